import { expect, it } from 'vitest';
import type { PageText } from '#core/page-text.ts';
import { ok, type Result } from '#core/result.ts';
import { hostRecogniser } from './host-recogniser.ts';
import type { Recogniser } from './open-recogniser.ts';

const picture = { widthPx: 1, heightPx: 1, grey: new Uint8Array(1) };
const page: PageText = { origin: 'recognised', unit: 'pixel', width: 1, height: 1, lines: [] };
const recogniser: Recogniser = { recognise: () => ok(page), close: () => undefined };

/** A host, and how often it opened a recogniser. */
function hosted(answers: readonly (() => Promise<Result<Recogniser>>)[]) {
  let opened = 0;
  const host = hostRecogniser(() => {
    const answer = answers[Math.min(opened, answers.length - 1)];
    opened += 1;
    return answer?.() ?? Promise.reject(new Error('none'));
  });
  return { ...host, opened: () => opened };
}

it('opens a recogniser once, when it is woken or first asked', async () => {
  const host = hosted([() => Promise.resolve(ok(recogniser))]);
  expect(host.opened()).toBe(0);
  host.wake();
  host.wake();
  expect(await host.recognise(picture)).toEqual(ok(page));
  expect(await host.recognise(picture)).toEqual(ok(page));
  expect(host.opened()).toBe(1);
});

it('takes a program that cannot be had for no fault of the file, and asks for it anew', async () => {
  const host = hosted([() => Promise.reject(new Error('404')), () => Promise.resolve(ok(recogniser))]);
  host.wake();
  expect(await host.recognise(picture)).toMatchObject({ fault: { kind: 'model', notBegun: true } });
  expect(await host.recognise(picture)).toEqual(ok(page));
});

it('lets go of one that broke', async () => {
  const broken: Recogniser = {
    ...recogniser,
    recognise: () => ({ ok: false, fault: { kind: 'worker', detail: 'it broke' } }),
  };
  const host = hosted([() => Promise.resolve(ok(broken)), () => Promise.resolve(ok(recogniser))]);
  expect(await host.recognise(picture)).toMatchObject({ fault: { kind: 'worker' } });
  expect(await host.recognise(picture)).toEqual(ok(page));
});
