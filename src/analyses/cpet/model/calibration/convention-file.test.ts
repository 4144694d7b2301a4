import { describe, expect, it } from 'vitest';
import { readConvention, writeConvention } from './convention-file.ts';

const convention = { name: 'North wing', tests: 14, vt1OffsetS: 31, vt1SdS: 28, vt2OffsetS: -4, vt2SdS: 22 };
const written = writeConvention(convention);
const faultOf = (text: string) => {
  const result = readConvention(text);
  return result.ok ? undefined : 'code' in result.fault && result.fault.code;
};
const changed = (values: object) =>
  JSON.stringify({
    format: 'benchside-laboratory-convention',
    version: 1,
    convention: { ...convention, ...values },
  });

describe("a laboratory's convention as a file", () => {
  it('comes back as it was', () => {
    expect(readConvention(written)).toEqual({ ok: true, value: convention });
    expect(readConvention(`\uFEFF${written}`)).toEqual({ ok: true, value: convention });
  });

  it.each([
    ['', 'convention-unreadable'],
    ['null', 'convention-unreadable'],
    ['{"format":', 'convention-unreadable'],
    [' '.repeat(20_000), 'convention-unreadable'],
    ['[]', 'convention-unknown'],
    ['{"format":"other","version":1}', 'convention-unknown'],
    ['{"format":"benchside-laboratory-convention","version":2}', 'convention-version'],
    ['{"format":"benchside-laboratory-convention","version":1}', 'convention-invalid'],
    ['{"format":"benchside-laboratory-convention","version":1,"convention":[]}', 'convention-invalid'],
    [changed({ vt1OffsetS: 1e9 }), 'convention-invalid'],
    [changed({ vt1SdS: '28' }), 'convention-invalid'],
    [changed({ tests: -1 }), 'convention-invalid'],
    [changed({ name: 7 }), 'convention-invalid'],
  ])('is refused where it is none: %#', (text, code) => {
    expect(faultOf(text)).toBe(code);
  });

  it('brings neither unknown keys, nor a prototype, nor a name that hides something', () => {
    const text = changed({ name: 'a\u202Eb\n<b>c</b>'.padEnd(500, 'x'), note: 'n' }).replace(
      '"tests"',
      '"__proto__":{"polluted":1},"tests"',
    );
    const result = readConvention(text);
    if (!result.ok) throw new Error('refused');
    expect(Object.keys(result.value).sort()).toEqual(Object.keys(convention).sort());
    expect(result.value.name.startsWith('a b <b>c</b>x')).toBe(true);
    expect(result.value.name).toHaveLength(80);
    expect(result.value).not.toHaveProperty('polluted');
  });
});
