import { createCanvas } from '@napi-rs/canvas';

/** White pictures with a black bar, in the formats that are read. */
export function smallPictures(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const canvas = createCanvas(120, 160);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 120, 160);
  context.fillStyle = '#000000';
  context.fillRect(10, 20, 90, 12);
  return [
    { name: 'bar.png', bytes: new Uint8Array(canvas.toBuffer('image/png')) },
    { name: 'bar.jpg', bytes: new Uint8Array(canvas.toBuffer('image/jpeg', 80)) },
    { name: 'bar.webp', bytes: new Uint8Array(canvas.toBuffer('image/webp', 80)) },
  ];
}
