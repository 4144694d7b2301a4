import { expect, it } from 'vitest';
import { lackingSurroundings, type Surroundings } from './storage-refusal.ts';

const whole: Surroundings = {
  isSecureContext: true,
  navigator: { locks: {} },
  crypto: { subtle: {} },
  BroadcastChannel: Object,
  WebAssembly: {},
};

it('finds nothing lacking in a browser of today', () => {
  expect(lackingSurroundings(whole)).toBeUndefined();
});

it('says that an address without https is why, whatever else it takes away', () => {
  const bare = { ...whole, isSecureContext: false, navigator: {}, crypto: {} };
  expect(lackingSurroundings(bare)).toMatchObject({ code: 'plain-http' });
  expect(lackingSurroundings(bare)?.message).toContain('over https');
});

it('names what an old browser lacks', () => {
  expect(lackingSurroundings({ ...whole, navigator: {} })?.message).toContain(
    'cannot do without: Web Locks.',
  );
  expect(lackingSurroundings({ ...whole, crypto: {}, WebAssembly: undefined })).toMatchObject({
    code: 'browser-lacks',
  });
});
