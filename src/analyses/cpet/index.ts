import type { Analysis } from '../analysis.ts';
import type { CpetFinding } from './finding.ts';
import type { CpetOptions } from './options.ts';
import type { Recording } from './recording.ts';

export type CpetAnalysis = Analysis<Recording, CpetOptions, CpetFinding>;
