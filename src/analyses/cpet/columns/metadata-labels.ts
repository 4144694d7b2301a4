/** What a patient block or a list of conditions can state. */
export type MetadataField =
  | 'familyName'
  | 'givenName'
  | 'fileId'
  | 'sex'
  | 'age'
  | 'height'
  | 'mass'
  | 'birthDate'
  | 'testDate'
  | 'barometricPressure'
  | 'temperature'
  | 'humidity'
  | 'mvv'
  | 'fev1'
  | 'stpdToBtps';

/** Labels after normalisation, in English, German, French, Italian, Spanish, Portuguese, Danish, Norwegian, Dutch. */
const written: Readonly<Record<MetadataField, string>> = {
  familyName:
    'lastname name surname familyname nachname nom cognome apellido apellidos sobrenome apelido efternavn etternavn achternaam patientname familienname nomdefamille',
  givenName: 'firstname vorname givenname nome prenom nombre fornavn voornaam nombres',
  fileId:
    'id id1 idcode idnummer idnr idno patientid subjectid filenumber patientnr patientennummer patientnumber codice codicepaziente identificacion identifiant subjectcode idcodice patientenid patid idnumber pid code',
  sex: 'sex gender geschlecht sexe sesso sexo genere kon kjonn geslacht genero',
  age: 'age alter eta edad idade alder leeftijd ageyears',
  height:
    'height grosse groesse taille altezza statura altura talla estatura hojde hoyde lengte hohe korpergrosse koerpergroesse',
  mass: 'weight gewicht poids peso mass bodymass vekt vaegt korpergewicht koerpergewicht masse bodyweight korpermasse gewichtkg',
  birthDate:
    'dob dateofbirth birthdate birthday geburtsdatum geburtstag datedenaissance naissance datadinascita datanascita fechadenacimiento fechanacimiento datadenascimento datanascimento fodselsdato fodselsdag geboortedatum born gebdatum',
  testDate:
    'testdate date datum testdatum startzeit starttime dateoftest datedutest datatest datadeltest data fecha fechadeprueba fechadelaprueba fechatest datadoteste dato testdato visitdate datedelexamen datum/zeit date/time testday untersuchungsdatum heuredebut heurededebut',
  barometricPressure:
    'barometricpressure barometricpress baropressure baropress luftdruck barometerdruck pressionebarometrica pressionbarometrique presionbarometrica pressaobarometrica pb barometerstand barometertryk barometertrykk umgebungsdruck ambientpressure pressione barometer atmosphericpressure',
  temperature:
    'temperature temperatur ambienttemperature insptemp roomtemp roomtemperature temperatura umgebungstemperatur raumtemperatur temperaturaambiente temperatureambiante ambienttemp temp romtemperatur stuetemperatur umgebungstemp',
  humidity:
    'humidity rh luftfeuchte luftfeuchtigkeit umidita umiditarelativa humedad humedadrelativa humidite humiditerelative umidade umidaderelativa insphumidity relativehumidity feuchte relhumidity rhambient ambientrh relfeuchte luftfugtighed luftfuktighet ambienthumidity rambientrh',
  mvv: 'mvv mvvmeasured measuredmvv mvvbtps maximalvoluntaryventilation maximumvoluntaryventilation atemgrenzwert agw vmm ventilacionvoluntariamaxima ventilationmaximale',
  fev1: 'fev1 fev10 fev1btps measuredfev1 fev1measured vems einsekundenkapazitat',
  stpdToBtps: 'stpdtobtps',
};

const fields = new Map<string, MetadataField>(
  (Object.entries(written) as [MetadataField, string][]).flatMap(([field, keys]) =>
    keys.split(' ').map((key) => [key, field] as const),
  ),
);

export function metadataFieldOf(key: string): MetadataField | undefined {
  return fields.get(key.replace(/[%,()]/g, ''));
}
