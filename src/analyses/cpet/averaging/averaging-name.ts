import type { Averaging } from '../options.ts';

/** An averaging in words: "moving 30 s", "binned 30 s", "moving 15 breaths". Tables and exports use the same words. */
export function averagingName({ kind, length }: Averaging): string {
  switch (kind) {
    case 'moving-time':
      return `moving ${length} s`;
    case 'binned-time':
      return `binned ${length} s`;
    case 'moving-breaths':
      return `moving ${length} breaths`;
  }
}
