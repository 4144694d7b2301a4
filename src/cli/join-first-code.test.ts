import { expect, test } from 'vitest';
import { firstPieces } from './join-first-code.ts';

/** "a: b c" says that a begins with b and c. */
function graphOf(text: string) {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [id = '', needed = ''] = line.trim().split(': ');
        return [id, { importedIds: needed.split(' ').filter(Boolean) }] as const;
      }),
  );
}

test('a first visit has five pieces: the beginning, the frame with what home shares, home, what opens the batches, what others need of that', () => {
  const pieces = firstPieces(
    graphOf(`
      /g/client-optimized/app.js: /svelte.js /src/hooks.client.ts
      /src/hooks.client.ts: /src/language/load-words.ts
      /src/language/load-words.ts
      /g/client-optimized/nodes/0.js: /src/routes/+layout.svelte
      /src/routes/+layout.svelte: /svelte.js /src/ui/icon.svelte
      /src/routes/+page.svelte: /svelte.js /src/ui/drop-zone.svelte /src/app/intake.ts
      /src/routes/batch/+page.svelte: /src/app/intake.ts /src/ui/data-table.svelte
      /src/app/intake.ts: /src/engine/limits.ts
      /src/app/own-batches.ts: /src/app/plan-intake.ts /comlink.mjs /src/storage/journal/heal.ts /src/storage/schema.ts /src/engine/limits.ts /svelte.js
      /src/storage/schema.ts: /dexie.js
      /src/routes/privacy/+page.svelte: /src/storage/schema.ts /src/ui/table.svelte
      /src/storage/journal/heal.ts: /src/storage/schema.ts
      /src/routes/worklist/+page.svelte: /src/app/plan-intake.ts /comlink.mjs
      /src/routes/test/+page.svelte: /comlink.mjs
      /src/routes/review/+page.svelte: /comlink.mjs
      /src/app/plan-intake.ts
      /comlink.mjs
      /dexie.js
      /src/ui/table.svelte
      /src/ui/drop-zone.svelte: /src/ui/icon.svelte
      /src/ui/data-table.svelte
      /src/engine/limits.ts
      /src/ui/icon.svelte
      /svelte.js
    `),
  );
  expect(Object.fromEntries(pieces)).toEqual({
    '/svelte.js': 'beginning',
    '/src/hooks.client.ts': 'beginning',
    '/src/language/load-words.ts': 'beginning',
    '/g/client-optimized/nodes/0.js': 'frame',
    '/src/routes/+layout.svelte': 'frame',
    '/src/ui/icon.svelte': 'frame',
    '/src/app/intake.ts': 'frame',
    '/src/engine/limits.ts': 'frame',
    '/src/routes/+page.svelte': 'home',
    '/src/ui/drop-zone.svelte': 'home',
    '/src/app/own-batches.ts': 'stores',
    '/src/storage/schema.ts': 'stores',
    '/dexie.js': 'stores',
    '/src/app/plan-intake.ts': 'stores',
    '/comlink.mjs': 'shared',
    '/src/storage/journal/heal.ts': 'stores',
  });
});
