import type { ClassRecordStore } from '../class-records.ts';
import type { ClassRecord } from '../schema.ts';
import { isSealedText, sealText, unsealText } from './seal-bytes.ts';
import type { SealingOf } from './sealed-ledgers.ts';

const sealedAs = (batchId: string): string => `class ${batchId}`;

/** Summaries of classes, sealed where their batch is. */
export function sealedClassRecords(records: ClassRecordStore, sealingOf: SealingOf): ClassRecordStore {
  async function own(record: ClassRecord | undefined): Promise<ClassRecord | undefined> {
    if (record === undefined || !isSealedText(record.summary)) return record;
    const key = await sealingOf(record.id);
    if (key === undefined) return undefined;
    const summary: unknown = JSON.parse(await unsealText(key, record.summary, sealedAs(record.id)));
    return { ...record, summary };
  }
  return {
    current: async (...asked) => own(await records.current(...asked)),
    put: async (batchId, summary, ...rest) => {
      const key = await sealingOf(batchId);
      const kept = key && (await sealText(key, JSON.stringify(summary), sealedAs(batchId)));
      return own(await records.put(batchId, kept ?? summary, ...rest));
    },
  };
}
