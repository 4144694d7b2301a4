import { averageTest } from '#analyses/cpet/simulate/average-test.ts';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeCortex } from '#analyses/cpet/simulate/writers/cortex.ts';
import { writeCosmedOmnia } from '#analyses/cpet/simulate/writers/cosmed-omnia.ts';
import { writeExerciseThresholds } from '#analyses/cpet/simulate/writers/labelled-formats.ts';
import { writeMgcBreeze } from '#analyses/cpet/simulate/writers/mgc.ts';
import { writeParvo } from '#analyses/cpet/simulate/writers/parvo.ts';
import { writeGenericCsv, writeVo2Master } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { writeVyntus } from '#analyses/cpet/simulate/writers/vyntus.ts';
import { writeZan } from '#analyses/cpet/simulate/writers/zan.ts';
import type { WrittenFile } from '#analyses/cpet/simulate/written-file.ts';
import { makeFile, type MadeFile } from './write-workbook.ts';

function named(fileName: string, written: WrittenFile): MadeFile {
  return { fileName, bytes: makeFile(written).bytes };
}

/** The sample batch: invented people in the layouts of different carts, the last file broken on purpose. */
export function sampleFiles(): readonly MadeFile[] {
  const short = { restS: 60, warmUpS: 120, exerciseS: 540, recoveryS: 90 };
  const ramp = simulateTest(101, short);
  const broken = makeFile(writeCosmedOmnia(averageTest(simulateTest(113), 10))).bytes;
  return [
    named('01-cosmed-ramp.xlsx', writeCosmedOmnia(ramp)),
    named(
      '02-cosmed-rampe-10s-mittel.xlsx',
      writeCosmedOmnia(averageTest(simulateTest(102, short), 10), { language: 'de', endTidal: false }),
    ),
    named(
      '03-cosmed-gradini.xlsx',
      writeCosmedOmnia(simulateTest(103, { protocol: 'steps', exerciseS: 1080, recoveryS: 60 }), {
        language: 'it',
      }),
    ),
    named(
      '04-cortex-laufband.xml',
      writeCortex(simulateTest(104, { ...short, mode: 'treadmill', exerciseS: 480 }), { language: 'de' }),
    ),
    named(
      '05-cortex-rampe.xlsx',
      writeCortex(simulateTest(105, short), { language: 'fr', form: 'xlsx', statedThresholds: true }),
    ),
    named('06-vyntus-ramp-15s.txt', writeVyntus(averageTest(simulateTest(106, short), 15))),
    named('07-breeze-treadmill.txt', writeMgcBreeze(simulateTest(107, { ...short, mode: 'treadmill' }))),
    named(
      '08-parvo-stages-then-ramp.CSV',
      writeParvo(averageTest(simulateTest(108, { protocol: 'stages-then-ramp', exerciseS: 600 }), 15)),
    ),
    named('09-zan-laufband', writeZan(simulateTest(109, { ...short, mode: 'treadmill', sex: 'female' }))),
    named('10-exercise-thresholds.json', writeExerciseThresholds(simulateTest(110, short))),
    named(
      '11-constant-load.csv',
      writeGenericCsv(simulateTest(111, { ...short, protocol: 'constant-load', exerciseS: 720 }), {
        delimiter: ';',
      }),
    ),
    named('12-vo2master.csv', writeVo2Master(averageTest(simulateTest(112, short), 5))),
    { fileName: '13-cut-off-download.xlsx', bytes: broken.slice(0, Math.floor(broken.length * 0.6)) },
  ];
}
