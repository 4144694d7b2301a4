import { normalise } from './normalise.ts';

/** A unit as the product knows it; the text is how it is shown. */
export type Unit =
  | 'mL/min'
  | 'L/min'
  | 'mL/s'
  | 'L/s'
  | 'L/h'
  | 'mL/min/kg'
  | 'L/min/kg'
  | 'mL'
  | 'L'
  | '1/min'
  | '1/s'
  | 'mmHg'
  | 'kPa'
  | 'hPa'
  | 'atm'
  | '%'
  | 'fraction'
  | 'W'
  | 'kp·m/min'
  | 'km/h'
  | 'km/h ×10'
  | 'm/s'
  | 'm/min'
  | 'mph'
  | 's'
  | 'ms'
  | 'min'
  | 'h'
  | 'h:mm:ss'
  | 'mm:ss'
  | 'clock'
  | 'kcal'
  | 'other'
  | 'none';

const written: Readonly<Record<Unit, string>> = {
  'mL/min': 'ml/min мл/мин mlmin cc/min ml/m',
  'L/min': 'l/min л/мин lmin lpm l/m litre/min',
  'mL/s': 'ml/s ml/sec',
  'L/s': 'l/s l/sec',
  'L/h': 'l/h',
  'mL/min/kg': 'ml/min/kg ml/kg/min ml/kg/m ml/kgmin ml/minkg mlkgmin mlminkg ml/min/kgkg ml/kg/min/kg',
  'L/min/kg': 'l/min/kg l/kg/min',
  mL: 'ml ml/beat ml/bpm cc ml/slag ml/batt ml/schlag ml/bat ml/hb mls',
  L: 'l liter litre litri litros litres',
  '1/min':
    '1/min уд/мин 1/мин schlag/min schlage/min latidos/min battiti/min /min bpm br/min b/min breath/min breaths/min beats/min beat/min rpm u/min umin tr/min min1 rev/min resp/min atti/min batt/min slag/min puls/min pulse/min cpm c/min bat/min lat/min giri/min rev/m schl/min az/min umdr/min omdr/min r/min upm bbm ppm insp/min 1/m',
  '1/s': '1/s hz',
  mmHg: 'mmhg torr mmhga',
  kPa: 'kpa',
  hPa: 'hpa mbar',
  atm: 'atm',
  '%': '% vol% volpct pct percent prozent %vol vol%stpd %rh',
  fraction: 'fraction frac',
  W: 'w watt watts wat vatio vatios vt вт',
  'kp·m/min': 'kpm/min kpm kgm/min',
  'km/h': 'km/h km/hr kmh kph kmt/h km/t km/u',
  'km/h ×10': 'kmh10 km/h10 kmhx10',
  'm/s': 'm/s m/sec mps',
  'm/min': 'm/min',
  mph: 'mph mi/h miles/h mi/hr mile/h',
  s: 's sec secs seconds sekunden sek second',
  ms: 'ms msec',
  min: 'min mins minutes minute minuten',
  h: 'h hr hour hours',
  'h:mm:ss': 'hmmss hhmmss hmmssms hhmmssz hhmmsss hmmss,ms hhmmss,z hmmsss hhmmssms hmmssz h:mm:ss',
  'mm:ss': 'mmss mss mmss,s mmsss',
  clock: 'clock',
  kcal: 'kcal kj',
  other:
    'mmol mmol/l meq/l kcal/min kcal/h kcal/d kcal/day g/min g/h g/d g/day g/dag g/tag g/j °c c degc mv cm m mm kg bt/st ml/min/w (ml/min)/(m/s) kcal/d/kg kcal/kg/day kcal/m2/day l/l ml/l % # mmhg/min mv/sec beats kcal/hr ml/w/min ml/kg/m/s mph% ph borg dl/min mmol/min w/kg watt/kg watts/kg min/km min/mile',
  none: '',
};

const units: ReadonlyMap<string, Unit> = new Map(
  (Object.entries(written) as [Unit, string][]).reverse().flatMap(([unit, texts]) =>
    texts
      .split(' ')
      .filter((text) => text !== '')
      .map((text) => [text, unit] as const),
  ),
);

/** Superscripts and signs flattened: "ml·min⁻¹·kg⁻¹" and "ml.min-1.kg-1" → "ml/min/kg". */
function flatten(text: string): string {
  return text
    .replace(/\((btps|stpd|atps)\)/gi, '')
    .replace(/\s*[·.*×]?\s*(kg|min|m|s|h|sec)\s*(?:\^?-1|⁻¹|\^\(-1\))/gi, '/$1')
    .replace(/\bbtps\b|\bstpd\b|\batps\b/gi, '');
}

/** The unit a text names; 'none' for blanks and dashes; undefined where the text is no known unit. */
export function parseUnit(text: string): Unit | undefined {
  const trimmed = text.trim();
  if (/^[-–—\s]*$/.test(trimmed)) return 'none';
  // per kg of lean mass, or of a power of the mass, is no VO2 per body mass
  if (/kg.*(ffm|lbm|lean)|(ffm|lbm).*kg|kg\s*\^?\s*-?0?[.,]\d/i.test(trimmed)) return 'other';
  const key = normalise(flatten(trimmed).replace(/µ/g, 'u')).replace(/^[([]+|[)\]]+$/g, '');
  return units.get(key) ?? units.get(key.replace(/[()[\]]/g, ''));
}
