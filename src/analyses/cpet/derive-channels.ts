import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { median, present } from '#core/statistics.ts';
import { channelIds, channels, type ChannelId, type Series } from './channels.ts';
import { inspiredO2Percent, partialPressureMmHg, stpdPerBtps } from './gas-laws.ts';
import { shiftedTestDay, subjectIdOf } from './identity.ts';
import type { QuantityId } from './quantities.ts';
import type { RawRecording } from './raw-recording.ts';
import type { ColumnRecord, Environment, Recording, Subject } from './recording.ts';

/** One number a row out of others, absent where any of them is, or where the result is no finite number. */
function rowWise(sources: readonly Series[], formula: (values: readonly number[]) => number): Series {
  const values = sources.map(() => 0); // of one row after another
  return (sources[0] ?? []).map((_, i) => {
    for (let k = 0; k < values.length; k += 1) {
      const value = sources[k]?.[i];
      if (value === undefined) return undefined;
      values[k] = value;
    }
    const result = formula(values);
    return Number.isFinite(result) ? result : undefined;
  });
}

/** A way to a channel: from which quantities, by which formula, and how to say it. */
type Derivation = {
  readonly channel: ChannelId;
  readonly from: readonly QuantityId[];
  readonly words: string;
  readonly formula: (values: readonly number[]) => number;
};

/** How VO2 is said to be derived where only the user's worklist knows a body mass. */
export const perWorklistMass = 'body mass of the worklist';

/** What the formulas need besides series. */
type Constants = {
  readonly bodyMassKg: number | undefined;
  readonly massWords: string;
  readonly barometricPressureMmHg: number | undefined;
  readonly stpdToBtpsFactor: number | undefined;
};

/** Simple formulas of up to three arguments; a missing argument cannot occur (rowWise). */
const of =
  (formula: (a: number, b: number, c: number) => number) =>
  (values: readonly number[]): number =>
    formula(values[0] ?? 0, values[1] ?? 0, values[2] ?? 0);

/**
 * Every derivation, in the order they are tried: an earlier one wins, and a later one may use what an earlier gave.
 * A channel that stands in the file is never replaced. Vendor equivalents are no source: carts take dead space off.
 */
function derivations({
  bodyMassKg,
  massWords,
  barometricPressureMmHg,
  stpdToBtpsFactor,
}: Constants): readonly Derivation[] {
  const list: Derivation[] = [];
  const add = (
    channel: ChannelId,
    from: readonly QuantityId[],
    words: string,
    formula: Derivation['formula'],
  ) => list.push({ channel, from, words, formula });
  if (bodyMassKg !== undefined) {
    const perKg = of((relative) => relative * bodyMassKg);
    add('vo2MlPerMin', ['vo2MlPerKgPerMin'], `VO2 per body mass · ${massWords}`, perKg);
    add('vco2MlPerMin', ['vco2MlPerKgPerMin'], `VCO2 per body mass · ${massWords}`, perKg);
  }
  add(
    'vco2MlPerMin',
    ['vo2MlPerMin', 'rer'],
    'VO2 · RER',
    of((vo2, rer) => vo2 * rer),
  );
  add(
    'rfPerMin',
    ['breathS'],
    '60 / Ttot',
    of((breathS) => 60 / breathS),
  );
  add(
    'rfPerMin',
    ['inspirationS', 'expirationS'],
    '60 / (Tin + Tex)',
    of((tin, tex) => 60 / (tin + tex)),
  );
  add(
    'veLPerMin',
    ['vtL', 'rfPerMin'],
    'VT · RF',
    of((vt, rf) => vt * rf),
  );
  // VE is the volume expired. In ZAN files the expired volume also meets the operator's own VE-VCO2 lines better
  // (0.975 and 0.987 of them in two files, the inspired one 0.936 and 0.933), so the inspired one only stands in.
  add(
    'veLPerMin',
    ['inspiredVtL', 'rfPerMin'],
    'inspired VT · RF',
    of((vt, rf) => vt * rf),
  );
  if (stpdToBtpsFactor !== undefined) {
    const words = `VE STPD · ${stpdToBtpsFactor} (the file's factor)`;
    add(
      'veLPerMin',
      ['veStpdLPerMin'],
      words,
      of((stpd) => stpd * stpdToBtpsFactor),
    );
  }
  if (barometricPressureMmHg !== undefined) {
    const factor = 1 / stpdPerBtps(barometricPressureMmHg);
    add(
      'veLPerMin',
      ['veStpdLPerMin'],
      `VE STPD · ${factor.toFixed(3)}`,
      of((stpd) => stpd * factor),
    );
    const pressure = (percent: number): number => partialPressureMmHg(percent, barometricPressureMmHg);
    const words = `/ 100 · (${barometricPressureMmHg} − 47 mmHg)`;
    add('peto2MmHg', ['feto2Percent'], `FETO2 ${words}`, of(pressure));
    add('petco2MmHg', ['fetco2Percent'], `FETCO2 ${words}`, of(pressure));
    const extracted = of((extraction) => pressure(inspiredO2Percent - extraction));
    add('peto2MmHg', ['o2ExtractionPercent'], `(${inspiredO2Percent} − FO2 extraction) ${words}`, extracted);
  }
  add(
    'rfPerMin',
    ['veLPerMin', 'vtL'],
    'VE / VT',
    of((ve, vt) => ve / vt),
  );
  add(
    'vtL',
    ['veLPerMin', 'rfPerMin'],
    'VE / RF',
    of((ve, rf) => ve / rf),
  );
  return list;
}

