import type { QuantityId } from '../quantities.ts';

/**
 * Headings by quantity, after normalisation (heading.ts), in English, German, French, Italian, Spanish, Portuguese,
 * Danish, Norwegian and Dutch. Order within a line does not matter; a heading stands for one quantity only.
 * Mixed-expired pressures (PeO2) are kept apart from end-tidal ones (PetO2).
 */
const written: Readonly<Record<QuantityId, string>> = {
  vo2MlPerMin:
    'vo2 v02 vo vo2mlmin vo2lmin vo2bxb o2uptake oxygenuptake o2aufnahme sauerstoffaufnahme vo2stpd vo2mlpermin oxygenconsumption o2consumption vo2abs',
  vco2MlPerMin:
    'vco2 vc02 vco co2output vco2mlmin vco2lmin co2abgabe vco2stpd co2production carbondioxideoutput carbondioxideproduction vco2abs',
  vo2MlPerKgPerMin:
    'vo2/kg vo2kg v02/kg vo2/kgkg vo2rel relvo2 vo2relative relativevo2 vo2/peso vo2/bw vo2/gewicht vo2perkg vo2mlkgmin vo2/mass vo2/poids',
  vco2MlPerKgPerMin: 'vco2/kg vco2kg vco2rel relvco2',
  veLPerMin:
    've ve/btps vemin minuteventilation pulmonaryventilation ventilation vebtps amv ventilazione ventilatie vm velmin vemeas vent vminute vexp/min',
  veStpdLPerMin: 'vestpd vest',
  vtL: 'vt vtex vte tv vtexp tidalvolume vc atemzugvolumen vtbtps vt/btps volumecorrente volumecourant vcor vex vte/btps vtexbtps azv vtidal',
  inspiredVtL: 'vtin vti vin vtinsp iv',
  rfPerMin:
    'rf af bf rr fr fb br/min resprate respiratoryrate breathfrequency breathingfrequency brf brfev bfrq rfreq atemfrequenz freqresp fresp freqrespiratoire ademfrequentie respfreq f bfreq breathrate freqresprespiratoria rrate atemfreq bfbtps',
  peto2MmHg: 'peto2 pet02 peo2et o2et endtidalo2 petpo2 etpo2 po2et eto2 pet/o2 peto2mmhg petoxygen',
  petco2MmHg: 'petco2 petc02 peco2et co2et endtidalco2 petpco2 etpco2 pco2et etco2 pet/co2 petco2mmhg',
  feto2Percent: 'feto2 feeto2 fet02 feo2et fo2et',
  fetco2Percent: 'fetco2 feetco2 feco2et fco2et',
  feo2Percent: 'feo2 fe02 meanfeo2 feo2mix mixedo2 fmeo2',
  feco2Percent: 'feco2 fec02 meanfeco2 fmeco2',
  fio2Percent: 'fio2 fi02',
  fico2Percent: 'fico2',
  o2ExtractionPercent: 'dfo2 deltafo2',
  mixedPeo2MmHg: 'peo2 pe02 pmeo2',
  mixedPeco2MmHg: 'peco2 pmeco2',
  hrBpm:
    'hr heartrate hf fc чсс tetno puls pulse herzfrequenz frequenzacardiaca hartfrequentie hjertefrekvens frequencecardiaque frequenciacardiaca freqcard fcard hrbpm hartslag pols heartfrequency fccard hf/ekg hrecg pulsrate herzfreq',
  workRateW:
    'power watt watts load load1 moc мощность last wr workrate workr work p w potenza leistung puissance carga belastning belasting charge carico potencia bikepower workload effect effekt belastung vermogen ergowatt wrw pow powerw workratew loadw bikeload ergometerload tt',
  speedKmPerH:
    'speed v velocita geschwindigkeit geschw vitesse velocidad velocidade hastighed hastighet snelheid speedkmh tmspeed treadmillspeed gpsspeedx velocita/kmh fart',
  gradePercent:
    'grade g elev elevation incline inclination steigung steig pendenza pente pendiente inclinacao stigning slope helling inclinazione grad treadmillgrade tmgrade',
  cadenceRpm:
    'rpm cadence revolution rev trittfrequenz drehzahl cadenza cadencia kadens revolutions pedalrate u/min rpmbike tretfrequenz omdr umdrehungen cadans giri pedalling',
  spo2Percent: 'spo2 sao2 spo o2sat sat saturation spo2sat hbsat',
  inspirationS: 'ti tin tinsp',
  expirationS: 'te tex texp',
  breathS: 'ttot ttotal',
  rer: 'rer r rq respiratoryexchangeratio respiratoryquotient rqrer rerrq qr resp/exch',
  eqO2: 've/vo2 eqo2 vevo2 aao2 ae/vo2 eqvo2 ve/v02 veo2 vevo eqo aeqo2',
  eqCo2: 've/vco2 eqco2 vevco2 aaco2 eqvco2 ve/vc02 veco2 vevco aeqco2',
  o2PulseMlPerBeat:
    'vo2/hr o2pulse vo2/hf vo2/fc o2puls poloo2 polso2 polsoo2 o2pulso vo2hr o2/hr pouls02 po2 poulso2 vo2pulse pulsoo2',
  barometricPressureMmHg: 'pb barometricpressure baro envpress',
};

const time =
  't time zeit tid tempo temps tiempo tijd tph messzeit timesec times timemin timehhmmss timemmss timestamp elapsedtime testtime elapsed testzeit tsec ts tmin elapsedtimes seconds zeits tempos aika times(s) timeelapsed phasentime czas время';
const laterTime =
  'extime exercisetime exerciset trel time(clock) timeclock clock phasetime timeofday uhrzeit orario heure hora clocktime klokkeslett';
const phase = 'phase fase phases testphase stufe stage phasename belastungsphase fasen abschnitt';
const marker =
  'marker marke marqueur marcador markering event events ereignis evento mark kommentar comment comments label remark bemerkung tecken';

/** What a heading can mean besides a quantity. */
export type ColumnRole = QuantityId | 'time' | 'other-time' | 'phase' | 'marker';

const roles = new Map<string, ColumnRole>();
for (const [role, keys] of [
  ...(Object.entries(written) as [QuantityId, string][]),
  ['time', time],
  ['other-time', laterTime],
  ['phase', phase],
  ['marker', marker],
] as const) {
  for (const key of keys.split(' ')) if (!roles.has(key)) roles.set(key, role);
}

/** What a normalised heading stands for; undefined for the many columns nobody needs. */
export function roleOf(key: string): ColumnRole | undefined {
  return roles.get(key);
}

/** Headings that can hardly stand for anything else: at least one must be there for a row to be a header. */
export const tellingRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'vo2MlPerMin',
  'vco2MlPerMin',
  'vo2MlPerKgPerMin',
  'veLPerMin',
  'hrBpm',
  'rfPerMin',
  'rer',
  'workRateW',
]);
