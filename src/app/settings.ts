import { storedUnits, unitChoices, type ShownUnits } from '#core/shown-units.ts';
import { spoken, type Language } from '#language/languages.ts';
import { kept, parseRetention, type Retention } from './at-rest/retention.ts';
import { defaultCsvChoice, type CsvChoice } from './export-table.ts';
import {
  defaultExportChoice,
  parseExportChoice,
  parseLaboratory,
  type ExportChoice,
  type Laboratory,
} from './exports/export-choice.ts';
import { parseTypedCount, parseTypedNumber } from './typed-number.ts';

/** `contrast` is light or dark as the system is. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** The language of pages; `system` leaves it to what the browser asks for (`language/chosen-language.ts`). */
export type LanguageChoice = 'system' | Language;

/** What a user chooses on this device; kept in localStorage, never in a batch. */
export type Settings = {
  readonly theme: Theme;
  readonly language: LanguageChoice;
  /** Keys of one letter, digit or sign do something on some pages. */
  readonly letterKeys: boolean;
  /** The units that pages show quantities in; what is stored and exported keeps its own. */
  readonly units: ShownUnits;
  readonly csv: CsvChoice;
  /** What was last chosen on the export page. */
  readonly exports: ExportChoice;
  /** Name and logo that reports carry. */
  readonly laboratory: Laboratory;
  /** Larger files are refused unread, MB of 1024 kB. */
  readonly fileLimitMb: number;
  /** How many files a batch may hold, by analysis, where it declares a limit of its own that the user changed. */
  readonly filesPerBatch: Readonly<Record<string, number>>;
  /** Files are read from their folder instead of being copied, where the browser can. */
  readonly readInPlace: boolean;
  /** Copies of files stay after the analysis, until they are removed in the settings or with their batch. */
  readonly keepInputs: boolean;
  /** Behind a passphrase: after how many minutes without anybody it is asked for again. */
  readonly lockAfterMinutes: number;
  /** How long results stay in this browser. */
  readonly retention: Retention;
  /** Columns of the live table that the user shows or hides against their default, by analysis. */
  readonly columns: Readonly<Record<string, ColumnChoice>>;
  /** Options of new batches by analysis, as stored: unchecked until `newBatchOptions` reads them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What an analysis keeps on this device beside its options (laboratories' conventions), as stored: unchecked. */
  readonly kept: Readonly<Record<string, unknown>>;
  /** Of who reviews on this device; '' until somebody does. Every change of a result is signed with them. */
  readonly initials: string;
  /**
   * The salt of subject ids for every new batch; absent, as it is for everybody who did not put one here, each batch
   * gets its own. `npm run batch -- --salt` does, so that the shards of a study give one person one id.
   */
  readonly subjectSalt?: string;
};

export type ColumnChoice = { readonly shown: readonly string[]; readonly hidden: readonly string[] };

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  letterKeys: true,
  units: storedUnits,
  csv: defaultCsvChoice,
  exports: defaultExportChoice,
  laboratory: { name: '' },
  fileLimitMb: 10,
  filesPerBatch: {},
  readInPlace: false,
  keepInputs: false,
  lockAfterMinutes: 15,
  retention: kept,
  columns: {},
  options: {},
  kept: {},
  initials: '',
};

/** What the limit may be: a file is held in memory while it is read. */
export const fileLimitRangeMb = { least: 1, most: 200 } as const;

/** A limit as typed, brought into its range; undefined for what is no number. */
export function parseFileLimitMb(raw: unknown): number | undefined {
  return parseTypedNumber(raw, fileLimitRangeMb);
}

/** A number of files as typed, brought into its range; undefined for what is no number. */
export function parseFilesPerBatch(raw: unknown, most: number): number | undefined {
  return parseTypedCount(raw, { least: 1, most });
}

/** After how many minutes may be locked. */
export const lockAfterRange = { least: 1, most: 240 } as const;

