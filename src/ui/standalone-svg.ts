/** What of a drawing's looks comes from style sheets, and must go with it into a file. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-size',
  'font-weight',
  'paint-order',
] as const;

/**
 * A drawing on the page as a file of its own: in the light theme on white, with its looks written into it. What bears
 * the class `on-page-only` (the point under the pointer) is left out.
 */
export function standaloneSvg(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const room = document.createElement('div');
  room.style.cssText = 'color-scheme: light; position: absolute; visibility: hidden;';
  room.append(copy);
  (svg.parentElement ?? document.body).append(room);
  for (const one of copy.querySelectorAll('.on-page-only')) one.remove();
  for (const one of copy.querySelectorAll<SVGElement>('*')) {
    const style = getComputedStyle(one);
    const isDrawn = style.getPropertyValue('stroke') !== 'none';
    for (const look of looks)
      if (isDrawn || !look.startsWith('stroke-')) one.setAttribute(look, style.getPropertyValue(look));
  }
  for (const one of copy.querySelectorAll('*')) one.removeAttribute('class');
  room.remove();
  const { width, height } = svg.getBoundingClientRect();
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 0 ${String(Math.round(width))} ${String(Math.round(height))}`);
  copy.setAttribute('font-family', "Helvetica, Arial, 'Liberation Sans', sans-serif");
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  name.textContent = title;
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [key, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', '#ffffff'],
  ] as const)
    paper.setAttribute(key, value);
  copy.prepend(name, paper);
  return new XMLSerializer().serializeToString(copy);
}
