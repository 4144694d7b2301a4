import { expect, test } from 'vitest';
import { openCopyCheck } from './check-copy.ts';
import type { ShippedFile } from './shipped.ts';

const text = 'export const answer = 42;\n';

/** A file of the build that says `text`. */
function shipped(path: string): ShippedFile {
  return { path, part: 'app', bytes: text.length, sha256: 'ogmL2SsQv4uBbSS3VWsc6MSah50TBIkGXvEFHBfgQvY=' };
}

/** A copy as it lies in the cache, and how often it was read. */
function copyOf(body: () => BodyInit | undefined) {
  let reads = 0;
  return {
    find: () => {
      const found = body();
      reads += 1;
      return Promise.resolve(found === undefined ? undefined : new Response(found));
    },
    reads: () => reads,
  };
}

test('a copy is what the build made, or torn, or another, or not there', async () => {
  const file = shipped('a.js');
  const judged = (body: BodyInit | undefined) => openCopyCheck(copyOf(() => body).find)(file);
  expect(await judged(text)).toBe('sound');
  expect(await judged(text.slice(0, 9))).toBe('wrong');
  expect(await judged('')).toBe('wrong');
  expect(await judged(text.replace('42', '43'))).toBe('wrong');
  expect(await judged(undefined)).toBe('missing');
});

test('a copy that cannot be read to its end is wrong', async () => {
  const torn = () =>
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(text.slice(0, 5)));
        controller.error(new Error('the disk says no'));
      },
    });
  expect(await openCopyCheck(copyOf(torn).find)(shipped('a.js'))).toBe('wrong');
});

test('what was found sound is not read again, what was not is', async () => {
  let body = 'torn';
  const copy = copyOf(() => body);
  const check = openCopyCheck(copy.find);
  const file = shipped('a.js');
  expect(await check(file)).toBe('wrong');
  body = text;
  expect([await check(file), await check(file), await check(file)]).toEqual(['sound', 'sound', 'sound']);
  expect(copy.reads()).toBe(2);
});

test('of what a host may have unpacked on its way only emptiness is wrong', async () => {
  const file = shipped('eng.traineddata-1a2b.gz');
  expect(await openCopyCheck(copyOf(() => 'unpacked on its way').find)(file)).toBe('sound');
  expect(await openCopyCheck(copyOf(() => '').find)(file)).toBe('wrong');
});