/** Minutes as typed, brought into their range; undefined for what is no number. */
export function parseLockAfterMinutes(raw: unknown): number | undefined {
  return parseTypedCount(raw, lockAfterRange);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function oneOf<Value>(choices: readonly Value[], raw: unknown, otherwise: Value): Value {
  return choices.find((choice) => choice === raw) ?? otherwise;
}

function parseUnits(raw: unknown): ShownUnits {
  const units = isRecord(raw) ? raw : {};
  return {
    vo2: oneOf(unitChoices.vo2, units['vo2'], storedUnits.vo2),
    speed: oneOf(unitChoices.speed, units['speed'], storedUnits.speed),
    pressure: oneOf(unitChoices.pressure, units['pressure'], storedUnits.pressure),
  };
}

/** Parses what an earlier version stored; whatever is missing or unknown takes its default. */
export function parseSettings(raw: unknown): Settings {
  if (!isRecord(raw)) return defaultSettings;
  const csv = isRecord(raw['csv']) ? raw['csv'] : {};
  const columns = isRecord(raw['columns']) ? raw['columns'] : {};
  return {
    theme: oneOf(themes, raw['theme'], defaultSettings.theme),
    language: oneOf<LanguageChoice>(['system', ...spoken], raw['language'], defaultSettings.language),
    letterKeys: raw['letterKeys'] !== false,
    units: parseUnits(raw['units']),
    csv: {
      delimiter: oneOf([';', ',', '\t'], csv['delimiter'], defaultCsvChoice.delimiter),
      decimalMark: oneOf(['.', ','], csv['decimalMark'], defaultCsvChoice.decimalMark),
      byteOrderMark: csv['byteOrderMark'] === true,
    },
    exports: parseExportChoice(raw['exports']),
    laboratory: parseLaboratory(raw['laboratory']),
    fileLimitMb: parseFileLimitMb(raw['fileLimitMb']) ?? defaultSettings.fileLimitMb,
    filesPerBatch: Object.fromEntries(
      Object.entries(isRecord(raw['filesPerBatch']) ? raw['filesPerBatch'] : {}).flatMap(([id, files]) => {
        const parsed = parseFilesPerBatch(files, 10_000);
        return parsed === undefined ? [] : [[id, parsed]];
      }),
    ),
    readInPlace: raw['readInPlace'] === true,
    keepInputs: raw['keepInputs'] === true,
    lockAfterMinutes: parseLockAfterMinutes(raw['lockAfterMinutes']) ?? defaultSettings.lockAfterMinutes,
    retention: parseRetention(raw['retention']),
    columns: Object.fromEntries(
      Object.entries(columns).flatMap(([id, choice]) =>
        isRecord(choice) ? [[id, { shown: texts(choice['shown']), hidden: texts(choice['hidden']) }]] : [],
      ),
    ),
    options: isRecord(raw['options']) ? raw['options'] : {},
    kept: isRecord(raw['kept']) ? raw['kept'] : {},
    initials: typeof raw['initials'] === 'string' ? raw['initials'].slice(0, 8) : '',
    ...(typeof raw['subjectSalt'] === 'string' ? { subjectSalt: raw['subjectSalt'] } : {}),
  };
}

/** Columns for a table: the named ones first, in the order of the names, then the others as they come. */
export function inTableOrder<Column extends { readonly name: string }>(
  columns: readonly Column[],
  first: readonly string[] = [],
): readonly Column[] {
  const leading = first.flatMap((name) => columns.filter((column) => column.name === name));
  return [...leading, ...columns.filter(({ name }) => !first.includes(name))];
}

/** The columns to show: those on by default and not hidden, and those switched on. */
export function visibleColumns<Column extends { readonly name: string; readonly headline?: boolean }>(
  columns: readonly Column[],
  choice: ColumnChoice | undefined,
): readonly Column[] {
  return columns.filter((column) =>
    column.headline === true
      ? choice?.hidden.includes(column.name) !== true
      : choice?.shown.includes(column.name) === true,
  );
}

/** The choice after one column was switched on or off. */
export function switchColumn(
  choice: ColumnChoice | undefined,
  column: { readonly name: string; readonly headline?: boolean },
  on: boolean,
): ColumnChoice {
  const without = (names: readonly string[] = []): readonly string[] =>
    names.filter((name) => name !== column.name);
  const shown = without(choice?.shown);
  const hidden = without(choice?.hidden);
  if (column.headline === true) return { shown, hidden: on ? hidden : [...hidden, column.name] };
  return { shown: on ? [...shown, column.name] : shown, hidden };
}
