import type { Remark } from '#core/remark.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { Recording } from '../recording.ts';
import { checkBodyMass } from './body-mass.ts';
import { checkVendorDeadSpace } from './dead-space.ts';
import { checkAlveolarGas, checkEndTidalFraction, checkInspiredGas, checkMixedExpired } from './end-tidal.ts';
import { checkExchangeRatio } from './exchange-ratio.ts';
import { checkUsualMedians } from './plausible-ranges.ts';
import type { Check } from './row-values.ts';
import { checkSensorLoss } from './sensor-loss.ts';
import { checkTimeBase } from './time-base.ts';
import { checkVeCondition, checkVentilation } from './ventilation.ts';

/** The only list of checks, in the order their remarks are shown. */
const checks: readonly Check[] = [
  checkTimeBase,
  checkSensorLoss,
  checkExchangeRatio,
  checkVentilation,
  checkVeCondition,
  checkAlveolarGas,
  checkMixedExpired,
  checkEndTidalFraction,
  checkInspiredGas,
  checkBodyMass,
  checkUsualMedians,
  checkVendorDeadSpace,
];

/**
 * Every physics check that a recording violates, as remarks with code, severity, place and value; none changes it.
 * Run on the recording as derived: where a unit was misread, plausible-ranges.ts would have emptied the channel.
 */
export function checkRecording(recording: Recording, raw: RawRecording): readonly Remark[] {
  return checks.flatMap((check) => check(recording, raw));
}
