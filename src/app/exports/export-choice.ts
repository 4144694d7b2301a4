import { papers, type PaperId } from '#reports/pdf/paper.ts';
import { testFormats, type TestFormat } from '#workers/export/protocol.ts';

/** What can be made of a whole batch beside its tests' own files. */
export const tableFormats = ['csv', 'xlsx', 'bundle'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** What a person wants of a batch; kept on this device. */
export type ExportChoice = {
  readonly formats: readonly (TestFormat | TableFormat)[];
  readonly paper: PaperId;
  /** Ids of sections by analysis; absent for one: those that stand by default. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly withSources: boolean;
  readonly deidentified: boolean;
  /** Without the headings of the files' columns, and without what people typed: initials and reasons. */
  readonly withoutTyped: boolean;
  readonly only: 'all' | 'accepted';
};

export const defaultExportChoice: ExportChoice = {
  formats: ['pdf', 'csv'],
  paper: 'a4',
  sections: {},
  withSources: false,
  deidentified: true,
  withoutTyped: false,
  only: 'all',
};

/** The laboratory as reports name it; kept on this device. */
export type Laboratory = {
  readonly name: string;
  /** A PNG or JPEG as a data URL, with its size. */
  readonly logo?: { readonly dataUrl: string; readonly widthPx: number; readonly heightPx: number };
};

/** The largest logo, bytes of its file: settings are small, and every PDF carries it. */
export const largestLogoBytes = 200 * 1024;

const logoForm = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;

/** A choice as stored; whatever is missing or unknown takes its default. De-identified unless that was switched off. */
export function parseExportChoice(raw: unknown): ExportChoice {
  if (!isRecord(raw)) return defaultExportChoice;
  const known: readonly (TestFormat | TableFormat)[] = [...testFormats, ...tableFormats];
  const sections = isRecord(raw['sections']) ? raw['sections'] : {};
  const formats = Array.isArray(raw['formats']) ? raw['formats'] : defaultExportChoice.formats;
  return {
    formats: known.filter((format) => formats.includes(format)),
    paper: raw['paper'] === 'letter' ? 'letter' : 'a4',
    sections: Object.fromEntries(
      Object.entries(sections).map(([id, chosen]) => [
        id,
        Array.isArray(chosen) ? chosen.filter((each) => typeof each === 'string') : [],
      ]),
    ),
    withSources: raw['withSources'] === true,
    deidentified: raw['deidentified'] !== false,
    withoutTyped: raw['withoutTyped'] === true,
    only: raw['only'] === 'accepted' ? 'accepted' : 'all',
  };
}

/** The laboratory as stored; a logo that is no small PNG or JPEG is none. */
export function parseLaboratory(raw: unknown): Laboratory {
  if (!isRecord(raw)) return { name: '' };
  const name = typeof raw['name'] === 'string' ? raw['name'].slice(0, 120) : '';
  const logo = isRecord(raw['logo']) ? raw['logo'] : {};
  const { dataUrl, widthPx, heightPx } = logo;
  const isGiven =
    typeof dataUrl === 'string' &&
    dataUrl.length <= 1.4 * largestLogoBytes &&
    logoForm.test(dataUrl) &&
    isSize(widthPx) &&
    isSize(heightPx);
  return isGiven ? { name, logo: { dataUrl, widthPx, heightPx } } : { name };
}

/** A laboratory as a report's letterhead. */
export function letterheadOf({ name, logo }: Laboratory) {
  const found = logo === undefined ? null : logoForm.exec(logo.dataUrl);
  const [, kind, base64] = found ?? [];
  return {
    ...(name.trim() !== '' && { laboratory: name.trim() }),
    ...(logo !== undefined &&
      base64 !== undefined && {
        logo: {
          kind: kind === 'png' ? ('png' as const) : ('jpeg' as const),
          base64,
          widthPx: logo.widthPx,
          heightPx: logo.heightPx,
        },
      }),
  };
}

export const paperChoices = (Object.keys(papers) as PaperId[]).map((value) => ({
  value,
  label: papers[value].title,
}));

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value <= 10_000;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
