/**
 * A code of a knowledge test report.
 *
 * `acs`: an element of an Airman Certification Standard, "PA.I.B.K1a" as printed: prefix, area of operation (Roman),
 * task (letter), kind of element (knowledge, risk management, skill), number, and sometimes a letter.
 * `lsc`: an older learning statement code, "PLT012". The two are never converted into each other: the FAA says that
 * there is no one-to-one correlation (FAA-S-ACS-7, 2017, p. 2).
 */
export type TestCode = AcsCode | LearningStatementCode;

export type AcsCode = {
  readonly system: 'acs';
  /** As printed, and how it is known everywhere: "PA.I.B.K1a". */
  readonly text: string;
  readonly prefix: string;
  readonly area: string;
  readonly task: string;
  readonly kind: 'K' | 'R' | 'S';
  readonly number: number;
  readonly letter?: string;
};

export type LearningStatementCode = {
  readonly system: 'lsc';
  /** Without blank or hyphen: "PLT012". */
  readonly text: string;
};
