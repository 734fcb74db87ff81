import type { Fault, FaultName } from './faults.ts'

export type Language = 'en' | 'fr' | 'pt'

type Words = Readonly<Record<Language, string>>

/** What is told of each fault; `{value}`, `{column}` and `{expected}` are what was found, where, and what belongs there. */
const FAULTS: Readonly<Record<FaultName, Words>> = {
  'too-large': {
    en: 'The file is larger than {expected} bytes.',
    fr: 'Le fichier dépasse {expected} octets.',
    pt: 'O ficheiro excede {expected} bytes.',
  },
  'not-text': {
    en: 'The file is not in the declared encoding, {expected}.',
    fr: 'Le fichier n’est pas dans l’encodage déclaré, {expected}.',
    pt: 'O ficheiro não está na codificação declarada, {expected}.',
  },
  'no-table': {
    en: 'The file is no table with the declared separator: {value}',
    fr: 'Le fichier n’est pas un tableau avec le séparateur déclaré : {value}',
    pt: 'O ficheiro não é uma tabela com o separador declarado: {value}',
  },
  'no-workbook': {
    en: 'The file cannot be read as an xlsx workbook.',
    fr: 'Le fichier n’est pas un classeur xlsx lisible.',
    pt: 'O ficheiro não se lê como um livro xlsx.',
  },
  macros: {
    en: 'Files of this kind are not read; the kinds are {expected}.',
    fr: 'Les fichiers de ce genre ne sont pas lus ; les genres admis sont {expected}.',
    pt: 'Ficheiros deste tipo não são lidos; os tipos admitidos são {expected}.',
  },
  'not-a-message': {
    en: 'The file is no message: {value}',
    fr: 'Le fichier n’est pas un message : {value}',
    pt: 'O ficheiro não é uma mensagem: {value}',
  },
  'unknown-type': {
    en: 'The first column must be named by a type of message that is sent from here; it is “{value}”.',
    fr: 'La première colonne doit porter le nom d’un type de message envoyé d’ici ; elle porte « {value} ».',
    pt: 'A primeira coluna deve ter o nome de um tipo de mensagem enviado daqui; tem «{value}».',
  },
  'column-unknown': {
    en: 'There is no column {column} in this kind of message; it is not left out in silence.',
    fr: 'La colonne {column} n’existe pas dans ce type de message ; elle n’est pas omise en silence.',
    pt: 'A coluna {column} não existe neste tipo de mensagem; não é omitida em silêncio.',
  },
  'column-twice': {
    en: 'The column {column} is there twice.',
    fr: 'La colonne {column} figure deux fois.',
    pt: 'A coluna {column} aparece duas vezes.',
  },
  'column-missing': {
    en: 'The column {column} is missing or empty.',
    fr: 'La colonne {column} manque ou est vide.',
    pt: 'A coluna {column} falta ou está vazia.',
  },
  cells: {
    en: 'The line has {value} cells; there are {expected} columns.',
    fr: 'La ligne a {value} cellules ; il y a {expected} colonnes.',
    pt: 'A linha tem {value} células; há {expected} colunas.',
  },
  'no-rows': {
    en: 'The table has no rows.',
    fr: 'Le tableau n’a pas de lignes.',
    pt: 'A tabela não tem linhas.',
  },
  'key-missing': {
    en: 'The first cell, which says to which message the row belongs, is empty.',
    fr: 'La première cellule, qui dit à quel message appartient la ligne, est vide.',
    pt: 'A primeira célula, que diz a que mensagem pertence a linha, está vazia.',
  },
  'key-apart': {
    en: 'Rows of {value} do not follow each other.',
    fr: 'Les lignes de {value} ne se suivent pas.',
    pt: 'As linhas de {value} não são seguidas.',
  },
  'key-used': {
    en: '{value} was accepted before with other content. Something new needs a new key.',
    fr: '{value} a déjà été accepté avec un autre contenu. Ce qui est nouveau demande une nouvelle clé.',
    pt: '{value} já foi aceite com outro conteúdo. O que é novo precisa de uma nova chave.',
  },
  sender: {
    en: 'This adapter does not send for {value}.',
    fr: 'Cet adaptateur n’envoie pas pour {value}.',
    pt: 'Este adaptador não envia por {value}.',
  },
  'stands-once': {
    en: '{column} stands once in a message; here is another value, {value}.',
    fr: '{column} figure une seule fois dans un message ; voici une autre valeur, {value}.',
    pt: '{column} aparece uma só vez numa mensagem; aqui está outro valor, {value}.',
  },
  'out-of-order': {
    en: '{column} must be {expected} here, not {value}.',
    fr: '{column} doit être {expected} ici, non {value}.',
    pt: '{column} deve ser {expected} aqui, não {value}.',
  },
  'no-boolean': {
    en: '{column} takes yes or no, not {value}.',
    fr: '{column} admet oui ou non, pas {value}.',
    pt: '{column} admite sim ou não, e não {value}.',
  },
  'no-integer': {
    en: '{column} takes a whole number, not {value}.',
    fr: '{column} admet un nombre entier, pas {value}.',
    pt: '{column} admite um número inteiro, e não {value}.',
  },
  'no-decimal': {
    en: '{column} takes a number written as declared ({expected}), not {value}.',
    fr: '{column} admet un nombre écrit comme déclaré ({expected}), pas {value}.',
    pt: '{column} admite um número escrito como declarado ({expected}), e não {value}.',
  },
  'no-date': {
    en: '{column} takes a day written as {expected}, not {value}.',
    fr: '{column} admet un jour écrit {expected}, pas {value}.',
    pt: '{column} admite um dia escrito {expected}, e não {value}.',
  },
  'no-time': {
    en: '{column} takes a day and a time written as {expected}, not {value}.',
    fr: '{column} admet un jour et une heure écrits {expected}, pas {value}.',
    pt: '{column} admite um dia e uma hora escritos {expected}, e não {value}.',
  },
  'number-cell': {
    en: '{column} is a number cell, in which zeros and digits get lost. Format it as text.',
    fr: '{column} est une cellule numérique, où des zéros et des chiffres se perdent. Mettez-la au format texte.',
    pt: '{column} é uma célula numérica, onde se perdem zeros e algarismos. Formate-a como texto.',
  },
}

