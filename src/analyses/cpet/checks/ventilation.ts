import { firstWhere, isRead, medianOf, placeOf, remark, rowValues, type Check } from './row-values.ts';

/** VE = VT · RF holds within rounding; a median 5 % off says that one of the three has another unit or condition. */
export const checkVentilation: Check = (recording) => {
  if (!(['veLPerMin', 'vtL', 'rfPerMin'] as const).every((id) => isRead(recording, id))) return [];
  const { veLPerMin, vtL, rfPerMin } = recording.channels;
  const ratios = rowValues([veLPerMin, vtL, rfPerMin], (ve, vt, rf) => ve / (vt * rf));
  const ratio = medianOf(ratios);
  if (ratio === undefined || Math.abs(ratio - 1) <= 0.05) return [];
  const likely = Math.abs(ratio - 0.826) < 0.03 ? '; 0.826 is STPD over BTPS' : '';
  const first = firstWhere(ratios, (value) => Math.abs(value - 1) > 0.05);
  return [
    remark(
      'ventilation-contradicts',
      Math.abs(ratio - 1) > 0.3 ? 'serious' : 'warning',
      `VE / (VT · RF) is ${ratio.toFixed(3)} (median of ${ratios.values.length} rows)${likely}`,
      ratio,
      placeOf(recording, first, 'veLPerMin'),
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
  if (ratios.values.length < 20 || (petco2 !== undefined && (petco2 < 30 || petco2 > 50))) return [];
  const rank = Math.floor(0.05 * ratios.values.length);
  const low = ratios.values.slice().sort()[rank];
  if (low === undefined || low >= 18) return [];
  const inOrder = [...ratios.values.keys()].sort((a, b) => (ratios.values[a] ?? 0) - (ratios.values[b] ?? 0));
  return [
    remark(
      've-maybe-stpd',
      'warning',
      `VE/VCO2 falls to ${low.toFixed(1)} (5th percentile of ${ratios.values.length} rows); VE may be STPD, which is 17 % less than BTPS`,
      low,
      placeOf(recording, ratios.indices[inOrder[rank] ?? 0], 'veLPerMin'),
    ),
  ];
};
