import { failFile, ok, type Result } from '#core/result.ts';
import { present } from '#core/statistics.ts';
import type { SourceDocument } from '#readers/document.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { StatedThreshold } from '../recording.ts';
import type { Device } from './device.ts';
import { frameOf, numberIn, readFrame, type Frame } from './frame.ts';

/** The names pyoxynet gives its columns; the equivalents VEVO2_I, VEVCO2_I (L/mL) are recomputed, never read. */
const headings = {
  vo2MlPerMin: 'VO2_I',
  vco2MlPerMin: 'VCO2_I',
  veLPerMin: 'VE_I',
  rfPerMin: 'RF_I',
  peto2MmHg: 'PetO2_I',
  petco2MmHg: 'PetCO2_I',
  hrBpm: 'HR_I',
} as const;

/** The first number of a column that should be the same in every row. */
function constantOf(frame: Frame, heading: string): number | undefined {
  return present(frame.records.map(({ values }) => numberIn(values[heading])))[0];
}

function readSubject(frame: Frame): RawRecording['subject'] {
  const gender = constantOf(frame, 'gender');
  const age = constantOf(frame, 'age');
  const weight = constantOf(frame, 'weight');
  const height = constantOf(frame, 'height');
  return {
    // −1 male, +1 female; anything else (0) says nothing.
    ...(gender === -1 || gender === 1 ? { sex: gender === -1 ? 'male' : 'female' } : {}),
    ...(age !== undefined && age > 0 ? { ageY: age } : {}),
    ...(weight !== undefined && weight > 0 ? { bodyMassKg: weight } : {}),
    // The frame's own unit is the metre; a few hold centimetres.
    ...(height !== undefined && height > 0 ? { heightCm: height < 3 ? height * 100 : height } : {}),
  };
}

/** domain: −1 moderate, 0 heavy, 1 severe. The first row of a higher domain after a lower one is the threshold. */
function readDomains(
  frame: Frame,
  timeS: readonly number[],
  vo2: readonly (number | undefined)[],
): StatedThreshold[] {
  const domains = frame.records.map(({ values }) => numberIn(values['domain']));
  const thresholds: StatedThreshold[] = [];
  for (const [which, domain] of [
    ['VT1', 0],
    ['VT2', 1],
  ] as const) {
    const index = domains.findIndex((value) => value !== undefined && value >= domain);
    if (index < 1 || domains[index] !== domain) continue;
    thresholds.push({ which, label: `domain ${domain}`, timeS: timeS[index], vo2MlPerMin: vo2[index] });
  }
  return thresholds;
}

function readOxynet(document: SourceDocument): Result<RawRecording> {
  const frame = frameOf(document);
  if (frame === undefined) return failFile('unsupported', 'not-a-test', 'no frame of rows and columns found');
  const parts = readFrame(frame, 'time', headings);
  if (!parts.ok) return parts;
  const { ordered, ...series } = parts.value;
  return ok({
    ...series,
    device: 'oxynet',
    deviceTitle: oxynet.title,
    identity: {},
    subject: readSubject(ordered),
    environment: {},
    statedPhases: [],
    statedThresholds: readDomains(ordered, series.timeS, series.quantities.vo2MlPerMin ?? []),
  });
}

/** A frame of pyoxynet, CSV or JSON: one row a second, often with the domain labels of a rater. */
export const oxynet: Device = {
  id: 'oxynet',
  title: 'Oxynet frame',
  guide: {
    layout:
      'CSV or JSON as pyoxynet writes it: one row a second, columns time, VO2_I, VCO2_I, VE_I and so on.',
    steps: [
      {
        from: 'files',
        text: 'Write the frame as CSV or JSON with its own column names; domain labels in it are shown beside the result.',
      },
    ],
  },
  recognise: (document) => {
    const found = frameOf(document, 1)?.headings ?? [];
    return found.includes('time') && found.includes('VO2_I') && found.includes('VCO2_I') ? 1 : 0;
  },
  read: readOxynet,
};
