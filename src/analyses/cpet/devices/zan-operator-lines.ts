import type { Remark } from '#core/remark.ts';
import type { Section } from '#readers/document.ts';
import type { StatedThreshold } from '../recording.ts';

/** A line that the operator drew, by its two ends. */
type DrawnLine = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

const slopeOf = ({ x1, y1, x2, y2 }: DrawnLine): number => (y2 - y1) / (x2 - x1);

/** The line drawn under a name such as R23L0 ("R23L0=0.25,0.50,2.55,2.30"). */
function lineNamed(section: Section, name: string): DrawnLine | undefined {
  const text = section.lines.find((line) => line.text.startsWith(`${name}=`))?.text;
  const [x1, y1, x2, y2] = (text?.slice(name.length + 1) ?? '').split(',').map(Number);
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  return [x1, y1, x2, y2].every(Number.isFinite) && x2 > x1 ? { x1, y1, x2, y2 } : undefined;
}

/** Where two drawn lines meet, if the second is steeper and they meet within the span they cover together. */
function meeting(first: DrawnLine | undefined, second: DrawnLine | undefined): number | undefined {
  if (first === undefined || second === undefined) return undefined;
  const [slope1, slope2] = [slopeOf(first), slopeOf(second)];
  if (slope2 <= slope1) return undefined;
  const x = (first.y1 - slope1 * first.x1 - (second.y1 - slope2 * second.x1)) / (slope2 - slope1);
  return x > Math.min(first.x1, second.x1) && x < Math.max(first.x2, second.x2) ? x : undefined;
}

/**
 * Thresholds from ZAN's [Regression] section. R23 is the pair of the V-slope (VCO2 over VO2, L/min): it meets at
 * VT1. R22 (VE over VCO2) meets at VT2, but in VCO2, so it is only told. R21 (VO2 over time, s) holds no threshold.
 */
export function readOperatorLines(section: Section | undefined): {
  readonly thresholds: readonly StatedThreshold[];
  readonly remarks: readonly Remark[];
} {
  if (section === undefined) return { thresholds: [], remarks: [] };
  const thresholds: StatedThreshold[] = [];
  const remarks: Remark[] = [];
  const vt1VO2LPerMin = meeting(lineNamed(section, 'R23L0'), lineNamed(section, 'R23L1'));
  if (vt1VO2LPerMin !== undefined) {
    thresholds.push({ which: 'VT1', label: 'R23 (V-slope)', vo2MlPerMin: 1000 * vt1VO2LPerMin });
  }
  const vt2Vco2LPerMin = meeting(lineNamed(section, 'R22L0'), lineNamed(section, 'R22L1'));
  if (vt2Vco2LPerMin !== undefined) {
    remarks.push({
      code: 'operator-lines-vt2',
      severity: 'note',
      detail: `the operator's lines of VE over VCO2 meet at VCO2 ${(1000 * vt2Vco2LPerMin).toFixed(0)} mL/min`,
      at: { row: section.row },
      value: 1000 * vt2Vco2LPerMin,
    });
  }
  return { thresholds, remarks };
}
