import type { ShippedFile } from './shipped.ts';

/** Where an asked address leads in this build. */
export type Located =
  | { readonly kind: 'file'; readonly file: ShippedFile }
  /** A page asked for without its closing slash, from where its files would not be found. */
  | { readonly kind: 'redirect'; readonly to: string };

/**
 * Finds what an address means: pages whatever their query says, and files of the build. `scope` is where the app lies,
 * with a slash at its end. undefined: not of this build.
 */
export function locate(
  files: ReadonlyMap<string, ShippedFile>,
  scope: string,
  asked: { readonly url: string; readonly isNavigation: boolean },
): Located | undefined {
  const url = new URL(asked.url);
  const bare = `${url.origin}${url.pathname}`;
  if (!bare.startsWith(scope)) return undefined;
  const path = bare.slice(scope.length);
  const file = files.get(path);
  if (file !== undefined) return { kind: 'file', file };
  if (!asked.isNavigation) return undefined;
  const page = path.replace(/(^|\/)index\.html$/, '$1').replace(/([^/])$/, '$1/');
  return files.has(page) ? { kind: 'redirect', to: `${scope}${page}${url.search}` } : undefined;
}
