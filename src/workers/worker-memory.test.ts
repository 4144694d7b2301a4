import { describe, expect, it, vi } from 'vitest';
import { openNodeRecogniser } from '../../tests/support/node-recogniser.ts';
import { tellGrowth, watchMemory } from './worker-memory.ts';

const page = 65_536;

/** A kind of memory of its own, so that what is watched is the test's alone. */
function watchedKind(atMostBytes?: number) {
  class Memory extends WebAssembly.Memory {}
  const heldBytes = watchMemory(Memory, atMostBytes);
  /** As libraries do: its bytes are looked at when it is made, and after it has grown. */
  const open = (pages: number, most = 1000) => {
    const memory = new Memory({ initial: pages, maximum: most });
    return { bytes: () => memory.buffer.byteLength, grow: (by: number) => memory.grow(by) };
  };
  return { heldBytes, open };
}

describe('what a worker’s WebAssembly holds', () => {
  it('is the sum of its memories, as they grow', () => {
    const { heldBytes, open } = watchedKind();
    expect(heldBytes()).toBe(0);
    const [recogniser, runtime] = [open(3), open(2)];
    expect([recogniser.bytes(), runtime.bytes()]).toEqual([3 * page, 2 * page]);
    expect(heldBytes()).toBe(5 * page);
    recogniser.grow(4);
    expect(recogniser.bytes()).toBe(7 * page);
    expect(heldBytes()).toBe(9 * page);
  });

  it('is refused what would make it more than a worker may hold, as any memory that is full refuses', () => {
    const { open } = watchedKind(10 * page);
    const [recogniser, runtime] = [open(3), open(2)];
    expect(recogniser.bytes() + runtime.bytes()).toBe(5 * page);
    expect(recogniser.grow(5)).toBe(3);
    expect(() => runtime.grow(1)).toThrow(RangeError);
    expect(recogniser.bytes() + runtime.bytes()).toBe(10 * page);
  });

  it('is no more than the memory’s own limit', () => {
    const { open } = watchedKind(10 * page);
    const memory = open(1, 2);
    expect(() => memory.grow(2)).toThrow(RangeError);
  });
});

it('is seen in the text engine, which takes a refusal for a fault of its own and not for the end', async () => {
  const megabyte = 1024 * 1024;
  const heldBytes = watchMemory(WebAssembly.Memory, 24 * megabyte);
  const opened = await openNodeRecogniser();
  if (!opened.ok) throw new Error('the engine does not open');
  expect(heldBytes()).toBeGreaterThan(16 * megabyte);
  const blank = (sidePx: number) => ({
    widthPx: sidePx,
    heightPx: sidePx,
    grey: new Uint8Array(sidePx * sidePx).fill(255),
  });
  expect(opened.value.recognise(blank(50))).toMatchObject({ ok: true });
  expect(opened.value.recognise(blank(4000))).toMatchObject({ ok: false, fault: { kind: 'worker' } });
  expect(heldBytes()).toBeLessThanOrEqual(24 * megabyte);
}, 60_000);

it('tells of growth before the answer, and only of growth', async () => {
  let held = 0;
  const said: unknown[] = [];
  const work = vi.fn((more: number) => {
    held += more;
    return Promise.resolve(`${String(more)} more`);
  });
  const told = tellGrowth(
    work,
    () => held,
    (message) => said.push(message),
  );
  for (const more of [5, 0, 7]) said.push(await told(more));
  expect(said).toEqual([{ holdsBytes: 5 }, '5 more', '0 more', { holdsBytes: 12 }, '7 more']);
});
