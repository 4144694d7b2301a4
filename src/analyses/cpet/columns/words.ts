import type { StatedPhase, StatedThreshold } from '../recording.ts';
import { normalise } from './normalise.ts';

type PhaseName = StatedPhase['phase'];

const phaseWords: Readonly<Record<PhaseName, string>> = {
  rest: 'rest resting ruhe ruhephase repos riposo reposo repouso hvile rust vila baseline ruhewerte',
  'warm-up':
    'warmup warmingup warming aufwarmen aufwarmphase erwarmung erwaermung aufwaermen riscaldamento echauffement calentamiento aquecimento opvarmning oppvarming unloaded unbelastetestreten leertreten referenz referenzphase unloadedpedaling unloadedpedalling unloadedcycling',
  exercise:
    'exercise load belastung test esercizio exercice effort ejercicio exercicio arbejde belastning belasting ramp rampe rampa stress esfuerzo esforco prova arbeit incremental lavoro carico inspanning step stage stufe stadio palier work belastungsphase loadphase',
  recovery:
    'recovery recover erholung erholungsphase recupero recuperation recuperacion recuperacao restitution restitusjon herstel nachbelastung cooldown recup nachphase recuperohr restitutie',
};

const thresholdWords: Readonly<Record<StatedThreshold['which'], string>> = {
  VT1: 'at vt1 vt lt vat get lt1 sv1 s1 an1 anaerobicthreshold gasexchangethreshold aerobethresh at1 vat1 vth1',
  VT2: 'rc rcp vt2 lt2 sv2 s2 respiratorycompensation respcomppoint respiratorycompensationpoint vth2',
};

const phases = lookUp(phaseWords);
const thresholds = lookUp(thresholdWords);

/** Words before a phase's name that only say that it begins: "Avvio Esercizio", "Start Exercise". */
const beginnings = /^(avvio|inizio|start|beginn|begin|debut|inicio|begindes|startof|beginnder)/;

/** The phase a cell names in words; undefined for numbers, NONE and everything else. */
export function phaseOf(text: string): PhaseName | undefined {
  const key = normalise(text).replace(/\d+$/, '');
  return phases.get(key) ?? phases.get(key.replace(beginnings, ''));
}

/** The threshold a label names: "AT", "VT1", "RC". */
export function thresholdOf(text: string): StatedThreshold['which'] | undefined {
  return thresholds.get(normalise(text));
}

function lookUp<Name extends string>(words: Readonly<Record<Name, string>>): ReadonlyMap<string, Name> {
  const entries = Object.entries(words) as [Name, string][];
  return new Map(entries.flatMap(([name, keys]) => keys.split(' ').map((key) => [key, name] as const)));
}
