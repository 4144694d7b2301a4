import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { analyses } from '#analyses/registry.ts';
import { faultTitles } from '#ui/fault-titles.ts';
import { faultsOfFiles, otherFaults, type FaultGroup, type KnownFault } from './every-fault.ts';

/** Only lent to tests, or a figure of speech for them. */
const notOfTheApp = /fake-browser\.ts$/;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.test.ts') && !notOfTheApp.test(path))
  .map((path) => readFileSync(join('src', path), 'utf8'));

/** Every code that anything in the app can refuse with. */
const codes = new Set(
  sources.flatMap((text) =>
    [
      ...text.matchAll(
        /(?:failFile\(\s*'[a-z]+',\s*|kind: '(?:unreadable|unsupported|implausible)',\s*code: |misplaced\(\s*)'([a-z0-9-]+)'/g,
      ),
    ].map(([, code = '']) => code),
  ),
);

let groups: readonly FaultGroup[];

// From the lists themselves: the views come with all the components that draw them.
beforeAll(async () => {
  const ofFiles = analyses.map(async (manifest) => {
    // An analysis without a view has no codes of its own.
    if (!existsSync(`src/analyses/${manifest.id}/view/fault-advice.ts`)) return [];
    const list = (await import(`../../../analyses/${manifest.id}/view/fault-advice.ts`)) as {
      readonly knownFaults: readonly KnownFault[];
    };
    return [faultsOfFiles(manifest, list.knownFaults)];
  });
  groups = [...(await Promise.all(ofFiles)).flat(), ...otherFaults];
});

it('every fault that the app can end with has advice in the help (add it to the list where it is met)', () => {
  expect(codes.size).toBeGreaterThan(90);
  const known = new Set(groups.flatMap(({ faults }) => faults.map(({ code }) => code)));
  expect([...codes].filter((code) => !known.has(code)).sort()).toEqual([]);
});

it('every advice is a sentence, and no code stands twice in a group', () => {
  for (const { id, faults } of groups) {
    expect(faults.length, id).toBeGreaterThan(0);
    expect(new Set(faults.map(({ code }) => code)).size, id).toBe(faults.length);
    for (const { code, advice } of faults) expect(advice, `${id} ${code}`).toMatch(/^[A-Z“].{20,}/s);
  }
});

it('every fault of the help has a title of its own, which can be said in every language', () => {
  const untitled = groups.flatMap(({ faults }) =>
    faults.map(({ code }) => code).filter((code) => !Object.hasOwn(faultTitles, code)),
  );
  expect([...new Set(untitled)]).toEqual([]);
});
