/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** A batch's title as a file name: "lab 2024/7" → "lab-2024-7". */
export function fileNameOf(title: string, ending: 'csv' | 'json' | 'zip' | 'svg'): string {
  const bare = title
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${bare === '' ? 'batch' : bare}.${ending}`;
}
