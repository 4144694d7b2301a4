/**
 * Files of one kind that are analysed side by side: at most `atOnce` of a batch, and never more than there are workers.
 * A file belongs to the first lane that has its ending; a file of none takes any free worker.
 */
export type Lane = {
  readonly id: string;
  readonly endings: readonly `.${string}`[];
  readonly atOnce: number;
};

/** The lane of a file by its name, whatever the case of its ending; undefined for one of none. */
export function laneOf(name: string, lanes: readonly Lane[]): Lane | undefined {
  const lower = name.toLowerCase();
  return lanes.find(({ endings }) => endings.some((ending) => lower.endsWith(ending)));
}
