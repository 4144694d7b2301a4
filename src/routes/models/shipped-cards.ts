/** The cards of the models that this build ships, each loaded when shown. */
const cards = import.meta.glob<unknown>('/models/*/card.json', { import: 'default' });

/** The card of a shipped model as it lies beside it; undefined where there is none. */
export async function shippedCard(id: string): Promise<unknown> {
  return cards[`/models/${id}/card.json`]?.();
}
