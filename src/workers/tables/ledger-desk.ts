import { failFile, ok, type Result } from '#core/result.ts';
import type { Ledger, LedgerRow } from '#engine/ledger/ledger.ts';
import { matchRows } from '#engine/ledger/match-rows.ts';
import { comparePipelines } from '#engine/ledger/pipeline.ts';
import { planResume, type ResumePlan, type RunReason, type WaitReason } from '#engine/ledger/plan-resume.ts';
import { unknownResults } from '#engine/ledger/result-cells.ts';
import { settleMatches } from '#engine/ledger/settle-matches.ts';
import { startFromLedger } from '#engine/ledger/start-from-ledger.ts';
import { openMatches, some } from './open-matches.ts';
import type {
  LedgerAnswers,
  LedgerContext,
  LedgerReview,
  NamedRow,
  OfferGroup,
  WaitGroup,
} from './protocol.ts';
import type { ReadyStart } from './worklist-desk.ts';

export type LedgerDesk = {
  readonly review: (answers: LedgerAnswers) => LedgerReview;
  readonly start: (answers: LedgerAnswers) => Result<ReadyStart>;
};

/** The id of the group of partial results that nobody has confirmed. */
export const notConfirmedId = 'not-confirmed';

/** A ledger and the files beside it, ready for a person's word. */
export function openLedgerDesk(ledger: Ledger, files: readonly string[]): LedgerDesk {
  const { rows } = ledger;
  const rowIndex = new Map(rows.map(({ file }, index) => [file, index]));
  const found = matchRows(
    rows.map(({ file }) => file),
    files,
  );
  let planned: { readonly key: string; readonly plan: ResumePlan } | undefined;

  function planUnder({ pipeline, columns }: LedgerContext): ResumePlan {
    const key = [pipeline, ...columns.map(({ name, kind }) => `${kind} ${name}`)].join('\n');
    if (planned?.key !== key) planned = { key, plan: planResume(ledger, pipeline, { columns }) };
    return planned.plan;
  }

  function nameRow(row: number): NamedRow {
    return { row, line: rows[row]?.row ?? 0, name: rows[row]?.file ?? '' };
  }

  const nameOf = ({ file }: LedgerRow): NamedRow => nameRow(rowIndex.get(file) ?? -1);

  function decide(answers: LedgerAnswers) {
    const plan = planUnder(answers.context);
    const groups = offersOf(plan);
    const keptOffers = groups.flatMap(({ id, list }) => (answers.choices[id] === 'keep' ? list : []));
    const keptWaits = plan.wait.filter(({ reason }) => answers.choices[reason] !== 'again');
    const kept = [...plan.keep, ...keptOffers, ...keptWaits.map(({ row }) => row)];
    const confirmed = groups.flatMap(({ id, list }) =>
      id === notConfirmedId && answers.choices[id] === 'keep' ? list : [],
    );
    const matched = settleMatches(found, new Map(answers.picks.map(({ row, file }) => [row, file])), files);
    return { plan, groups, kept, confirmed, matched };
  }

  return {
    review: (answers) => {
      const { shown, context, choices } = answers;
      const { plan, groups, kept, matched } = decide(answers);
      const hasFile = new Set(matched.matches.matched.map(({ row }) => row));
      const open = groups.flatMap(({ id, list }) => (choices[id] === undefined ? list : []));
      const aside = new Set([...kept, ...open].map(({ file }) => file));
      const running = rows.flatMap(({ file }, index) => (aside.has(file) ? [] : [index]));
      const run: Record<RunReason, number> = { ...noRuns };
      for (const { reason } of plan.run) run[reason] += 1;
      return {
        kind: 'ledger',
        ...openMatches(found, matched, answers.picks, nameRow, shown),
        run,
        kept: plan.keep.length,
        otherSalt: kept.filter(
          ({ pipeline }) => comparePipelines(pipeline, context.pipeline) === 'other-salt',
        ).length,
        offers: groups.map(({ id, reason, pipeline, list }): OfferGroup => {
          const choice = choices[id];
          const group = { id, reason, pipeline, rows: some(list, shown, nameOf) };
          return choice === undefined ? group : { ...group, choice };
        }),
        waits: waitReasons.flatMap((id): WaitGroup[] => {
          const list = plan.wait.filter(({ reason }) => reason === id);
          if (list.length === 0) return [];
          const shownRows = some(list, shown, ({ row }) => ({ ...nameOf(row), error: row.error }));
          return [{ id, choice: choices[id] ?? 'keep', rows: shownRows }];
        }),
        unchosen: groups.filter(({ id }) => choices[id] === undefined).length,
        extraNames: unknownResults(ledger, context.columns),
        willRun: running.length,
        willKeep: kept.length,
        missing: some(
          running.filter((row) => !hasFile.has(row)),
          shown,
          nameRow,
        ),
      };
    },

    start: (answers) => {
      const { kept, confirmed, matched, groups } = decide(answers);
      const { context, addUnmatchedFiles, choices } = answers;
      const unchosen = groups.filter(({ id }) => choices[id] === undefined).length;
      if (unchosen > 0) return failFile('unreadable', 'undecided', `${unchosen} groups wait for a word`);
      const rowOf = new Map(matched.matches.matched.map(({ row, file }) => [file, rows[row]?.file]));
      const present = new Set(rows.map(({ file }) => file));
      // A file that no row means but that bears a row's very name would be taken for that row's.
      const added = addUnmatchedFiles
        ? matched.matches.unmatchedFiles.filter((file) => !present.has(file))
        : [];
      const isAdded = new Set(added);
      const start = startFromLedger(ledger, {
        kept: new Set(kept.map(({ file }) => file)),
        confirmed: new Set(confirmed.map(({ file }) => file)),
        added,
        ...context,
      });
      const names = files.map((file) => rowOf.get(file) ?? (isAdded.has(file) ? file : undefined));
      return ok({ ...start, names });
    },
  };
}

const noRuns: Readonly<Record<RunReason, number>> = {
  'not-done': 0,
  cancelled: 0,
  'may-pass-now': 0,
  'no-hash': 0,
  'bytes-changed': 0,
  'spoilt-results': 0,
};
const waitReasons: readonly WaitReason[] = ['file-fault', 'quarantined'];

type OfferList = Pick<OfferGroup, 'id' | 'reason' | 'pipeline'> & { readonly list: readonly LedgerRow[] };

/** Offered rows by what made them, the largest group first, and behind them the partial results. */
function offersOf({ offer }: ResumePlan): readonly OfferList[] {
  const byPipeline = new Map<string, LedgerRow[]>();
  const partial: LedgerRow[] = [];
  for (const { row, reason } of offer) {
    const group = byPipeline.get(row.pipeline);
    if (reason === 'not-confirmed') partial.push(row);
    else if (group === undefined) byPipeline.set(row.pipeline, [row]);
    else group.push(row);
  }
  const others = [...byPipeline].map(([pipeline, list]): OfferList => {
    return { id: `other:${pipeline}`, reason: 'other-pipeline', pipeline, list };
  });
  others.sort((a, b) => b.list.length - a.list.length);
  if (partial.length === 0) return others;
  return [...others, { id: notConfirmedId, reason: 'not-confirmed', pipeline: '', list: partial }];
}
