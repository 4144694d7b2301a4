/**
 * DejaVu Sans as base64, for texts with letters that the standard fonts lack (Greek, Cyrillic, signs). A part of the
 * build of its own, read when first needed.
 */
export async function loadWideFont(): Promise<string> {
  const { default: dataUrl } = await import('dejavu-fonts-ttf/ttf/DejaVuSans.ttf?inline');
  return dataUrl.slice(dataUrl.indexOf(',') + 1);
}
