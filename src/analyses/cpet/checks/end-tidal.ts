import type { Remark } from '#core/remark.ts';
import { alveolarConstantMmHg, alveolarO2MmHg, inspiredO2Percent, partialPressureMmHg } from '../gas-laws.ts';
import { firstWhere, isRead, medianOf, placeOf, remark, rowValues, type Check } from './row-values.ts';

const seaLevelMmHg = 760;

/**
 * PETO2 = PIO2 − PETCO2 · (0.2093 + 0.7907 / RER), within 12 mmHg in the median of a test (measured: a few mmHg).
 * Where the file states no barometric pressure, PIO2 is that of sea level at most: lower PETO2 down to 2,500 m
 * (PB 560 mmHg, 42 mmHg less) is let pass. Finds swapped columns, kPa read as mmHg, and drift.
 */
export const checkAlveolarGas: Check = (recording) => {
  const { peto2MmHg, petco2MmHg, vo2MlPerMin, vco2MlPerMin } = recording.channels;
  const middleO2 = medianOf(rowValues([peto2MmHg], (pressure) => pressure));
  const middleCo2 = medianOf(rowValues([petco2MmHg], (pressure) => pressure));
  if (middleO2 === undefined || middleCo2 === undefined) return [];
  const firstIndex = petco2MmHg?.findIndex((value) => value !== undefined);
  const at = placeOf(recording, firstIndex, 'petco2MmHg');
  const medians = `median PETO2 ${middleO2.toFixed(0)}, PETCO2 ${middleCo2.toFixed(0)}`;
  if (middleO2 < middleCo2) {
    return [remark('end-tidal-swapped', 'serious', `${medians} mmHg: the columns are swapped`, middleO2, at)];
  }
  if (middleCo2 < 10 && middleO2 < 30) {
    return [remark('end-tidal-not-mmhg', 'serious', `${medians}: kPa or %, not mmHg`, middleCo2, at)];
  }
  const stated = recording.environment.barometricPressureMmHg;
  const pressure = stated ?? seaLevelMmHg;
  const differences = rowValues(
    [peto2MmHg, petco2MmHg, vco2MlPerMin, vo2MlPerMin],
    (po2, pco2, vco2, vo2) => {
      const ratio = vco2 / vo2;
      // A breath whose ratio is broken says nothing about the pressures: infinite, it is passed over.
      return ratio > 0.5 && ratio < 2
        ? po2 - alveolarO2MmHg(pco2, ratio, pressure)
        : Number.POSITIVE_INFINITY;
    },
  );
  const difference = medianOf(differences);
  const lowest = stated === undefined ? -12 - (seaLevelMmHg - 560) * (inspiredO2Percent / 100) : -12;
  if (difference === undefined || (difference <= 12 && difference >= lowest)) return [];
  return [
    remark(
      'alveolar-contradicts',
      'serious',
      `PETO2 is ${difference.toFixed(0)} mmHg off the alveolar gas equation (median of ${differences.values.length} rows, PB ${stated === undefined ? 'not stated' : stated.toFixed(0)})`,
      difference,
      placeOf(recording, differences.indices[0], 'peto2MmHg'),
    ),
  ];
};

/**
 * CO2 leaves in mixed expired gas: PECO2 = 863 · VCO2 / VE, mass balance alone. End-tidal CO2 is higher by the dead
 * space (VD/VT 0.1 to 0.4). A column named end-tidal that equals the mixed-expired pressure within 4 % is one:
 * COSMED's PeCO2 next to PetCO2.
 */
export const checkMixedExpired: Check = (recording) => {
  const { petco2MmHg, vco2MlPerMin, veLPerMin } = recording.channels;
  const ratios = rowValues(
    [petco2MmHg, vco2MlPerMin, veLPerMin],
    (pressure, vco2, ve) => pressure / ((alveolarConstantMmHg * vco2) / 1000 / ve),
  );
  const ratio = medianOf(ratios);
  if (ratio === undefined || ratio > 1.04 || ratio < 0.9) return [];
  return [
    remark(
      'end-tidal-is-mixed-expired',
      'serious',
      `PETCO2 is ${ratio.toFixed(2)} of the mixed-expired pressure 863 · VCO2 / VE (median of ${ratios.values.length} rows); end-tidal gas has 1.1 to 1.7 of it`,
      ratio,
      placeOf(recording, ratios.indices[0], 'petco2MmHg'),
    ),
  ];
};

/** Where a file gives fractions, pressures and PB, PET = FET · (PB − 47) within 2 mmHg in the median. */
export const checkEndTidalFraction: Check = (recording, raw) => {
  const pressure = recording.environment.barometricPressureMmHg;
  if (pressure === undefined) return [];
  const remarks: Remark[] = [];
  for (const [channel, fraction, name] of [
    ['peto2MmHg', 'feto2Percent', 'O2'],
    ['petco2MmHg', 'fetco2Percent', 'CO2'],
  ] as const) {
    if (!isRead(recording, channel)) continue;
    const differences = rowValues(
      [recording.channels[channel], raw.quantities[fraction]],
      (stated, percent) => stated - partialPressureMmHg(percent, pressure),
    );
    const difference = medianOf(differences);
    if (difference === undefined || Math.abs(difference) <= 2) continue;
    const detail = `PET${name} is ${difference.toFixed(1)} mmHg off FET${name} · (${pressure.toFixed(0)} − 47) (median of ${differences.values.length} rows)`;
    const first = firstWhere(differences, (value) => Math.abs(value) > 2);
    remarks.push(
      remark(
        'end-tidal-contradicts-fraction',
        'warning',
        detail,
        difference,
        placeOf(recording, first, channel),
      ),
    );
  }
  return remarks;
};

/** Room air holds 20.93 % O2 and 0.03 % CO2: FiO2 off by more than 0.3 %, or FiCO2 above 0.3 %, is gas or drift. */
export const checkInspiredGas: Check = (recording, raw) => {
  const remarks: Remark[] = [];
  const fio2 = rowValues([raw.quantities.fio2Percent], (percent) => percent);
  const fico2 = rowValues([raw.quantities.fico2Percent], (percent) => percent);
  const [middleO2, middleCo2] = [medianOf(fio2), medianOf(fico2)];
  if (middleO2 !== undefined && Math.abs(middleO2 - inspiredO2Percent) > 0.3) {
    const detail = `inspired O2 is ${middleO2.toFixed(2)} % (median), room air ${inspiredO2Percent} %`;
    remarks.push(
      remark('inspired-gas-unusual', 'warning', detail, middleO2, placeOf(recording, fio2.indices[0])),
    );
  }
  if (middleCo2 !== undefined && middleCo2 > 0.3) {
    const detail = `inspired CO2 is ${middleCo2.toFixed(2)} % (median), room air 0.04 %`;
    remarks.push(
      remark('inspired-gas-unusual', 'warning', detail, middleCo2, placeOf(recording, fico2.indices[0])),
    );
  }
  return remarks;
};
