import { failFile, ok, type Result } from '#core/result.ts';
import { modelLayouts, outputMeanings, type ModelLayout } from './user-model.ts';

/** What the author of an ONNX model declares of it, in the JSON file beside it (README, "The card"). */
export type ModelCard = {
  /** Lower-case letters, digits and hyphens; part of the id that the model gets here. */
  readonly id: string;
  readonly title: string;
  readonly source?: string;
  readonly licence?: string;
  readonly layout: ModelLayout;
  readonly input: DeclaredPort;
  /** In the order of the layout's meanings. */
  readonly outputs: readonly DeclaredPort[];
};

/** A free length is a text. */
export type DeclaredPort = { readonly name: string; readonly shape: readonly (number | string)[] };

/** The first key of every card, so that another JSON file is not taken for one. */
export const cardFormat = 'benchside-model-1';

const units = {
  'benchside-features-1': { input: 'scaled', output: 'probability', stepS: 5 },
  'oxynet-40x5': { input: 'share-of-range', output: 'probability', stepS: 1 },
} as const satisfies Record<ModelLayout, unknown>;

/** Most text a field may hold: it is shown on pages and in reports. */
const longestText = 200;

/** Checks a card; fault `model-card-invalid` with the first thing that is wrong, `model-unsupported` for a layout that no code here makes. */
export function checkCard(raw: unknown): Result<ModelCard> {
  if (!isRecord(raw)) return invalid('the card is not a JSON object');
  if (raw['card'] !== cardFormat) return invalid(`"card" is not "${cardFormat}"`);
  const { id, title, inputs, outputs, grid } = raw;
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(id))
    return invalid('"id" is not 1 to 40 lower-case letters, digits and hyphens');
  if (typeof title !== 'string' || title.trim() === '' || title.length > longestText)
    return invalid('"title" is missing, empty or too long');
  for (const key of ['source', 'licence'])
    if (raw[key] !== undefined && (typeof raw[key] !== 'string' || raw[key].length > longestText))
      return invalid(`"${key}" is not a text of at most ${longestText} characters`);
  if (!Array.isArray(inputs) || inputs.length !== 1 || !isRecord(inputs[0]))
    return invalid('"inputs" does not list exactly one input');
  const layout = modelLayouts.find((known) => known === inputs[0]?.['layout']);
  if (layout === undefined) {
    const detail = `the input's layout is ${JSON.stringify(inputs[0]['layout'])}; known are ${modelLayouts.join(', ')}`;
    return failFile('unsupported', 'model-unsupported', detail);
  }
  const { input: inputUnit, output: outputUnit, stepS } = units[layout];
  if (!isRecord(grid) || grid['stepS'] !== stepS) return invalid(`"grid.stepS" is not ${stepS}`);
  const input = portOf(inputs[0], inputUnit);
  if (typeof input === 'string') return invalid(`the input ${input}`);
  if (!Array.isArray(outputs)) return invalid('"outputs" is not a list');
  const declared: DeclaredPort[] = [];
  for (const meaning of outputMeanings[layout]) {
    const found: unknown = outputs.find((each) => isRecord(each) && each['meaning'] === meaning);
    if (!isRecord(found)) return invalid(`no output has the meaning "${meaning}"`);
    const output = portOf(found, outputUnit);
    if (typeof output === 'string') return invalid(`the output "${meaning}" ${output}`);
    declared.push(output);
  }
  const { source, licence } = raw as { readonly source?: string; readonly licence?: string };
  return ok({
    id,
    title: title.trim(),
    ...(source !== undefined && { source }),
    ...(licence !== undefined && { licence }),
    layout,
    input,
    outputs: declared,
  });
}

/** A port, or what is wrong with it. */
function portOf(raw: Readonly<Record<string, unknown>>, unit: string): DeclaredPort | string {
  const { name, shape } = raw;
  if (typeof name !== 'string' || name === '' || name.length > longestText) return 'has no name';
  if (raw['unit'] !== unit) return `has not the unit "${unit}"`;
  if (!Array.isArray(shape)) return 'has no shape';
  const lengths: (number | string)[] = [];
  for (const length of shape) {
    const usable =
      typeof length === 'string' ? length !== '' : Number.isInteger(length) && (length as number) > 0;
    if (!usable) return 'has a shape of something else than lengths and names';
    lengths.push(length as number | string);
  }
  return { name, shape: lengths };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(detail: string) {
  return failFile('unsupported', 'model-card-invalid', detail);
}
