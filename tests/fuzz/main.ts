import { parseRequest } from './request.ts';
import { runFuzz } from './run-fuzz.ts';

// `npm run fuzz -- --count 100000 --seed 1`: see README.md.

const request = parseRequest(process.argv.slice(2));
const startMs = performance.now();
let toldMs = startMs;
let told = 0;
const result = await runFuzz(request, (tried, failures) => {
  const nowMs = performance.now();
  if (failures.length === told && nowMs - toldMs < 30_000) return;
  toldMs = nowMs;
  for (const { index, from, outcome } of failures.slice(told)) {
    const what =
      outcome.kind === 'bug' ? `${outcome.bug}: ${outcome.detail.split('\n').slice(0, 3).join(' | ')}` : '';
    console.log(`input ${String(index)} from "${from}" ${what.slice(0, 400)}`);
  }
  told = failures.length;
  const perS = (1000 * tried) / (nowMs - startMs);
  console.log(`${String(tried)} tried, ${String(failures.length)} bugs, ${perS.toFixed(0)} a second`);
});
console.log(JSON.stringify({ ...result, failures: result.failures.length }, undefined, 2));
if (result.failures.length > 0) console.log(`failing inputs lie in ${request.folder}`);
process.exitCode = Object.keys(result.counts).some((name) => name.startsWith('BUG')) ? 1 : 0;
