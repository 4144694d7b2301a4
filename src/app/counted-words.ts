import { plural } from '#language/plural.ts';

/** What one file of an analysis is called, and many (`AnalysisManifest`), in English. */
type Noun = { readonly one: string; readonly many: string };

/** "12 tests", "1 report", "3 files": in the language of the page for the nouns of the analyses that are here. */
export function itemsInWords(count: number, { one }: Noun): string {
  switch (one) {
    case 'test':
      return plural(count, ['# test', '# tests']);
    case 'report':
      return plural(count, ['# report', '# reports']);
    default:
      return plural(count, ['# file', '# files']);
  }
}

/** The same without its number, to stand beneath it: "tests". */
export function itemsLabel(count: number, { one }: Noun): string {
  switch (one) {
    case 'test':
      return plural(count, ['test', 'tests']);
    case 'report':
      return plural(count, ['report', 'reports']);
    default:
      return plural(count, ['file', 'files']);
  }
}

/** That so many of them are there in more than one file. */
export function thereAgainWords(count: number, { one }: Noun): string {
  switch (one) {
    case 'test':
      return plural(count, ['# test is there more than once.', '# tests are there more than once.']);
    case 'report':
      return plural(count, ['# report is there more than once.', '# reports are there more than once.']);
    default:
      return plural(count, ['# result is there more than once.', '# results are there more than once.']);
  }
}

/** What is asked for where files may be dropped. */
export function dropWords({ one }: Noun): string {
  switch (one) {
    case 'test':
      return 'Drop a folder of tests here';
    case 'report':
      return 'Drop a folder of reports here';
    default:
      return 'Drop a folder of files here';
  }
}

/** The heading over what is made for each of them. */
export function forEveryWords(noun: string): string {
  switch (noun) {
    case 'test':
      return 'For every test';
    case 'report':
      return 'For every report';
    default:
      return 'For every file';
  }
}
