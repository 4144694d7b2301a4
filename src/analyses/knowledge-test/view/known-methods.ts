import type { MethodGroup } from '#ui/finding-view.ts';
import { fewReports, weakShare } from '../class/shares.ts';
import { defaultKnowledgeTestOptions } from '../options.ts';

const own = 'a rule of this program';
const weakPercent = String(100 * weakShare);

/** How reports are read, checked and put together, for the help. */
export const knownMethods: readonly MethodGroup[] = [
  {
    id: 'kt-reading',
    title: 'Reading a report',
    entries: [
      {
        id: 'kt-text-layer',
        title: 'Text layer',
        formula:
          'the PDF’s own text; fields by their labels, codes by their grammar (prefix, area, task, kind, number, letter)',
        source: own,
      },
      {
        id: 'kt-two-readings',
        title: 'Two readings of a picture',
        formula:
          'lit evenly, scaled to about 300 dpi, set level; read twice as a page from two preparations, its codes a third time with their letters set apart',
        source:
          'the recogniser is Tesseract (R. Smith, “An Overview of the Tesseract OCR Engine”, ICDAR 2007; cited from memory)',
      },
      {
        id: 'kt-code-match',
        title: 'A code on a picture',
        formula: `weighted edit distance to every code of the exam’s own list, and the shape of the ink (width of Roman numerals, dots); believed from a probability of ${String(defaultKnowledgeTestOptions.leastProbability)} where two witnesses that do not err alike stand for it and none contradicts; else a person decides`,
        source: 'weights and limits were chosen on generated pages and are measured by npm run accuracy',
      },
      {
        id: 'kt-older-codes',
        title: 'Learning statement codes (PLT…)',
        formula: 'kept as printed; never turned into the newer codes, nor those into them',
        source: 'FAA-S-ACS-7 (2017), p. 2: there is no one-to-one correlation',
      },
    ],
  },
  {
    id: 'kt-checks',
    title: 'Checks across fields',
    note: 'Two fields that confirm each other are sure, two that contradict each other go before a person.',
    entries: [
      {
        id: 'kt-expiry',
        title: 'Expiration',
        formula:
          'last day of the 24th calendar month after the month of the test; airline transport multiengine 60',
        source: '14 CFR 61.39(a)(1)',
      },
      {
        id: 'kt-grade',
        title: 'Grade against score',
        formula: '70 % passes',
        source: 'FAA, Airman Knowledge Testing Matrix; FAA-G-8082-17 (2014)',
      },
      {
        id: 'kt-missed',
        title: 'Codes against questions missed',
        formula:
          /* @wc-include */ 'missed = questions − right answers that round to the score; more codes than that, or fewer than half as many, is a remark',
        source: `${own}; the number of questions is of the FAA’s matrix, where it is known`,
      },
      {
        id: 'kt-edition',
        title: 'Edition in force',
        formula: 'the edition of the standard on the day of the test decides what a code says',
        source: '89 FR 22482 (2024); for the others their cover',
      },
    ],
  },
  {
    id: 'kt-people',
    title: 'Who is who',
    entries: [
      {
        id: 'kt-person',
        title: 'One person',
        formula:
          'the same FTN, however the name is spelt; without one the same name, unless two people with different FTNs have it',
        source: own,
      },
      {
        id: 'kt-same-report',
        title: 'The same report twice',
        formula:
          'the same exam ID, or, where one shows none, the same person, exam, day, result and take: counted once, the PDF before the photo',
        source: own,
      },
      {
        id: 'kt-pseudonym',
        title: 'Pseudonyms',
        formula:
          'SHA-256 of the batch’s random salt with FTN or name: the same within a batch and in no other',
        source: own,
      },
    ],
  },
  {
    id: 'kt-class',
    title: 'A class',
    entries: [
      {
        id: 'kt-weak',
        title: 'Weak area',
        formula: `missed in more than ${weakPercent} % of all reports, and beside it the share of the distinct reports of the same exam, first takes and retakes apart; under ${String(fewReports)} reports the count alone`,
        source: own,
      },
      {
        id: 'kt-plan',
        title: 'Study plan',
        formula: `what each person’s last attempt still misses, by task, most students first; a group session from two students and more than ${weakPercent} %, else one-to-one`,
        source: own,
      },
    ],
  },
];
