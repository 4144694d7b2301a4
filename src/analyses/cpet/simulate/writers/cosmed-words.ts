/** The words of a COSMED export in one language, in the order of its rows. */
type CosmedWords = {
  readonly dataSheet: string;
  readonly resultsSheet: string;
  readonly subject: readonly string[];
  readonly test: readonly string[];
  readonly environment: readonly string[];
  readonly results: readonly string[];
  readonly male: string;
  readonly female: string;
  readonly mode: { readonly cycle: string; readonly treadmill: string };
  readonly rf: string;
  readonly hr: string;
  readonly power: string;
  readonly speed: string;
  readonly grade: string;
  readonly phase: string;
};

export type CosmedLanguage = 'en' | 'de' | 'it' | 'fr' | 'es' | 'pt';

const english: CosmedWords = {
  dataSheet: 'Data',
  resultsSheet: 'Results',
  subject: ['ID1', 'Last Name', 'First Name', 'Gender', 'Age', 'Height (cm)', 'Weight (kg)', 'D.O.B.'],
  test: ['Test date', 'Test Time', 'Exercise Duration', 'Ergometer'],
  environment: ['Barometric Pressure (mmHg)', 'Ambient Temperature (°C)', 'Ambient RH (%)'],
  results: ['Parameter', 'um', 'Meas.', 'Rest', 'Warm Up', 'AT', 'RC', 'Max', 'Normal', 'Class'],
  male: 'Male',
  female: 'Female',
  mode: { cycle: 'Bike', treadmill: 'Treadmill' },
  rf: 'Rf',
  hr: 'HR',
  power: 'Power',
  speed: 'Speed',
  grade: 'Grade',
  phase: 'Phase',
};

export const cosmedWords: Readonly<Record<CosmedLanguage, CosmedWords>> = {
  en: english,
  de: {
    ...english,
    dataSheet: 'Daten',
    resultsSheet: 'Ergebnisse',
    subject: [
      'ID1',
      'Nachname',
      'Vorname',
      'Geschlecht',
      'Alter',
      'Größe (cm)',
      'Gewicht (kg)',
      'Geburtsdatum',
    ],
    test: ['Testdatum', 'Testzeit', 'Belastungsdauer', 'Ergometer'],
    environment: ['Luftdruck (mmHg)', 'Umgebungstemperatur (°C)', 'Luftfeuchte (%)'],
    results: ['Parameter', 'Einheit', 'Ist', 'Ruhe', 'Aufwärmen', 'VT1', 'VT2', 'Max', 'Normal', 'Klasse'],
    male: 'Männlich',
    female: 'Weiblich',
    mode: { cycle: 'Fahrrad', treadmill: 'Laufband' },
    rf: 'Af',
    hr: 'HF',
    power: 'Last',
    speed: 'Geschwindigkeit',
    grade: 'Steigung',
  },
  it: {
    ...english,
    dataSheet: 'Dati',
    resultsSheet: 'Risultati',
    subject: ['ID1', 'Cognome', 'Nome', 'Sesso', 'Età', 'Altezza (cm)', 'Peso (kg)', 'Data di nascita'],
    test: ['Data test', 'Ora test', 'Durata esercizio', 'Ergometro'],
    environment: ['Pressione barometrica (mmHg)', 'Temperatura ambiente (°C)', 'Umidità (%)'],
    male: 'Maschio',
    female: 'Femmina',
    mode: { cycle: 'Bicicletta', treadmill: 'Tappeto' },
    hr: 'FC',
    power: 'Potenza',
    speed: 'Velocità',
    grade: 'Pendenza',
    phase: 'Fase',
  },
  fr: {
    ...english,
    dataSheet: 'Données',
    resultsSheet: 'Résultats',
    subject: ['ID1', 'Nom', 'Prénom', 'Sexe', 'Âge', 'Taille (cm)', 'Poids (kg)', 'Date de naissance'],
    test: ['Date du test', 'Heure du test', "Durée de l'exercice", 'Ergomètre'],
    environment: ['Pression barométrique (mmHg)', 'Température ambiante (°C)', 'Humidité (%)'],
    male: 'Homme',
    female: 'Femme',
    mode: { cycle: 'Vélo', treadmill: 'Tapis' },
    rf: 'FR',
    hr: 'FC',
    power: 'Puissance',
    speed: 'Vitesse',
    grade: 'Pente',
  },
  es: {
    ...english,
    dataSheet: 'Datos',
    resultsSheet: 'Resultados',
    subject: ['ID1', 'Apellido', 'Nombre', 'Sexo', 'Edad', 'Altura (cm)', 'Peso (kg)', 'Fecha de nacimiento'],
    test: ['Fecha de la prueba', 'Hora de la prueba', 'Duración del ejercicio', 'Ergómetro'],
    environment: ['Presión barométrica (mmHg)', 'Temperatura ambiente (°C)', 'Humedad (%)'],
    male: 'Hombre',
    female: 'Mujer',
    mode: { cycle: 'Bicicleta', treadmill: 'Tapiz' },
    rf: 'FR',
    hr: 'FC',
    power: 'Potencia',
    speed: 'Velocidad',
    grade: 'Pendiente',
    phase: 'Fase',
  },
  pt: {
    ...english,
    dataSheet: 'Dados',
    resultsSheet: 'Resultados',
    subject: ['ID1', 'Sobrenome', 'Nome', 'Sexo', 'Idade', 'Altura (cm)', 'Peso (kg)', 'Data de nascimento'],
    test: ['Data do teste', 'Hora do teste', 'Duração do exercício', 'Ergômetro'],
    environment: ['Pressão barométrica (mmHg)', 'Temperatura ambiente (°C)', 'Umidade (%)'],
    male: 'Masculino',
    female: 'Feminino',
    mode: { cycle: 'Bicicleta', treadmill: 'Esteira' },
    rf: 'FR',
    hr: 'FC',
    power: 'Potência',
    speed: 'Velocidade',
    grade: 'Inclinação',
    phase: 'Fase',
  },
};
