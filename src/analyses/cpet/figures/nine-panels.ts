import type { Figure, FigurePanel, FigureSpan } from '#reports/figure.ts';
import type { CpetFinding } from '../finding.ts';
import type { DomainCurves } from '../model/domain-answer.ts';
import { drawPanel, timeAxis, type DrawnAs } from './draw-panel.ts';
import { domains } from './intensity-domains.ts';
import { layoutOf, type LayoutId } from './layouts.ts';
import { domainSpans, phaseSpans, phaseTitles } from './shading.ts';
import { figureData, smoothingS } from './smoothed-quantities.ts';
import { headlineMarks, methodMarks } from './threshold-marks.ts';

/** How a reader wants the panels. */
export type PanelChoice = {
  readonly layout: LayoutId;
  readonly shading: 'phases' | 'domains' | 'none';
  readonly drawn: DrawnAs;
  /** Marks of every method beside ours. */
  readonly everyMethod: boolean;
};

export const defaultPanelChoice: PanelChoice = {
  layout: 'wasserman-2012',
  shading: 'phases',
  drawn: 'both',
  everyMethod: false,
};

/** What the panels need of a finding. */
export type PanelFinding = Pick<
  CpetFinding,
  | 'series'
  | 'sampling'
  | 'phases'
  | 'thresholds'
  | 'domains'
  | 'statedThresholds'
  | 'comparedAnswers'
  | 'adjusted'
  | 'exerciseDurationS'
>;

/** The panels of a layout that the test has data for, and the titles of those it has none for. */
export type NinePanels = Figure & { readonly missing: readonly string[] };

/**
 * The nine panels of a test in a published layout, and domain probabilities over time beneath, where the network
 * answers.
 */
export function ninePanels(finding: PanelFinding, choice: PanelChoice = defaultPanelChoice): NinePanels {
  const { sampling, phases } = finding;
  const layout = layoutOf(choice.layout);
  const data = figureData(finding);
  const curves = finding.domains?.state === 'answered' ? finding.domains.curves : undefined;
  const spans = shadingOf(choice.shading, finding);
  const marks = [...(choice.everyMethod ? methodMarks(finding) : []), ...headlineMarks(finding)];
  const setting = { drawn: choice.drawn, spans, marks, over: partOver(phases) };
  const drawn = layout.panels.map((id, place) => drawPanel(id, place + 1, data, setting));
  const panels = drawn.filter((panel) => 'id' in panel);
  const missing = drawn.flatMap((panel) => ('missing' in panel ? [panel.missing] : []));
  const probabilities = curves && domainPanel(curves, marks);
  const names = panels.map(({ title }) => title).join('; ');
  const phaseNames = phases.map(({ phase }) => phaseTitles[phase].toLowerCase()).join(', ');
  const smoothing =
    sampling.kind === 'averaged'
      ? 'lines join the file’s averages'
      : `lines are means of ${String(smoothingS)} s`;
  return {
    title: `Panels, ${layout.title}`,
    description: [
      `Panels: ${names === '' ? 'none' : names}.`,
      ...(probabilities ? ['Probability of each intensity domain over time.'] : []),
      ...(missing.length > 0 ? [`Without data: ${missing.join('; ')}.`] : []),
      `Phases: ${phaseNames === '' ? 'none found' : phaseNames}; ${smoothing}.`,
    ].join(' '),
    columns: layout.columns,
    panels: probabilities ? [...panels, probabilities] : panels,
    missing,
  };
}

/** Up to the last recovery; from the incremental part on where stages or bouts with recoveries lie before it. */
function partOver(phases: CpetFinding['phases']): { readonly fromS: number; readonly toS: number } {
  const last = phases.at(-1);
  const place = phases.findLastIndex(({ phase }) => phase === 'incremental');
  const isLater = phases
    .slice(0, Math.max(0, place))
    .some(({ phase }) => phase === 'stages' || phase === 'recovery');
  return {
    fromS: isLater ? (phases[place]?.startS ?? -Infinity) : -Infinity,
    toS: last?.phase === 'recovery' ? last.startS : Infinity,
  };
}

/** Domains where they are asked for and known, else phases. */
function shadingOf(shading: PanelChoice['shading'], finding: PanelFinding): readonly FigureSpan[] {
  if (shading === 'none') return [];
  const spans = shading === 'domains' ? domainSpans(finding) : [];
  return spans.length > 0 ? spans : phaseSpans(finding.phases);
}

/** Probability of each domain over time, stacked: the three sum to 1. */
function domainPanel(curves: DomainCurves, marks: FigurePanel['marks']): FigurePanel {
  return {
    id: 'domain-probabilities',
    title: 'Probability of each intensity domain',
    timeS: curves.timeS,
    x: timeAxis,
    left: { label: 'Probability', unit: '', fromZero: true, digits: 2, range: [0, 1] },
    series: domains.map(({ id, title, colour }) => ({
      title,
      colour,
      axis: 'left',
      values: curves[id],
      drawnAs: 'area',
    })),
    spans: [],
    marks,
    wide: true,
  };
}
