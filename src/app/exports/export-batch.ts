import { describeColumns, describeExplained, type AnalysisManifest } from '#analyses/analysis.ts';
import { fail, faultDetail, ok, type Result } from '#core/result.ts';
import type { Batch, Item } from '#engine/ports.ts';
import { defaultSections } from '#reports/sections.ts';
import { openZip, type OpenZip } from '#reports/zip/open-zip.ts';
import { zipEntry, type ZipEntry } from '#reports/zip/zip-entry.ts';
import type { Exporters } from '#workers/export/exporters.ts';
import { testFormats, type ReportChoice, type ReportJob } from '#workers/export/protocol.ts';
import { writeCsv } from '#reports/csv.ts';
import { leadingMeanings, reviewMeanings, type CsvChoice } from '../export-table.ts';
import { explainedItem } from '../explained-item.ts';
import { bundleOf } from '../reproduce/bundle.ts';
import { callsInBatch, itemWithoutNames, type CallsInBatch } from './hide-names.ts';
import { letterheadOf, type ExportChoice, type Laboratory } from './export-choice.ts';
import { itemOf } from './leave-typed-out.ts';
import { planReports, resultTable, testRecord, type PlannedTest } from './plan-export.ts';

/** What an export is made of. */
export type ExportAsked = {
  readonly batch: Batch;
  readonly manifest: AnalysisManifest;
  readonly items: readonly Item[];
  readonly choice: ExportChoice;
  readonly csv: CsvChoice;
  readonly laboratory: Laboratory;
  readonly appVersion: string;
  readonly madeAtMs: number;
  /** What this device keeps that explains the results. */
  readonly kept?: unknown;
};

export type ExportPorts = {
  readonly exporters: Exporters;
  /** A stored finding as its bytes, which are then the export's own. */
  readonly findingBytes: (itemId: string) => Promise<Uint8Array | undefined>;
  /** Takes the ZIP's bytes in order. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
};

export type Exported = {
  readonly reports: number;
  /** What could not be made, by the name of the test. */
  readonly left: readonly { readonly name: string; readonly detail: string }[];
};

/**
 * Everything that was chosen of a batch as one ZIP. Findings are loaded one at a time and reports made as many at once
 * as there are workers; they lie in the ZIP in the order of the drop. One that cannot be made is left out and named in
 * the ZIP. Faults: `cancelled`, or `storage` for a ZIP that would grow too large; what was written until then is no ZIP.
 */
export async function exportBatch(wanted: ExportAsked, ports: ExportPorts): Promise<Result<Exported>> {
  const items = wanted.items.map((item) => itemOf(item, wanted.choice));
  const { asked, calls } = await withoutNames({ ...wanted, items }, ports);
  if (ports.signal.aborted) return fail({ kind: 'cancelled' });
  const pending: Uint8Array<ArrayBuffer>[] = [];
  const zip = openZip((bytes) => pending.push(bytes), asked.madeAtMs);
  const flush = async (): Promise<void> => {
    for (const bytes of pending.splice(0)) await ports.write(bytes);
  };
  const tables = await putTables(asked, zip, ports);
  if (!tables.ok) return tables;
  const left: { name: string; detail: string }[] = [];
  const plan = isReporting(asked.choice)
    ? planReports(asked.items, asked.choice, asked.manifest.itemNoun.one)
    : [];
  const reportChoice = await choiceFor(asked);
  const inHand: Promise<Result<readonly ZipEntry[]>>[] = [];
  let begun = 0;
  for (const [place, test] of plan.entries()) {
    while (begun < plan.length && begun < place + ports.exporters.slots + 1) {
      const next = plan[begun];
      if (next !== undefined) inHand.push(reportOf(next, asked, reportChoice, ports, calls));
      begun += 1;
    }
    const made = await inHand.shift();
    if (ports.signal.aborted) return fail({ kind: 'cancelled' });
    if (made?.ok === false) left.push({ name: test.name, detail: faultDetail(made.fault) });
    const put = made?.ok === true ? putAll(zip, made.value) : ok(undefined);
    if (!put.ok) return put;
    await flush();
    ports.onProgress?.(place + 1, plan.length);
  }
  if (left.length > 0) zip.add(leftOut(left));
  zip.end();
  await flush();
  return ok({ reports: plan.length - left.length, left });
}

/** De-identified, every item of an analysis whose findings name people, as it may be handed on. */
async function withoutNames(
  asked: ExportAsked,
  { findingBytes, signal }: ExportPorts,
): Promise<{ readonly asked: ExportAsked; readonly calls?: CallsInBatch }> {
  const analysis = await asked.manifest.load();
  if (!asked.choice.deidentified) return { asked };
  const calls = await callsInBatch(analysis, asked.items, findingBytes, signal);
  const hiding = analysis.withoutNames;
  if (calls === undefined || hiding === undefined) return { asked };
  const items = asked.items.map((item) => itemWithoutNames(item, hiding, calls.get(item.id) ?? []));
  return { asked: { ...asked, items }, calls };
}

function isReporting({ formats }: ExportChoice): boolean {
  return testFormats.some((format) => formats.includes(format));
}

/** The choice as the workers take it. */
export async function choiceFor({
  choice,
  laboratory,
  manifest,
}: Pick<ExportAsked, 'choice' | 'laboratory' | 'manifest'>): Promise<ReportChoice> {
  const { reportSections = [] } = await manifest.load();
  return {
    formats: testFormats.filter((format) => choice.formats.includes(format)),
    sections: choice.sections[manifest.id] ?? defaultSections(reportSections),
    withSources: choice.withSources,
    paper: choice.paper,
    letterhead: letterheadOf(laboratory),
    deidentified: choice.deidentified,
    withoutTyped: choice.withoutTyped,
  };
}

