/** What a person chose on the page; lies in the address, so that coming back from a test finds it again. */
export type CohortQuery = {
  readonly acceptedOnly: boolean;
  readonly goodOnly: boolean;
  /** Ids of groupings and columns; undefined: what the page takes by itself. */
  readonly by?: string;
  /** Only this group of `by`. */
  readonly only?: string;
  readonly person?: string;
  readonly date?: string;
  readonly cart?: string;
};

const texts = ['by', 'only', 'person', 'date', 'cart'] as const;

export function readQuery(search: URLSearchParams): CohortQuery {
  const found = texts.flatMap((name) => {
    const value = search.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return {
    acceptedOnly: search.get('accepted') === '1',
    goodOnly: search.get('good') === '1',
    ...Object.fromEntries(found),
  };
}

export function writeQuery(batchId: string, query: CohortQuery): Readonly<Record<string, string>> {
  const chosen = texts.flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    batch: batchId,
    ...(query.acceptedOnly && { accepted: '1' }),
    ...(query.goodOnly && { good: '1' }),
    ...Object.fromEntries(chosen),
  };
}
