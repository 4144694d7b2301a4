import type { Fault } from '#core/result.ts';
import { bug, type Outcome } from './outcome.ts';

/** Faults that happen in one row, and so must name it. */
const ofARow: ReadonlySet<string> = new Set([
  'quote-not-closed',
  'too-many-columns',
  'cell-too-long',
  'line-too-long',
]);

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a refusal is a good one: of the file, by a stable code, with a fact and, where it has one, a place. */
export function judgeFault(fault: Fault): Outcome {
  if (fault.kind === 'bug') return bug('thrown', `${fault.name}: ${fault.detail}\n${fault.stack}`);
  if (!('code' in fault)) return bug('unplaced', `a fault of kind "${fault.kind}" for a file`);
  const { code, detail, at } = fault;
  if (!kebab.test(code)) return bug('unplaced', `the code "${code}"`);
  if (detail.trim() === '') return bug('unplaced', `${code} without a fact`);
  if (ofARow.has(code) && at?.row === undefined) return bug('unplaced', `${code} without a row`);
  if (at?.row !== undefined && at.row < 1) return bug('unplaced', `${code} at row ${String(at.row)}`);
  return { kind: 'refused', code };
}
