import { describe, expect, test } from 'vitest';
import { directives } from './content-policy.js';
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

function wordsByDirective(policy: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...words] = directive.trim().split(' ');
      return [name, words];
    }),
  );
}

describe('the header files in the build', () => {
  test.each(addresses)('nginx says of %s what the server behind npm start says', (address) => {
    expect(byNginx(nginxHeaders(), address)).toEqual(headersFor(address));
    expect(byNginx(nginxHeaders(), `/tools/benchside${address}`)).toEqual(headersFor(address));
  });

  test.each(addresses)('Netlify and Cloudflare Pages isolate %s alike', (address) => {
    const { 'Cache-Control': caching, 'Content-Security-Policy': _, ...wanted } = headersFor(address);
    const said = byNetlify(netlifyHeaders(), address);
    expect(said).toMatchObject(wanted);
    if (address.includes('/immutable/')) expect(said['Cache-Control']).toBe(caching);
    // Hosts' own caching asks anew, which is what the app needs of all else.
    else expect(said['Cache-Control']).toBeUndefined();
  });

  test.each(addresses)('what Netlify and Cloudflare Pages say of %s is the whole policy', (address) => {
    // Joined by a comma they are policies that hold together (RFC 9110, 5.3; CSP 3, 4.2).
    const policies = (byNetlify(netlifyHeaders(), address)['Content-Security-Policy'] ?? '')
      .split(', ')
      .map(wordsByDirective);
    expect(policies.length).toBe(address.includes('/workers/') ? 2 : 1);
    for (const policy of policies) {
      expect(policy['frame-ancestors']).toEqual(["'none'"]);
      expect(Object.keys(policy).sort()).toEqual([...Object.keys(directives), 'frame-ancestors'].sort());
      expect(policy['default-src']).toEqual(["'none'"]);
      expect(policy['connect-src']).toEqual(["'self'"]);
      expect(policy['script-src']?.filter((word) => word !== "'unsafe-inline'")).toEqual([
        "'self'",
        "'wasm-unsafe-eval'",
      ]);
    }
    // The hashes of a page's own scripts stand in its meta element; a worker has none, and is allowed no text.
    const allowsText = policies.every((policy) => policy['script-src']?.includes("'unsafe-inline'"));
    expect(allowsText).toBe(!address.includes('/workers/'));
  });

  test('no line is longer than Cloudflare Pages reads', () => {
    for (const line of netlifyHeaders().split('\n')) expect(line.length).toBeLessThan(2_000);
  });

  test('no value breaks out of its line or its quotes', () => {
    for (const value of addresses.flatMap((address) => Object.values(headersFor(address))))
      expect(value).not.toMatch(/["\n]/);
  });
});
