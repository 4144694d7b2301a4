/** A knowledge test as the FAA names it. */
export type Exam = {
  /** "PAR". */
  readonly code: string;
  readonly title: string;
  /** Of the codes that its reports list; none where its tests still go by learning statement codes. */
  readonly prefixes: readonly string[];
  /** Of the prefix, where the test covers only some: mechanics' general, airframe and powerplant tests. */
  readonly areas?: readonly string[];
  /** Absent where no source was at hand. */
  readonly questions?: number;
  /** Calendar months after the month of the test. */
  readonly monthsToExpiry: number;
  readonly passMarkPercent: number;
  readonly retest: RetestRule;
  /** Whether its reports show pass or fail and no number; absent where there is always a number. */
  readonly passOrFailOnly?: 'always' | 'sometimes';
};

/** What must have happened before a failed test may be taken again. */
export type RetestRule = {
  readonly waitDays: number;
  /** What does instead of waiting, or is needed at once. */
  readonly instructor: 'training-and-endorsement' | 'statement-instead-of-waiting' | 'none';
  readonly source: string;
};

/** Training by an instructor and that instructor's endorsement, no days to wait. */
const part61: RetestRule = { waitDays: 0, instructor: 'training-and-endorsement', source: '14 CFR 61.49(a)' };
/** 30 days, or a signed statement of additional instruction. */
const part65: RetestRule = {
  waitDays: 30,
  instructor: 'statement-instead-of-waiting',
  source: '14 CFR 65.19',
};
const part107: RetestRule = { waitDays: 14, instructor: 'none', source: '14 CFR 107.71' };
const part143: RetestRule = {
  waitDays: 30,
  instructor: 'statement-instead-of-waiting',
  source: '14 CFR 143.17',
};
const inspectionAuthorization: RetestRule = {
  waitDays: 90,
  instructor: 'none',
  source: '14 CFR 65.91(c)(5)',
};

type Facts = Partial<Omit<Exam, 'code' | 'title'>>;

/** Older lists of tests say that mechanics' reports show pass or fail; newer reports have a score. */
const mechanic = { retest: part65, passOrFailOnly: 'sometimes' } as const satisfies Facts;

/**
 * Valid 24 calendar months, airline transport multiengine 60 (14 CFR 61.39(a)(1)); passed with 70 percent (FAA-G-8082-17,
 * 2014). Codes and titles of recreational and private tests: FAA-G-8082-17 (2014), p. 1.
 */
function exam(code: string, title: string, facts: Facts = {}): Exam {
  return { code, title, prefixes: [], monthsToExpiry: 24, passMarkPercent: 70, retest: part61, ...facts };
}

