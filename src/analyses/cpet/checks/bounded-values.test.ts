import { describe, expect, it } from 'vitest';
import { readDocument } from '#readers/read-document.ts';
import { analyseRecording } from '../analyse.ts';
import { defaultCpetOptions } from '../options.ts';
import { readRecording } from '../read-recording.ts';
import { boundedSeries } from './bounded-values.ts';

describe('numbers too large for a test', () => {
  it('become the largest that is carried; others stay as they are', () => {
    const hrBpm = [60, 61];
    const bounded = boundedSeries({ hrBpm, vo2MlPerMin: [1e308, -1e10, undefined, 250] });
    expect(bounded.vo2MlPerMin).toEqual([1e9, -1e9, undefined, 250]);
    expect(bounded.hrBpm).toBe(hrBpm);
  });

  it('leave no infinity in a finding, whatever unit or factor they are multiplied by', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => {
      const vo2 = (0.3 + i * 0.01).toFixed(3);
      return `${String(3 * i)},${i === 40 ? '1e308' : vo2},${vo2},${i === 50 ? '1e307' : String(10 + i / 5)},90`;
    });
    const text = `Time [s],VO2 [L/min],VCO2 [L/min],VE [L/s],HR [bpm]\n${rows.join('\n')}\n`;
    const document = await readDocument(new TextEncoder().encode(text));
    if (!document.ok) throw new Error(JSON.stringify(document.fault));
    const read = readRecording(document.value, { fileName: 'a.csv', options: defaultCpetOptions });
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    const finding = analyseRecording(read.value, defaultCpetOptions);
    expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
  });
});
