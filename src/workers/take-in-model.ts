import type { AcceptedModel, ModelRules } from '#analyses/analysis-models.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { messageOf } from '#core/thrown.ts';
import { modelLimits } from '#inference/model-limits.ts';
import { checkOperators } from '#inference/onnx/allowed-operators.ts';
import { readOnnxOutline } from '#inference/onnx/read-graph.ts';
import { openModel } from '#inference/open-model.ts';
import { readTfliteGraph } from '#inference/tflite/read-graph.ts';
import { tfliteToOnnx } from '#inference/tflite/tflite-to-onnx.ts';
import type { TakenModel } from './protocol.ts';
import { sha256Hex } from './sha256.ts';

/** A card of more is no card. */
const longestCardBytes = 64 * 1024;

/**
 * One model from the files a user chose: parsed, checked against the limits and the analysis' rules, opened and tried.
 * Faults: those of these steps, `model-card-missing`, `model-card-invalid`, `not-a-model` for files that are not one
 * model and its card. An endless trial is the caller's to end.
 */
export async function takeInModel(files: readonly File[], rules: ModelRules): Promise<Result<TakenModel>> {
  const cards = files.filter(({ name }) => name.toLowerCase().endsWith('.json'));
  const [file, ...others] = files.filter((each) => !cards.includes(each));
  const [card] = cards;
  if (file === undefined) return failFile('unsupported', 'not-a-model', 'no model is among the files chosen');
  if (others.length > 0 || cards.length > 1)
    return failFile('unsupported', 'not-a-model', `${files.length} files; one model and its card at a time`);
  if (file.size > modelLimits.fileBytes) {
    const detail = `the file has ${file.size} bytes, the limit is ${modelLimits.fileBytes}`;
    return failFile('unsupported', 'model-too-large', detail);
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    return failFile('unreadable', 'source-changed', messageOf(thrown));
  }
  const format = new TextDecoder('latin1').decode(bytes.subarray(4, 8)) === 'TFL3' ? 'tflite' : 'onnx';
  const accepted =
    format === 'tflite' ? acceptTflite(bytes, file.name, rules) : await acceptOnnx(bytes, card, rules);
  if (!accepted.ok) return accepted;

  const sha256 = await sha256Hex(bytes);
  const session = await openModel({ format, sha256, bytes: () => Promise.resolve(bytes) });
  if (!session.ok) return session;
  const probed = await rules.probe(accepted.value, session.value.run);
  if (!probed.ok) return probed;
  return ok({
    ...accepted.value,
    id: `${accepted.value.name ?? format}-${sha256.slice(0, 12)}`,
    format,
    sha256,
    fileName: file.name,
    sizeBytes: bytes.length,
    blob: new Blob([bytes]),
  });
}

function acceptTflite(bytes: Uint8Array, fileName: string, rules: ModelRules): Result<AcceptedModel> {
  const graph = readTfliteGraph(bytes);
  if (!graph.ok) return graph;
  const converted = tfliteToOnnx(graph.value);
  if (!converted.ok) return converted;
  return rules.acceptConverted(converted.value, fileName.replace(/\.tflite$/i, ''));
}

async function acceptOnnx(
  bytes: Uint8Array,
  cardFile: File | undefined,
  rules: ModelRules,
): Promise<Result<AcceptedModel>> {
  const outline = readOnnxOutline(bytes);
  if (!outline.ok) return outline;
  const operators = checkOperators(outline.value);
  if (!operators.ok) return operators;
  const { inputs, outputs } = outline.value;
  const other = [...inputs, ...outputs].find(({ isFloat32 }) => !isFloat32);
  if (other !== undefined)
    return failFile('unsupported', 'model-unsupported', `"${other.name}" is not a float32 tensor`);
  if (cardFile === undefined)
    return failFile('unsupported', 'model-card-missing', 'an ONNX model was chosen without its card');
  const card = await readCard(cardFile);
  return card.ok ? rules.acceptWithCard(card.value, { inputs, outputs }) : card;
}

async function readCard(file: File): Promise<Result<unknown>> {
  const invalid = (detail: string) => failFile('unsupported', 'model-card-invalid', detail);
  if (file.size > longestCardBytes) return invalid(`the card has ${file.size} bytes`);
  try {
    return ok(JSON.parse(await file.text()) as unknown);
  } catch (thrown) {
    return invalid(`the card is no JSON: ${messageOf(thrown)}`);
  }
}
