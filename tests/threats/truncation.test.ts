import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseRecording } from '#analyses/cpet/analyse.ts';
import { cpet } from '#analyses/cpet/index.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import type { Result } from '#core/result.ts';
import { otherFiles, zanFiles } from '../accuracy/real-recordings.ts';
import { noTools } from '../support/no-tools.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';

const step = 1024;

const read = (bytes: Uint8Array): Promise<Result<Recording>> =>
  cpet.read({ name: 'cut', bytes }, cpet.defaultOptions, noTools);

/** What is wrong with the beginnings of a file, one every 1,024 bytes. */
async function wrongBeginnings(bytes: Uint8Array): Promise<readonly string[]> {
  const whole = await read(bytes);
  const wrong: string[] = [];
  for (let length = step; length < bytes.length; length += step) {
    const cut = await read(bytes.slice(0, length));
    const complaint = cut.ok ? complaintOf(cut.value, whole) : complaintOfFault(cut);
    if (complaint !== undefined) wrong.push(`${String(length)} bytes: ${complaint}`);
  }
  return wrong;
}

function complaintOfFault({ fault }: Result<Recording> & { readonly ok: false }): string | undefined {
  return 'code' in fault && fault.detail !== '' ? undefined : `the fault ${JSON.stringify(fault)}`;
}

/**
 * Rows that are there say what they say in the whole file, but for the last one, which may be cut in a number. A few rows
 * at rest may not show the unit of a column that says none: such a beginning is no success.
 */
function complaintOf(cut: Recording, whole: Result<Recording>): string | undefined {
  if (!whole.ok) return 'read, though the whole is not';
  const { timeS, rows, channels } = cut;
  if (rows.length > whole.value.rows.length) return 'more rows than the whole';
  const vo2 = channels.vo2MlPerMin ?? [];
  const wholeVo2 = whole.value.channels.vo2MlPerMin ?? [];
  const other = rows.slice(0, -1).findIndex((row, i) => {
    const at = whole.value.rows.indexOf(row);
    return timeS[i] !== whole.value.timeS[at] || vo2[i] !== wholeVo2[at];
  });
  if (other < 0 || analyseRecording(cut, cpet.defaultOptions).completeness === 'partial') return undefined;
  return `a success, and row ${String(rows[other])} says something else`;
}

describe('a file that was cut off is refused, or its rows are those of the whole', () => {
  it.each(sampleFiles().map(({ fileName, bytes }) => [fileName, bytes] as const))(
    '%s',
    async (_name, bytes) => {
      expect(await wrongBeginnings(bytes)).toEqual([]);
    },
    60_000,
  );

  it.skipIf(!hasShared).each([...otherFiles, ...zanFiles.slice(0, 2)])(
    'the real %s',
    async (file) => {
      const path = sharedPath('cpet/samples', file);
      if (!existsSync(path)) return;
      expect(await wrongBeginnings(new Uint8Array(readFileSync(path)))).toEqual([]);
    },
    60_000,
  );
});
