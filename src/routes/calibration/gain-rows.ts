import type {
  ConventionFit,
  MeanError,
  ThresholdGain,
} from '#analyses/cpet/model/calibration/fit-convention.ts';
import { signedSeconds } from '#analyses/cpet/view/domains/domain-words.ts';
import { fixed } from '#language/numbers.ts';

type Fitted = Extract<ConventionFit, { gain: unknown }>;

/** Mean distance from the marks under each convention, as texts. */
export type GainRow = {
  readonly title: string;
  readonly marks: string;
  readonly none: string;
  readonly readers: string;
  readonly laboratory: string;
};

/** What a laboratory's own convention gains on tests left out, by threshold and over both. */
export function gainRows({ gain }: Fitted): readonly GainRow[] {
  const rows: readonly (readonly [string, ThresholdGain | undefined])[] = [
    ['VT1', gain.vt1],
    ['VT2', gain.vt2],
    ['Both', gain.both],
  ];
  return rows.flatMap(([title, of]) =>
    of === undefined
      ? []
      : [
          {
            title,
            marks: String(of.marks),
            none: errorText(of.none),
            readers: errorText(of.readers),
            laboratory: errorText(of.laboratory),
          },
        ],
  );
}

/** "31 s, 6.2 %"; percent is of the marked VO2. */
function errorText({ maeS, maePercent }: MeanError): string {
  const seconds = `${fixed(maeS, 0)} s`;
  return maePercent === undefined ? seconds : `${seconds}, ${fixed(maePercent, 1)} %`;
}

/** Where the laboratory marks, in one sentence. */
export function offsetsInWords({ vt1, vt2 }: Fitted): string {
  const one = (which: string, { offsetS, sdS, marks }: Fitted['vt1']) =>
    marks === 0
      ? `${which} was not marked and is taken as readers in general mark it`
      : `${which} ${signedSeconds(offsetS)} from the physiological breakpoint (one mark differs from the next by an SD of ${fixed(sdS, 0)} s)`;
  return `${one('VT1', vt1)}; ${one('VT2', vt2)}.`;
}
