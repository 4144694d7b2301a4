import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Section, SourceDocument } from '#readers/document.ts';
import { channels, type ChannelId, type Series } from '../channels.ts';
import { recogniseHeading } from '../columns/heading.ts';
import { samplingOf } from '../columns/sampling.ts';
import { calendarDateOf, ageInYears, sexOf } from '../identity.ts';
import { quantities, type QuantityId } from '../quantities.ts';
import type { RawIdentity, RawRecording } from '../raw-recording.ts';
import type { ColumnRecord, StatedPhase } from '../recording.ts';
import type { Device } from './device.ts';
import {
  habits,
  loadCode,
  readBreaths,
  readParameters,
  readSeries,
  speedCode,
  timeCode,
  type Parameter,
} from './zan-breaths.ts';
import { readOperatorLines } from './zan-operator-lines.ts';

function sectionNamed(document: SourceDocument, name: string): Section | undefined {
  if (document.format !== 'sections') return undefined;
  return document.sections.find((section) => section.name.trim().toLowerCase() === name);
}

/** The text behind "key=", trimmed; undefined where it is absent or empty. */
function entry(section: Section | undefined, key: string): string | undefined {
  const line = section?.lines.find(({ text }) => text.toLowerCase().startsWith(`${key}=`));
  const text = line?.text.slice(key.length + 1).trim();
  return text === '' ? undefined : text;
}

/** A number behind "key="; undefined where it is absent, no number, or not above `above`. */
function numberEntry(section: Section | undefined, key: string, above: number): number | undefined {
  const value = Number(entry(section, key)?.replace(',', '.'));
  return value > above ? value : undefined;
}

/** [Start] states where each phase begins, in s; a phase without length is left out. */
function readPhases(section: Section | undefined): StatedPhase[] {
  const starts = [
    ['rest', numberEntry(section, 'rest', -1)],
    ['warm-up', numberEntry(section, 'warmup', -1)],
    ['exercise', numberEntry(section, 'load', -1)],
    ['recovery', numberEntry(section, 'recovery', 0)],
  ] as const;
  const phases: StatedPhase[] = [];
  for (const [phase, startS] of starts) {
    const previousS = phases.at(-1)?.startS ?? -1;
    if (startS === undefined || startS < previousS) continue;
    if (startS === previousS) phases.pop();
    phases.push({ phase, startS });
  }
  return phases;
}

function readIdentity(person: Section | undefined): RawIdentity {
  return {
    familyName: entry(person, 'name'),
    givenName: entry(person, 'vorname'),
    fileId: entry(person, 'idnr'),
    birthDate: calendarDateOf(entry(person, 'geburtstag')),
    testDate: calendarDateOf(entry(person, 'datum')),
  };
}

/** A parameter's label where it is a name the product knows, else its code: other text may be a person's. */
function shownLabel({ code, label }: Parameter): string {
  const { heading, role } = recogniseHeading(label);
  return role === undefined ? `P=${String(code)}` : heading.text;
}

function note(code: string, detail: string, row?: number, value?: number): Remark {
  return {
    code,
    severity: 'note',
    detail,
    ...(row === undefined ? {} : { at: { row } }),
    ...(value === undefined ? {} : { value }),
  };
}

/** What a reader of this file has to know because of what the format leaves out. */
function formatRemarks(
  document: SourceDocument,
  series: Readonly<Partial<Record<QuantityId, Series>>>,
  onTreadmill: boolean,
  skipped: readonly number[],
): Remark[] {
  const remarks: Remark[] = [
    note(
      'no-barometric-pressure',
      'ZAN files hold no barometric pressure, so there are no end-tidal pressures',
    ),
  ];
  const parameterSection = sectionNamed(document, 'parameter');
  const deadSpaceL = numberEntry(parameterSection, 'apptotraum', 0);
  if (deadSpaceL !== undefined) {
    remarks.push(
      note('apparatus-dead-space', `apparatus dead space ${String(deadSpaceL)} L`, undefined, deadSpaceL),
    );
  }
  if (onTreadmill) {
    remarks.push(
      note('load-is-no-work-rate', 'Last on a treadmill is computed, not measured: not read as W'),
    );
  }
  if (series.hrBpm === undefined)
    remarks.push(note('no-heart-rate', 'the heart rate is 0 or empty throughout'));
  if (skipped.length > 0) {
    remarks.push(
      note(
        'lines-skipped',
        `${String(skipped.length)} lines in [Data] are no breath in order of time`,
        skipped[0],
      ),
    );
  }
  return remarks;
}

