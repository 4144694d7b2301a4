import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { analyses } from '#analyses/registry.ts';
import { byAnalysis, onLaunchedFiles } from './launched-files.ts';

const file = (name: string) => new File(['x'], name);
const told = (names: readonly string[]) =>
  byAnalysis(names.map(file)).map(
    ({ analysisId, files }) => `${analysisId}: ${files.map(({ name }) => name).join(' ')}`,
  );

describe('files that the user opens with the installed app', () => {
  test.each([
    [['a.csv'], ['cpet: a.csv']],
    [['a.XLSX', 'b.xml'], ['cpet: a.XLSX b.xml']],
    [['report.pdf'], ['knowledge-test: report.pdf']],
    [
      ['a.csv', 'report.pdf', 'photo.JPG'],
      ['knowledge-test: report.pdf photo.JPG', 'cpet: a.csv'],
    ],
    [['a.csv', 'strange.bin'], ['cpet: a.csv strange.bin']],
    [['strange.bin'], ['cpet: strange.bin']],
  ])('%j become %j', (names, expected) => {
    expect(told(names)).toEqual(expected);
  });

  test('come from their handles, and a browser without such a thing is left alone', async () => {
    let launch: ((given: object) => void) | undefined;
    const taken = new Promise<readonly File[]>((resolve, reject) => {
      onLaunchedFiles(
        { launchQueue: { setConsumer: (take: typeof launch) => (launch = take) } },
        resolve,
        reject,
      );
    });
    launch?.({ files: [{ getFile: () => Promise.resolve(file('a.csv')) }] });
    expect((await taken).map(({ name }) => name)).toEqual(['a.csv']);
    expect(() => {
      onLaunchedFiles(
        {},
        () => undefined,
        () => undefined,
      );
    }).not.toThrow();
  });
});

describe('the web manifest', async () => {
  const manifest = JSON.parse(await readFile('static/app.webmanifest', 'utf8')) as {
    readonly start_url: string;
    readonly scope: string;
    readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
    readonly file_handlers: readonly { readonly action: string; readonly accept: Record<string, string[]> }[];
    readonly share_target?: unknown;
  };

  test('takes every kind of file that an analysis reads, and no other', () => {
    const handled = manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat());
    expect(new Set(handled)).toEqual(new Set(analyses.flatMap(({ accepts }) => accepts)));
  });

  test('works under any path, and posts nothing to a host', () => {
    const addresses = [
      manifest.start_url,
      manifest.scope,
      ...manifest.icons.map(({ src }) => src),
      ...manifest.file_handlers.map(({ action }) => action),
    ];
    for (const address of addresses) expect(address).toMatch(/^(\.\/|[a-z])/);
    expect(manifest.share_target).toBeUndefined();
  });

  test('has the icons that installing takes, each as large as it says', async () => {
    for (const { src, sizes } of manifest.icons.filter(({ src }) => src.endsWith('.png'))) {
      const png = await readFile(`static/${src}`);
      expect(`${String(png.readUInt32BE(16))}x${String(png.readUInt32BE(20))}`).toBe(sizes);
    }
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
      expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
    );
  });
});
