import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { directives, hashesOfScripts, hashOfScript } from './src/cli/content-policy.js';
import { guardScripts } from './src/cli/guard-scripts.js';

const page = readFileSync(new URL('src/app.html', import.meta.url), 'utf8');
/** What stands in every page of a build beside the framework's own script. */
const inline = [...guardScripts.map(({ text }) => hashOfScript(text)), ...hashesOfScripts(page)];

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    // Every page is prerendered, so that the folder `build/` works on any static host, deep links included.
    adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
    alias: {},
    // The hash of the inline script that the kit writes into a page is added by the kit.
    csp: {
      mode: 'hash',
      directives: { ...directives, 'script-src': [...directives['script-src'], ...inline] },
    },
    // Registered by the app itself, which asks before a new one takes over.
    serviceWorker: { register: false },
    files: { assets: 'static' },
    // A page brings its styles along: fifteen files, each a way to the host and back, kept a phone from showing it.
    inlineStyleThreshold: 40_000,
  },
};
