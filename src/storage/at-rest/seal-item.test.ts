import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { drawMark, sealBatch, sealFields, unsealBatch, unsealItem } from './seal-item.ts';
import { sealAlike, sealBytes, unsealBytes } from './seal-bytes.ts';
import { drawKeyId, drawSecret, sealingKeyOf, type SealingKey } from './sealing-key.ts';

let key: SealingKey;
let other: SealingKey;

beforeAll(async () => {
  key = await sealingKeyOf(drawKeyId('session'), drawSecret());
  other = await sealingKeyOf(drawKeyId('session'), drawSecret());
});

const item: Item = {
  id: 'b/000000',
  batchId: 'b',
  ordinal: 0,
  name: 'export.john.XLSX',
  folder: 'Ward 7',
  inPlace: 'Ward 7/Smith John.xlsx',
  sizeBytes: 12,
  sha256: 'ab'.repeat(32),
  attempts: 1,
  rev: 4,
  facts: { sex: 'female' },
  ledger: { own: 'Smith;44', extra: 'x', kept: true },
  review: { events: [{ kind: 'verdict', verdict: 'accepted', atMs: 1, by: 'JS' }] },
  takenFrom: { batchId: 'earlier', itemId: 'earlier/000003', atMs: 5 },
  state: {
    status: 'failed',
    fault: {
      kind: 'unreadable',
      code: 'no-time',
      detail: 'sheet Smith has none',
      at: { sheet: 'Smith', row: 3 },
    },
  },
};

describe('a sealed item', () => {
  it('shows nothing of what was in it but its ending, its place, and the code of its fault', async () => {
    const mark = drawMark(key);
    const stored = { ...(await sealFields(key, mark, item)), sealed: mark };
    const text = JSON.stringify(stored);
    for (const secret of ['Smith', 'john', 'Ward', 'female', 'accepted', 'abab', 'earlier'])
      expect(text).not.toContain(secret);
    expect(stored.name.endsWith('.XLSX')).toBe(true);
    expect(stored.state).toMatchObject({ status: 'failed', fault: { kind: 'unreadable', code: 'no-time' } });
    expect(stored.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await unsealItem(key, mark, stored)).toEqual({ ...item, sealed: mark });
  });

  it('shows as little of a result that is set aside, and of why an attempt was in vain', async () => {
    const mark = drawMark(key);
    const { sha256, state } = item;
    const row = { status: 'done', quality: 'success', row: { who: 'Smith' }, version: 1 } as const;
    const ledger: NonNullable<Item['ledger']> = {
      own: 'Smith;44',
      aside: { state: row, sha256, sizeBytes: 12, confirmed: true },
      ...(state.status === 'failed' && { inVain: state.fault }),
    };
    const stored = { ...(await sealFields(key, mark, { ...item, ledger })), sealed: mark };
    const text = JSON.stringify(stored);
    for (const secret of ['Smith', 'who', 'abab']) expect(text).not.toContain(secret);
    // As it lies, it may take its place again.
    expect(stored.ledger?.aside?.sha256).toBe(stored.sha256);
    const { state: lying, sealedSha256 } = stored.ledger?.aside ?? item;
    expect(await unsealItem(key, mark, { ...stored, state: lying, sealedSha256 })).toMatchObject({
      sha256,
      state: row,
    });
    expect(await unsealItem(key, mark, stored)).toEqual({ ...item, ledger, sealed: mark });
  });

  it('keeps what a change of one field says beside what the others said', async () => {
    const mark = drawMark(key);
    const stored = { ...(await sealFields(key, mark, item)), sealed: mark };
    const state = { status: 'done', quality: 'success', row: { vo2: 31 }, version: 2 } as const;
    const after = { ...stored, ...(await sealFields(key, mark, { state })) };
    expect(JSON.stringify(after)).not.toContain('vo2');
    expect(await unsealItem(key, mark, after)).toEqual({ ...item, sealed: mark, state });
  });

  it('takes what the stores wrote themselves as it is', async () => {
    const mark = drawMark(key);
    const stored = { ...(await sealFields(key, mark, item)), sealed: mark, sha256: '' };
    const fault = { kind: 'worker', detail: 'the page crashed' } as const;
    const struck = { ...stored, state: { status: 'quarantined', fault } as const };
    expect(await unsealItem(key, mark, struck)).toMatchObject({ sha256: '', state: { fault } });
  });

  it('is refused under another key, under another mark, and where a letter was changed', async () => {
    const mark = drawMark(key);
    const stored = { ...(await sealFields(key, mark, item)), sealed: mark };
    const folder = stored.folder ?? '';
    const changed = {
      ...stored,
      folder: `${folder.slice(0, -2)}${folder.endsWith('A=') ? 'Q=' : 'A='}`,
    };
    await expect(unsealItem(other, mark, stored)).rejects.toMatchObject({ code: 'seal-broken' });
    await expect(unsealItem(key, drawMark(key), stored)).rejects.toMatchObject({ code: 'seal-broken' });
    await expect(unsealItem(key, mark, changed)).rejects.toMatchObject({ code: 'seal-broken' });
    const exchanged = { ...stored, folder: stored.inPlace };
    await expect(unsealItem(key, mark, exchanged)).rejects.toMatchObject({ code: 'seal-broken' });
  });

  it('has a hash that files of the same bytes share under the same key alone', async () => {
    const [one, twin] = await Promise.all([
      sealFields(key, drawMark(key), item),
      sealFields(key, drawMark(key), item),
    ]);
    expect(one.sha256).toBe(twin.sha256);
    expect((await sealFields(other, drawMark(other), item)).sha256).not.toBe(one.sha256);
    expect(one.name).not.toBe(twin.name);
  });
});

it('a sealed batch shows neither title, options nor headings', async () => {
  const mark = drawMark(key);
  const fields = { title: 'Ward 7', options: { subjectSalt: 'salt' }, ledger: undefined };
  const stored = await sealBatch(key, mark, fields);
  expect(JSON.stringify(stored)).not.toMatch(/Ward|salt/);
  expect(await unsealBatch(key, mark, stored)).toEqual(fields);
});

it('bytes sealed alike are the same for the same bytes, and others for others or as something else', async () => {
  const bytes = new TextEncoder().encode('a;b;c');
  const [one, same, elsewhere, fresh] = await Promise.all([
    sealAlike(key, bytes, 'ledger a'),
    sealAlike(key, bytes, 'ledger a'),
    sealAlike(key, bytes, 'ledger b'),
    sealBytes(key, bytes, 'ledger a'),
  ]);
  expect(one).toEqual(same);
  expect(elsewhere).not.toEqual(one);
  expect(fresh).not.toEqual(one);
  expect(await unsealBytes(key, one, 'ledger a')).toEqual(bytes);
  await expect(unsealBytes(key, one.slice(0, 20), 'ledger a')).rejects.toMatchObject({ code: 'seal-broken' });
});
