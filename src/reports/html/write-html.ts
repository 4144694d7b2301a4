import { describeSourceRef } from '#core/source-ref.ts';
import type { ReportBlock, ReportDocument, ReportValue } from '../document.ts';
import { drawFigure } from '../drawing/draw-figure.ts';
import { escapeMarkup } from '../escape-markup.ts';
import type { Letterhead } from '../pdf/write-pdf.ts';
import { writeSvg } from '../svg.ts';
import { htmlStyle } from './style.ts';

export type HtmlRequest = {
  readonly report: ReportDocument;
  readonly letterhead: Letterhead;
  readonly kind: string;
  readonly footer: readonly string[];
  readonly withSources: boolean;
};

/**
 * A report as one HTML file that needs nothing else: style and figures are inside, there is no script, and a policy in
 * the file lets a browser run or load nothing whatever an editor put in later. Every text is escaped.
 */
export function writeHtml({ report, letterhead, kind, footer, withSources }: HtmlRequest): string {
  const { laboratory, logo } = letterhead;
  const picture =
    logo === undefined
      ? ''
      : `<img alt="" src="data:image/${logo.kind};base64,${escapeMarkup(logo.base64)}" style="max-height:48px;max-width:180px">`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeMarkup(report.title)}</title>`,
    `<style>${htmlStyle}</style>`,
    '</head>',
    '<body>',
    `<header>${picture}<strong>${escapeMarkup(laboratory ?? '')}</strong><span>${escapeMarkup(kind)}</span></header>`,
    '<main>',
    `<h1>${escapeMarkup(report.title)}</h1>`,
    ...(report.subtitle === undefined ? [] : [`<p class="soft">${escapeMarkup(report.subtitle)}</p>`]),
    ...report.blocks.map((block) => blockHtml(block, withSources)),
    '</main>',
    `<footer>${footer.map((line) => `<p>${escapeMarkup(line)}</p>`).join('')}</footer>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

function blockHtml(block: ReportBlock, withSources: boolean): string {
  switch (block.kind) {
    case 'headline':
      return `<dl class="tiles">${block.values.map(tile).join('')}</dl>`;
    case 'values':
      return section(block.title, `<table class="values">${block.values.map(valueRow).join('')}</table>`);
    case 'table':
      return section(block.title, tableHtml(block, withSources));
    case 'remarks':
      return section(
        block.title,
        block.remarks.length === 0
          ? '<p class="soft">Nothing to remark.</p>'
          : `<ul>${block.remarks
              .map(({ severity, detail, at }) => {
                const place = describeSourceRef(at);
                const where = place === '' ? '' : ` <span class="soft">(${escapeMarkup(place)})</span>`;
                return `<li class="${severity}"><b>${severity}</b> ${escapeMarkup(detail)}${where}</li>`;
              })
              .join('')}</ul>`,
      );
    case 'text':
      return section(block.title, `<p>${escapeMarkup(block.text)}</p>`);
    case 'figure': {
      const svg = writeSvg(drawFigure(block.figure, { widthPt: 720 }));
      return section(block.figure.title, `<figure>${svg}</figure>`, ' class="wide"');
    }
  }
}

function section(title: string | undefined, body: string, attributes = ''): string {
  const heading = title === undefined ? '' : `<h2>${escapeMarkup(title)}</h2>`;
  return `<section${attributes}>${heading}${body}</section>`;
}

function tile({ label, text, unit = '', note }: ReportValue): string {
  const value =
    text === undefined
      ? '<span class="soft">not given</span>'
      : `<b>${escapeMarkup(text)}</b> <span class="soft">${escapeMarkup(unit)}</span>`;
  const more = note === undefined ? '' : `<dd class="note">${escapeMarkup(note)}</dd>`;
  return `<div><dt>${escapeMarkup(label)}</dt><dd>${value}</dd>${more}</div>`;
}

function valueRow({ label, text, unit = '', note = '' }: ReportValue): string {
  const value = text === undefined ? 'not given' : `${text} ${unit}`.trim();
  return `<tr><th scope="row">${escapeMarkup(label)}</th><td>${escapeMarkup(value)}</td><td class="note">${escapeMarkup(note)}</td></tr>`;
}

function tableHtml(
  { columns, rows, note }: Extract<ReportBlock, { kind: 'table' }>,
  withSources: boolean,
): string {
  const shown = columns
    .map((column, place) => ({ ...column, place }))
    .filter(({ tucked }) => withSources || tucked !== true);
  const head = shown.map(({ title, unit, numeric }) => {
    const below = unit === undefined ? '' : `<small>${escapeMarkup(unit)}</small>`;
    return `<th scope="col"${numeric === true ? ' class="number"' : ''}>${escapeMarkup(title)}${below}</th>`;
  });
  const body = rows.map((row) => {
    const cells = shown.map(
      ({ place, numeric }) =>
        `<td${numeric === true ? ' class="number"' : ''}>${escapeMarkup(row[place] ?? '–')}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const below = note === undefined ? '' : `<p class="note">${escapeMarkup(note)}</p>`;
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>${below}`;
}
