declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** What the library asks for instead of a worker of its own, once it stands in `globalThis.pdfjsWorker`. */
  export const WorkerMessageHandler: unknown;
}

declare module 'pdfjs-dist/*?inline' {
  /** A `data:` address. */
  const dataUrl: string;
  export default dataUrl;
}

declare module 'pdfjs-dist/*?url&inline' {
  /** A `data:` address. */
  const dataUrl: string;
  export default dataUrl;
}
