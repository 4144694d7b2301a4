import type { Headers as Wanted } from './shipped.ts';

/** An answer with these headers; the very same where it has them, so that the browser may keep what it compiled of it. */
export function withHeaders(answer: Response, wanted: Wanted): Response {
  const lacks = Object.entries(wanted).some(([name, value]) => answer.headers.get(name) !== value);
  if (!lacks) return answer;
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(wanted)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}
