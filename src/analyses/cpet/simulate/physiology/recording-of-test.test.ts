import { describe, expect, it } from 'vitest';
import { readDocument } from '#readers/read-document.ts';
import { analyseRecording } from '../../analyse.ts';
import { defaultCpetOptions } from '../../options.ts';
import { readRecording } from '../../read-recording.ts';
import { encodeText } from '../encode-text.ts';
import { writeVyntus } from '../writers/vyntus.ts';
import { recordingOfTest } from './recording-of-test.ts';
import { simulateSketch } from './second-generator.ts';
import { idealRecord, simulatePhysiology } from './simulate-physiology.ts';

function vo2PeakOf(recording: Parameters<typeof analyseRecording>[0]): number {
  const finding = analyseRecording(recording, defaultCpetOptions);
  const peak = finding.peaks.vo2PeakMlPerMin;
  return 'value' in peak ? peak.value : 0;
}

describe('simulated tests in the product itself', () => {
  it('give the VO2peak that was put in, to 8 %', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const test = simulatePhysiology(seed, { ...idealRecord, hardNegative: 'none' });
      expect(Math.abs(vo2PeakOf(recordingOfTest(test)) / test.truth.vo2PeakMlPerMin - 1)).toBeLessThan(0.08);
      const sketch = simulateSketch(seed, { averaging: { kind: 'none' } });
      const measured = sketch.truth.vo2PeakMlPerMin * sketch.description.device.vo2Gain;
      expect(Math.abs(vo2PeakOf(recordingOfTest(sketch)) / measured - 1)).toBeLessThan(0.3);
    }
  });

  it('are the same whether written as a file and read, or taken directly', async () => {
    const test = simulatePhysiology(4, idealRecord);
    const file = writeVyntus(test);
    const document = await readDocument(encodeText(file.text, file.encoding));
    if (!document.ok) throw new Error('unreadable');
    const read = readRecording(document.value, { fileName: 'x.txt', options: defaultCpetOptions });
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    expect(read.value.timeS).toHaveLength(test.breaths.length);
    expect(vo2PeakOf(read.value) / vo2PeakOf(recordingOfTest(test))).toBeCloseTo(1, 2);
  });

  it('leave out what the cart does not export, and a lost heart rate', () => {
    const lost = { fromS: 100, toS: 160 };
    const test = simulatePhysiology(4, {
      ...idealRecord,
      device: { ...idealRecord.device, hrDropOuts: [lost] },
    });
    const { channels, timeS } = recordingOfTest(test);
    const at120 = timeS.findIndex((each) => each > 120);
    expect(channels.hrBpm?.[at120]).toBeUndefined();
    const bare = { ...test, description: { ...test.description, absentChannels: ['hrBpm'] as const } };
    expect(recordingOfTest(bare).channels.hrBpm).toBeUndefined();
  });

  it('are refused by the gates where the load never rises', () => {
    for (let seed = 0; seed < 5; seed += 1) {
      const test = simulatePhysiology(seed, { ...idealRecord, hardNegative: 'constant-load' });
      const finding = analyseRecording(recordingOfTest(test), defaultCpetOptions);
      expect(finding.thresholdsImpossible.length).toBeGreaterThan(0);
    }
  });
});
