import type { CohortFacts, CohortTest } from '../../cohort.ts';
import { averagingName } from '../averaging/averaging-name.ts';
import { largestOutlierShare, outlierSds, reach } from '../cleaning/breath-filter.ts';
import { hardLimits } from '../cleaning/limits.ts';
import { shippedModel } from '../model/shipped-model.ts';
import { checkCpetOptions, defaultCpetOptions, type CpetOptions } from '../options.ts';
import { sourceText } from '../reference-values/citation.ts';
import { hrMaxEquations } from '../reference-values/hr-max.ts';
import { vo2MaxEquations } from '../reference-values/vo2max.ts';
import { codesInWords, numberIn, textIn } from './cells.ts';
import { counted, countEach, listed, sentence } from './counting.ts';

/**
 * What exactly was done, in four paragraphs to copy: the tests, the recordings, the thresholds, and people's part. Every
 * number comes from the rows, the batch's options or the code that computes; nothing is said that was not done.
 */
export function methodsParagraphs(facts: CohortFacts): readonly string[] {
  const checked = checkCpetOptions(facts.options);
  const options = checked.ok ? checked.value : defaultCpetOptions;
  return [
    testsParagraph(facts),
    recordingsParagraph(facts.shown, options),
    thresholdsParagraph(facts.shown),
    peopleParagraph(facts),
  ].filter((paragraph) => paragraph !== '');
}

const rowsOf = (tests: readonly CohortTest[]) => tests.map(({ row }) => row);

/** "3 no VO2 column, 1 file cut off". */
function countsInWords(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([words, count]) => `${count} ${words}`).join(', ');
}

function testsParagraph({ appVersion, all, shown, filters }: CohortFacts): string {
  const versions = countEach(shown.map(({ version }) => version?.toString()));
  const failed = all.filter(({ state }) => state === 'failed');
  const waiting = all.filter(({ state }) => state === 'waiting' || state === 'cancelled').length;
  const analysed = all.filter(({ state }) => state === 'done');
  const made =
    versions.length === 1
      ? `analysis version ${versions[0]?.[0] ?? ''}`
      : `analysis versions ${listed(versions.map(([version, count]) => `${version} (${counted(count, 'test')})`))}`;
  const causes = countEach(failed.map(({ faultCode }) => codesInWords(faultCode ?? 'unknown')));
  return [
    sentence(
      `cardiopulmonary exercise tests were analysed with Benchside ${appVersion} (${made}) in the browser, without any file leaving the device`,
    ),
    sentence(
      `of ${counted(all.length, 'file')}, ${analysed.length} could be analysed` +
        (failed.length > 0 ? `; ${failed.length} could not (${countsInWords(causes)})` : '') +
        (waiting > 0 ? `; ${waiting} had not been analysed when this was written` : ''),
    ),
    filters.length > 0 || shown.length < analysed.length
      ? sentence(
          `results are of ${counted(shown.length, 'test')}: ${filters.length > 0 ? listed(filters) : 'those chosen'}`,
        )
      : sentence(`results are of all ${counted(shown.length, 'test')}`),
    devicesSentence(shown),
    personsSentence(shown),
  ].join(' ');
}

function devicesSentence(shown: readonly CohortTest[]): string {
  const devices = countEach(
    rowsOf(shown).map((row) => textIn(row, 'device')?.replace(/^Unknown device$/, 'devices not recognised')),
  );
  return devices.length === 0
    ? ''
    : sentence(`files came from ${listed(devices.map(([device, count]) => `${device} (${count})`))}`);
}

function personsSentence(shown: readonly CohortTest[]): string {
  const ids = rowsOf(shown).map((row) => textIn(row, 'subject_id'));
  const named = countEach(ids);
  const repeated = named.filter(([, count]) => count > 1).length;
  const unknown = ids.filter((id) => id === undefined).length;
  if (named.length === 0) return 'The files name no persons; every test is counted as a person of its own.';
  return sentence(
    `the files name ${counted(named.length, 'person')}, ${repeated === 0 ? 'none' : String(repeated)} of them with more than one test` +
      (unknown > 0 ? `; ${counted(unknown, 'test')} ${unknown === 1 ? 'names' : 'name'} nobody` : ''),
  );
}

