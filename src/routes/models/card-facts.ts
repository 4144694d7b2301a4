import type { Agreement } from '#analyses/cpet/model/labels/agreement.ts';
import { agreementRows, type AgreementRow } from '#analyses/cpet/view/agreement-rows.ts';
import { fixed } from '#language/numbers.ts';
import { plural } from '#language/plural.ts';
import { term } from '#language/terms.ts';

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
  /** Simulated stand-ins for sets of real tests, each against the marks of its own simulated laboratory. */
  readonly standIns: readonly CardProof[];
  /** How far thresholds of real tests move under changes that should not matter. */
  readonly stability: readonly CardMovement[];
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
  readonly strata: readonly CardStratum[];
  readonly absence: readonly { readonly cases: string; readonly tests: string; readonly area: string }[];
};

/** The shipped model in one group of tests, as texts. */
export type CardStratum = {
  readonly id: string;
  readonly title: string;
  readonly which: string;
  readonly answered: string;
  readonly percent: string;
  readonly seconds: string;
  readonly held: string;
  readonly widthS: string;
};

export type CardMovement = {
  readonly id: string;
  readonly group: string;
  readonly change: string;
  /** Under which convention: "readers", "none". */
  readonly convention: string;
  readonly which: string;
  readonly tests: string;
  readonly medianPercent: string;
  readonly p95Percent: string;
};

type Agreements = { readonly vt1: readonly AgreementRow[]; readonly vt2: readonly AgreementRow[] };

export type CardAim = {
  readonly aim: string;
  readonly value: string;
  readonly wanted: string;
  readonly state: string;
};

const generators: Readonly<Record<string, string>> = {
  physiological: 'Unseen tests of the simulator that it was trained on',
  sketch: 'Tests of another simulator, not trained on',
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
    standIns: listOf(simulation['standIns']).map((raw) => ({
      ...proofOf(raw),
      title: `Stand-in for real tests: ${term(textOf(raw['name']))}`,
    })),
    stability: listOf(recordOf(recordOf(card['proof'])['stability'])['groups']).flatMap(movementsOf),
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
    strata: listOf(raw['strata']).flatMap(stratumOf),
    absence: listOf(raw['absence']).map(({ cases, present, absent, areaUnderCurve }) => ({
      cases: term(textOf(cases)),
      tests: `${String(numberOf(absent) ?? 0)} without, ${String(numberOf(present) ?? 0)} with`,
      area: shown(areaUnderCurve, 3),
    })),
  };
}

function stratumOf(raw: Raw): readonly CardStratum[] {
  const asked = numberOf(raw['asked']) ?? 0;
  const which = textOf(raw['which']);
  const title = textOf(raw['stratum']);
  if (asked === 0 || title === '') return [];
  return [
    {
      id: `${title} ${which}`,
      title: term(title),
      which,
      answered: `${String(numberOf(raw['answered']) ?? 0)} of ${String(asked)}`,
      percent: shown(raw['maePercent'], 1),
      seconds: shown(raw['maeS'], 0),
      held: percentOf(raw['coverage90']),
      widthS: shown(raw['medianWidth90S'], 0),
    },
  ];
}

/** Of the shipped model alone: what other methods move is in the project's own tables. */
function movementsOf(raw: Raw): readonly CardMovement[] {
  const group = textOf(raw['group']);
  return listOf(raw['movements'])
    .filter(({ method, tests }) => /^model/.test(textOf(method)) && (numberOf(tests) ?? 0) > 0)
    .map(({ perturbation, method, which, tests, medianPercent, p95Percent }) => ({
      id: [group, perturbation, method, which].map(textOf).join(' '),
      group: term(group),
      change: term(textOf(perturbation)),
      convention: term(textOf(method).replace(/^model(, )?/, '')),
      which: textOf(which),
      tests: String(numberOf(tests) ?? 0),
      medianPercent: shown(medianPercent, 1),
      p95Percent: shown(p95Percent, 1),
    }));
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
    aim: term(textOf(raw['aim'])),
    value: value === undefined ? '' : String(Number(value.toPrecision(3))),
    wanted: term(textOf(raw['wanted'])),
    state: state === 'MISSED' ? 'missed' : state,
  };
}

function portsOf(raw: unknown): readonly CardPort[] {
  return Object.entries(recordOf(raw)).map(([name, port]) => {
    const { shape, meaning, unit } = recordOf(port);
    return {
      name,
      shape: Array.isArray(shape) ? shape.map(String).join(' × ') : '',
      meaning: [meaning, unit]
        .filter((text) => typeof text === 'string')
        .map((text) => term(text))
        .join('; '),
    };
  });
}

function trainingInWords(training: Raw): string | undefined {
  const sets = numberOf(training['trainingSets']);
  const each = numberOf(training['testsPerSet']);
  const networks = numberOf(training['networks']);
  if (sets === undefined || each === undefined) return undefined;
  const tests = plural(sets * each, ['# simulated test', '# simulated tests']);
  return networks === undefined || networks < 2
    ? tests
    : `${tests}, ${plural(networks, ['# network averaged', '# networks averaged'])}`;
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

function shown(raw: unknown, digits: number): string {
  const number = numberOf(raw);
  return number === undefined ? '' : fixed(number, digits);
}

function percentOf(raw: unknown): string {
  const share = numberOf(raw);
  return share === undefined ? '' : fixed(100 * share, 0);
}

function numberOf(raw: unknown): number | undefined {
  return typeof raw === 'number' ? raw : undefined;
}
