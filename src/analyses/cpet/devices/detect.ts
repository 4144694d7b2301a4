import type { SourceDocument } from '#readers/document.ts';
import { cortex } from './cortex.ts';
import { cosmed } from './cosmed.ts';
import type { Device } from './device.ts';
import { exerciseThresholds } from './exercise-thresholds.ts';
import { generic } from './generic.ts';
import { geratherm } from './geratherm.ts';
import { korr } from './korr.ts';
import { mgc } from './mgc.ts';
import { oxynet } from './oxynet.ts';
import { parvo } from './parvo.ts';
import { vo2master } from './vo2master.ts';
import { vyntus } from './vyntus.ts';
import { zan } from './zan.ts';

/** Every device the program knows; generic is the fallback for any table. */
export const devices: readonly Device[] = [
  zan,
  exerciseThresholds,
  oxynet,
  cosmed,
  cortex,
  vyntus,
  mgc,
  parvo,
  geratherm,
  korr,
  vo2master,
  generic,
];

/** Less than this is a chance resemblance: the generic reader takes the file. */
const leastScore = 0.4;

/** The device whose words and layout fit best; the generic reader where none is convincing. */
export function detectDevice(document: SourceDocument): Device {
  let best = { device: generic, score: leastScore };
  for (const device of devices) {
    const score = device.recognise(document);
    if (score > best.score) best = { device, score };
  }
  return best.device;
}