function recordingsParagraph(shown: readonly CohortTest[], options: CpetOptions): string {
  const rows = rowsOf(shown);
  const sampled = (kind: string) => rows.filter((row) => row['sampling'] === kind).length;
  const [breaths, averaged, uniform] = [sampled('breaths'), sampled('averaged'), sampled('uniform')];
  const vo2 = hardLimits.vo2MlPerMin;
  const averagings = countEach(rows.map((row) => textIn(row, 'peak_averaging')));
  const wished = averagingName(options.peakAveraging);
  const used = averagings.map(([name, count]) => (averagings.length === 1 ? name : `${name} (${count})`));
  const vo2Max = vo2MaxEquations.find(({ id }) => id === options.vo2MaxEquation);
  const hrMax = hrMaxEquations.find(({ id }) => id === options.hrMaxEquation);
  const predicted = rows.filter((row) => numberIn(row, 'vo2peak_percent_predicted') !== undefined).length;
  return [
    sentence(
      `values outside limits that no person can exceed (VO2 ${vo2?.low ?? ''} to ${vo2?.high ?? ''} mL/min, and likewise for the other channels) were left out of every recording`,
    ),
    breaths > 0
      ? sentence(
          `in ${counted(breaths, 'breath-by-breath recording')}, repeated, partial and merged breaths and outliers were left out as well: an outlier lies more than ${outlierSds} robust standard deviations from the median of ${reach} neighbours on either side (after Lamarra et al. 1987), at most ${100 * largestOutlierShare} % of the breaths`,
        )
      : '',
    averaged + uniform > 0
      ? sentence(
          `${[
            ...(averaged > 0 ? [`${counted(averaged, 'file')} held averages made by the cart`] : []),
            ...(uniform > 0 ? [`${counted(uniform, 'file')} one row a second`] : []),
          ].join(' and ')}; no breaths were left out of these`,
        )
      : '',
    sentence(
      `VO2peak is the highest mean of VO2 within the exercise part and 20 s beyond (averaging: ${used.length > 0 ? listed(used) : wished})`,
    ),
    sentence(
      `percent of predicted VO2peak (${counted(predicted, 'test')}) is by ${vo2Max === undefined ? '' : `${vo2Max.title} (${sourceText(vo2Max.citation)})`}, predicted heart rate by ${hrMax === undefined ? '' : `${hrMax.title} (${sourceText(hrMax.citation)})`}`,
    ),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function thresholdsParagraph(shown: readonly CohortTest[]): string {
  const rows = rowsOf(shown);
  const possible = rows.filter((row) => textIn(row, 'thresholds_impossible') === undefined);
  const networks = countEach(rows.map((row) => textIn(row, 'network')));
  const conventions = countEach(rows.map((row) => textIn(row, 'threshold_convention')));
  const why = countEach(rows.map((row) => textIn(row, 'thresholds_impossible'))).slice(0, 6);
  return [
    ...networks.map(([network, count]) =>
      sentence(
        `in ${counted(count, 'test')} VT1 and VT2 were placed by ${modelInWords(network)}, joined with a prior and the votes of classical methods; intervals are 90 %`,
      ),
    ),
    conventions.length > 0
      ? sentence(
          `thresholds follow the convention of ${listed(conventions.map(([name, count]) => (conventions.length === 1 ? name : `${name} (${count})`)))}`,
        )
      : '',
    ...(['vt1', 'vt2'] as const).map((which) => sentence(foundInWords(which, shown))),
    rows.length > possible.length
      ? sentence(
          `${counted(rows.length - possible.length, 'test')} could have no thresholds (${countsInWords(why.map(([codes, count]) => [codesInWords(codes), count]))})`,
        )
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** "domains-1 1 b848f656a99a" → the network with its whole SHA-256, where it is the one that ships with this version. */
function modelInWords(network: string): string {
  const [id = '', version = '', hash = ''] = network.split(' ');
  const sha256 =
    shippedModel.id === id && shippedModel.sha256.startsWith(hash) ? shippedModel.sha256 : `${hash}…`;
  return `the network ${id}, version ${version} (SHA-256 ${sha256})`;
}

function foundInWords(which: 'vt1' | 'vt2', shown: readonly CohortTest[]): string {
  const found = shown.filter(({ row }) => numberIn(row, `${which}_vo2_ml_min`) !== undefined);
  const sources = countEach(found.map(({ row }) => textIn(row, `${which}_source`)));
  const words: Readonly<Record<string, string>> = {
    network: 'by the network',
    classical: 'by the consensus of the classical methods alone (Gaskill et al. 2001)',
    adjusted: 'by hand',
  };
  const by = sources.map(([source, count]) => `${count} ${words[source] ?? `by ${source}`}`);
  return `${which.toUpperCase()} was found in ${found.length} of ${counted(shown.length, 'test')}${by.length > 0 ? ` (${by.join(', ')})` : ''}`;
}

function peopleParagraph({ shown }: CohortFacts): string {
  const set = shown.filter(({ setByHand }) => setByHand.length > 0);
  const readers = [...new Set(set.flatMap(({ readers: all }) => all))].sort();
  const what = countEach(set.flatMap(({ setByHand }) => setByHand));
  const accepted = shown.filter(({ verdict }) => verdict === 'accepted').length;
  const open = shown.filter(({ verdict }) => verdict === 'open').length;
  return [
    set.length === 0
      ? 'No value was set by hand.'
      : sentence(
          `${counted(set.length, 'test')} ${set.length === 1 ? 'was' : 'were'} adjusted by hand by ${counted(readers.length, 'reader')} (${listed(readers)}): ${listed(what.map(([name, count]) => `${nameOfSet(name)} in ${count}`))}`,
        ),
    sentence(
      `${accepted === 0 ? 'no test was' : `${counted(accepted, 'test')} ${accepted === 1 ? 'was' : 'were'}`} accepted by a reader; ${open} stood unreviewed`,
    ),
  ].join(' ');
}

const namesOfSet: Readonly<Record<string, string>> = {
  vt1: 'VT1',
  vt2: 'VT2',
  excluded: 'breaths left out',
  restored: 'breaths taken in again',
};

function nameOfSet(what: string): string {
  return namesOfSet[what] ?? what;
}
