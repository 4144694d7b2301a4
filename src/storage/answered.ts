/**
 * What a call gives, if it does so within this many seconds of the page's own timer, which stands still while the page
 * is frozen. Throws a `TimeoutError` where it does not, with these words; the call itself goes on.
 */
export async function answered<T>(
  call: Promise<T>,
  withinS: number,
  words = `no answer within ${withinS} s`,
): Promise<T> {
  let ticker: ReturnType<typeof setInterval> | undefined;
  const limit = new Promise<never>((_, reject) => {
    let ticks = 0;
    ticker = setInterval(() => {
      ticks += 1;
      if (ticks >= withinS) reject(new DOMException(words, 'TimeoutError'));
    }, 1000);
  });
  try {
    return await Promise.race([call, limit]);
  } finally {
    clearInterval(ticker);
  }
}
