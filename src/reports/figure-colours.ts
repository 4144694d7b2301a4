import type { TokenName } from './figure.ts';

/**
 * The light theme's colours, for paper: a PDF, an SVG file and a printed page have no style sheet to ask. The same as in
 * `ui/tokens.css`; a test compares them.
 */
export const figureColours: Readonly<Record<TokenName, string>> = {
  '--paper': '#f6f8f9',
  '--surface': '#ffffff',
  '--surface-sunk': '#eef2f4',
  '--surface-hover': '#eef4f6',
  '--line': '#dbe3e7',
  '--line-strong': '#768a95',
  '--ink': '#16232a',
  '--ink-soft': '#4b5d68',
  '--accent': '#0b6680',
  '--accent-ink': '#ffffff',
  '--accent-wash': '#e2f1f5',
  '--focus': '#0b6680',
  '--good': '#0a6b4f',
  '--good-wash': '#e1f3ec',
  '--attention': '#875200',
  '--attention-wash': '#fbf0dc',
  '--bad': '#b01c48',
  '--bad-wash': '#fbe8e3',
  '--domain-moderate': '#009e73',
  '--domain-heavy': '#e69f00',
  '--domain-severe': '#b5467f',
  '--phase-rest': '#8b98a0',
  '--phase-warm-up': '#56b4e9',
  '--phase-stages': '#009e73',
  '--phase-incremental': '#e69f00',
  '--phase-constant-load': '#cc79a7',
  '--phase-exercise': '#e69f00',
  '--phase-recovery': '#6a7fc1',
  '--series-blue': '#0072b2',
  '--series-vermilion': '#c04c00',
  '--series-green': '#00795a',
  '--series-purple': '#a34b7d',
  '--series-grey': '#56666f',
  '--series-amber': '#a06c00',
};

/** What a token stands for on paper; grey for one that this version does not know. */
export function colourOf(token: TokenName): string {
  return figureColours[token] ?? '#56666f';
}