const exams: readonly Exam[] = [
  exam('PAR', 'Private Pilot Airplane', { prefixes: ['PA'], questions: 60 }),
  exam('PAT', 'Private Pilot Airplane/Recreational Pilot Transition', { prefixes: ['PA'] }),
  exam('PCP', 'Private Pilot Airplane Canadian Conversion', { prefixes: ['PA'] }),
  exam('PRH', 'Private Pilot Helicopter', { prefixes: ['PH'] }),
  exam('PHT', 'Private Pilot Helicopter/Recreational Pilot Transition', { prefixes: ['PH'] }),
  exam('PRG', 'Private Pilot Gyroplane'),
  exam('PGT', 'Private Pilot Gyroplane/Recreational Pilot Transition'),
  exam('PGL', 'Private Pilot Glider'),
  exam('PBH', 'Private Pilot Balloon Hot Air'),
  exam('PBG', 'Private Pilot Balloon Gas'),
  exam('PLA', 'Private Pilot Airship'),
  exam('PPP', 'Private Pilot Powered Parachute'),
  exam('PWS', 'Private Pilot Weight-Shift Control'),
  exam('RPA', 'Recreational Pilot Airplane'),
  exam('RPH', 'Recreational Pilot Helicopter'),
  exam('RPG', 'Recreational Pilot Gyroplane'),
  exam('SPA', 'Sport Pilot Airplane'),
  exam('IRA', 'Instrument Rating Airplane', { prefixes: ['IR'], questions: 60 }),
  exam('IRH', 'Instrument Rating Helicopter', { prefixes: ['IH'] }),
  exam('ICP', 'Instrument Rating Canadian Conversion', { prefixes: ['IR'] }),
  exam('IFP', 'Instrument Rating Foreign Pilot', { prefixes: ['IR'] }),
  exam('CAX', 'Commercial Pilot Airplane', { prefixes: ['CA'], questions: 100 }),
  exam('CRH', 'Commercial Pilot Helicopter', { prefixes: ['CH'] }),
  exam('CRG', 'Commercial Pilot Gyroplane'),
  exam('CGX', 'Commercial Pilot Glider'),
  exam('CBH', 'Commercial Pilot Balloon Hot Air'),
  exam('CBG', 'Commercial Pilot Balloon Gas'),
  exam('CLA', 'Commercial Pilot Airship'),
  exam('MCN', 'Military Competence Non-Category', { prefixes: ['MC'] }),
  exam('MCI', 'Military Competence Instructor'),
  exam('ATM', 'Airline Transport Pilot Multiengine Airplane', { prefixes: ['AA'], monthsToExpiry: 60 }),
  exam('ATS', 'Airline Transport Pilot Single-Engine Airplane', { prefixes: ['AA'] }),
  exam('ARA', 'Airline Transport Pilot Airplane Added Rating', { prefixes: ['AA'] }),
  exam('ATH', 'Airline Transport Pilot Helicopter'),
  exam('ARH', 'Airline Transport Pilot Helicopter Added Rating', { questions: 50 }),
  exam('FOI', 'Fundamentals of Instructing', { prefixes: ['FI'], questions: 50 }),
  exam('FIA', 'Flight Instructor Airplane', { prefixes: ['AI'], questions: 100 }),
  exam('AFA', 'Flight Instructor Airplane Added Rating', { prefixes: ['AI'] }),
  exam('FRH', 'Flight Instructor Helicopter', { prefixes: ['HI'] }),
  exam('FII', 'Flight Instructor Instrument Airplane'),
  exam('FIH', 'Flight Instructor Instrument Helicopter'),
  exam('AGI', 'Advanced Ground Instructor', { retest: part143 }),
  exam('BGI', 'Basic Ground Instructor', { retest: part143 }),
  exam('IGI', 'Ground Instructor Instrument', { retest: part143 }),
  exam('UAG', 'Unmanned Aircraft General - Small', { prefixes: ['UA'], questions: 60, retest: part107 }),
  exam('AMG', 'Aviation Mechanic General', {
    prefixes: ['AM'],
    areas: ['I'],
    questions: 60,
    ...mechanic,
  }),
  exam('AMA', 'Aviation Mechanic Airframe', {
    prefixes: ['AM'],
    areas: ['II'],
    questions: 100,
    ...mechanic,
  }),
  exam('AMP', 'Aviation Mechanic Powerplant', {
    prefixes: ['AM'],
    areas: ['III'],
    questions: 100,
    ...mechanic,
  }),
  exam('IAR', 'Inspection Authorization', {
    questions: 50,
    retest: inspectionAuthorization,
    passOrFailOnly: 'always',
  }),
  exam('ADX', 'Aircraft Dispatcher', { questions: 80, retest: part65 }),
];

/** Other ways in which a title is printed. */
const alsoCalled: Readonly<Record<string, string>> = {
  'unmanned aircraft general': 'UAG',
  'unmanned aircraft general small suas': 'UAG',
  'unmanned aircraft systems general small': 'UAG',
  'remote pilot small unmanned aircraft systems': 'UAG',
  'remote pilot': 'UAG',
  'instrument rating airplane ira': 'IRA',
  'fundamentals of instruction': 'FOI',
  'aviation mechanic technician general': 'AMG',
  'aviation mechanic technician airframe': 'AMA',
  'aviation mechanic technician powerplant': 'AMP',
  'atp multiengine airplane': 'ATM',
  'atp single engine airplane': 'ATS',
  'instrument ground instructor': 'IGI',
  'ground instructor advanced': 'AGI',
  'ground instructor basic': 'BGI',
  'military competency non category': 'MCN',
};

const byCode = new Map(exams.map((each) => [each.code, each]));
const byTitle = new Map([
  ...exams.map((each): [string, Exam] => [plain(each.title), each]),
  ...Object.entries(alsoCalled).flatMap(([title, code]): [string, Exam][] => {
    const found = byCode.get(code);
    return found === undefined ? [] : [[title, found]];
  }),
]);

/** The exam of a test code ("PAR"), a title, or both ("Private Pilot Airplane (PAR)"); undefined for an unknown one. */
export function examOf(codeOrTitle: string): Exam | undefined {
  const text = codeOrTitle.trim();
  const direct = byCode.get(text.toUpperCase());
  if (direct !== undefined) return direct;
  const bracketed = /[([]\s*([A-Za-z]{3})\s*[)\]]/.exec(text);
  const named = bracketed?.[1] === undefined ? undefined : byCode.get(bracketed[1].toUpperCase());
  return named ?? byTitle.get(plain(text.replace(bracketed?.[0] ?? '', ' ')));
}

/** Every exam that is known here, in no order that means anything. */
export function knownExams(): readonly Exam[] {
  return exams;
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/multi[ -]engine/g, 'multiengine')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
