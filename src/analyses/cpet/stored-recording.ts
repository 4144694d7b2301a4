import { failFile, ok, type Result } from '#core/result.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import { channelIds } from './channels.ts';
import type { Recording } from './recording.ts';
import { recordingOf, type StoredFinding } from './stored-series.ts';
import { hasFacts, withOtherFacts } from './worklist-facts.ts';

/**
 * The recording that a stored finding was made from, to be analysed anew, with these facts of the worklist. Its shape is
 * looked at first, because it may be of any earlier build: fault `cannot-recompute`.
 *
 * What findings of earlier builds lack: `domains` and `comparedAnswers` (before there was a network), `thresholds`,
 * `metrics` and `predictions` (before those), `factSources` (before worklists): all of it is made anew. The first
 * builds kept neither `statedPhases` nor `readingRemarks` either: such a finding does not say which phases the file
 * states, nor which of its remarks came from reading it, and needs the file.
 */
export function storedRecording(stored: unknown, facts?: SubjectFacts): Result<Recording> {
  if (!holdsRecording(stored)) return cannot('the stored result lacks the series, or they are damaged');
  if (stored.statedPhases === undefined || stored.readingRemarks === undefined) {
    return cannot('this early result does not keep the phases that the file states; the file is needed');
  }
  const recording = recordingOf(stored);
  if (hasFacts(recording, facts)) return ok(recording);
  const changed = withOtherFacts(recording, facts);
  return changed === undefined
    ? cannot('VO2 was made with the body mass of the worklist, which has changed; the file is needed')
    : ok(changed);
}

function cannot(detail: string): Result<never> {
  return failFile('unsupported', 'cannot-recompute', detail);
}

function holdsRecording(stored: unknown): stored is StoredFinding {
  if (!isRecord(stored)) return false;
  const { device, deviceTitle, subject, environment, sampling, columns, series } = stored;
  const { statedThresholds, statedPhases = [], remarks, factSources } = stored;
  return (
    typeof device === 'string' &&
    typeof deviceTitle === 'string' &&
    [subject, environment].every(isRecord) &&
    isRecord(sampling) &&
    typeof sampling['kind'] === 'string' &&
    typeof sampling['intervalS'] === 'number' &&
    [columns, statedThresholds, statedPhases, remarks].every(isListOfRecords) &&
    (factSources === undefined ||
      (isRecord(factSources) && isRecord(factSources['worklist']) && isRecord(factSources['file']))) &&
    holdsSeries(series)
  );
}

function holdsSeries(series: unknown): boolean {
  if (!isRecord(series)) return false;
  const { timeS, rows, channels } = series;
  if (!isListOfNumbers(timeS) || !isListOfNumbers(rows) || !isRecord(channels)) return false;
  const { length } = timeS;
  return rows.length === length && channelIds.every((id) => isColumn(channels[id], length));
}

/** Absent, or a value or a gap for every row. */
function isColumn(column: unknown, length: number): boolean {
  if (column === undefined) return true;
  if (!isRecord(column)) return false;
  const { values, absent } = column;
  if (!isListOfNumbers(values) || !isListOfNumbers(absent)) return false;
  return values.length + absent.length === length && absent.every((row) => row >= 0 && row < length);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRecord);
}

/** JSON writes what is no number as null, so a number is enough. */
function isListOfNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}
