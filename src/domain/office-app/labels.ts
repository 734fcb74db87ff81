import { catalogue } from '../../generated/catalogue.ts'
import { codelists } from '../../generated/codelists.ts'
import { errors } from '../../generated/errors.ts'
import { guaranteeTable } from '../../generated/guarantee-table.ts'
import { movementTable } from '../../generated/movement-table.ts'
import { texts } from '../../generated/texts.ts'
import { timerRows } from '../../generated/timers.ts'
import type { Language } from '../values/texts.ts'

type Labels = Readonly<Record<string, string>>

/** What people read for every name that the API uses, in one language (interface.md 8, Labels). */
export type LabelsIn = {
  language: Language
  types: Labels
  fields: Labels
  states: Labels
  procedures: Labels
  flags: Labels
  timers: Labels
  /** States of an amount on a guarantee. */
  lineStates: Labels
  guaranteeStates: Labels
  /** Topics of statistics, what their rows are told apart by, and kinds of case as `kind results`. */
  statistics: Labels
  warnings: Labels
  errors: Labels
  /** By list, or by field where its codes are spelled out by the schemas. */
  codes: Readonly<Record<string, Labels>>
}

type Labelled = { readonly labels: Readonly<Record<Language, string>> }

/** All labels of a language. Lists that are long, or that operators change, are read by `GET /v1/codelists/{name}`. */
export function labelsIn(language: Language): LabelsIn {
  const named = (rows: readonly (Labelled & { readonly name: string })[]): Labels =>
    Object.fromEntries(rows.map(({ name, labels }) => [name, labels[language]]))
  const lists = Object.entries(codelists).map(([list, rows]): [string, Labels] => [
    list,
    Object.fromEntries(rows.map(({ code, labels }) => [code, labels[language]])),
  ])
  const { 'receipt-warnings': warnings = {}, ...codes } = Object.fromEntries(lists)
  return {
    language,
    types: Object.fromEntries(Object.values(catalogue).map(({ type, labels }) => [type, labels[language]])),
    fields: Object.fromEntries(Object.entries(texts.fields).map(([name, labels]) => [name, labels[language]])),
    states: named(movementTable.states),
    procedures: named(movementTable.procedures),
    flags: named(movementTable.flags),
    timers: named(timerRows),
    lineStates: named(guaranteeTable.lineStates),
    guaranteeStates: named(guaranteeTable.states),
    statistics: Object.fromEntries(
      Object.entries(texts.statistics)
        .filter(([name]) => !name.startsWith('report-'))
        .map(([name, labels]) => [name, labels[language]]),
    ),
    warnings,
    errors: Object.fromEntries(Object.entries(errors).map(([code, row]) => [code, row.texts[language]])),
    codes: { ...codes, ...spelledOut(language) },
  }
}

/** Codes that the schemas spell out, by the field they stand in: schemas/texts/codes.json names each as "field code". */
function spelledOut(language: Language): Record<string, Record<string, string>> {
  const fields: Record<string, Record<string, string>> = {}
  for (const [name, labels] of Object.entries(texts.codes)) {
    const at = name.indexOf(' ')
    const codes = (fields[name.slice(0, at)] ??= {})
    codes[name.slice(at + 1)] = labels[language]
  }
  return fields
}
