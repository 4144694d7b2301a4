import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import type { ModuleShare } from './shipped-part.ts';

/** The package that a module is of; undefined for the app's own. */
function packageOf(id: string): string | undefined {
  return [...id.replaceAll('\\', '/').matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
}

/** The packages in the build that `listed` does not have. */
export function unlistedPackages(
  modules: ReadonlyMap<string, readonly ModuleShare[]>,
  listed: ReadonlySet<string>,
): readonly string[] {
  const found = [...modules.values()]
    .flat()
    .filter(({ length }) => length > 0)
    .flatMap(({ id }) => packageOf(id) ?? []);
  return [...new Set(found)].filter((name) => !listed.has(name)).sort();
}

/** Throws where something would ship whose licence the page Help, Licences does not show. */
export function checkLicences(modules: ReadonlyMap<string, readonly ModuleShare[]>): void {
  const path = join(projectRoot, 'src/routes/help/licences/licences.json');
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly packages: readonly { readonly name: string }[];
  };
  const unlisted = unlistedPackages(modules, new Set(packages.map(({ name }) => name)));
  if (unlisted.length > 0)
    throw new Error(
      `no licence is shown for ${unlisted.join(', ')}: add it to tests/support/licences-document.ts and run that with --write`,
    );
}
