import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { bundleWords } from './src/cli/bundle-words.ts';
import { finishBuildPlugin, noteModules } from './src/cli/finish-build.ts';
import { joinFirstCode } from './src/cli/join-first-code.ts';

/** Where tests put a browser's parts (a database, locks, storage) in the place of the real ones, for all who run after. */
const withBrowserParts = ['src/{app,storage,ui,workers}/**/*.test.ts', 'tests/faults/**/*.test.ts'];

export default defineConfig({
  plugins: [
    ...bundleWords(import.meta.dirname),
    sveltekit(),
    noteModules(),
    joinFirstCode(),
    finishBuildPlugin('build'),
  ],
  resolve: {
    // What jsPDF would draw web pages with, which it is never asked to: 355 kB that every device would keep.
    alias: [
      {
        find: /^(html2canvas|canvg|dompurify)$/,
        replacement: 'data:text/javascript,export default undefined',
      },
    ],
  },
  // A link for each of a page's or an analysis' pieces held the page up for 55 to 80 ms as files came; the pieces ask for
  // each other as well, and lie in the browser from the second visit on.
  build: { modulePreload: { resolveDependencies: () => [] } },
  worker: { format: 'es', plugins: () => [noteModules()] },
  test: {
    environment: 'node',
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 20_000,
    // Of two cores one would be left to nothing but starting them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: withBrowserParts,
          // Files share what they load: half of the time of a run was loading.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'browser parts', include: withBrowserParts } },
    ],
  },
});
