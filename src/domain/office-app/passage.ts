import type { Finding } from '../values/finding.ts'
import { asMrn, isMessageId, isValidMrn, type Mrn } from '../values/identifiers.ts'
import { cutText } from '../values/legible.ts'
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
  mrns: readonly Mrn[]
  header: Readonly<Record<string, unknown>>
  seen: Readonly<Record<string, unknown>>
}

/** Movements on one vehicle at most. */
const MRNS_MAX = 99
/** What goes into the notice's header; the rest is seen at the barrier. */
const HEADER: ReadonlySet<string> = new Set(['occurredAt', 'occurredPrecision', 'preparedAt', 'procedure'])
const OWN: ReadonlySet<string> = new Set(['id', 'kind', 'office', 'mrns'])

/**
 * Reads a confirmation, or says what of it cannot be one. Only what tells the notices apart is looked at here; everything
 * else stands in each notice and is checked there, like any message.
 */
export function readConfirmation(value: unknown): { confirmation: Confirmation } | { findings: Finding[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { findings: [{ code: '50', pointer: '', expected: 'object' }] }
  }
  const given = value as Record<string, unknown>
  const { id, kind, office, mrns } = given
  const missing = [...OWN].filter((name) => given[name] === undefined)
  if (missing.length > 0) return { findings: missing.map((name) => ({ code: '13', pointer: `/${name}` })) }
  // An officer reads it from paper: what is signed and sent on is the notice, in the right spelling.
  const named: unknown = Array.isArray(mrns)
    ? mrns.map((mrn: unknown) => (typeof mrn === 'string' ? respelled(mrn, 'mrn') : mrn))
    : mrns
  const findings: Finding[] = [
    ...(typeof id === 'string' && isMessageId(id) ? [] : [wrong('51', '/id', id)]),
    ...(KINDS.some((one) => one === kind) ? [] : [wrong('12', '/kind', kind)]),
    ...(typeof office === 'string' ? [] : [wrong('50', '/office', office)]),
    ...mrnFindings(named),
  ]
  if (findings.length > 0) return { findings }
  const rest = Object.entries(given).filter(([name]) => !OWN.has(name))
  return {
    confirmation: {
      id: String(id),
      kind: kind as PassageKind,
      office: asOffice(String(office)),
      mrns: (named as string[]).map(asMrn),
      header: Object.fromEntries(rest.filter(([name]) => HEADER.has(name))),
      seen: Object.fromEntries(rest.filter(([name]) => !HEADER.has(name))),
    },
  }
}

function mrnFindings(mrns: unknown): Finding[] {
  if (!Array.isArray(mrns) || mrns.length === 0) return [wrong('13', '/mrns', undefined)]
  if (mrns.length > MRNS_MAX) return [{ code: '35', pointer: '/mrns', expected: String(MRNS_MAX) }]
  return mrns.flatMap((mrn: unknown, at): Finding[] => {
    const pointer = `/mrns/${at}`
    if (typeof mrn !== 'string' || !isValidMrn(mrn)) return [wrong('93', pointer, mrn)]
    return mrns.indexOf(mrn) < at ? [wrong('15', pointer, mrn)] : []
  })
}

const wrong = (code: Finding['code'], pointer: string, value: unknown): Finding => ({
  code,
  pointer,
  ...(typeof value === 'string' ? { value: cutText(value, 100) } : {}),
})

/** The notice a confirmation makes of each movement. */
export function noticeOf(confirmation: Confirmation): { type: string; body: Record<string, unknown> } {
  const { kind, office, seen, header } = confirmation
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

/** Where a finding on a notice stands in the confirmation it was made of. */
export const pointerInConfirmation = (pointer: string): string => {
  if (pointer === '/mrn') return '/mrns'
  return pointer.startsWith('/body/') ? pointer.slice('/body'.length) : pointer
}
