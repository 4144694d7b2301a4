import { expect, it } from 'vitest';
import { committedLicences, licencesFile, licencesText } from './licences-document.ts';

it('the licences page says what the installed packages say (mend with: npx tsx tests/support/licences-document.ts --write)', async () => {
  expect(committedLicences()).toBe(await licencesText());
});

it('every package in the build has a licence and its text', () => {
  const { packages, texts } = licencesFile();
  expect(packages.length).toBeGreaterThan(30);
  for (const { name, licence, texts: places } of packages) {
    expect(licence, name).not.toBe('');
    const longest = Math.max(...places.map((place) => texts[place]?.length ?? 0));
    expect(longest, name).toBeGreaterThan(500);
  }
});

it('no text is kept that no package has', () => {
  const { packages, texts } = licencesFile();
  expect(new Set(packages.flatMap(({ texts: places }) => places)).size).toBe(texts.length);
});
