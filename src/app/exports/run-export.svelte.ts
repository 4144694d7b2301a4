import { findAnalysis } from '#analyses/registry.ts';
import type { Batch, Item } from '#engine/ports.ts';
import { faultWords, thrownWords } from '#language/faults.ts';
import { startExporters } from '#workers/export/exporters.ts';
import { startExportWorker } from '#workers/start-worker.ts';
import { appVersion } from '../app-version.ts';
import { keptOf } from '../kept-explanations.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { fileNameOf, saveFile } from '../save-file.ts';
import { csvDefaults, currentSettings } from '../settings.svelte.ts';
import { exportBatch, type Exported } from './export-batch.ts';
import type { ExportChoice } from './export-choice.ts';
import { openZipSink, type ZipSink } from './zip-sink.ts';

/** An export as its page follows it. */
export type ExportRun = {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  /** Once it is done. */
  readonly exported: Exported | undefined;
  readonly tookMs: number;
  readonly problem: string | undefined;
  /** Call from a click. */
  readonly start: (batch: Batch, items: readonly Item[], choice: ExportChoice) => Promise<void>;
  readonly cancel: () => void;
};

/** Two workers draw faster than one; more would take the processor from a batch that runs. */
function slotsFor(cores: number): number {
  return Math.min(4, Math.max(1, cores));
}

/** Opens the export of a page; one at a time. */
export function openExportRun(): ExportRun {
  let phase = $state<ExportRun['phase']>('idle');
  let done = $state(0);
  let total = $state(0);
  let exported = $state.raw<Exported | undefined>();
  let tookMs = $state(0);
  let problem = $state<string | undefined>();
  let controller: AbortController | undefined;

  async function start(batch: Batch, items: readonly Item[], choice: ExportChoice): Promise<void> {
    if (phase === 'running') return;
    problem = exported = undefined;
    done = total = 0;
    try {
      const sink = await openZipSink(zipName(batch, choice));
      if (sink === undefined) return;
      phase = 'running';
      await write(sink, batch, items, choice);
    } catch (thrown) {
      phase = 'failed';
      problem = thrownWords(thrown);
    }
  }

  async function write(
    sink: ZipSink,
    batch: Batch,
    items: readonly Item[],
    choice: ExportChoice,
  ): Promise<void> {
    const manifest = findAnalysis(batch.analysisId);
    if (manifest === undefined) throw new Error('this version does not have the analysis of this batch');
    const { signal } = (controller = new AbortController());
    const kept = await keptOf(manifest.id);
    const exporters = startExporters(slotsFor(navigator.hardwareConcurrency), startExportWorker, kept);
    signal.addEventListener('abort', exporters.stop);
    const beganMs = performance.now();
    try {
      const result = await withBatches((batches) =>
        exportBatch(
          {
            batch,
            manifest,
            items,
            choice,
            csv: csvDefaults(),
            laboratory: currentSettings().laboratory,
            appVersion,
            madeAtMs: Date.now(),
            kept,
          },
          {
            exporters,
            findingBytes: batches.findingBytes,
            write: sink.write,
            signal,
            onProgress: (...told) => {
              [done, total] = told;
            },
          },
        ),
      );
      tookMs = performance.now() - beganMs;
      if (!result.ok) {
        await sink.abort();
        phase = result.fault.kind === 'cancelled' ? 'cancelled' : 'failed';
        problem = phase === 'failed' ? faultWords(result.fault) : undefined;
        return;
      }
      const blob = await sink.end();
      if (blob !== undefined) saveFile(blob, zipName(batch, choice));
      exported = result.value;
      phase = 'done';
    } catch (thrown) {
      await sink.abort().catch(() => undefined);
      throw thrown;
    } finally {
      exporters.stop();
    }
  }

  return {
    get phase() {
      return phase;
    },
    get done() {
      return done;
    },
    get total() {
      return total;
    },
    get exported() {
      return exported;
    },
    get tookMs() {
      return tookMs;
    },
    get problem() {
      return problem;
    },
    start,
    cancel: () => controller?.abort(),
  };
}

/** A batch is often named after a folder or a person: de-identified, the name is of the day. */
function zipName(batch: Batch, { deidentified }: ExportChoice): string {
  const title = deidentified ? `reports ${new Date().toISOString().slice(0, 10)}` : batch.title;
  return fileNameOf(title, 'zip');
}
