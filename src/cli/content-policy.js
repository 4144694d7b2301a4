import { createHash } from 'node:crypto';

/**
 * The content policy: what the browser lets this app's pages and workers load, run and reach. The only place where it
 * is written. SvelteKit puts it into every page as a meta element (`svelte.config.js`), so that it holds on any static
 * host; servers that can send headers say the same once more, with what a meta element cannot say.
 * Plain JavaScript: `svelte.config.js` is read by Node as it is.
 */

/**
 * Nothing is allowed but what is named here. `blob:` workers are this app's own way to start one: such a worker obeys
 * the policy of the page that made it, on every host (`src/workers/start-worker.ts`). Inline styles are not needed:
 * what a component sets, it sets through the style object, which no policy bars.
 *
 * @satisfies {NonNullable<NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']>}
 */
export const directives = {
  'default-src': ['none'],
  // WebAssembly is compiled from the app's own files; no text is ever run as code.
  'script-src': ['self', 'wasm-unsafe-eval'],
  'worker-src': ['self', 'blob:'],
  'connect-src': ['self'],
  'img-src': ['self', 'data:', 'blob:'],
  'style-src': ['self'],
  // The one style attribute in all markup: of the element with which the kit reads a new page's title out.
  'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
  'font-src': ['self'],
  'manifest-src': ['self'],
  'base-uri': ['none'],
  'form-action': ['none'],
  'frame-src': ['none'],
  'object-src': ['none'],
  // The browser refuses text where markup or a script's address is meant, but from those who hold one of these policies:
  // the components' templates, and the addresses of this app's own workers (`static/guard.js`).
  'require-trusted-types-for': ['script'],
  'trusted-types': ['svelte-trusted-html', 'benchside-script-url'],
};

/** What a meta element cannot say: no other page may show this one in a frame. */
const inHeadersOnly = { 'frame-ancestors': ['none'] };

/** Words that the syntax of policies wants in quotes (CSP 3, section 2.3.1); hashes as well. */
const quoted = /^(none|self|unsafe-hashes|unsafe-inline|wasm-unsafe-eval|script|sha(256|384|512)-.+)$/;

/**
 * The inline scripts of a page in the words of the policy, by their hashes.
 *
 * @param {string} html
 * @returns {`sha256-${string}`[]}
 */
export function hashesOfScripts(html) {
  return [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => hashOfScript(text));
}

/**
 * One inline script in the words of the policy.
 *
 * @param {string} text
 * @returns {`sha256-${string}`}
 */
export function hashOfScript(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/**
 * The same policy as a header's text, for answers that are no page: a worker's script, a picture.
 */
export function contentPolicyHeader() {
  return asText({ ...directives, ...inHeadersOnly });
}

/**
 * The same policy as a header's text, for pages. Each page has its guards, two scripts of a few lines and its styles in
 * itself, whose hashes stand in the page's own meta element and not here; the browser obeys both, so nothing counts without its hash.
 */
export function pageContentPolicyHeader() {
  const scripts = [...directives['script-src'], 'unsafe-inline'];
  const styles = [...directives['style-src'], 'unsafe-inline'];
  return asText({ ...directives, 'script-src': scripts, 'style-src': styles, ...inHeadersOnly });
}

/** @param {Readonly<Record<string, readonly string[]>>} all */
function asText(all) {
  return Object.entries(all)
    .map(([name, words]) =>
      [name, ...words.map((word) => (quoted.test(word) ? `'${word}'` : word))].join(' '),
    )
    .join('; ');
}