/** One test's files. */
export async function reportOf(
  test: PlannedTest,
  { batch, manifest, choice, appVersion, madeAtMs }: Omit<ExportAsked, 'items' | 'csv' | 'laboratory'>,
  reportChoice: ReportChoice,
  { exporters, findingBytes }: Pick<ExportPorts, 'exporters' | 'findingBytes'>,
  calls?: CallsInBatch,
): Promise<Result<readonly ZipEntry[]>> {
  const finding = await findingBytes(test.item.id);
  if (finding === undefined) return fail({ kind: 'storage', detail: 'the result is not stored here' });
  const about = { analysisId: manifest.id, options: batch.options, appVersion };
  const job: ReportJob = {
    analysisId: manifest.id,
    options: batch.options,
    choice: reportChoice,
    name: test.name,
    stem: test.stem,
    footer: footerOf(test, manifest, appVersion, madeAtMs),
    madeAtMs,
    record: testRecord(test, about, choice),
    finding,
    ...(calls && { calls: calls.get(test.item.id) ?? [] }),
    ...(test.item.review && { review: test.item.review }),
  };
  return exporters.report(job);
}

/** What every page says at its foot: what it is of, what made it, and what it is not. */
export function footerOf(
  { item, name }: PlannedTest,
  { id, version: now, disclaimer, shippedModels = [] }: AnalysisManifest,
  appVersion: string,
  madeAtMs: number,
): readonly string[] {
  const version = item.state.status === 'done' ? item.state.version : undefined;
  // An older result was made with the models of its time, which the report itself names.
  const models = version === now ? shippedModels : [];
  return [
    [
      name,
      `Benchside ${appVersion}`,
      `analysis ${id} ${version === undefined ? '' : String(version)}`.trim(),
      ...models.map((model) => `model ${model.id} ${model.version}, SHA-256 ${model.sha256.slice(0, 16)}`),
    ].join(' · '),
    `Made on the user’s own device on ${new Date(madeAtMs).toISOString().slice(0, 10)}. ${disclaimer}`,
  ];
}

async function putTables(
  asked: ExportAsked,
  zip: OpenZip,
  { exporters }: ExportPorts,
): Promise<Result<undefined>> {
  const { choice, manifest, csv } = asked;
  const analysis = await manifest.load();
  const columns = [...describeColumns(analysis), ...describeExplained(analysis)];
  const table = resultTable(
    asked.items.map((item) => explainedItem(item, analysis, asked.kept)),
    columns.map(({ name }) => name),
    choice,
    analysis.reviewReasons,
    manifest.itemNoun.one,
  );
  const encode = (text: string) => new TextEncoder().encode(text);
  if (choice.formats.includes('csv')) {
    const { delimiter, decimalMark, byteOrderMark: bom } = csv;
    const put = zip.add(zipEntry('results.csv', encode(writeCsv(table, { delimiter, decimalMark, bom }))));
    if (!put.ok) return put;
  }
  if (choice.formats.includes('xlsx')) {
    const dictionary = columns.map(({ name, title, unit, kind, description }) => [
      name,
      title,
      unit,
      kind,
      description,
    ]);
    const told = new Set(columns.map(({ name }) => name));
    const explained = (meanings: Readonly<Record<string, string>>) =>
      Object.entries(meanings)
        .filter(([name]) => table.columns.includes(name) && !told.has(name))
        .map(([name, meaning]) => [name, undefined, undefined, 'text', meaning]);
    const leading = {
      [manifest.itemNoun.one]: 'Its place in the batch, in place of a name.',
      ...leadingMeanings,
    };
    const sheets = [
      { name: 'Results', ...table },
      {
        name: 'Columns',
        columns: ['name', 'title', 'unit', 'kind', 'description'],
        rows: [...explained(leading), ...dictionary, ...explained(reviewMeanings), ...aboutRows(asked)],
      },
    ];
    const book = await exporters.workbook('results.xlsx', sheets);
    if (!book.ok) return book;
    const put = putAll(zip, book.value);
    if (!put.ok) return put;
  }
  if (!choice.formats.includes('bundle')) return ok(undefined);
  return zip.add(
    zipEntry('reproducibility.json', encode(`${JSON.stringify(bundleOf(asked), undefined, 1)}\n`)),
  );
}

/** What made the numbers, beneath the dictionary. */
function aboutRows({ manifest, appVersion, madeAtMs, choice }: ExportAsked) {
  return [
    [],
    ['app', 'Benchside', undefined, 'version', appVersion],
    ['analysis', manifest.title, undefined, 'version', `${manifest.id} ${String(manifest.version)}`],
    ...(manifest.shippedModels ?? []).map(({ id, version, sha256 }) => [
      'model',
      id,
      undefined,
      `version ${version}`,
      `SHA-256 ${sha256}`,
    ]),
    ['made', undefined, undefined, 'day', new Date(madeAtMs).toISOString().slice(0, 10)],
    ['de-identified', undefined, undefined, undefined, choice.deidentified ? 'yes' : 'no'],
  ];
}

function putAll(zip: OpenZip, entries: readonly ZipEntry[]): Result<undefined> {
  for (const entry of entries) {
    const put = zip.add(entry);
    if (!put.ok) return put;
  }
  return ok(undefined);
}

function leftOut(left: Exported['left']): ZipEntry {
  const lines = left.map(({ name, detail }) => `${name}: ${detail}`);
  return zipEntry('left-out.txt', new TextEncoder().encode(`Not made:\r\n${lines.join('\r\n')}\r\n`));
}
