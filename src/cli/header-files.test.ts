import { describe, expect, test } from 'vitest';
import { netlifyHeaders, nginxHeaders } from './header-files.ts';
import { headersFor } from './headers.ts';

/** Addresses of every kind of file, under the root of a site. */
const addresses = [
  '/',
  '/batch/',
  '/service-worker.js',
  '/app.webmanifest',
  '/_app/immutable/entry/app.1a2b.js',
  '/_app/immutable/assets/0.1a2b.css',
  '/_app/immutable/workers/analysis.worker-1a2b.js',
  '/_app/immutable/workers/assets/ort-wasm-1a2b.wasm',
];

/** The headers of an address by Netlify's rules: those of every pattern that fits, joined where they have one name. */
function byNetlify(text: string, address: string): Record<string, string> {
  const found: Record<string, string> = {};
  let fits = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('/')) fits = new RegExp(`^${line.replaceAll('*', '.*')}$`).test(address);
    const [, name, value] = /^ {2}([^:]+): (.+)$/.exec(line) ?? [];
    if (!fits || name === undefined || value === undefined) continue;
    found[name] = found[name] === undefined ? value : `${found[name]}, ${value}`;
  }
  return found;
}

/** The headers of an address by nginx's rules: those of the first location whose pattern fits. */
function byNginx(text: string, address: string): Record<string, string> {
  for (const [, pattern = '', body = ''] of text.matchAll(/location ~ (\S+) \{\n([^}]*)\}/g)) {
    if (!new RegExp(pattern).test(address)) continue;
    return Object.fromEntries(
      [...body.matchAll(/add_header (\S+) "([^"]*)" always;/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
  }
  return {};
}

describe('the header files in the build', () => {
  test.each(addresses)('nginx says of %s what the server behind npm start says', (address) => {
    expect(byNginx(nginxHeaders(), address)).toEqual(headersFor(address));
    expect(byNginx(nginxHeaders(), `/tools/benchside${address}`)).toEqual(headersFor(address));
  });

  test.each(addresses)('Netlify and Cloudflare Pages isolate %s alike', (address) => {
    const {
      'Cache-Control': caching,
      'Content-Security-Policy': policy = '',
      ...wanted
    } = headersFor(address);
    const said = byNetlify(netlifyHeaders(), address);
    expect(said).toMatchObject(wanted);
    if (address.includes('/immutable/')) expect(said['Cache-Control']).toBe(caching);
    // Hosts' own caching asks anew, which is what the app needs of all else.
    else expect(said['Cache-Control']).toBeUndefined();
    if (address.includes('/workers/'))
      expect(said['Content-Security-Policy']).toContain("default-src 'none'");
    else expect(policy).toContain("frame-ancestors 'none'");
  });

  test('no value breaks out of its line or its quotes', () => {
    for (const value of addresses.flatMap((address) => Object.values(headersFor(address))))
      expect(value).not.toMatch(/["\n]/);
  });
});
