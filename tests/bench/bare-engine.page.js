/** Reads all prepared pictures in so many workers; each takes the next photo, with all its passes, when it is free. */
globalThis.readAll = async (workers) => {
  const bytesOf = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
  const photos = await (await fetch('passes.json')).json();
  // They are there before the clock starts.
  const waiting = await Promise.all(
    photos.map((passes) =>
      Promise.all(passes.map(async ({ name, dpi }) => ({ dpi, bytes: await bytesOf(name) }))),
    ),
  );
  const startMs = performance.now();
  const openedMs = [];
  const readSome = async () => {
    const worker = new Worker('worker.js');
    const ask = (what) =>
      new Promise((resolve, reject) => {
        worker.onmessage = resolve;
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(what);
      });
    await ask('open');
    openedMs.push(performance.now() - startMs);
    for (let passes = waiting.shift(); passes !== undefined; passes = waiting.shift())
      for (const pass of passes) await ask(pass);
    return worker;
  };
  const used = await Promise.all(Array.from({ length: workers }, readSome));
  const seconds = (performance.now() - startMs) / 1000;
  for (const worker of used) worker.terminate();
  return { seconds, openingS: Math.max(...openedMs) / 1000 };
};
