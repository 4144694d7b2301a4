import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { colourOf, figureColours } from './figure-colours.ts';

it('the colours on paper are those of the light theme', () => {
  const [tokens = ''] = readFileSync('src/ui/tokens.css', 'utf8').split('@media');
  const light = [...tokens.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}),/g)];
  expect(light.length).toBeGreaterThan(20);
  expect(figureColours).toEqual(Object.fromEntries(light.map(([, name, value]) => [name, value])));
});

it('a colour that is not known is grey, never nothing', () => {
  expect(colourOf('--series-of-tomorrow')).toMatch(/^#[0-9a-f]{6}$/);
});
