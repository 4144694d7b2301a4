import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Shipped, ShippedFile } from '#service-worker/shipped.ts';
import { checkWaiting } from './check-waiting.ts';
import { netlifyHeaders, nginxHeaders } from './header-files.ts';
import { headersFor } from './headers.ts';
import { inlineGuards } from './inline-guards.ts';
import { checkLicences } from './licensed-packages.ts';
import { opensBatches } from './join-first-code.ts';
import { listShipped } from './list-shipped.ts';
import { nameFirstCode, type Imports } from './name-first-code.ts';
import { packTexts } from './pack-texts.ts';
import type { ModuleShare } from './shipped-part.ts';

/** What common hosts take as one file at most: 25 MiB on Cloudflare Pages (its documentation, "Limits"). */
const largestFileBytes = 25 * 1024 * 1024;

/** Where the list goes in the service worker's code. */
const placeOfList = 'self.__SHIPPED';

/** The service worker's code with the build's files in it; throws unless there is exactly one place for them. */
export function withShipped(code: string, shipped: Shipped): string {
  const places = code.split(placeOfList).length - 1;
  if (places !== 1)
    throw new Error(`the service worker names ${placeOfList} ${String(places)} times instead of once`);
  return code.replace(placeOfList, () => JSON.stringify(shipped));
}

/** The same without them, as it came from the bundler. */
export function withoutShipped(code: string): string {
  return code.replace(/\{"files":\[[^]*?\],"headers":\{[^]*?\}\}\}/, () => placeOfList);
}

/** What the service worker sets: all but how long to keep a file, which it knows better. */
export function headersToSet(address: string): Readonly<Record<string, string>> {
  const { 'Cache-Control': _caching, ...headers } = headersFor(address);
  return headers;
}

/** Throws where a common static host would refuse the build. */
export function checkSizes(files: readonly ShippedFile[]): void {
  const tooLarge = files.filter(({ bytes }) => bytes > largestFileBytes).map(({ path }) => path);
  if (tooLarge.length > 0) throw new Error(`larger than a common static host takes: ${tooLarge.join(', ')}`);
}

/** The pages' pieces of code that hold such a module. */
function piecesWith(modules: ReadonlyMap<string, readonly ModuleShare[]>, which: RegExp): readonly string[] {
  return [...modules]
    .filter(([path, shares]) => path.startsWith('_app/') && shares.some(({ id }) => which.test(id)))
    .map(([path]) => path);
}

/**
 * Finishes the build in `folder`: pages that hold their guards and name all code they begin with, header files for other
 * hosts, and the list of all files in the service worker.
 */
export async function finishBuild(
  folder: string,
  modules: ReadonlyMap<string, readonly ModuleShare[]>,
  imports: Imports = new Map(),
): Promise<void> {
  checkLicences(modules);
  await checkWaiting(folder);
  await inlineGuards(folder);
  await nameFirstCode(folder, imports, piecesWith(modules, opensBatches));
  const files = await listShipped(folder, modules);
  checkSizes(files);
  const worker = join(folder, 'service-worker.js');
  const headers = { scripts: headersToSet('/a.js'), others: headersToSet('/') };
  await writeFile(worker, withShipped(await readFile(worker, 'utf8'), { files, headers }));
  await writeFile(join(folder, '_headers'), netlifyHeaders());
  await writeFile(join(folder, 'nginx.conf'), nginxHeaders());
}

/** The bundles of a build are made by configurations that are loaded anew each: this is what they share. */
const shared = globalThis as typeof globalThis & {
  benchsideModules?: Map<string, readonly ModuleShare[]>;
  benchsideImports?: Map<string, readonly string[]>;
};

/** Takes note of what each piece of code is made of, and begins with; for pages and workers. */
export function noteModules(): Plugin {
  return {
    name: 'benchside-note-modules',
    apply: 'build',
    generateBundle: (_options, bundle) => {
      const noted = (shared.benchsideModules ??= new Map());
      const imports = (shared.benchsideImports ??= new Map());
      for (const piece of Object.values(bundle)) {
        if (piece.type !== 'chunk') continue;
        imports.set(piece.fileName, piece.imports);
        const shares = Object.entries(piece.modules).map(([id, { renderedLength }]) => ({
          id,
          length: renderedLength,
        }));
        // A piece that only hands on what another one holds has no module of its own, and is the one that is asked for.
        const asked = piece.facadeModuleId;
        if (asked !== null && shares.length === 0) shares.push({ id: asked, length: 0 });
        noted.set(piece.fileName, shares);
      }
    },
  };
}

/** Runs `finishBuild` once the pages are written, and packs its texts; to be named after the framework's own plugins. */
export function finishBuildPlugin(folder: string): Plugin {
  let isLast = false;
  let hasFailed = false;
  const noteFailure = (error?: Error): void => {
    hasFailed ||= error !== undefined;
  };
  return {
    name: 'benchside-finish-build',
    apply: 'build',
    configResolved: ({ build }) => {
      isLast = Boolean(build.ssr);
    },
    // What failed is to be the last word, not that its files are missing.
    buildEnd: noteFailure,
    renderError: noteFailure,
    closeBundle: {
      sequential: true,
      order: 'post',
      handler: async () => {
        if (!isLast || hasFailed) return;
        await finishBuild(folder, shared.benchsideModules ?? new Map(), shared.benchsideImports);
        await packTexts(folder);
      },
    },
  };
}
