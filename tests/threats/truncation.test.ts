import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseRecording } from '#analyses/cpet/analyse.ts';
import { cpet } from '#analyses/cpet/index.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import { projectRoot } from '#cli/project-root.ts';
import { faultCode, faultDetail, type Result } from '#core/result.ts';
import { openPictureTools } from '#workers/picture-tools.ts';
import { otherFiles, zanFiles } from '../accuracy/real-recordings.ts';
import { smallPictures } from '../fuzz/small-pictures.ts';
import { nodePictures } from '../support/node-pictures.ts';
import { noTools } from '../support/no-tools.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';

const step = 1024;
const beginningsOf = (bytes: Uint8Array) =>
  Array.from({ length: Math.ceil(bytes.length / step) - 1 }, (_, at) => bytes.slice(0, (at + 1) * step));

const read = (bytes: Uint8Array): Promise<Result<Recording>> =>
  cpet.read({ name: 'cut', bytes }, cpet.defaultOptions, noTools);

/** What is wrong with the beginnings of a file, one every 1,024 bytes. */
async function wrongBeginnings(bytes: Uint8Array): Promise<readonly string[]> {
  const whole = await read(bytes);
  const wrong: string[] = [];
  for (const beginning of beginningsOf(bytes)) {
    const cut = await read(beginning);
    const complaint = cut.ok ? complaintOf(cut.value, whole) : complaintOfFault(cut);
    if (complaint !== undefined) wrong.push(`${String(beginning.length)} bytes: ${complaint}`);
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

const reportFolder = join(projectRoot, 'static/samples/knowledge-test');

/** What becomes of the beginnings of a report, and of the whole. Nothing of a cut picture may get as far as its pixels. */
async function outcomesOf(bytes: Uint8Array) {
  const pictures = openPictureTools({
    ...nodePictures,
    openBitmap: () => Promise.reject(new Error('its pixels')),
    encodePng: () => Promise.reject(new Error('not asked')),
  });
  const outcome = async (given: Uint8Array) => {
    const input = await knowledgeTest.read({ name: 'cut', bytes: given }, knowledgeTest.defaultOptions, {
      ...noTools,
      pictures,
    });
    if (input.ok) return 'read';
    const detail = faultDetail(input.fault);
    return detail.includes('its pixels') ? detail : faultCode(input.fault);
  };
  const cut = new Set<string>();
  for (const beginning of beginningsOf(bytes)) cut.add(await outcome(beginning));
  return { whole: await outcome(bytes), cut: [...cut] };
}

describe('a report that was cut off is refused: no code is missed because its line is not there', () => {
  it.each(readdirSync(reportFolder).filter((name) => name.endsWith('.pdf')))(
    '%s',
    async (name) => {
      const whole = name.includes('cut-off') ? 'pdf-damaged' : 'read';
      const bytes = new Uint8Array(readFileSync(join(reportFolder, name)));
      expect(await outcomesOf(bytes)).toEqual({ whole, cut: ['pdf-damaged'] });
    },
    60_000,
  );

  it.each(readdirSync(reportFolder).filter((name) => name.endsWith('.jpg')))('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(reportFolder, name)));
    const { whole, cut } = await outcomesOf(bytes);
    expect(whole).toContain('its pixels');
    expect(cut).toEqual(['picture-undecodable']);
  });

  it.each(smallPictures().map(({ name, bytes }) => [name, bytes] as const))('%s', async (_name, bytes) => {
    expect((await outcomesOf(bytes)).whole).toContain('its pixels');
    for (const missing of [1, 2, 3, 9, 40])
      expect(await outcomesOf(bytes.slice(0, -missing))).toMatchObject({ whole: 'picture-undecodable' });
  });
});
