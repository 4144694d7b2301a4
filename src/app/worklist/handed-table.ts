/** A table that one page hands to the page that starts batches from tables. */
export type HandedTable = { readonly name: string; readonly bytes: Uint8Array };

let handed: HandedTable | undefined;

/** Leaves a worklist or a ledger for `/worklist`, which is to be gone to next. */
export function handTable(table: HandedTable): void {
  handed = table;
}

/** Takes what was left, once. */
export function takeHandedTable(): HandedTable | undefined {
  const table = handed;
  handed = undefined;
  return table;
}
