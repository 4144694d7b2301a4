import { existsSync, readFileSync } from 'node:fs';
import { averageTest } from '#analyses/cpet/simulate/average-test.ts';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeCortex } from '#analyses/cpet/simulate/writers/cortex.ts';
import { writeCosmedOmnia } from '#analyses/cpet/simulate/writers/cosmed-omnia.ts';
import { writeGeratherm } from '#analyses/cpet/simulate/writers/geratherm.ts';
import { writeExerciseThresholds } from '#analyses/cpet/simulate/writers/labelled-formats.ts';
import { writeMgcBreeze } from '#analyses/cpet/simulate/writers/mgc.ts';
import { writeParvo } from '#analyses/cpet/simulate/writers/parvo.ts';
import { writeGenericCsv, writeVo2Master } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { writeVyntus } from '#analyses/cpet/simulate/writers/vyntus.ts';
import { writeZan } from '#analyses/cpet/simulate/writers/zan.ts';
import type { WrittenFile } from '#analyses/cpet/simulate/written-file.ts';
import { makeFile } from '../support/write-workbook.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { sharedPath } from '../support/shared-samples.ts';
import { otherFiles, zanFiles } from '../accuracy/real-recordings.ts';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { reportFiles } from '../fixtures/knowledge-test/report-files.ts';
import { truthFor } from '../fixtures/knowledge-test/report-truth.ts';
import { allTraps } from '../fixtures/traps/all.ts';
import { formOf, type Form } from './form.ts';
import { smallPictures } from './small-pictures.ts';

/** A sound file that inputs are made from. */
export type Seed = {
  readonly name: string;
  readonly analysisId: 'cpet' | 'knowledge-test';
  readonly form: Form;
  readonly bytes: Uint8Array;
};

type Named = { readonly name: string; readonly analysisId: Seed['analysisId'] };

/** Where inputs may be made from. `small`: what is quick to read, for the run within the tests. */
export type SeedChoice = 'small' | 'all';

/** Every seed that is here, in an order of its own: generated ones, then real ones where they are at hand. */
export async function openSeeds(choice: SeedChoice, only?: string): Promise<readonly Seed[]> {
  const wanted = ({ name }: Named): boolean => only === undefined || name.includes(only);
  const seeds: Seed[] = [];
  for (const { make, ...named } of choice === 'small' ? smallSeeds() : allSeeds()) {
    if (!wanted(named)) continue;
    const bytes = await make();
    seeds.push({ ...named, bytes, form: formOf(bytes) });
  }
  return seeds;
}

type Unmade = Named & { readonly make: () => Uint8Array | Promise<Uint8Array> };

/** A page takes as long as ten tests to read: in the small run there is one report among the many. */
function smallSeeds(): readonly Unmade[] {
  return [
    ...tinyTests(),
    ...trapSeeds().filter((_, at) => at % 12 === 0),
    ...pictureSeeds(),
    ...tinyReports(),
  ];
}

function allSeeds(): readonly Unmade[] {
  const made = [...tinyTests(), ...trapSeeds(), ...pictureSeeds(), ...tinyReports(), ...sampleSeeds()];
  return [...made, ...reportSeeds(), ...realSeeds()];
}

/** Whole tests of a row every 15 s, in every layout: quick to read and to analyse. */
function tinyTests(): readonly Unmade[] {
  const phases = { restS: 40, warmUpS: 40, exerciseS: 260, recoveryS: 40 };
  const cycle = averageTest(simulateTest(61, phases), 15);
  // Too short for thresholds, and so for their cost.
  const brief = averageTest(simulateTest(63, { ...phases, exerciseS: 150 }), 10);
  const running = averageTest(simulateTest(62, { ...phases, mode: 'treadmill' }), 15);
  const layouts: readonly WrittenFile[] = [
    writeGenericCsv(cycle),
    writeGenericCsv(brief, { delimiter: ';' }),
    writeGenericCsv(cycle, { encoding: 'utf-16le-bom', delimiter: '\t' }),
    writeCosmedOmnia(brief),
    writeCortex(brief),
    writeMgcBreeze(running),
    writeParvo(brief),
    writeVyntus(brief),
    writeZan(running),
    writeVo2Master(brief),
    writeGeratherm(cycle),
    writeExerciseThresholds(cycle),
  ];
  return layouts.map((written) => ({
    name: `tiny ${written.name}`,
    analysisId: 'cpet',
    make: () => makeFile(written).bytes,
  }));
}

function trapSeeds(): readonly Unmade[] {
  return allTraps.map(({ number, name, make }, at) => ({
    name: `trap ${String(number)}.${String(at)} ${name}`,
    analysisId: 'cpet',
    make: () => make().bytes,
  }));
}

function sampleSeeds(): readonly Unmade[] {
  return sampleFiles().map(({ fileName, bytes }) => ({
    name: `sample ${fileName}`,
    analysisId: 'cpet',
    make: () => bytes,
  }));
}

/** Reports with the fonts that every reader has, so that nothing but words is in them. */
function tinyReports(): readonly Unmade[] {
  return [301].map((seed) => ({
    name: `report ${String(seed)}`,
    analysisId: 'knowledge-test',
    make: () =>
      drawReport(truthFor(seed, { examCode: seed % 2 === 0 ? 'PAR' : 'UAG' }), {
        layout: 'acs',
        font: 'mono',
      }),
  }));
}

/** Photos take seconds to draw, and what is mutated of them never gets as far as their pixels. */
function reportSeeds(): readonly Unmade[] {
  return reportFiles
    .filter(({ name }) => name.endsWith('.pdf') && name !== 'scan.pdf')
    .map(({ layout, name, make }) => ({
      name: `report ${layout} ${name}`,
      analysisId: 'knowledge-test',
      make,
    }));
}

function pictureSeeds(): readonly Unmade[] {
  return smallPictures().map(({ name, bytes }) => ({
    name: `picture ${name}`,
    analysisId: 'knowledge-test',
    make: () => bytes,
  }));
}

function realSeeds(): readonly Unmade[] {
  return [...otherFiles, ...zanFiles.slice(0, 6)]
    .map((file) => ({ file, path: sharedPath('cpet/samples', file) }))
    .filter(({ path }) => existsSync(path))
    .map(({ file, path }) => ({
      name: `real ${file}`,
      analysisId: 'cpet',
      make: () => new Uint8Array(readFileSync(path)),
    }));
}
