import { adjustmentMeanings } from './adjustment-words.ts';
import { guardWords } from './domains/guard-words.ts';

/** What each remark on an exercise test means, beyond the fact that the remark itself states. */
const meanings: Readonly<Record<string, string>> = {
  // the file
  'read-by-profile':
    'A laboratory’s profile says what the columns of this file mean; nothing was guessed from their headings.',
  'column-empty': 'The column is recognised but holds nothing, so nothing was taken from it.',
  'column-other-quantity':
    'The column’s unit belongs to another quantity than its name says, so it was not read as that.',
  'duplicate-column': 'Two columns hold the same quantity. The one with more values was taken.',
  'decimal-marks-mixed':
    'Numbers with a decimal point and with a decimal comma stand in one column. Each was read for what it is; look whether all were meant so.',
  'text-in-column': 'Cells of a number column hold text. They count as missing.',
  'values-censored':
    'Cells say “more than” or “less than” a number, the limit of the sensor. They count as missing.',
  'values-impossible': 'Cells hold numbers that this quantity cannot have. They count as missing.',
  'zeros-missing': 'Zeros that cannot be measurements were taken for missing values.',
  'unit-undecided':
    'Nothing in the file decides the unit, and the size of the numbers fits none. The column was left out; state its unit in the import doctor, or write it into the heading.',
  'unit-unknown':
    'The unit row says something that is no known unit. The unit was decided by the next rule; look at “What was read”.',
  'unit-habit-overruled':
    'The device usually writes another unit; the file or the size of its numbers says this one, and was followed.',
  'lines-skipped': 'Lines that are no rows of the table were passed over.',
  'row-names-skipped':
    'Each row begins with its number, for which there is no heading, as R writes tables. The values were moved under their headings.',
  'file-cut-off':
    'The last line breaks off. What followed, the peak perhaps, is missing; export or copy the file again.',
  'text-rows-between': 'Rows of text stand between the rows of numbers. They were passed over.',
  'event-lines': 'Lines that mark events stand below the rows. They were not read as data.',
  'second-test-in-file':
    'Another, shorter test stands in the same file. The longest was analysed; export each test to a file of its own.',
  'more-tests-in-file':
    'The file holds more tests. Only the first was analysed; export each test to a file of its own.',
  'other-test-in-book':
    'The workbook holds another test on another sheet. Only one was analysed; export each to a file of its own.',
  'stated-vo2max':
    'The file states a VO2max of its own. It is not used; compare it with the one computed here.',
  'operator-lines-vt2':
    'Where the operator’s lines meet is kept beside our own threshold, never used as ours.',
  'subject-facts-differ':
    'The worklist and the file say different things of the person. The worklist was used; check that the row belongs to this file, above all where they differ in sex.',
  // time
  'clock-time': 'The time column is the time of day. Time was counted from the first row.',
  'time-day-fraction':
    'Times are written as fractions of a day, as spreadsheets do. They were turned into seconds.',
  'time-hours-were-minutes':
    'Times shown as hours and minutes can only be minutes and seconds, and were read so.',
  'time-decimals-were-seconds':
    'Times such as 14.30 never go beyond .59, so they are minutes and seconds, not decimal minutes, and were read so.',
  'time-backwards-dropped': 'Rows whose time runs backwards were left out.',
  'phase-clock-restarted': 'The clock starts again with each phase. The times were added up.',
  'time-repeats': 'Some rows share one time: breaths within the clock’s resolution. All were kept.',
  'time-gap': 'Stretches without rows. Averages over them lean on what lies beside.',
  // checks
  'body-mass-contradicts':
    'VO2 and VO2 per kg imply another body mass than the file states. One of them is wrong, and so are values per kg.',
  'body-mass-varies':
    'The file states no body mass, and VO2 and VO2 per kg imply different ones from row to row. Check it before using values per kg.',
  'body-mass-implausible':
    'The stated body mass does not go with the oxygen uptake. Check it before using values per kg.',
  'vendor-equivalents-dead-space':
    'The cart takes off a dead space before it divides VE by VO2 or VCO2. Equivalents here are plain ratios, and differ from the cart’s.',
  'apparatus-dead-space':
    'The file states the dead space of the mask and valve. It is recorded, and not taken off.',
  'end-tidal-swapped':
    'The columns of end-tidal O2 and CO2 hold each other’s values. Correct the headings and add the file again.',
  'end-tidal-not-mmhg':
    'The end-tidal values look like kPa or per cent. Correct the unit in the file and add it again.',
  'end-tidal-is-mixed-expired':
    'The values called end-tidal behave like mixed-expired ones, which are not the same. Do not use them as end-tidal.',
  'end-tidal-contradicts-fraction':
    'End-tidal pressure and end-tidal fraction do not agree at the stated barometric pressure.',
  'alveolar-contradicts':
    'End-tidal O2, end-tidal CO2 and RER do not go together by the alveolar gas equation. One of the columns is not what it says.',
  'inspired-gas-unusual':
    'The inspired air is not room air. Right for a test in altered air; otherwise check the calibration.',
  'rer-contradicts':
    'The RER column is not VCO2 over VO2. The ratio was computed here; look whether the columns belong together.',
  'rer-out-of-range':
    'VCO2 over VO2 leaves the range that people reach. Check the calibration of the gas sensors.',
  'co2-sensor-loss': 'The CO2 sensor seems to have lost its signal for a while. Do not rely on VCO2 there.',
  'o2-sensor-loss': 'The O2 sensor seems to have lost its signal for a while. Do not rely on VO2 there.',
  'ventilation-contradicts':
    'VE is not tidal volume times breathing frequency. One of the three columns is not what it says.',
  've-maybe-stpd':
    'VE is low for the CO2 given off, as it is when it is stated STPD, about 17 % less than BTPS. Check how the cart states it.',
  'value-implausible':
    'Values outside what people reach. Single ones were left out; if most are outside, the unit may be wrong.',
  'median-unusual':
    'The middle value of the column is unusual for this quantity. Check the column and its unit.',
  'no-barometric-pressure':
    'End-tidal fractions cannot become pressures without a barometric pressure, and none is assumed.',
  'no-btps-factor': 'VE is given STPD, and nothing in the file brings it to BTPS.',
  'no-co2-sensor': 'The device measures no CO2: no RER, and no thresholds.',
  'no-heart-rate': 'No heart rate was recorded.',
  'load-is-no-work-rate':
    'The load is computed from the belt, not measured, and is not taken for a work rate.',
  // cleaning
  'breaths-excluded': 'Partial or outlying breaths were left out before averaging. They are drawn as rings.',
  'many-breaths-excluded': 'Many breaths were left out. The recording may be noisy: look at the curves.',
  'values-outside-limits': 'Values beyond hard limits of the sensors were left out.',
  'outside-hard-limits': 'The value lies beyond what a sensor can measure.',
  'rer-impossible': 'VCO2 over VO2 of the breath is impossible, so the breath was left out.',
  artefacts: 'More than a quarter of the breaths were left out, too many to place a threshold.',
  // phases, and what the test allows
  'load-and-vo2-apart':
    'Work rate and oxygen uptake end at different times. Phases were taken from the gas exchange.',
  'constant-load':
    'A test at one load has averages and a highest value, but no thresholds and no maximal value.',
  'verification-bout':
    'A second bout follows the recovery, as protocols do that verify a peak. The incremental part before it is what the thresholds and phases come from.',
  intervals: 'The load rises and falls: no thresholds can be placed.',
  'exercise-too-short': 'Too short for thresholds.',
  'exercise-short': 'Shorter than the 8 to 12 minutes that are aimed at.',
  'exercise-long': 'Longer than the 8 to 12 minutes that are aimed at; the peak may be lower for it.',
  'little-rise': 'Oxygen uptake rises too little to place thresholds on.',
  'not-progressive': 'Oxygen uptake does not rise steadily with time, so no threshold can be placed.',
  'starts-high': 'The first threshold may lie before the recording begins.',
  'bins-too-long':
    'The cart averaged over intervals too long to place a threshold. Export breath by breath, if the cart can.',
  'vendor-averaged':
    'The cart has averaged the rows. Peaks over shorter windows than that cannot be computed.',
  'few-samples': 'Too few rows in the exercise part to place a threshold.',
  'no-vco2': 'Without VCO2 there is no RER and no threshold.',
  gaps: 'Stretches without oxygen uptake. They are not bridged: no average spans them.',
  'vco2-mostly-missing': 'VCO2 is missing in most rows, so no threshold can be placed.',
  'no-ve': 'Without ventilation there are no equivalents and no second threshold.',
  'long-gap': 'Oxygen uptake is missing over a long stretch of the exercise.',
  'rer-peak-low': 'The highest RER is low: effort may not have been maximal, or the calibration is off.',
  'rer-peak-high':
    'The highest RER is unusually high: check the calibration, or hyperventilation at the end.',
  'rest-rer-unusual':
    'RER at rest lies outside what people show: hyperventilation before the start, or a gas sensor out of calibration. Slopes and thresholds may be shifted with it.',
  'oxygen-cost-unusual':
    'VO2 rises less or more for each watt than in health. Heart failure lowers it; otherwise check the calibration of the ergometer and of the gas sensors.',
  've-vco2-slope-low':
    'So little ventilation for the CO2 given off is hardly possible. Check the flow sensor, and whether VE is stated BTPS.',
  'rer-low-at-high-heart-rate':
    'The heart was near its limit and RER stayed low. The O2 sensor may have drifted, which makes VO2 too high.',
  'submaximal-effort':
    'Neither RER nor heart rate shows a maximal effort. VO2peak is then no VO2max; thresholds and slopes still hold.',
  'heart-rate-implausible':
    'With this heart rate each beat would bring more oxygen than a heart can. The sensor missed beats; nothing is computed from it.',
  'rer-falls':
    'RER falls through a test whose load rises, as a drifting O2 sensor makes it. VO2 is then too high towards the end.',
  'peak-early': 'The highest oxygen uptake comes well before the end of exercise. Look at the curve.',
  // lists of marks
  'labels-column-ignored': 'A column of the list of marks has a heading that is not known, and is not read.',
  'label-outside-test':
    'The marked time or VO2 does not lie in the rising part of the test, so the mark is left out. Check its clock and unit.',
  'labels-no-number':
    'A mark is no number, or none that a test can have, and is left out. Correct the cell and add the list again.',
  'labels-no-file': 'A row of the list of marks names no file, so that nothing can be made of it.',
  'labels-out-of-order':
    'VT1 is not marked below VT2, so both are left out. Look whether the two columns were exchanged.',
  'too-short': 'The recording is too short to say anything about a peak.',
  'no-complete-window':
    'No window without a gap is long enough for the averaging, so there is no peak under it.',
};

/** States of the network's guard, where no remark has the same name. */
const guardMeanings = Object.fromEntries(
  Object.entries(guardWords).map(([code, { title, advice }]) => [code, `${title}. ${advice}`]),
);

/** Every remark code with its meaning, for the help page. */
export const knownRemarks: readonly { readonly code: string; readonly meaning: string }[] = Object.entries({
  ...guardMeanings,
  ...meanings,
  ...adjustmentMeanings,
}).map(([code, meaning]) => ({ code, meaning }));
