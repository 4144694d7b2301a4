import { afterEach, describe, expect, it } from 'vitest';
import { cpet } from '#analyses/cpet/index.ts';
import { noTools } from '../support/no-tools.ts';
import { testOutcome } from './outcome-of.ts';

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const rows = Array.from({ length: 80 }, (_, i) => `${String(5 * i)};${String(300 + 20 * i)};90`).join('\n');
const before = Object.getOwnPropertyNames(Object.prototype).sort();

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('names that objects have of themselves are names like others', () => {
  it.each(names)('as the heading of a column: %s', async (name) => {
    const plain = await cpet.read(given('HR'), cpet.defaultOptions, noTools);
    const odd = await cpet.read(given(name), cpet.defaultOptions, noTools);
    if (!plain.ok || !odd.ok) throw new Error('refused');
    expect(odd.value.channels.vo2MlPerMin).toEqual(plain.value.channels.vo2MlPerMin);
    expect(odd.value.channels.hrBpm).toBeUndefined();
    expect(JSON.parse(JSON.stringify(odd.value))).toEqual(odd.value);
  });

  it.each(names)('in the brackets of a heading, as a unit and as a label: %s', async (name) => {
    const text = `${name};1;Weight;70;${name}\nTime [s];VO2 (${name}) [mL/min];HR [${name}]\n${rows}\n`;
    expect(await testOutcome(text)).not.toBe('bug');
  });

  it.each(names)('as a key of JSON, with an object behind it: %s', async (name) => {
    const records = Array.from({ length: 60 }, (_, i) => ({ time: 5 * i, VO2: 300 + 20 * i, HR: 90 }));
    const text = JSON.stringify(records).replaceAll('"HR":90', `"${name}":{"polluted":true}`);
    expect(typeof (await testOutcome(text))).toBe('string');
  });

  it.each(names)('as a section and its key: %s', async (name) => {
    const text = `[${name}]\n${name}=polluted\n[Data]\nB=1,2\n`;
    expect(typeof (await testOutcome(text))).toBe('string');
  });
});

function given(heading: string) {
  const text = `Time [s];VO2 [mL/min];${heading}\n${rows}\n`;
  return { name: 'a.csv', bytes: new TextEncoder().encode(text) };
}
