import { expect, test } from 'vitest';
import { withHeaders } from './with-headers.ts';

const isolating = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

test('an answer of a host that says nothing is given the headers, and keeps its own', async () => {
  const bare = new Response('<title>Home</title>', { headers: { 'Content-Type': 'text/html' } });
  const answer = withHeaders(bare, isolating);
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/html',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(await answer.text()).toBe('<title>Home</title>');
  expect(answer.status).toBe(200);
});

test('an answer that has them all is the very same: what the browser compiled of it stays with it', () => {
  const whole = new Response('', { headers: isolating });
  expect(withHeaders(whole, isolating)).toBe(whole);
});

test('what an older build said gives way', () => {
  const old = new Response('', {
    headers: { ...isolating, 'Cross-Origin-Embedder-Policy': 'credentialless' },
  });
  expect(withHeaders(old, isolating).headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
});
