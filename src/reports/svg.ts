import { escapeMarkup } from './escape-markup.ts';
import type { Drawing, Point, Shape } from './drawing/shapes.ts';

/**
 * A drawing as an SVG document on white: text stays text, nothing refers to anything outside, and there is no script.
 * Points are lines of no length with round ends, a tenth of the size of circles.
 */
export function writeSvg({ title, description, widthPt, heightPt, shapes }: Drawing): string {
  const [width, height] = [digits(widthPt), digits(heightPt)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<desc>${escapeMarkup(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...shapes.map(writeShape),
    '</svg>\n',
  ].join('\n');
}

function writeShape(shape: Shape): string {
  const { colour } = shape;
  switch (shape.kind) {
    case 'lines': {
      const dash = shape.dashPt === undefined ? '' : ` stroke-dasharray="${shape.dashPt.join(' ')}"`;
      return `<path d="${shape.lines.map(pathOf).join('')}" fill="none" stroke="${colour}" stroke-width="${digits(shape.widthPt)}" stroke-linejoin="round"${dash}/>`;
    }
    case 'area':
      return `<path d="${pathOf(shape.points)}Z" fill="${colour}"${opacityOf(shape.opacity)}/>`;
    case 'box': {
      const [x, y] = shape.at;
      return `<rect x="${digits(x)}" y="${digits(y)}" width="${digits(shape.widthPt)}" height="${digits(shape.heightPt)}" fill="${colour}"${opacityOf(shape.opacity)}/>`;
    }
    case 'dots': {
      const d = shape.at.map(([x, y]) => `M${digits(x)} ${digits(y)}h0`).join('');
      return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${digits(2 * shape.radiusPt)}" stroke-linecap="round"${opacityOf(shape.opacity)}/>`;
    }
    case 'rings': {
      const r = digits(shape.radiusPt);
      const across = digits(2 * shape.radiusPt);
      const d = shape.at.map(
        ([x, y]) =>
          `M${digits(x - shape.radiusPt)} ${digits(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0`,
      );
      return `<path d="${d.join('')}" fill="none" stroke="${colour}" stroke-width="${digits(shape.widthPt)}"/>`;
    }
    case 'text':
      return writeText(shape);
  }
}

function writeText({
  at: [x, y],
  text,
  sizePt,
  colour,
  anchor,
  bold,
  turned,
}: Extract<Shape, { kind: 'text' }>): string {
  const [left, base] = [digits(x), digits(y)];
  const attributes = [
    `x="${left}" y="${base}" font-size="${digits(sizePt)}" fill="${colour}"`,
    ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
    ...(bold ? ['font-weight="bold"'] : []),
    ...(turned ? [`transform="rotate(-90 ${left} ${base})"`] : []),
  ].join(' ');
  return `<text ${attributes}>${escapeMarkup(text)}</text>`;
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${digits(x)} ${digits(y)}`).join('');
}

function opacityOf(opacity: number | undefined): string {
  return opacity === undefined ? '' : ` opacity="${digits(opacity)}"`;
}

/** A hundredth of a point is finer than any printer. */
function digits(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
