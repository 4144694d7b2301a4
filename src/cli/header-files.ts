import { cachingOf, everywhereHeaders, pagePolicy, scriptPolicy } from './headers.ts';

/**
 * The app's headers in the words of other hosts. They lie in the build, so that the folder can be copied as it is.
 */

/** `_headers`, as Netlify and Cloudflare Pages read it; for an app at the root of its site. Their rules add up. */
export function netlifyHeaders(): string {
  return [
    '# For Netlify and Cloudflare Pages. What is not named here they keep for no time, as it should be.',
    rule('/*', { ...everywhereHeaders, 'Content-Security-Policy': pagePolicy }),
    rule('/_app/immutable/*', { 'Cache-Control': cachingOf.hashed }),
    // Beside the rule above: two policies hold together, and the second is the stricter one.
    rule('/_app/immutable/workers/*', { 'Content-Security-Policy': scriptPolicy }),
    '',
  ].join('\n');
}

function rule(path: string, headers: Readonly<Record<string, string>>): string {
  return [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
}

/** `nginx.conf`, to be included in a `server` block; for an app under any path. */
export function nginxHeaders(): string {
  const common = Object.entries(everywhereHeaders);
  const place = (pattern: string, policy: string, caching: string) =>
    [
      `location ~ ${pattern} {`,
      // A location with headers of its own inherits none: each has to name them all.
      ...[...common, ['Content-Security-Policy', policy], ['Cache-Control', caching]].map(
        ([name = '', value = '']) => `  add_header ${name} "${value}" always;`,
      ),
      '}',
    ].join('\n');
  return [
    '# For nginx: include this file in the server block that serves the folder it lies in.',
    'gzip on;',
    'gzip_types text/css text/javascript application/javascript application/json application/manifest+json application/wasm image/svg+xml;',
    'index index.html;',
    place('/_app/immutable/.*\\.m?js$', scriptPolicy, cachingOf.hashed),
    place('/_app/immutable/', pagePolicy, cachingOf.hashed),
    place('\\.m?js$', scriptPolicy, cachingOf.other),
    place('/', pagePolicy, cachingOf.other),
    '',
  ].join('\n');
}
