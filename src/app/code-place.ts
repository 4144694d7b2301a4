/**
 * Where in the app's own code an error was thrown, from its stack: file of the build, line and column. Nothing else of
 * the stack or the message is looked at: they may quote a file.
 */
export function codePlaceOf(stack: string, origin: string): string | undefined {
  for (const [, url, place] of stack.matchAll(/(https?:\/\/[^\s()]+?)(:\d+:\d+)/g)) {
    if (url === undefined || place === undefined || !url.startsWith(`${origin}/`)) continue;
    const file = /\/_app\/immutable\/(?:[a-z]+\/)*([\w.-]{1,60}\.js)$/.exec(url)?.[1];
    if (file !== undefined) return `${file}${place}`;
  }
  return undefined;
}

/** An error's own name as a code: QuotaExceededError → quota-exceeded-error. Anything that is no such name is "error". */
export function errorCodeOf(thrown: unknown): string {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  if (!/^(?:[A-Z][a-z]{1,20}){0,4}Error$/.test(name)) return 'error';
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
