/**
 * `npx tsx tests/support/licences-document.ts --write`: the licences of every package whose code or data is in the
 * build, from what lies in `node_modules`, into the file that the page Help, Licences shows.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from '#cli/project-root.ts';
import type { LicencesFile, ShippedPackage } from '../../src/routes/help/licences/licences-file.ts';

const path = join(projectRoot, 'src/routes/help/licences/licences.json');

/** What only `src/cli` uses: it is installed with the project, and never part of the build. */
const commandsOnly = new Set(['compression', 'playwright', 'sirv']);

/** Tools of the build that leave something of themselves in it. */
const builders = ['svelte', '@sveltejs/kit', 'wuchale', '@wuchale/svelte'];

/** What packages in the build need that is in the build too; the build refuses what is missing here. */
const within: readonly string[] = [
  // svelte, @sveltejs/kit
  'clsx',
  'devalue',
  // jspdf
  '@babel/runtime',
  'fast-png',
  'iobuffer',
  'pako',
  // onnxruntime-web
  'onnxruntime-common',
];

type Stated = { readonly holder: string; readonly text: 'MIT' | 'Apache-2.0' };

/**
 * Packages that name a licence and carry no text of it. The holder is as their own files say; the text is the
 * licence's, of which others here carry a copy.
 */
const withoutText: Readonly<Record<string, Stated>> = {
  // Head of dist/*.mjs.
  'onnxruntime-web': { holder: 'Copyright (c) Microsoft Corporation. All rights reserved.', text: 'MIT' },
  'onnxruntime-common': { holder: 'Copyright (c) Microsoft Corporation. All rights reserved.', text: 'MIT' },
  // package.json names the author.
  wuchale: { holder: 'K1DV5', text: 'MIT' },
  '@wuchale/svelte': { holder: 'K1DV5', text: 'MIT' },
  // package.json names the author; the data is of the Tesseract project, which says Apache-2.0.
  '@tesseract.js-data/eng': { holder: 'Balearica and contributors', text: 'MIT' },
};

/** What else lies inside a package and has a licence of its own that no file of it says. */
const inside: Readonly<Record<string, string>> = {
  'tesseract.js-core':
    'Holds Tesseract (Apache-2.0) and Leptonica (BSD-2-Clause) with their picture libraries, compiled to WebAssembly.',
  '@tesseract.js-data/eng':
    'The trained data itself is of the Tesseract project, which gives it under Apache-2.0.',
  'pdfjs-dist': 'With the fonts and decoders whose licences follow its own.',
  'onnxruntime-web': 'The runtime, compiled to WebAssembly.',
};

const licenceName = /^(un)?licen[cs]e|^copying|^notice/i;

/** Every licence text in a package: its own first, then those of parts in folders. */
function textsOf(folder: string): readonly string[] {
  const here = readdirSync(folder, { withFileTypes: true });
  const own = here.filter((entry) => entry.isFile() && licenceName.test(entry.name)).map(({ name }) => name);
  const parts = here
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap(({ name }) =>
      readdirSync(join(folder, name))
        .filter((file) => licenceName.test(file) && !file.endsWith('.js'))
        .map((file) => join(name, file)),
    );
  return [...own, ...parts].sort().map((file) => plain(readFileSync(join(folder, file), 'utf8')));
}

/** The same text whatever its line ends and the spaces at them. */
function plain(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The names of all packages in the build. */
export function shippedPackageNames(): readonly string[] {
  const own = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const direct = Object.keys(own.dependencies).filter((name) => !commandsOnly.has(name));
  return [...new Set([...direct, ...builders, ...within])].sort();
}

/** The file as it should be; throws where a package has no licence or no text of it. */
export function licencesFile(): LicencesFile {
  const texts: string[] = [];
  const place = (text: string): number => {
    const known = texts.indexOf(text);
    return known >= 0 ? known : texts.push(text) - 1;
  };
  const packages = shippedPackageNames().map((name): ShippedPackage => {
    const folder = join(projectRoot, 'node_modules', name);
    if (!existsSync(folder)) throw new Error(`${name} is not installed`);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly version: string;
      readonly license?: string;
    };
    if (license === undefined) throw new Error(`${name} names no licence`);
    const stated = withoutText[name];
    const found = textsOf(folder);
    if (found.length === 0 && stated === undefined) throw new Error(`${name} has no licence text`);
    const holder = found.length === 0 ? stated?.holder : undefined;
    return {
      name,
      version,
      // One says no more than where to look.
      licence: license.startsWith('SEE LICENSE') ? 'its own, as below' : license,
      ...(holder !== undefined && { holder }),
      ...(inside[name] !== undefined && { inside: inside[name] }),
      texts: [...new Set((found.length > 0 ? found : [standardText(stated?.text ?? 'MIT')]).map(place))],
    };
  });
  return { packages, texts };
}

/** A licence's text without its holder, out of a package that carries it. */
function standardText(which: Stated['text']): string {
  const from = which === 'MIT' ? 'fflate' : 'comlink';
  const text = textsOf(join(projectRoot, 'node_modules', from))[0] ?? '';
  return plain(text.replace(/^copyright .*$/im, ''));
}

/** The file's text as it is committed. */
export async function licencesText(): Promise<string> {
  return format(JSON.stringify(licencesFile()), { ...(await resolveConfig(path)), filepath: path });
}

/** What is committed. */
export function committedLicences(): string {
  return readFileSync(path, 'utf8');
}

if (process.argv[2] === '--write') writeFileSync(path, await licencesText());