const has = (series: Series | undefined): series is Series =>
  series?.some((value) => value !== undefined) ?? false;

/** Body mass, kg, from VO2 and VO2 per body mass; undefined where either is missing. */
function impliedBodyMassKg(quantities: RawRecording['quantities']): number | undefined {
  const { vo2MlPerMin, vo2MlPerKgPerMin } = quantities;
  if (!has(vo2MlPerMin) || !has(vo2MlPerKgPerMin)) return undefined;
  return median(
    present(
      rowWise(
        [vo2MlPerMin, vo2MlPerKgPerMin],
        of((vo2, relative) => vo2 / relative),
      ),
    ),
  );
}

function withBodyMass(raw: RawRecording): {
  readonly subject: RawRecording['subject'];
  readonly columns: ColumnRecord[];
} {
  if (raw.subject.bodyMassKg !== undefined) return { subject: raw.subject, columns: [] };
  const bodyMassKg = impliedBodyMassKg(raw.quantities);
  if (bodyMassKg === undefined) return { subject: raw.subject, columns: [] };
  const derivedFrom = 'median of VO2 / VO2 per body mass';
  return {
    subject: { ...raw.subject, bodyMassKg },
    columns: [{ heading: '', quantity: 'body mass', unit: 'kg', derivedFrom }],
  };
}

function withPressure(raw: RawRecording): Environment {
  if (raw.environment.barometricPressureMmHg !== undefined) return raw.environment;
  const barometricPressureMmHg = median(present(raw.quantities.barometricPressureMmHg ?? []));
  return barometricPressureMmHg === undefined
    ? raw.environment
    : { ...raw.environment, barometricPressureMmHg };
}

/** What could not be derived for want of one number that the file does not state. */
function whatIsMissing(raw: RawRecording, found: Readonly<Partial<Record<ChannelId, Series>>>): Remark[] {
  const remarks: Remark[] = [];
  const { quantities } = raw;
  if (!has(found.petco2MmHg) && has(quantities.fetco2Percent) && raw.device !== 'zan') {
    remarks.push({
      code: 'no-barometric-pressure',
      severity: 'note',
      detail: 'end-tidal fractions are there, but no barometric pressure to make pressures of them',
    });
  }
  if (!has(found.veLPerMin) && has(quantities.veStpdLPerMin)) {
    remarks.push({
      code: 'no-btps-factor',
      severity: 'warning',
      detail: 'VE is given STPD, without a factor or a barometric pressure to bring it to BTPS',
    });
  }
  return remarks;
}

/**
 * A device's reading → a recording: missing channels are derived from what is there (each marked in `columns` with its
 * formula), the quantities that only served derivation end here, and the identity becomes a salted id.
 * Fault `no-vo2-column` where VO2 is given per body mass only and no body mass is known. `worklistMassKg` helps out
 * there alone: a file's VO2 per body mass was reckoned with the file's own mass.
 */
export function deriveChannels(
  raw: RawRecording,
  subjectSalt: string,
  worklistMassKg?: number,
): Result<Recording> {
  const { subject, columns: massColumns } = withBodyMass(raw);
  const environment = withPressure(raw);
  const known: Partial<Record<QuantityId, Series>> = { ...raw.quantities };
  const columns: ColumnRecord[] = [...raw.columns, ...massColumns];
  const constants: Constants = {
    bodyMassKg: subject.bodyMassKg ?? worklistMassKg,
    massWords: subject.bodyMassKg === undefined ? perWorklistMass : 'body mass',
    barometricPressureMmHg: environment.barometricPressureMmHg,
    stpdToBtpsFactor: raw.stpdToBtpsFactor,
  };
  for (const { channel, from, words, formula } of derivations(constants)) {
    if (has(known[channel])) continue;
    const sources = from.map((id) => known[id]).filter((series) => has(series));
    if (sources.length < from.length) continue;
    const series = rowWise(sources, formula);
    if (!has(series)) continue;
    known[channel] = series;
    const { title, unit } = channels[channel];
    columns.push({ heading: '', channel, quantity: title, unit, derivedFrom: words });
  }
  if (!has(known.vo2MlPerMin)) {
    const detail = has(known.vo2MlPerKgPerMin)
      ? 'VO2 is given per body mass only, and no body mass is known'
      : 'no row has a VO2';
    return failFile('unsupported', 'no-vo2-column', detail);
  }
  const found: Partial<Record<ChannelId, Series>> = {};
  for (const id of channelIds) {
    const series = known[id];
    if (has(series)) found[id] = series;
  }
  const subjectId = subjectIdOf(raw.identity, subjectSalt, raw.subject);
  const deidentified: Subject = subjectId === undefined ? subject : { ...subject, subjectId };
  const testDay = shiftedTestDay(raw.identity, subjectSalt);
  return ok({
    device: raw.device,
    deviceTitle: raw.deviceTitle,
    subject: deidentified,
    ...(testDay !== undefined && { testDay }),
    environment,
    sampling: raw.sampling,
    timeS: raw.timeS,
    channels: found,
    rows: raw.rows,
    columns,
    statedPhases: raw.statedPhases,
    statedThresholds: raw.statedThresholds,
    remarks: [...raw.remarks, ...whatIsMissing(raw, found)],
  });
}
