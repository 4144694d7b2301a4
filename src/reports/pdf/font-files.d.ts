declare module '*.ttf?inline' {
  /** The font as a data URL. */
  const dataUrl: string;
  export default dataUrl;
}
