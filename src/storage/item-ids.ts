/** The id of the item at this place of a batch; ids sort by it (a batch has at most 10,000 items). */
export function itemIdAt(batchId: string, ordinal: number): string {
  return `${batchId}/${String(ordinal).padStart(6, '0')}`;
}

/** The bounds between which all ids of a batch's items lie. */
export function itemIdsOf(batchId: string): readonly [string, string] {
  return [`${batchId}/`, `${batchId}/\uffff`];
}
