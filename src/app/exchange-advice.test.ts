import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adviceOnExchange, exchangeAdvice } from './exchange-advice.ts';

const folders = ['src/app/reading', 'src/app/share', 'src/app/reproduce'];

it('every fault of what people hand each other comes with advice', () => {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const pattern = /(?:failFile\(\s*'[a-z]+',\s*|kind: 'unreadable',\s*code: )'([a-z0-9-]+)'/g;
  const codes = new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, code = '']) => code)));
  expect([...codes].filter((code) => adviceOnExchange(code) === undefined)).toEqual([]);
  expect(exchangeAdvice.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([]);
});
