import { explainedRow, type AnyAnalysis } from '#analyses/analysis.ts';
import type { Item } from '#engine/ports.ts';

/** An item for a table that is handed out: its row with what explains it. `kept`: what this device keeps for that. */
export function explainedItem(
  item: Item,
  analysis: Pick<AnyAnalysis, 'explainedColumns'>,
  kept: unknown,
): Item {
  const { state } = item;
  return state.status === 'done'
    ? { ...item, state: { ...state, row: explainedRow(state.row, analysis, kept) } }
    : item;
}
