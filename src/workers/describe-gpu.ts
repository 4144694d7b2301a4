/**
 * The GPU that this browser would lend, in words; undefined where there is none, or where the browser cannot suspend
 * WebAssembly (JSPI), which the runtime's build for GPUs needs. Never rejects.
 */
export async function describeGpu(): Promise<string | undefined> {
  if (!('gpu' in navigator) || !('Suspending' in WebAssembly)) return undefined;
  try {
    const adapter = await navigator.gpu.requestAdapter();
    if (adapter === null) return undefined;
    const { vendor, architecture, device, description } = adapter.info;
    const words = [vendor, architecture, device, description].filter((word) => word !== '');
    return words.length === 0 ? 'an unnamed GPU' : words.join(' ');
  } catch {
    return undefined;
  }
}
