import type { AgreementRow } from '#analyses/cpet/view/agreement-rows.ts';
import { agreementColumns } from '#analyses/cpet/view/agreement-rows.ts';
import type { CardFacts } from './card-facts.ts';

/** One line of the proof in short: the mean error of a few voices in percent of VO2. */
export type SummaryRow = {
  readonly id: string;
  readonly tests: string;
  readonly against: string;
  readonly which: 'VT1' | 'VT2';
  /** In the order of `summaryVoices`; '' where a voice is not in the proof. */
  readonly errors: readonly string[];
  /** Share of the model's 90 % intervals that hold it, %. */
  readonly held: string;
};

/** The voices of the short table, each by the ids it may have in a proof. */
export const summaryVoices = [
  { title: 'Domain model', isIt: ({ leads }: AgreementRow) => leads },
  { title: 'Network alone', isIt: ({ id }: AgreementRow) => id === 'network-alone' },
  { title: 'Classical consensus', isIt: ({ id }: AgreementRow) => id === 'consensus' },
  { title: 'Oxynet, imported', isIt: ({ id }: AgreementRow) => id.startsWith('oxynet') },
  { title: 'Constant share of VO2peak', isIt: ({ id }: AgreementRow) => id === 'share' },
] as const;

const placeOf = (wanted: (typeof agreementColumns)[number]['id']): number =>
  agreementColumns.findIndex(({ id }) => id === wanted);
const errorPlace = placeOf('error-percent');
const heldPlace = placeOf('held');

/** Simulators against simulated truth, then stand-ins for real tests against simulated readers. */
export function proofSummary({ proofs, standIns }: CardFacts): readonly SummaryRow[] {
  return [
    ...proofs.flatMap(({ title, againstBreakpoint }) => rowsOf(title, 'simulated truth', againstBreakpoint)),
    ...standIns.flatMap(({ title, againstReaders }) => rowsOf(title, 'simulated readers', againstReaders)),
  ];
}

function rowsOf(
  tests: string,
  against: string,
  lines: { readonly vt1: readonly AgreementRow[]; readonly vt2: readonly AgreementRow[] },
): readonly SummaryRow[] {
  return (['vt1', 'vt2'] as const).flatMap((key) => {
    const rows = lines[key];
    if (rows.length === 0) return [];
    return [
      {
        id: `${tests} ${key}`,
        tests,
        against,
        which: key === 'vt1' ? 'VT1' : 'VT2',
        errors: summaryVoices.map(({ isIt }) => rows.find(isIt)?.cells[errorPlace] ?? ''),
        held: rows.find(({ leads }) => leads)?.cells[heldPlace] ?? '',
      },
    ] as const;
  });
}
