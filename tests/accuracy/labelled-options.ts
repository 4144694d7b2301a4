import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedPath } from '../support/shared-samples.ts';

/** Which answers of the domain model are compared: under one convention, or under both. */
export type ComparedConvention = 'readers' | 'none';

/** What `npm run accuracy -- labelled` was asked for. */
export type LabelledOptions = {
  readonly folder: string;
  /** The list of labels; default: labels.csv in the folder. */
  readonly labels?: string;
  /** A `.tflite` file of the Oxynet family. */
  readonly oxynet?: string;
  /** Where to write one row per file. */
  readonly csv?: string;
  readonly conventions: readonly ComparedConvention[];
};

export const labelledUsage =
  'npm run accuracy -- labelled FOLDER [--labels FILE] [--convention none|readers] [--oxynet FILE] [--csv FILE]';

/** Parses the words after `labelled`; a text says what is wrong with them. */
export function labelledOptions(words: readonly string[]): LabelledOptions | string {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { labels: text, oxynet: text, csv: text, convention: text },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return 'one folder is needed';
    const { convention } = values;
    const labels = values.labels && here(values.labels);
    const csv = values.csv && here(values.csv);
    const given = values.oxynet && here(values.oxynet);
    if (convention !== undefined && convention !== 'none' && convention !== 'readers')
      return `convention "${convention}" is neither none nor readers`;
    if (given !== undefined && !existsSync(given)) return `no file ${given}`;
    const shared = sharedPath('cpet/oxynet/tfl_model.tflite');
    const oxynet = given ?? (existsSync(shared) ? shared : undefined);
    return {
      folder: here(folder),
      ...(labels !== undefined && { labels }),
      ...(oxynet !== undefined && { oxynet }),
      ...(csv !== undefined && { csv }),
      conventions: convention === undefined ? ['readers', 'none'] : [convention],
    };
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** A path as meant where the command was typed: npm runs it in the project's own folder. */
function here(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}
