import { visibleText } from '#core/visible-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 (fifth edition, section 2.2) lets nobody write, not even escaped. */
const neverInXml = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]',
    '[\\ud800-\\udbff](?![\\udc00-\\udfff])',
    '(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  ].join('|'),
  'g',
);

/** A text for an element or a quoted attribute of HTML or SVG: nothing in it is markup, and nothing unseen. */
export function escapeMarkup(text: string): string {
  return visibleText(text.replace(neverInXml, '\ufffd')).replace(
    /[&<>"']/g,
    (sign) => entities[sign] ?? sign,
  );
}
