import { fail, failFile, ok, type Result } from '#core/result.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { SourceDocument } from '#readers/document.ts';
import { boundedSeries } from './checks/bounded-values.ts';
import { checkRecording } from './checks/check-recording.ts';
import { withoutImplausibleValues } from './checks/plausible-ranges.ts';
import { refuseRecordedTime } from './checks/recorded-time.ts';
import { withoutPersonalSheetNames } from './columns/sheet-names.ts';
import { deriveChannels } from './derive-channels.ts';
import { detectDevice } from './devices/detect.ts';
import type { ReadContext } from './devices/device.ts';
import { readByProfile } from './laboratory-profiles/read-by-profile.ts';
import type { Recording } from './recording.ts';
import { withWorklistFacts } from './worklist-facts.ts';

/**
 * A document → one checked, de-identified recording: the laboratory's profile that knows its headings reads it, else
 * the device that fits best; missing channels are derived, the worklist's facts take their place, the physics are checked
 * on what was derived, and only then values that cannot be are left out.
 * Faults: `not-a-test`, `no-time-column`, `no-vo2-column`, `too-few-rows`, `time-implausible`, `unit-contradiction`, and the
 * device's own.
 */
export function readRecording(
  source: SourceDocument,
  context: ReadContext,
  facts?: SubjectFacts,
): Result<Recording> {
  const document = withoutPersonalSheetNames(source);
  const device = detectDevice(document);
  if (device.recognise(document) === 0) {
    return failFile('unsupported', 'not-a-test', 'no known device writes such a file');
  }
  const read = readByProfile(document, device, context.options.profiles) ?? device.read(document, context);
  if (!read.ok) return read;
  const raw = { ...read.value, quantities: boundedSeries(read.value.quantities) };
  const untimely = refuseRecordedTime(raw);
  if (untimely !== undefined) return fail(untimely);
  const derived = deriveChannels(raw, context.options.subjectSalt, facts?.bodyMassKg);
  if (!derived.ok) return derived;
  const channels = boundedSeries(derived.value.channels);
  const recording = withWorklistFacts({ ...derived.value, channels }, facts);
  const violations = checkRecording(recording, raw);
  const plausible = withoutImplausibleValues(recording);
  return ok({
    ...plausible.recording,
    remarks: [...plausible.recording.remarks, ...plausible.remarks, ...violations],
  });
}
