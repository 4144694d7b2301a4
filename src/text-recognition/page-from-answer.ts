import type { PageLine, PageText } from '#core/page-text.ts';
import type { Box } from '#core/picture.ts';

/** What the engine says of a page; there is more in it, and every part may be missing where nothing was seen. */
type Answer = {
  readonly blocks?: readonly {
    readonly paragraphs?: readonly {
      readonly lines?: readonly { readonly bbox: Box; readonly words?: readonly AnswerWord[] }[];
    }[];
  }[];
};
type AnswerWord = { readonly text: string; readonly confidence: number; readonly bbox: Box };

/**
 * The engine's answer (JSON) as a page: its lines from top to bottom, its words with their places. It answers nothing at
 * all where it made out no lines, as on a page that lies on a side.
 */
export function pageFromAnswer(json: string, widthPx: number, heightPx: number): PageText {
  const answer = (json === '' ? {} : JSON.parse(json)) as Answer;
  const lines: PageLine[] = [];
  for (const block of answer.blocks ?? [])
    for (const paragraph of block.paragraphs ?? [])
      for (const line of paragraph.lines ?? []) {
        const words = (line.words ?? []).filter(({ text }) => text.trim() !== '').map(wordFrom);
        if (words.length > 0) lines.push({ words, box: boxFrom(line.bbox) });
      }
  const middle = ({ box }: PageLine) => box.y0 + box.y1;
  lines.sort((a, b) => middle(a) - middle(b));
  return { origin: 'recognised', unit: 'pixel', width: widthPx, height: heightPx, lines };
}

function wordFrom({ text, confidence, bbox }: AnswerWord): PageLine['words'][number] {
  return { text: text.trim(), box: boxFrom(bbox), confidence: Math.max(0, Math.min(1, confidence / 100)) };
}

const boxFrom = ({ x0, y0, x1, y1 }: Box): Box => ({ x0, y0, x1, y1 });
