import { closedLists } from '../../generated/codelists.ts'
import type { CodeItem } from '../model/reference.ts'
import {
  type Check,
  day,
  flag,
  listOf,
  type Optional,
  optional,
  part,
  type Position,
  placed,
  record,
  text,
  whole,
  wrong,
} from '../values/checks.ts'
import { type Codelist, type FieldSpec, versionsOf } from '../reference/codes.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { planVersions, type VersionChange } from '../values/versions.ts'

/** One item as it was sent, and where it stood. */
export type ImportRow = { item: unknown; at: Position }

export type ImportOptions = {
  /** The rows are the whole list: codes not among them end. Otherwise they are added to the existing ones. */
  replace: boolean
  /** First day of what names none, and the day from which replaced codes are gone, `YYYY-MM-DD`. */
  from: string
}

/** More than any list has: the Harmonised System has 5613 subheadings. */
const ROWS_MAX = 20_000
const LABEL_MAX = 512

/**
 * What an import changes in a list, or everything that is wrong with it, each finding at its place. An item with an
 * existing code keeps the fields it leaves out, so that `{ code, validTo }` ends a code; a new one must be complete.
 */
export function planImport(
  list: Codelist,
  rows: readonly ImportRow[],
  { replace, from }: ImportOptions,
): { findings: Finding[]; changes: VersionChange<CodeItem>[] } {
  if (rows.length > ROWS_MAX) {
    return { findings: [wrong('35', { pointer: '/items' }, rows.length, String(ROWS_MAX))], changes: [] }
  }
  // As in every other import: a file that lost its rows must not end every code of a list.
  if (rows.length === 0) return { findings: [wrong('13', { pointer: '/items' })], changes: [] }
  const known = versionsOf(list.items)
  const seen = new Set<string>()
  const findings: Finding[] = []
  const items: CodeItem[] = []
  for (const { item, at } of rows) {
    const whole = completed(item, known, from)
    const found = [...itemCheck(list)(whole, at), ...judged(whole, at, list, known, seen)]
    findings.push(...found)
    if (found.length === 0) items.push(whole as CodeItem)
  }
  if (findings.length > 0) return { findings, changes: [] }
  return {
    findings,
    changes: planVersions(list.items, items, ({ code }) => code, replace ? { replaceFrom: from } : {}),
  }
}

/** Everything wrong with a list as it is shipped: the same checks, on all its items. */
export const checkList = (list: Codelist): Finding[] =>
  list.items.flatMap((item, at) => itemCheck(list)(item, { pointer: `/items/${at}` }))

type Known = ReturnType<typeof versionsOf>

/** The item with what it takes over from the newest version of its code, or from the one with the same first day. */
function completed(item: unknown, known: Known, from: string): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
  const given = item as Readonly<Record<string, unknown>>
  const versions = known.get(String(given['code']))
  const like = versions?.find(({ validFrom }) => validFrom === given['validFrom']) ?? versions?.at(-1)
  if (like === undefined) return { validFrom: from, ...given }
  const { validTo, labels, ...rest } = like
  const own = given['labels']
  // Correcting the label of an ended code does not revive it; a new version starts afresh.
  const ended = given['validFrom'] === undefined || given['validFrom'] === like.validFrom ? { validTo } : {}
  const named = typeof own === 'object' && own !== null && !Array.isArray(own) ? { ...labels, ...own } : (own ?? labels)
  const whole = { ...rest, ...ended, ...given, labels: named }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
}

function itemCheck({ code, languages, fields }: Codelist): Check {
  const label = text(LABEL_MAX)
  const labels = Object.fromEntries(
    (['en', 'fr', 'pt'] as const).map((language): [string, Check | Optional] => [
      language,
      languages.includes(language) ? label : optional(label),
    ]),
  )
  const own = Object.entries(fields).map(([name, spec]): [string, Check | Optional] => [
    name,
    spec.required === true ? fieldCheck(spec) : optional(fieldCheck(spec)),
  ])
  return record({
    code: text(35, new RegExp(code)),
    validFrom: day,
    validTo: optional(day),
    labels: record(labels),
    ...Object.fromEntries(own),
  })
}

function fieldCheck({ type, pattern, required }: FieldSpec): Check {
  const one = text(LABEL_MAX, pattern === undefined ? undefined : new RegExp(pattern))
  if (type === 'boolean') return flag
  if (type === 'integer') return whole(0, 999)
  return type === 'strings' ? listOf(one, { min: required === true ? 1 : 0, max: 500 }) : one
}

/** What only the list as a whole can tell, of whatever was sent: what is no text is for the check of its form. */
function judged(item: unknown, at: Position, list: Codelist, known: Known, seen: Set<string>): Finding[] {
  if (typeof item !== 'object' || item === null) return []
  const [code, validFrom, validTo] = (['code', 'validFrom', 'validTo'] as const).map((name) =>
    textOf((item as Readonly<Record<string, unknown>>)[name]),
  )
  const key = `${code} ${validFrom}`
  const twice = seen.has(key)
  seen.add(key)
  const closed = closedLists.has(list.name) && !known.has(String(code))
  const backwards = validFrom !== undefined && validTo !== undefined && validTo < validFrom
  return [
    ...(twice ? [placed(ruleFinding('IMPORT-TWICE', `${at.pointer}/code`, key), at)] : []),
    ...(closed ? [placed(ruleFinding('CODELIST-CLOSED', `${at.pointer}/code`, String(code), list.name), at)] : []),
    ...(backwards ? [placed(ruleFinding('VALIDITY-BACKWARDS', `${at.pointer}/validTo`, validTo, validFrom), at)] : []),
    ...(list.name === 'restrictions' ? restrictionFindings(item, at) : []),
  ]
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A restriction that needs a document or an office names it, else nothing could ever be right. */
function restrictionFindings(item: object, at: Position): Finding[] {
  const { effect, documents, only } = item as { effect?: unknown; documents?: unknown; only?: unknown }
  if (effect === 'document' && documents === undefined) return [wrong('13', part(at, 'documents'))]
  return effect === 'offices' && only === undefined ? [wrong('13', part(at, 'only'))] : []
}

/** The cells of one line of a table as an item: empty ones are absent, `label.fr` goes into `labels`. */
export function itemOfCells(list: Codelist, cells: Readonly<Record<string, string>>): unknown {
  const item: Record<string, unknown> = {}
  const labels: Record<string, string> = {}
  for (const [column, cell] of Object.entries(cells)) {
    const language = /^labels?\.(en|fr|pt)$/.exec(column)?.[1]
    if (cell === '') continue
    if (language !== undefined) labels[language] = cell
    else item[column] = valueOf(list.fields[column], cell)
  }
  return { ...item, ...(Object.keys(labels).length === 0 ? {} : { labels }) }
}

/** A value that is not of its type is left as it is, for the check to report. */
function valueOf(spec: FieldSpec | undefined, cell: string): unknown {
  if (spec?.type === 'strings') return cell.split(/\s+/)
  if (spec?.type === 'boolean') return cell === 'true' ? true : cell === 'false' ? false : cell
  return spec?.type === 'integer' && /^[0-9]{1,9}$/.test(cell) ? Number(cell) : cell
}
