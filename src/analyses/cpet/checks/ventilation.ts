import { isRead, medianOf, placeOf, remark, rowValues, type Check } from './row-values.ts';

/** VE = VT · RF holds within rounding; a median 5 % off says that one of the three has another unit or condition. */
export const checkVentilation: Check = (recording) => {
  if (!(['veLPerMin', 'vtL', 'rfPerMin'] as const).every((id) => isRead(recording, id))) return [];
  const { veLPerMin, vtL, rfPerMin } = recording.channels;
  const ratios = rowValues([veLPerMin, vtL, rfPerMin], (ve, vt, rf) => ve / (vt * rf));
  const ratio = medianOf(ratios);
  if (ratio === undefined || Math.abs(ratio - 1) <= 0.05) return [];
  const likely = Math.abs(ratio - 0.826) < 0.03 ? '; 0.826 is STPD over BTPS' : '';
  const first = ratios.find(({ value }) => Math.abs(value - 1) > 0.05);
  return [
    remark(
      'ventilation-contradicts',
      Math.abs(ratio - 1) > 0.3 ? 'serious' : 'warning',
      `VE / (VT · RF) is ${ratio.toFixed(3)} (median of ${ratios.length} rows)${likely}`,
      ratio,
      placeOf(recording, first?.index, 'veLPerMin'),
    ),
  ];
};

/**
 * VE/VCO2 below 18 at its lowest (5th percentile of the rows) while end-tidal CO2 is normal (30 to 50 mmHg):
 * 863 / PETCO2 is a floor that dead space only raises, 17 at 50 mmHg; VE is then probably STPD (· 1.21).
 */
export const checkVeCondition: Check = (recording) => {
  const { veLPerMin, vco2MlPerMin, petco2MmHg } = recording.channels;
  const ratios = rowValues([veLPerMin, vco2MlPerMin], (ve, vco2) => (1000 * ve) / vco2);
  const petco2 = medianOf(rowValues([petco2MmHg], (pressure) => pressure));
  if (ratios.length < 20 || (petco2 !== undefined && (petco2 < 30 || petco2 > 50))) return [];
  const sorted = [...ratios].sort((a, b) => a.value - b.value);
  const low = sorted[Math.floor(0.05 * sorted.length)];
  if (low === undefined || low.value >= 18) return [];
  return [
    remark(
      've-maybe-stpd',
      'warning',
      `VE/VCO2 falls to ${low.value.toFixed(1)} (5th percentile of ${ratios.length} rows); VE may be STPD, which is 17 % less than BTPS`,
      low.value,
      placeOf(recording, low.index, 'veLPerMin'),
    ),
  ];
};
