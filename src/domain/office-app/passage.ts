import type { Finding } from '../values/finding.ts'
import { asMrn, isMessageId, isValidMrn, type Mrn } from '../values/identifiers.ts'
import { cutText, legibleText } from '../values/legible.ts'
import { respelled } from '../values/spelling.ts'
import { asOffice, type OfficeCode } from '../values/office.ts'

const KINDS = ['exit', 'return', 'entry', 'arrival'] as const
export type PassageKind = (typeof KINDS)[number]

/**
 * What an officer confirms for a vehicle: a passage of all the movements it carries. `seen` is what the notice's body takes
 * over (seals, vehicle, trailers, remarks …) and is checked with the notice.
 */
export type Confirmation = {
  id: string
  kind: PassageKind
  office: OfficeCode
  /** In the order in which they were named. */
  named: readonly Named[]
  header: Readonly<Record<string, unknown>>
  seen: Readonly<Record<string, unknown>>
}

/** One movement on the vehicle, or what was named as one and cannot be. */
export type Named = NamedMovement | (Pick<NamedMovement, 'own'> & { mrn: string; finding: Finding })

export type NamedMovement = {
  mrn: Mrn
  /** What was seen of its goods alone, and where that stands in the confirmation. */
  own?: { at: number; seen: Readonly<Record<string, unknown>> }
}

/** Movements on one vehicle at most. */
const MRNS_MAX = 99
/** What goes into the notice's header; the rest is seen at the barrier. */
const HEADER: ReadonlySet<string> = new Set(['occurredAt', 'occurredPrecision', 'preparedAt', 'procedure'])
const NEEDED = ['id', 'kind', 'office', 'mrns'] as const
const OWN: ReadonlySet<string> = new Set([...NEEDED, 'findings'])

/**
 * Reads a confirmation, or says what of it cannot be one. Only what tells the notices apart is looked at here; everything
 * else stands in each notice and is checked there, like any message. An MRN that cannot be one concerns nothing but its own
 * notice: the goods beside it have passed all the same (engine.md 8).
 */
export function readConfirmation(value: unknown): { confirmation: Confirmation } | { findings: Finding[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { findings: [{ code: '50', pointer: '', expected: 'object' }] }
  }
  const given = value as Record<string, unknown>
  const { id, kind, office, mrns, findings: apart = [] } = given
  const missing = NEEDED.filter((name) => given[name] === undefined)
  if (missing.length > 0) return { findings: missing.map((name) => ({ code: '13', pointer: `/${name}` })) }
  const findings: Finding[] = [
    ...(typeof id === 'string' && isMessageId(id) ? [] : [wrong('51', '/id', id)]),
    ...(KINDS.some((one) => one === kind) ? [] : [wrong('12', '/kind', kind)]),
    ...(typeof office === 'string' ? [] : [wrong('50', '/office', office)]),
    ...mrnsFindings(mrns),
    ...listFindings('/findings', apart, 0),
  ]
  if (findings.length > 0) return { findings }
  // An officer reads it from paper: what is signed and sent on is the notice, in the right spelling.
  const spelled = (mrns as string[]).map((mrn) => respelled(mrn, 'mrn'))
  const own = ownFindings(apart as unknown[], spelled)
  if (!(own instanceof Map)) return { findings: own }
  const rest = Object.entries(given).filter(([name]) => !OWN.has(name))
  return {
    confirmation: {
      id: String(id),
      kind: kind as PassageKind,
      office: asOffice(String(office)),
      named: spelled.map((mrn, at) => namedAt(spelled, mrn, at, own)),
      header: Object.fromEntries(rest.filter(([name]) => HEADER.has(name))),
      seen: Object.fromEntries(rest.filter(([name]) => !HEADER.has(name))),
    },
  }
}

/** A mistyped MRN is a text, and its movement's own matter; what is no text at all comes from a program that is wrong. */
function mrnsFindings(mrns: unknown): Finding[] {
  const found = listFindings('/mrns', mrns, 1)
  if (found.length > 0 || !Array.isArray(mrns)) return found
  return mrns.flatMap((mrn: unknown, at) => (typeof mrn === 'string' ? [] : [wrong('50', `/mrns/${at}`, mrn)]))
}

function listFindings(pointer: string, list: unknown, fewest: number): Finding[] {
  if (!Array.isArray(list) || list.length < fewest) return [wrong('13', pointer, undefined)]
  return list.length > MRNS_MAX ? [{ code: '35', pointer, expected: String(MRNS_MAX) }] : []
}

type Own = Map<string, NonNullable<NamedMovement['own']>>

/** What was seen of single movements, by MRN; or what is wrong with saying so. */
function ownFindings(apart: readonly unknown[], spelled: readonly string[]): Own | Finding[] {
  const own: Own = new Map()
  const findings = apart.flatMap((one, at): Finding[] => {
    const pointer = `/findings/${at}`
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [wrong('50', pointer, one)]
    const { mrn: text, ...seen } = one as Record<string, unknown>
    const mrn = typeof text === 'string' ? respelled(text, 'mrn') : undefined
    if (mrn === undefined || !spelled.includes(mrn)) return [wrong('12', `${pointer}/mrn`, text)]
    if (own.has(mrn)) return [wrong('15', `${pointer}/mrn`, text)]
    own.set(mrn, { at, seen })
    return []
  })
  return findings.length === 0 ? own : findings
}

function namedAt(spelled: readonly string[], mrn: string, at: number, own: Own): Named {
  const pointer = `/mrns/${at}`
  const seen = own.get(mrn)
  const apart = seen === undefined ? {} : { own: seen }
  if (!isValidMrn(mrn)) return { mrn: legibleText(mrn, 100), finding: wrong('93', pointer, mrn), ...apart }
  if (spelled.indexOf(mrn) < at) return { mrn, finding: wrong('15', pointer, mrn) }
  return { mrn: asMrn(mrn), ...apart }
}

const wrong = (code: Finding['code'], pointer: string, value: unknown): Finding => ({
  code,
  pointer,
  ...(typeof value === 'string' ? { value: cutText(value, 100) } : {}),
})

/** The notice a confirmation makes of one movement: what was seen of all, and of this one alone. */
export function noticeOf(
  { kind, office, seen: common, header }: Confirmation,
  { own }: NamedMovement,
): { type: string; body: Record<string, unknown> } {
  const seen = { ...common, ...own?.seen }
  switch (kind) {
    case 'exit':
    case 'return':
      return { type: 'border-exit-notice', body: { office, kind, ...seen } }
    case 'entry':
      return { type: 'border-entry-notice', body: { office, continuation: 'same', ...seen } }
    case 'arrival':
      return { type: 'arrival-advice', body: { arrivedAt: header['occurredAt'], office, ...seen } }
  }
}

/** Where a finding on a notice stands in the confirmation it was made of; `at` is the MRN's place there. */
export function pointerInConfirmation(pointer: string, { own }: NamedMovement, at: number): string {
  if (pointer === '/mrn') return `/mrns/${at}`
  if (!pointer.startsWith('/body/')) return pointer
  const [, , member = ''] = pointer.split('/')
  const place = own !== undefined && member in own.seen ? `/findings/${own.at}` : ''
  return `${place}${pointer.slice('/body'.length)}`
}
