import { expect, it } from 'vitest';
import { cpet } from '#analyses/cpet/index.ts';
import { noTools } from '../support/no-tools.ts';
import { attackFiles, attackLines } from './attack-files.ts';
import { pdfOf } from './make-pdf.ts';
import { reportOutcome } from './outcome-of.ts';

/** A pattern that takes the square of a cell's length needs some 3 s for one of these; a straight one some 20 ms. */
const cellChars = 60_000;
const mostMs = 1000;

it('no file makes a pattern go over the same letters again and again', async () => {
  const slow: string[] = [];
  for (const { name, text } of attackFiles(cellChars)) {
    const before = process.cpuUsage();
    const read = await cpet.read(
      { name: 'attack.csv', bytes: new TextEncoder().encode(text) },
      cpet.defaultOptions,
      noTools,
    );
    if (read.ok) await cpet.analyse(read.value, cpet.defaultOptions, noTools);
    const { user } = process.cpuUsage(before);
    if (user / 1000 > mostMs) slow.push(`${name}: ${String(Math.round(user / 1000))} ms`);
  }
  expect(slow).toEqual([]);
}, 60_000);

it('no report makes a pattern go over the same letters again and again', async () => {
  const slow: string[] = [];
  for (const { name, line } of attackLines(cellChars)) {
    const before = process.cpuUsage();
    const words = `BT /F1 1 Tf 9 700 Td (${line.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`;
    await reportOutcome(pdfOf([{ data: new TextEncoder().encode(words) }]));
    const { user } = process.cpuUsage(before);
    if (user / 1000 > mostMs) slow.push(`${name}: ${String(Math.round(user / 1000))} ms`);
  }
  expect(slow).toEqual([]);
}, 60_000);
