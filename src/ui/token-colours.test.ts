import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  ciede2000,
  contrast,
  parseHex,
  seenDifference,
  visions,
  type Rgb,
} from '../../tests/support/colour-difference.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** The tokens of a part of the style sheet, by theme. */
function tokensIn(text: string): ReadonlyMap<string, Readonly<Record<Theme, Rgb>>> {
  const pairs = text.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g);
  return new Map(
    [...pairs].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: parseHex(light), dark: parseHex(dark) },
    ]),
  );
}

const [usual = '', more = '', chosen = ''] = css.split(
  /@media \(prefers-contrast: more\)|:root\[data-theme='contrast'\]/,
);
const tokens = tokensIn(usual);
const contrastier = new Map([...tokens, ...tokensIn(more)]);

type Palette = typeof tokens;
const colour = (palette: Palette, name: string, theme: Theme): Rgb => {
  const found = palette.get(name)?.[theme];
  if (found === undefined) throw new Error(`no token --${name}`);
  return found;
};

const grounds = ['paper', 'surface', 'surface-sunk', 'surface-hover'];
const washes = ['accent-wash', 'good-wash', 'attention-wash', 'bad-wash'];
const inks = ['ink', 'ink-soft', 'accent', 'good', 'attention', 'bad'];
const domains = ['domain-moderate', 'domain-heavy', 'domain-severe'];
const states = ['good', 'attention', 'bad'];
const series = ['blue', 'vermilion', 'green', 'purple', 'grey', 'amber'].map((name) => `series-${name}`);

/** What stays below a contrast on one of the grounds, in words; none is right. */
function tooFaint(palette: Palette, names: readonly string[], on: readonly string[], least: number) {
  return themes.flatMap((theme) =>
    names.flatMap((name) =>
      on
        .map((ground) => ({
          ground,
          ratio: contrast(colour(palette, name, theme), colour(palette, ground, theme)),
        }))
        .filter(({ ratio }) => ratio < least)
        .map(({ ground, ratio }) => `${name} on ${ground}, ${theme}: ${ratio.toFixed(2)}`),
    ),
  );
}

/** What eyes without one kind of cones can hardly tell apart, in words. */
function tooAlike(palette: Palette, names: readonly string[], least: number) {
  return themes.flatMap((theme) =>
    names.flatMap((one, place) =>
      names.slice(place + 1).flatMap((other) =>
        visions
          .map((vision) => ({
            vision,
            apart: seenDifference(colour(palette, one, theme), colour(palette, other, theme), vision),
          }))
          .filter(({ apart }) => apart < least)
          .map(({ vision, apart }) => `${one}, ${other}, ${theme}, ${vision}: ${apart.toFixed(1)}`),
      ),
    ),
  );
}

test('the difference of colours is that of its publication', () => {
  // Sharma, Wu and Dalal 2005, table 1: pairs 1, 16, 17, 25 and 34.
  for (const [one, other, apart] of [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)
    expect(ciede2000(one, other)).toBeCloseTo(apart, 4);
});

describe('the tokens', () => {
  test('are the same whether more contrast is asked of the system or chosen in Settings', () => {
    expect(tokensIn(more).size).toBeGreaterThan(15);
    expect(tokensIn(chosen)).toEqual(tokensIn(more));
  });

  // WCAG 2.2: text 4.5 (1.4.3), 7 for more contrast (1.4.6), what shows where a field or a focus is 3 (1.4.11).
  test('keep text readable on every ground, and fields and the focus visible', () => {
    expect(tooFaint(tokens, inks, [...grounds, ...washes], 4.5)).toEqual([]);
    expect(tooFaint(tokens, ['focus'], grounds, 3)).toEqual([]);
    expect(tooFaint(tokens, ['line-strong'], ['paper', 'surface', 'surface-sunk'], 3)).toEqual([]);
  });

  test('reach 7 to 1 for text, and 3 to 1 for lines, where more contrast is asked for', () => {
    expect(tooFaint(contrastier, inks, [...grounds, ...washes], 7)).toEqual([]);
    expect(tooFaint(contrastier, ['accent-ink'], ['accent'], 7)).toEqual([]);
    expect(tooFaint(contrastier, ['line', 'line-strong', 'focus'], grounds, 3)).toEqual([]);
    expect(tooFaint(contrastier, [...domains, ...series], ['paper', 'surface'], 4.5)).toEqual([]);
  });

  // Two colours beside each other differ from about 2; 7 is more than three times that, and seen at a look.
  test('tell domains and states apart without any one kind of cones', () => {
    expect(tooAlike(tokens, domains, 7)).toEqual([]);
    expect(tooAlike(tokens, states, 7)).toEqual([]);
    expect(tooAlike(contrastier, domains, 7)).toEqual([]);
    expect(tooAlike(contrastier, states, 7)).toEqual([]);
  });
});

test('a state has a sign of its own beside its colour, and a word', () => {
  const source = readFileSync(new URL('status-word.svelte', import.meta.url), 'utf8');
  const signs = [...source.matchAll(/^ {4}[a-z]+: '([a-z]+)',$/gm)].map(([, sign]) => sign);
  expect(signs).toHaveLength(6);
  expect(new Set(signs).size).toBe(6);
  expect(source).toContain('{word}</span>');
});
