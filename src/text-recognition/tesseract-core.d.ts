/** The recognition engine, compiled to WebAssembly; the package has no types of its own. Only what is used here. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export type TesseractApi = {
    /** 0 where it began, -1 where the language data will not do. */
    Init(dataFolder: string | null, language: string, engineMode: number, config?: string): number;
    SetVariable(name: string, value: string): boolean;
    /** Reads the file `/input`; 1 where that is no picture. */
    SetImageFile(exifOrientation: number, angleRadians: number): number;
    Recognize(monitor: null): number;
    GetJSONText(): string;
    Clear(): void;
    End(): void;
  };
  export type TesseractCore = {
    readonly FS: {
      writeFile(path: string, bytes: Uint8Array): void;
      unlink(path: string): void;
    };
    readonly TessBaseAPI: new () => TesseractApi;
    destroy(api: TesseractApi): void;
  };
  const openCore: (options: {
    readonly wasmBinary: Uint8Array;
    readonly print: (text: string) => void;
    readonly printErr: (text: string) => void;
  }) => Promise<TesseractCore>;
  export default openCore;
}