/** The columns of a verdict file. */
export const VERDICT_COLUMNS: Readonly<Record<Language, readonly string[]>> = {
  en: ['key', 'line', 'status', 'code', 'place', 'message', 'mrn', 'id'],
  fr: ['clé', 'ligne', 'statut', 'code', 'endroit', 'message', 'mrn', 'id'],
  pt: ['chave', 'linha', 'estado', 'código', 'lugar', 'mensagem', 'mrn', 'id'],
}

/** What a verdict says of one message. */
export const STATUSES = {
  accepted: { en: 'accepted', fr: 'accepté', pt: 'aceite' },
  refused: { en: 'refused', fr: 'refusé', pt: 'recusado' },
  warning: { en: 'warning', fr: 'avertissement', pt: 'aviso' },
} satisfies Readonly<Record<string, Words>>

/** How people write yes and no; each language's words count in each. */
export const YES_AND_NO: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'oui', 'sim'].map((word): [string, boolean] => [word, true]),
  ...['false', 'no', 'non', 'não', 'nao'].map((word): [string, boolean] => [word, false]),
])

/** A fault in words; `label` names the column as people know it. */
export function describe({ fault, column, value, expected }: Fault, language: Language, label = column): string {
  const fill: Readonly<Record<string, string | undefined>> = { column: label, value, expected }
  return FAULTS[fault][language].replaceAll(/\{(column|value|expected)\}/g, (_, name: string) => fill[name] ?? '-')
}
