import type { AnalysisManifest } from '#analyses/analysis.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { faultDetail } from '#core/result.ts';
import type { Batch, Item } from '#engine/ports.ts';
import { startExporters } from '#workers/export/exporters.ts';
import type { TestFormat } from '#workers/export/protocol.ts';
import { startExportWorker } from '#workers/start-worker.ts';
import { appVersion } from '../app-version.ts';
import { keptOf } from '../kept-explanations.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { saveFile } from '../save-file.ts';
import { currentSettings } from '../settings.svelte.ts';
import { choiceFor, reportOf } from './export-batch.ts';
import type { ExportChoice } from './export-choice.ts';
import { callsInBatch, itemWithoutNames, type CallsInBatch } from './hide-names.ts';
import { itemOf } from './leave-typed-out.ts';
import { planReports } from './plan-export.ts';
import { svgToPng } from './svg-to-png.ts';
import { unpackEntry } from './unpack-entry.ts';

/** One result in one form, as the export page's choice has it, to the downloads. Throws in words where it cannot. */
export async function exportTest(batch: Batch, item: Item, format: TestFormat | 'png'): Promise<void> {
  const manifest = findAnalysis(batch.analysisId);
  const { exports: choice, laboratory } = currentSettings();
  if (manifest === undefined) throw new Error('there is no result to hand on');
  const { shown, calls } = await withoutNames(batch, itemOf(item, choice), manifest, choice);
  const [test] = planReports([shown], { ...choice, only: 'all' }, manifest.itemNoun.one);
  if (test === undefined) throw new Error('there is no result to hand on');
  const asked = { batch, manifest, choice, laboratory, appVersion, madeAtMs: Date.now() };
  const exporters = startExporters(1, startExportWorker, await keptOf(manifest.id));
  try {
    const formats = [format === 'png' ? 'svg' : format] as const;
    const reportChoice = { ...(await choiceFor(asked)), formats };
    const made = await withBatches(({ findingBytes }) =>
      reportOf(test, asked, reportChoice, { exporters, findingBytes }, calls),
    );
    if (!made.ok) throw new Error(faultDetail(made.fault));
    if (made.value.length === 0) throw new Error('this result has no pictures');
    for (const entry of made.value) {
      const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
      const blob = await unpackEntry(entry);
      if (format === 'png') saveFile(await svgToPng(blob), name.replace(/\.svg$/, '.png'));
      else saveFile(blob, name);
    }
  } finally {
    exporters.stop();
  }
}

/** People are called as in an export of the whole batch, which is why all of it is looked at. */
async function withoutNames(
  { id }: Batch,
  item: Item,
  manifest: AnalysisManifest,
  { deidentified }: ExportChoice,
): Promise<{ readonly shown: Item; readonly calls?: CallsInBatch }> {
  const analysis = await manifest.load();
  const hiding = analysis.withoutNames;
  if (!deidentified || hiding === undefined) return { shown: item };
  const calls = await withBatches(async ({ items, findingBytes }) =>
    callsInBatch(analysis, await items(id), findingBytes),
  );
  return {
    shown: itemWithoutNames(item, hiding, calls?.get(item.id) ?? []),
    ...(calls && { calls }),
  };
}
