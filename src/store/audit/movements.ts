import { facetsOf, heldFrom } from '../../domain/model/facets.ts'
import type { Movement } from '../../domain/model/movement.ts'
import type { Outage } from '../../domain/model/reference.ts'
import type { Timer } from '../../domain/model/timer.ts'
import { trulyDue } from '../../domain/timers/pauses.ts'
import { waitsFor } from '../../domain/timers/timers.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import { storedLine } from '../documents.ts'

export type MovementRow = {
  mrn: Mrn
  state: string
  held: number
  departure_country: string | null
  destination_country: string | null
  declared_at: Date | null
  limit_at: Date | null
  held_from: string[]
  contributes: boolean
  doc: string
  lines: string | null
  timers: string | null
  marks: string[] | null
  approvals: string[] | null
  refs: string[] | null
  parties: string[] | null
  facets: string[] | null
  /** The office that was given it, where it is a number printed in advance. */
  given_to: string | null
  /** Parties and guarantees of its lines that table `guarantee_parties` does not bring together. */
  unlisted: number
}

/** The columns and tables kept for searching that disagree with the movement's document. */
export function columnsAgainst(row: MovementRow, movement: Movement, outages: readonly Outage[]): string[] {
  const instant = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text))
  const lines = movement.lines
    .map(storedLine)
    .map(({ grn, line, type, state, minor, currency, conversion }) =>
      JSON.stringify([grn, line, type, state, String(minor), currency, conversion ?? null]),
    )
  const stored = (JSON.parse(row.lines ?? '[]') as unknown[][]).map((line) => JSON.stringify(line))
  const refs = new Set(row.refs ?? [])
  const { declared } = movement
  const pairs: [string, unknown, unknown][] = [
    ['column mrn', row.mrn, movement.mrn],
    ['column state', row.state, movement.state],
    ['column held', row.held, movement.held.length],
    ['column departure_country', row.departure_country ?? undefined, declared?.departure.country],
    ['column destination_country', row.destination_country ?? undefined, declared?.destination.country],
    ['column declared_at', row.declared_at?.getTime(), instant(declared?.declaredAt)],
    ['column limit_at', row.limit_at?.getTime(), instant(movement.limitAt)],
    ['column held_from', row.held_from.sort().join('\n'), heldFrom(movement).sort().join('\n')],
    ['column contributes', row.contributes, movement.contributions !== undefined],
    ['table guarantee_lines', stored.sort().join('\n'), lines.sort().join('\n')],
    ['table timers', watchedRightly(row.timers, movement, outages), true],
    ['table movement_marks', (row.marks ?? []).sort().join('\n'), [...(movement.marks ?? [])].sort().join('\n')],
    ['table approvals', (row.approvals ?? []).sort().join('\n'), waitingFor(movement).sort().join('\n')],
    ['table movement_parties', (row.parties ?? []).sort().join('\n'), [...movement.parties].sort().join('\n')],
    ['table movement_facets', (row.facets ?? []).sort().join('\n'), facetsOf(movement).sort().join('\n')],
    ['table guarantee_parties', row.unlisted, 0],
    // One that was given after its first use, or used before this was kept, says nothing.
    ['table provisional_numbers', movement.issuedBy, movement.issuedBy && (row.given_to ?? undefined)],
    // References the movement was once known by are kept.
    [
      'table national_refs',
      (declared?.nationalRefs ?? []).every((one) => refs.has(`${one.country} ${one.reference}`)),
      true,
    ],
  ]
  return pairs.flatMap(([name, one, other]) => (one === other ? [] : [name]))
}

const waitingFor = ({ approvals = [] }: Movement): string[] => approvals.map(({ key, timer }) => `${key.id} ${timer}`)

/** How long after it is due a timer may be checked (src/pipeline/writes.ts). */
const LOOK_AGAIN_MS = 5 * 60_000

/** Of the time for a second person the closed hours are in when it is due, and not in when it was planned. */
const lastPlan = (timer: Timer): Timer => (timer.name === 'T_approval' ? { ...timer, plannedAt: timer.dueAt } : timer)

/**
 * Whether the timers table wakes each timer when it is due. Only a timer paused by an outage, or that waits for the end of
 * another movement, may be checked later than the document says.
 */
function watchedRightly(rows: string | null, movement: Movement, outages: readonly Outage[]): boolean {
  const watched = JSON.parse(rows ?? '[]') as [number, string, string][]
  if (watched.length !== movement.timers.length) return false
  const known = { outages, offices: new Map(), countries: new Map() }
  return movement.timers.every((timer) => {
    const row = watched.find(([number, name]) => number === timer.number && name === timer.name)
    if (row === undefined) return false
    const [at, due] = [Date.parse(row[2]), Date.parse(timer.dueAt)]
    if (waitsFor(timer.name) === 'partner') return at >= due
    return at === due || (at > due && at <= trulyDue(lastPlan(timer), movement, known) + LOOK_AGAIN_MS)
  })
}
