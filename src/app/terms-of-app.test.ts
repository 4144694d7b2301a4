import { describe, expect, test } from 'vitest';
import { defaultLimits, refuseBatch } from '#engine/limits.ts';
import { loadTerms, term } from '#language/terms.ts';
import { tooLargeInWords } from './batch-limits.ts';
import { choiceFrom } from './runtime-choice.ts';

const german = (await loadTerms.de()).default;
const inGerman = (english: string): string => term(english, german, 'de');

describe('what the app itself says', () => {
  test('of a batch that is too large has its reason in the language of the page too', () => {
    const limits = { ...defaultLimits, filesPerBatch: 10_000 };
    const refused = refuseBatch({ files: 0, bytes: 0 }, { files: 30_000, bytes: 1 }, limits);
    const manifest = { limits: { files: 10_000, filesAtMost: 20_000, batchBytes: 1 } };
    expect(refused && inGerman(tooLargeInWords(refused, limits, manifest))).toBe(
      'Es wurde nichts hinzugefügt: dies sind 30000 Dateien; ein Stapel fasst höchstens 10000. Fügen Sie die Dateien in mehreren Stapeln hinzu, oder lassen Sie unter „Einstellungen“ mehr je Stapel zu (bis zu 20000 Dateien).',
    );
  });

  test('keeps names, and has numbers as the language writes them', () => {
    expect(inGerman('it is no longer in the folder Herz 3')).toBe('sie ist nicht mehr im Ordner Herz 3');
    expect(inGerman('changed since AB accepted it: VT1 was 1.23, is 1.5')).toBe(
      'geändert, seit AB es angenommen hat: VT1 war 1,23, ist 1,5',
    );
    const { reason } = choiceFrom({ wasmMs: 12.3, webgpuMs: 4.5, largestDifference: 0 });
    expect(inGerman(reason)).toBe('die GPU ist schneller (4,5 ms auf der GPU, 12,3 ms auf dem Prozessor)');
  });
});
