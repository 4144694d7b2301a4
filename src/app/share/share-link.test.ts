import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { kindOfFragment, readFragment, writeFragment } from './share-link.ts';
import { disclaimerOf, headlineOf, type SharedSummary } from './shared-summary.ts';

const summary: SharedSummary = {
  v: 1,
  label: 'Vorstellung Dienstag – Übung',
  kind: 'Exercise tests',
  values: [
    { label: 'VO2peak', text: '3540', unit: 'mL/min', note: 'moving 30 s' },
    { label: 'VT1', text: undefined, note: 'not in this test' },
  ],
  adjusted: true,
  madeBy: 'Benchside 0.1.0, analysis cpet 12',
};

/** A link that somebody else made of this text. */
function forged(text: string | Uint8Array): string {
  return `1p.${deflateRawSync(text).toString('base64url')}`;
}

describe('a link to share', () => {
  it('carries a summary there and back in the signs of an address', async () => {
    const fragment = await writeFragment(summary);
    expect(fragment).toMatch(/^1p\.[\w-]+$/);
    expect(fragment.length).toBeLessThan(500);
    expect(await readFragment(fragment)).toEqual({ ok: true, value: summary });
  });

  it('carries what goes into more detail, and refuses to carry too much', async () => {
    const parts = [
      { title: 'Weak tasks', values: [{ label: 'PA.I.B', text: '3 of 5 (60 %)', note: 'PAR' }] },
    ];
    const fragment = await writeFragment({ ...summary, parts });
    expect(await readFragment(fragment)).toEqual({ ok: true, value: { ...summary, parts } });
    const line = {
      label: 'PA.I.B',
      text: undefined,
      note: Array.from({ length: 400 }, (_, i) => (i * 7919) % 10).join(''),
    };
    const full = { title: 'Plan', values: Array.from({ length: 40 }, () => line) };
    await expect(writeFragment({ ...summary, parts: [full, full, full] })).rejects.toThrow(/too much/);
  });

  it('with a passphrase is opened by it alone', async () => {
    const fragment = await writeFragment(summary, 'correct horse');
    expect(kindOfFragment(fragment)).toBe('encrypted');
    expect(await readFragment(fragment, 'correct horse')).toEqual({ ok: true, value: summary });
    for (const wrong of ['', 'Correct horse', 'correct horse '])
      expect(await readFragment(fragment, wrong)).toMatchObject({ fault: { code: 'passphrase-wrong' } });
    const changed = `${fragment.slice(0, -3)}${fragment.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    expect(await readFragment(changed, 'correct horse')).toMatchObject({
      fault: { code: 'passphrase-wrong' },
    });
    expect(await writeFragment(summary, 'correct horse')).not.toBe(fragment);
  });

  it.each([
    '',
    '1x.abc',
    '2p.abc',
    '1p.',
    '1p.!!!',
    '1p.AAAA',
    '1e.AAAA',
    `1p.${'A'.repeat(20_000)}`,
    forged(''),
    forged('null'),
    forged('{}'),
    forged('{"v":1'),
    forged(JSON.stringify({ ...summary, more: 1 })),
    forged(JSON.stringify({ ...summary, parts: 'x' })),
    forged(JSON.stringify({ ...summary, parts: [{ title: 'x', values: [], html: '<b>' }] })),
    forged(
      JSON.stringify({ ...summary, parts: Array.from({ length: 5 }, () => ({ title: '', values: [] })) }),
    ),
    forged(JSON.stringify({ ...summary, label: 'x'.repeat(81) })),
    forged(JSON.stringify({ ...summary, values: [{ label: { toString: 1 } }] })),
    forged(JSON.stringify({ ...summary, values: Array.from({ length: 25 }, () => ({ label: 'a' })) })),
    forged('{"v":1,"kind":"a","values":[],"madeBy":"b","__proto__":{"adjusted":true}}'),
    forged(Uint8Array.of(0xff, 0xfe, 0x22)),
  ])('is refused in words where it is none: %#', async (fragment) => {
    expect(await readFragment(fragment)).toMatchObject({ ok: false, fault: { code: 'link-invalid' } });
  });

  it('spells out signs in it that nobody could see, also in a text of the greatest length', async () => {
    const turned = { ...summary, label: 'x'.repeat(79) + '\u202e', madeBy: '\u2067you' };
    const read = await readFragment(forged(JSON.stringify(turned)));
    expect(read.ok && read.value.label).toBe(`${'x'.repeat(79)}[U+202E]`);
    expect(read.ok && read.value.madeBy).toBe('[U+2067]you');
  });

  it('that unpacks to more than any summary is not unpacked', async () => {
    const bomb = forged(' '.repeat(8_000_000));
    expect(bomb.length).toBeLessThan(16_000);
    expect(await readFragment(bomb)).toMatchObject({ fault: { code: 'link-invalid' } });
  });

  it('offers what the report leads with', () => {
    const values = summary.values;
    expect(
      headlineOf({
        title: 'Jane.csv',
        blocks: [
          { kind: 'headline', values },
          { kind: 'text', text: 'x' },
        ],
      }),
    ).toEqual(values);
  });
});

it('what a shared result is not is said by the analysis that made it', () => {
  expect(disclaimerOf(summary)).toBe('Not a medical device.');
  expect(disclaimerOf({ madeBy: 'Benchside 0.1.0, analysis knowledge-test 3' })).toContain('study aid');
  expect(disclaimerOf({ madeBy: 'something else' })).toBe('');
});
