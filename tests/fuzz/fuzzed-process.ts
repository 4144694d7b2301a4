import { fuzzedTools } from './fuzzed-tools.ts';
import { makeInput } from './mutate.ts';
import type { Answer, Question } from './outcome.ts';
import { openSeeds } from './seeds.ts';
import type { Request } from './request.ts';
import { openTrial } from './try-input.ts';

// A process of its own, so that nothing an input does to it harms the others: asked by number, it makes the input and tries it.

const { seed, choice, only } = JSON.parse(process.env['FUZZ_REQUEST'] ?? '{}') as Request;
const seeds = await openSeeds(choice, only);
const tryInput = openTrial(await fuzzedTools(choice === 'all'));

async function answer({ index, given }: Question): Promise<Answer> {
  const made = given ?? (await inputOf(index));
  const before = process.cpuUsage();
  const outcome = await tryInput(made.analysisId, made.bytes);
  const { user, system } = process.cpuUsage(before);
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return { outcome, cpuMs: (user + system) / 1000, peakMegabytes };
}

async function inputOf(index: number): Promise<{ analysisId: string; bytes: Uint8Array }> {
  const input = await makeInput(seeds, seed, index);
  return { analysisId: input.seed.analysisId, bytes: input.bytes };
}

process.on('message', (question: Question) => {
  void answer(question).then((said) => process.send?.(said));
});
// Whoever asks has ended: nobody else would end this one.
process.on('disconnect', () => process.exit());
process.send?.('ready');
