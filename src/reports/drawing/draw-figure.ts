import type { Figure, FigurePanel } from '../figure.ts';
import { drawPanel } from './draw-panel.ts';
import type { Drawing, Point, Shape } from './shapes.ts';

export type FigureSize = {
  readonly widthPt: number;
  /** Of each row of panels; absent: as suits the width. */
  readonly rowHeightPt?: number;
};

const gapPt = 6;
/** Of the others' height: a wide panel needs less. */
const wideHeight = 0.8;

/** A figure of this width as shapes: its panels in rows, first row at the top. */
export function drawFigure(figure: Figure, { widthPt, rowHeightPt }: FigureSize): Drawing {
  const columns = Math.max(1, Math.min(figure.columns, figure.panels.length));
  const panelWidthPt = (widthPt - gapPt * (columns - 1)) / columns;
  const panelHeightPt = rowHeightPt ?? Math.max(90, panelWidthPt * 0.68);
  const shapes: Shape[] = [];
  let top = 0;
  for (const panels of rowsOf(figure.panels, columns)) {
    const isWide = panels[0]?.wide === true;
    const heightPt = isWide ? panelHeightPt * wideHeight : panelHeightPt;
    panels.forEach((panel, column) => {
      const at: Point = [column * (panelWidthPt + gapPt), top];
      shapes.push(...drawPanel(panel, { at, widthPt: isWide ? widthPt : panelWidthPt, heightPt }));
    });
    top += heightPt + gapPt;
  }
  const { title, description } = figure;
  return { title, description, widthPt, heightPt: Math.max(0, top - gapPt), shapes };
}

/** How high a row of panels is where the whole figure is to be this high. */
export function rowHeightIn(figure: Figure, heightPt: number): number {
  const rows = rowsOf(figure.panels, Math.max(1, Math.min(figure.columns, figure.panels.length)));
  const shares = rows.reduce((sum, panels) => sum + (panels[0]?.wide === true ? wideHeight : 1), 0);
  return (heightPt - gapPt * (rows.length - 1)) / Math.max(1, shares);
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
