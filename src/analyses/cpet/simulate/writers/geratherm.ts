import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import { timeCell, type WrittenCell, type WrittenWorkbook } from '../written-file.ts';
import { rounded } from './number-text.ts';

type Column = readonly [name: string, unit: string, cell: (breath: SimulatedBreath) => WrittenCell];

/**
 * Geratherm (Blue Cherry) workbook: names, units, data from row 5; the phase stands only in the first row of each; the
 * clock starts again with each phase, and minutes:seconds are stored as hours:minutes.
 */
export function writeGeratherm(test: SimulatedTest): WrittenWorkbook {
  const starts = [test.phases.restS, test.phases.warmUpS, test.phases.exerciseS, test.phases.recoveryS];
  const phaseNames = ['Rest', 'Warm-up', 'Exercise', 'Recovery'];
  const columns: Column[] = [
    ['VO2', 'mL/min', (b) => rounded(b.vo2MlPerMin, 0)],
    ['VCO2', 'mL/min', (b) => rounded(b.vco2MlPerMin, 0)],
    ['VE', 'L/min', (b) => rounded(b.veLPerMin, 1)],
    ['VT', 'L', (b) => rounded(b.vtL, 2)],
    ['BF', '1/min', (b) => rounded(b.rfPerMin, 1)],
    ['HR', '1/min', (b) => b.hrBpm],
    ['Load', 'W', (b) => b.workRateW ?? 0],
    ['PETO2', 'mmHg', (b) => rounded(b.peto2MmHg, 1)],
    ['PETCO2', 'mmHg', (b) => rounded(b.petco2MmHg, 1)],
  ];
  let shown = -1;
  const data = test.breaths.map((breath) => {
    const phase = starts.findLastIndex((startS) => breath.timeS >= startS);
    const label = phase === shown ? undefined : phaseNames[phase];
    shown = phase;
    const clockS = Math.round(breath.timeS) - (starts[phase] ?? 0);
    return [label, timeCell(60 * clockS, 'h:mm'), ...columns.map(([, , cell]) => cell(breath))];
  });
  return {
    kind: 'workbook',
    format: 'xlsx',
    name: `${test.subject.id}-geratherm.xlsx`,
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['Phase', 'Time', ...columns.map(([name]) => name)],
          ['', 'mm:ss', ...columns.map(([, unit]) => unit)],
          [],
          [],
          ...data,
        ],
      },
    ],
  };
}
