import type { Figure } from '../figure.ts';
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
  const rows = Math.ceil(figure.panels.length / columns);
  const panelWidthPt = (widthPt - gapPt * (columns - 1)) / columns;
  const panelHeightPt = rowHeightPt ?? Math.max(90, panelWidthPt * 0.68);
  const shapes = figure.panels.flatMap((panel, i): readonly Shape[] =>
    drawPanel(panel, {
      at: [(i % columns) * (panelWidthPt + gapPt), Math.floor(i / columns) * (panelHeightPt + gapPt)],
      widthPt: panelWidthPt,
      heightPt: panelHeightPt,
    }),
  );
  const { title, description } = figure;
  return {
    title,
    description,
    widthPt,
    heightPt: rows * panelHeightPt + gapPt * Math.max(0, rows - 1),
    shapes,
  };
}
