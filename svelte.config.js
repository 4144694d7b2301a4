import adapter from '@sveltejs/adapter-static';
import { directives } from './src/cli/content-policy.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    // Every page is prerendered, so that the folder `build/` works on any static host, deep links included.
    adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
    alias: {},
    // Hashes of the pages' own inline script are added by the kit.
    csp: { mode: 'hash', directives },
    // Registered by the app itself, which asks before a new one takes over.
    serviceWorker: { register: false },
    files: { assets: 'static' },
    // A page brings its styles along: fifteen files, each a way to the host and back, kept a phone from showing it.
    inlineStyleThreshold: 40_000,
  },
};
