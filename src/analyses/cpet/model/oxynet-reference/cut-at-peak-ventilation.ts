import { mapColumns, type Frame } from './frame.ts';

/** The rows before the highest ventilation; of equal highest, before the last. Expects filtered rows. */
export function cutAtPeakVentilation(frame: Frame): Frame {
  const ventilation = frame.columns.veLPerMin;
  let peak = 0;
  for (let i = 1; i < ventilation.length; i += 1) {
    if ((ventilation[i] ?? 0) >= (ventilation[peak] ?? 0)) peak = i;
  }
  return mapColumns(frame, (values) => values.slice(0, peak), frame.timeS.slice(0, peak));
}
