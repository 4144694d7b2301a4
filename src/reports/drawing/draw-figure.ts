import type { Figure, FigurePanel } from '../figure.ts';
import { drawPanel } from './draw-panel.ts';
import type { Drawing, Shape } from './shapes.ts';

export type FigureSize = {
  readonly widthPt: number;
  /** Of each row of panels; absent: as suits the width. */
  readonly rowHeightPt?: number;
};

const gapPt = 6;

/** A figure of this width as shapes: its panels in rows, first row at the top. */
export function drawFigure(figure: Figure, { widthPt, rowHeightPt }: FigureSize): Drawing {
  const columns = Math.max(1, Math.min(figure.columns, figure.panels.length));
  const panelWidthPt = (widthPt - gapPt * (columns - 1)) / columns;
  const panelHeightPt = rowHeightPt ?? Math.max(90, panelWidthPt * 0.68);
  const rows = rowsOf(figure.panels, columns);
  const shapes = rows.flatMap((panels, row) =>
    panels.flatMap((panel, column): readonly Shape[] =>
      drawPanel(panel, {
        at: [column * (panelWidthPt + gapPt), row * (panelHeightPt + gapPt)],
        widthPt: panel.wide === true ? widthPt : panelWidthPt,
        heightPt: panelHeightPt,
      }),
    ),
  );
  const heightPt = rows.length * panelHeightPt + gapPt * Math.max(0, rows.length - 1);
  return { title: figure.title, description: figure.description, widthPt, heightPt, shapes };
}

/** Panels in rows; a wide one has a row to itself. */
function rowsOf(panels: readonly FigurePanel[], columns: number): readonly (readonly FigurePanel[])[] {
  const rows: FigurePanel[][] = [];
  let open: FigurePanel[] | undefined;
  for (const panel of panels) {
    if (panel.wide === true || open === undefined || open.length === columns) rows.push((open = []));
    open.push(panel);
    if (panel.wide === true) open = undefined;
  }
  return rows;
}
