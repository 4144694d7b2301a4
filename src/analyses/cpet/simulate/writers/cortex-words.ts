export type CortexLanguage = 'de' | 'en' | 'fr';

/** The words of a CORTEX MetaSoft export in one language, in the order of its rows. */
type CortexWords = {
  readonly mark: '.' | ',';
  readonly patientTitle: string;
  readonly masterData: string;
  readonly biological: string;
  /** ID, title, last name, first name, sex, birth date, height, body mass. */
  readonly patient: readonly string[];
  readonly male: string;
  readonly female: string;
  readonly start: string;
  readonly duration: string;
  readonly instrument: string;
  /** Channel, unit, rest, warm-up. */
  readonly summary: readonly string[];
  readonly norm: string;
  readonly rf: string;
  readonly hr: string;
  readonly power: string;
  readonly grade: string;
  /** Rest, warm-up, exercise, recovery. */
  readonly phase: readonly string[];
};

export const cortexWords: Readonly<Record<CortexLanguage, CortexWords>> = {
  de: {
    mark: ',',
    patientTitle: 'Patient',
    masterData: 'Stammdaten',
    biological: 'Biologische und Medizinische Daten',
    patient: ['ID', 'Titel', 'Nachname', 'Vorname', 'Geschlecht', 'Geburtsdatum', 'Größe', 'Gewicht'],
    male: 'männlich',
    female: 'weiblich',
    start: 'Startzeit',
    duration: 'Dauer',
    instrument: 'Spiroergometrie-Gerät',
    summary: ['Kanal', 'Einheit', 'Ruhe', 'Erwärmung'],
    norm: 'Norm',
    rf: 'AF',
    hr: 'HF',
    power: 'P',
    grade: 'Steigung',
    phase: ['Ruhe', 'Erwärmung', 'Belastung', 'Erholung'],
  },
  en: {
    mark: '.',
    patientTitle: 'Patient',
    masterData: 'Administrative Data',
    biological: 'Biological and Medical Baseline Data',
    patient: ['ID', 'Title', 'Last Name', 'First Name', 'Sex', 'Date of Birth', 'Height', 'Weight'],
    male: 'male',
    female: 'female',
    start: 'Start Time',
    duration: 'Duration',
    instrument: 'CPET Device',
    summary: ['Variable', 'Unit', 'Rest', 'Warm-up'],
    norm: 'Norm',
    rf: 'BF',
    hr: 'HR',
    power: 'WR',
    grade: 'Grade',
    phase: ['Rest', 'Warm-up', 'Exercise', 'Recovery'],
  },
  fr: {
    mark: ',',
    patientTitle: 'Patient',
    masterData: 'Données administratives',
    biological: 'Données biologiques et médicales',
    patient: ['ID', 'Titre', 'Nom', 'Prénom', 'Sexe', 'Date de naissance', 'Taille', 'Poids'],
    male: 'masculin',
    female: 'féminin',
    start: 'Heure de début',
    duration: 'Durée',
    instrument: 'Appareil',
    summary: ['Variable', 'Unité', 'Repos', 'Échauffement'],
    norm: 'Norme',
    rf: 'FR',
    hr: 'FC',
    power: 'TT',
    grade: 'Pente',
    phase: ['Repos', 'Échauffement', 'Effort', 'Récupération'],
  },
};
