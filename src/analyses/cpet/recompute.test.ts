import { expect, it } from 'vitest';
import { analyseRecording } from './analyse.ts';
import { samplingOf } from './columns/sampling.ts';
import type { CpetFinding } from './finding.ts';
import { defaultCpetOptions } from './options.ts';
import { recordingOfTest } from './simulate/physiology/recording-of-test.ts';
import { simulatePhysiology } from './simulate/physiology/simulate-physiology.ts';
import { recordingOf } from './stored-series.ts';

it('a stored finding gives itself again, without the file', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const drawn = recordingOfTest(simulatePhysiology(seed));
    const sampling = samplingOf(drawn.timeS, drawn.channels.rfPerMin);
    const recording = {
      ...drawn,
      sampling,
      statedPhases: [{ phase: 'exercise' as const, startS: 60 }],
      remarks: [{ code: 'drawn', severity: 'note' as const, detail: 'drawn' }],
    };
    const finding = analyseRecording(recording, defaultCpetOptions);
    const stored = JSON.parse(JSON.stringify(finding)) as CpetFinding;
    expect(analyseRecording(recordingOf(stored), defaultCpetOptions)).toEqual(finding);
  }
});
