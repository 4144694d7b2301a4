import { ok, type Result } from '#core/result.ts';
import type { SourceDocument } from '#readers/document.ts';
import { sheetPlace } from '../columns/cells.ts';
import { readTable } from '../columns/read-table.ts';
import type { Device } from '../devices/device.ts';
import type { RawRecording } from '../raw-recording.ts';
import { findProfile } from './find-profile.ts';
import type { LaboratoryProfile } from './profile.ts';

/**
 * A document's test as the first profile that fits reads it, with a remark that names the profile; undefined where none
 * fits. What a profile says of a unit is checked against the size of the numbers like any other statement, and the faults
 * are those of `readTable`.
 */
export function readByProfile(
  document: SourceDocument,
  device: Pick<Device, 'id' | 'table'>,
  profiles: readonly LaboratoryProfile[] = [],
): Result<RawRecording> | undefined {
  if (profiles.length === 0 || device.table === undefined || !('sheets' in document)) return undefined;
  const found = findProfile(document.sheets, device.id, profiles);
  if (found === undefined) return undefined;
  const { profile, header } = found;
  const read = readTable(document.sheets, device.table(document), header);
  if (!read.ok) return read;
  const detail = `columns and units were read as the laboratory profile “${profile.name}” says`;
  const at = { ...sheetPlace(header.sheet), row: header.row + 1 };
  return ok({
    ...read.value,
    remarks: [{ code: 'read-by-profile', severity: 'note', detail, at }, ...read.value.remarks],
  });
}
