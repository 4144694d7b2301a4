import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { settingsKey } from '#core/settings-key.ts';
import {
  contentPolicyHeader,
  directives,
  hashesOfScripts,
  pageContentPolicyHeader,
} from './content-policy.js';

describe('the content policy', () => {
  it('allows nothing that it does not name', () => {
    expect(directives['default-src']).toEqual(['none']);
  });

  it('names no host, no scheme of the network and no unsafe word', () => {
    for (const [name, words] of Object.entries(directives))
      for (const word of words) {
        expect(word, name).not.toMatch(/^(https?|wss?):|\*|\.|^unsafe-(inline|eval)/);
      }
  });

  it('lets pages and workers reach their own host alone', () => {
    expect(directives['connect-src']).toEqual(['self']);
    expect(directives['form-action']).toEqual(['none']);
    expect(directives['frame-src']).toEqual(['none']);
  });

  it('is one line as a header, keywords in quotes, and says who may frame a page', () => {
    const text = contentPolicyHeader();
    expect(text).toContain(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; ",
    );
    expect(text).toContain("require-trusted-types-for 'script'; trusted-types svelte-trusted-html ");
    expect(text).toMatch(/; frame-ancestors 'none'$/);
    expect(text).not.toContain('\n');
  });

  it('knows the scripts that stand in a page by their hashes', () => {
    // echo -n 'let a;' | openssl dgst -sha256 -binary | base64
    expect(hashesOfScripts('<script src="a.js"></script><script>let a;</script>')).toEqual([
      'sha256-81WALLbUROF1pWdYjuQYKuIcGgY/+TqVJr8UsV6Tkvo=',
    ]);
  });

  it('finds one script in every page, which reads what Settings stored', async () => {
    const html = await readFile(new URL('../app.html', import.meta.url), 'utf8');
    expect(hashesOfScripts(html)).toHaveLength(1);
    expect(html).toContain(`localStorage.getItem('${settingsKey}')`);
  });

  it('leaves the choice of inline scripts and styles to the meta element of a page, and nothing else', () => {
    const ofPage = pageContentPolicyHeader();
    expect(ofPage.replaceAll(" 'unsafe-inline'", '')).toBe(contentPolicyHeader());
  });
});
