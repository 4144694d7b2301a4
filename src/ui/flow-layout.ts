/** A reason with how often it holds. */
export type FlowReason = { readonly words: string; readonly count: number };

/** A box of a flow diagram, with what leaves it on the way to the next. */
export type FlowStep = {
  readonly title: string;
  readonly count: number;
  readonly note?: string;
  readonly aside?: {
    readonly title: string;
    readonly count: number;
    readonly reasons: readonly FlowReason[];
  };
};

/** What stands side by side at the foot. */
export type FlowStage = {
  readonly title: string;
  readonly count: number;
  readonly missing: readonly FlowReason[];
};

export type FlowLine = { readonly text: string; readonly strong: boolean };

/** A drawn box, in px; `tone` tells what stays from what leaves. */
export type FlowBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: 'stays' | 'leaves' | 'foot';
  readonly lines: readonly FlowLine[];
};

/** An arrow from one box to another: straight down, or down and aside. */
export type FlowArrow = { readonly from: readonly [number, number]; readonly to: readonly [number, number] };

export type FlowLayout = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly FlowBox[];
  readonly arrows: readonly FlowArrow[];
};

export const lineHeight = 18;
const padding = 10;
/** Mean width of a character at 13 px. */
const characterWidth = 6.7;
const gap = 26;
/** Narrower than this, what leaves stands beneath and not beside. */
const narrow = 560;

/** A flow diagram for this many pixels: boxes down the left, what leaves to the right, stages at the foot. */
export function layOutFlow(
  steps: readonly FlowStep[],
  stages: readonly FlowStage[],
  width: number,
): FlowLayout {
  const boxes: FlowBox[] = [];
  const arrows: FlowArrow[] = [];
  const isNarrow = width < narrow;
  const mainWidth = isNarrow ? width - 2 : Math.min(320, width * 0.42);
  const spine = isNarrow ? 18 : mainWidth / 2;
  let y = 1;
  let above: FlowBox | undefined;
  for (const step of steps) {
    const box = boxAt(1, y, mainWidth, 'stays', linesOf(step, mainWidth));
    boxes.push(box);
    if (above !== undefined) arrows.push({ from: [spine, bottom(above)], to: [spine, box.y] });
    above = box;
    y = bottom(box) + gap;
    if (step.aside === undefined) continue;
    const { title, count, reasons } = step.aside;
    const asideX = isNarrow ? 40 : mainWidth + 56;
    const asideWidth = width - asideX - 1;
    const lines = linesOf({ title, count, reasons }, asideWidth);
    const aside = boxAt(asideX, isNarrow ? y : bottom(box) + gap / 2, asideWidth, 'leaves', lines);
    boxes.push(aside);
    const level = aside.y + aside.height / 2;
    arrows.push({ from: [spine, level], to: [aside.x, level] });
    y = bottom(aside) + (isNarrow ? gap : gap / 2);
  }
  return { width, ...foot(stages, { width, isNarrow, y, spine, above }, boxes, arrows) };
}

type Foot = {
  readonly width: number;
  readonly isNarrow: boolean;
  readonly y: number;
  readonly spine: number;
  readonly above: FlowBox | undefined;
};

function foot(
  stages: readonly FlowStage[],
  { width, isNarrow, y: startY, spine, above }: Foot,
  boxes: FlowBox[],
  arrows: FlowArrow[],
): Omit<FlowLayout, 'width'> {
  const space = 10;
  const each = isNarrow ? width - 2 : (width - 2 - space * (stages.length - 1)) / Math.max(1, stages.length);
  const laid = stages.map(({ title, count, missing }) =>
    linesOf({ title, count, reasons: missing, reasonsTitle: 'without it' }, each),
  );
  const tallest = laid.reduce((most, { length }) => Math.max(most, length), 0);
  let y = startY;
  stages.forEach((_, place) => {
    const lines = laid[place] ?? [];
    const x = isNarrow ? 1 : 1 + place * (each + space);
    const box = boxAt(x, y, each, 'foot', lines, isNarrow ? lines.length : tallest);
    boxes.push(box);
    if (place === 0 && above !== undefined) arrows.push({ from: [spine, bottom(above)], to: [spine, y] });
    if (isNarrow) y = bottom(box) + space;
  });
  const height = boxes.reduce((most, box) => Math.max(most, bottom(box)), 0) + 1;
  return { height, boxes, arrows };
}

function bottom({ y, height }: FlowBox): number {
  return y + height;
}

function boxAt(
  x: number,
  y: number,
  width: number,
  tone: FlowBox['tone'],
  lines: readonly FlowLine[],
  count = lines.length,
): FlowBox {
  return { x, y, width, height: 2 * padding + count * lineHeight, tone, lines };
}

type Told = {
  readonly title: string;
  readonly count: number;
  readonly note?: string;
  readonly reasons?: readonly FlowReason[];
  readonly reasonsTitle?: string;
};

function linesOf(
  { title, count, note, reasons = [], reasonsTitle }: Told,
  width: number,
): readonly FlowLine[] {
  const most = Math.max(10, Math.floor((width - 2 * padding) / characterWidth));
  const plain = (text: string) => wrap(text, most).map((line) => ({ text: line, strong: false }));
  return [
    ...wrap(`${title}: ${String(count)}`, most).map((text) => ({ text, strong: true })),
    ...(note === undefined ? [] : plain(note)),
    ...(reasonsTitle !== undefined && reasons.length > 0 ? plain(`${reasonsTitle}:`) : []),
    ...reasons.flatMap((reason) => plain(`${String(reason.count)} ${reason.words}`)),
  ];
}

/** Words in lines of so many characters at most; a longer word stands alone. */
export function wrap(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
