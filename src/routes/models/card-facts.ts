import type { Agreement } from '#analyses/cpet/model/labels/agreement.ts';
import { agreementRows, type AgreementRow } from '#analyses/cpet/view/agreement-rows.ts';

/** A model's card as it lies beside the model; whatever is missing is left out of the page. */
export type CardFacts = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  readonly sha256: string;
  readonly bytes: number | undefined;
  readonly inputs: readonly CardPort[];
  readonly outputs: readonly CardPort[];
  /** Of the proof, one entry a simulator. */
  readonly proofs: readonly CardProof[];
  readonly aims: readonly CardAim[];
  /** What the proof is about, in its own words. */
  readonly claim: string | undefined;
  /** How the training went: recipe and how many simulated tests. */
  readonly training: string | undefined;
};

export type CardPort = { readonly name: string; readonly shape: string; readonly meaning: string };

export type CardProof = {
  readonly title: string;
  readonly tests: number;
  readonly againstBreakpoint: Agreements;
  readonly againstReaders: Agreements;
};

type Agreements = { readonly vt1: readonly AgreementRow[]; readonly vt2: readonly AgreementRow[] };

export type CardAim = {
  readonly aim: string;
  readonly value: string;
  readonly wanted: string;
  readonly state: string;
};

const generators: Readonly<Record<string, string>> = {
  physiological: 'Tests of the simulator that it was trained on, unseen ones',
  sketch: 'Tests of another simulator, which it never saw',
};

type Raw = Readonly<Record<string, unknown>>;

/** Reads a card; whatever is not as expected is left out, never guessed. */
export function cardFacts(raw: unknown): CardFacts {
  const card = recordOf(raw);
  const simulation = recordOf(recordOf(card['proof'])['simulation']);
  return {
    id: textOf(card['id']),
    title: textOf(card['title']),
    version: textOf(card['version']),
    licence: textOf(card['licence']),
    sha256: textOf(card['sha256']),
    bytes: numberOf(card['bytes']),
    inputs: portsOf(card['inputs']),
    outputs: portsOf(card['outputs']),
    proofs: listOf(simulation['generators']).map(proofOf),
    aims: listOf(simulation['aims']).map(aimOf),
    claim: typeof simulation['claim'] === 'string' ? simulation['claim'] : undefined,
    training: trainingInWords(recordOf(card['training'])),
  };
}

function proofOf(raw: Raw): CardProof {
  const name = textOf(raw['generator']);
  return {
    title: generators[name] ?? name,
    tests: numberOf(raw['tests']) ?? 0,
    againstBreakpoint: agreementsOf(raw['againstBreakpoint']),
    againstReaders: agreementsOf(raw['againstReaders']),
  };
}

function agreementsOf(raw: unknown): Agreements {
  const lines = listOf(raw).filter(isAgreement);
  const rowsOf = (which: Agreement['which']) =>
    agreementRows(lines.filter((line) => line.which === which && line.asked > 0));
  return { vt1: rowsOf('VT1'), vt2: rowsOf('VT2') };
}

function isAgreement(raw: Raw): raw is Raw & Agreement {
  const { method, title, which, asked, answered } = raw;
  return (
    typeof method === 'string' &&
    typeof title === 'string' &&
    (which === 'VT1' || which === 'VT2') &&
    typeof asked === 'number' &&
    typeof answered === 'number'
  );
}

function aimOf(raw: Raw): CardAim {
  const value = numberOf(raw['value']);
  const state = textOf(raw['state']);
  return {
    aim: textOf(raw['aim']),
    value: value === undefined ? '' : String(Number(value.toPrecision(3))),
    wanted: textOf(raw['wanted']),
    state: state === 'MISSED' ? 'missed' : state,
  };
}

function portsOf(raw: unknown): readonly CardPort[] {
  return Object.entries(recordOf(raw)).map(([name, port]) => {
    const { shape, meaning, unit } = recordOf(port);
    return {
      name,
      shape: Array.isArray(shape) ? shape.map(String).join(' × ') : '',
      meaning: [meaning, unit].filter((text) => typeof text === 'string').join('; '),
    };
  });
}

function trainingInWords(training: Raw): string | undefined {
  const sets = numberOf(training['trainingSets']);
  const each = numberOf(training['testsPerSet']);
  const networks = numberOf(training['networks']);
  if (sets === undefined || each === undefined) return undefined;
  const joined = networks === undefined || networks < 2 ? '' : `, ${String(networks)} networks averaged`;
  return `${String(sets * each)} simulated tests${joined}`;
}

function recordOf(raw: unknown): Raw {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Raw) : {};
}

function listOf(raw: unknown): readonly Raw[] {
  return Array.isArray(raw) ? raw.map(recordOf) : [];
}

function textOf(raw: unknown): string {
  return typeof raw === 'string' ? raw : '';
}

function numberOf(raw: unknown): number | undefined {
  return typeof raw === 'number' ? raw : undefined;
}
