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

test('what every page needs is one piece, what home and batch share another, what home alone needs a third', () => {
  const pieces = firstPieces(
    graphOf(`
      /g/client-optimized/app.js: /svelte.js
      /g/client-optimized/nodes/0.js: /src/routes/+layout.svelte
      /src/routes/+layout.svelte: /svelte.js /src/ui/icon.svelte
      /src/routes/+page.svelte: /svelte.js /src/ui/drop-zone.svelte /src/app/intake.ts
      /src/routes/batch/+page.svelte: /src/app/intake.ts /src/ui/data-table.svelte
      /src/app/intake.ts: /src/engine/limits.ts
      /src/ui/drop-zone.svelte: /src/ui/icon.svelte
      /src/ui/data-table.svelte
      /src/engine/limits.ts
      /src/ui/icon.svelte
      /svelte.js
    `),
  );
  expect(Object.fromEntries(pieces)).toEqual({
    '/g/client-optimized/nodes/0.js': 'frame',
    '/src/routes/+layout.svelte': 'frame',
    '/svelte.js': 'frame',
    '/src/ui/icon.svelte': 'frame',
    '/src/app/intake.ts': 'batches',
    '/src/engine/limits.ts': 'batches',
    '/src/routes/+page.svelte': 'home',
    '/src/ui/drop-zone.svelte': 'home',
  });
});
