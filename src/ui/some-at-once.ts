/** `ask` for every one, `atOnce` of them at the same time; answers in the order of `all`. */
export async function someAtOnce<From, To>(
  all: readonly From[],
  atOnce: number,
  ask: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const answers: To[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    answers.push(...(await Promise.all(all.slice(from, from + atOnce).map(ask))));
  return answers;
}
