import type { SourceDocument } from '#readers/document.ts';
import { normalise } from './normalise.ts';

/** What programs call a sheet, in the languages of the carts; anything else may be a person's name. */
const written =
  'data daten donnees dati datos dados results ergebnisse resultats risultati resultados sheet tabelle tabella table tabla feuil feuille hoja folha foglio planilha plan blad ark list лист metasoftstudio metasoft cosmed cortex vyntus breaths breathbybreath bxb raw rawdata rohdaten averages average averaged mittelwerte cpet cpx test report export summary measurements messung messwerte messdaten spiro spiroergometrie gasexchange';
const known = new Set(written.split(' '));

/**
 * The document with sheets named by their number where their own name is no program's word: people keep a sheet a
 * person, and the name of a sheet is quoted with every place in it.
 */
export function withoutPersonalSheetNames(document: SourceDocument): SourceDocument {
  if (!('sheets' in document) || document.format === 'delimited') return document;
  const sheets = document.sheets.map((sheet, index) =>
    known.has(normalise(sheet.name.replace(/[\s_()]*\d*[\s_()]*$/, '')))
      ? sheet
      : { ...sheet, name: String(index + 1) },
  );
  return { ...document, sheets };
}
