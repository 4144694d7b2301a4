import { describe, expect, it } from 'vitest';
import { parseFaultArguments } from './fault-arguments.ts';

const scenarios = [
  { name: 'kills', times: { full: 100, short: 30 } },
  { name: 'freezes', times: { full: 5, short: 0 } },
];
function timesFor(...args: string[]): unknown {
  const parsed = parseFaultArguments(args, scenarios);
  return parsed.ok ? Object.fromEntries(parsed.value.times) : parsed.problem;
}

describe('the arguments of the fault runs', () => {
  it('ask for every scenario in its full or its short form', () => {
    expect(timesFor()).toEqual({ kills: 100, freezes: 5 });
    expect(timesFor('--short')).toEqual({ kills: 30, freezes: 0 });
  });

  it('name some alone, and say how often', () => {
    expect(timesFor('--only', 'freezes')).toEqual({ kills: 0, freezes: 5 });
    expect(timesFor('--only', 'freezes', '--kills', '2')).toEqual({ kills: 2, freezes: 5 });
    expect(timesFor('--short', '--kills', '4')).toEqual({ kills: 4, freezes: 0 });
  });

  it('are refused where a scenario or a number is not known', () => {
    expect(timesFor('--only', 'floods')).toBe('there is no scenario "floods"');
    expect(timesFor('--kills', 'many')).toBe('--kills takes a number');
    expect(timesFor('--floods', '3')).toContain("Unknown option '--floods'");
  });
});