function readZan(document: SourceDocument): Result<RawRecording> {
  const [person, parameterSection, dataSection] = ['person', 'parameter', 'data'].map((name) =>
    sectionNamed(document, name),
  );
  if (parameterSection === undefined || dataSection === undefined) {
    return failFile('unsupported', 'not-a-test', 'sections [parameter] and [Data] not found');
  }
  const parameters = readParameters(parameterSection);
  const time = parameters.find(({ code }) => code === timeCode);
  if (time === undefined) {
    return failFile('unsupported', 'no-time-column', `parameter ${String(timeCode)} (Zeit) missing`, {
      row: parameterSection.row,
    });
  }
  if (!parameters.some(({ code }) => code === 305)) {
    return failFile('unsupported', 'no-vo2-column', 'parameter 305 (VO2) missing', {
      row: parameterSection.row,
    });
  }
  const data = readBreaths(dataSection, time, parameters);
  if (data.breaths.length < 2) {
    return failFile('unsupported', 'too-few-rows', `${String(data.breaths.length)} breaths in [Data]`, {
      row: dataSection.row,
    });
  }
  const speed = parameters.find(({ code }) => code === speedCode);
  const speedHabit = habits[speedCode];
  const onTreadmill =
    speed !== undefined && speedHabit !== undefined && readSeries(speed, speedHabit, data) !== undefined;
  const series: Partial<Record<QuantityId, Series>> = {};
  const columns: ColumnRecord[] = [
    {
      heading: shownLabel(time),
      at: { row: time.row },
      channel: 'time',
      quantity: 'time',
      unit: 's',
      unitRule: 'device',
    },
  ];
  for (const parameter of parameters) {
    const habit = habits[parameter.code];
    if (habit === undefined || series[habit.quantity] !== undefined) continue;
    if (parameter.code === loadCode && onTreadmill) continue;
    const values = readSeries(parameter, habit, data);
    if (values === undefined) continue;
    series[habit.quantity] = values;
    columns.push({
      heading: shownLabel(parameter),
      at: { row: parameter.row },
      ...(habit.quantity in channels ? { channel: habit.quantity as ChannelId } : {}),
      quantity: quantities[habit.quantity].title,
      unit: habit.unit,
      unitRule: 'device',
    });
  }
  const identity = readIdentity(person);
  const operator = readOperatorLines(sectionNamed(document, 'regression'));
  const timeS = data.breaths.map((breath) => breath.timeS);
  return ok({
    device: 'zan',
    deviceTitle: zan.title,
    identity,
    subject: {
      sex: sexOf(entry(person, 'geschlecht') ?? ''),
      ageY: identity.birthDate && identity.testDate && ageInYears(identity.birthDate, identity.testDate),
      bodyMassKg: numberEntry(person, 'gewicht', 0),
      heightCm: numberEntry(person, 'groesse', 0),
    },
    environment: {},
    sampling: { ...samplingOf(timeS, undefined), kind: 'breaths' },
    timeS,
    rows: data.breaths.map((breath) => breath.row),
    quantities: series,
    columns,
    statedPhases: readPhases(sectionNamed(document, 'start')),
    statedThresholds: operator.thresholds,
    remarks: [...formatRemarks(document, series, onTreadmill, data.skipped), ...operator.remarks],
  });
}

/** ZAN 600 (nSpire): an ini file in Latin-1 with one breath a line; often without an extension. */
export const zan: Device = {
  id: 'zan',
  title: 'ZAN 600',
  guide: {
    layout:
      'A text file without an ending or ending in .dat, with the parts [person], [parameter], [Data] and [Start]; a row of [Data] is a breath.',
    steps: [
      {
        from: 'memory',
        text: 'Copy the test’s own file out of the program’s folder of measurements (its name begins with EXED); nothing has to be exported.',
      },
      {
        from: 'files',
        text: 'Leave the file as it is: it is no table, and a spreadsheet that saves it spoils it.',
      },
      {
        from: 'files',
        text: 'The file holds no barometric pressure, so there are no end-tidal pressures; give body mass, height and sex in the program, they are in the file.',
      },
    ],
  },
  recognise: (document) =>
    sectionNamed(document, 'parameter') !== undefined && sectionNamed(document, 'data') !== undefined ? 1 : 0,
  read: readZan,
};
