import { awaitsDeparture, DERIVED, openDifferences } from '../domain/differences/open.ts'
import type { Effect } from '../domain/model/decision.ts'
import { loggedMovement } from '../domain/model/logged.ts'
import type { Json } from '../domain/values/json-patch.ts'
import type { GuaranteeLine } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import { replayMovement } from '../domain/engine/replay.ts'
import { isEnd, isInFlight, movementRows } from '../domain/model/table.ts'
import type { AuditEvent, AuditMovement, AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import { addDebts } from './debts.ts'
import { addFunds } from './funds.ts'
import type { MovementSums } from './ledger.ts'
import type { Breaches } from './result.ts'
import { Reader } from './stream.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'

/** `approved`: what a second person has just agreed to, which takes effect next. */
type Replayed = { state: Json | undefined; broken: boolean; approved?: string | undefined }

/**
 * Invariant I4: each movement's effects, applied from zero, take transitions of the table that follow from each other and
 * end where the movement stands; what is held was accepted and has had no effect. One movement is in memory at a time.
 * @returns the sums of all lines, the open debts of guarantors and what is claimed of funds, for the ledger
 */
export async function checkMovements(source: AuditSource, breaches: Breaches): Promise<MovementSums> {
  const lines = new Map<Grn, Map<string, bigint>>()
  const debts = new Map<string, bigint>()
  const funds = new Map<string, bigint>()
  const events = new Reader(source.events())
  const stored = new Reader(source.movements())
  for (;;) {
    const mrn = earlier((await events.peek())?.mrn, (await stored.peek())?.mrn)
    if (mrn === undefined) return { lines, debts, funds }
    const replayed: Replayed = { state: undefined, broken: false }
    for (let event = await events.nextIf(of(mrn)); event !== undefined; event = await events.nextIf(of(mrn))) {
      replayEvent(event, replayed, breaches)
    }
    const movement = await stored.nextIf(of(mrn))
    if (movement !== undefined) {
      breaches.counts.movements += 1
      addLines(movement.movement.lines, lines)
      addDebts(movement.movement, debts)
      addFunds(movement.movement, funds)
    }
    compare(mrn, replayed, movement, breaches)
  }
}

const of =
  (mrn: Mrn) =>
  (item: { mrn: Mrn }): boolean =>
    item.mrn === mrn

const earlier = (one: Mrn | undefined, other: Mrn | undefined): Mrn | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one

function replayEvent(event: AuditEvent, replayed: Replayed, breaches: Breaches): void {
  const place = { logIndex: event.index, mrn: event.mrn, message: event.key }
  const { effect } = JSON.parse(event.record) as { effect?: Effect }
  const mayTakeEffect = replayed.approved === event.key || heldOf(replayed.state).includes(event.key)
  if (event.kind === 'effect' && !replayed.broken && !mayTakeEffect) {
    breaches.add('I3', place, 'takes effect although it was not held')
  }
  replayed.approved = event.kind === 'approved' ? event.key : undefined
  if (effect === undefined) return
  const before = stateOf(replayed.state)
  checkTransition(event, effect, before, breaches)
  if (replayed.broken) return
  try {
    replayed.state = replayMovement(event.mrn, replayed.state, effect)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    breaches.add('I4', place, `its effect does not fit what was before: ${error.message}`)
    replayed.broken = true
    return
  }
  const after = stateOf(replayed.state)
  if (after !== (effect.to ?? before)) breaches.add('I4', place, `it leads to ${effect.to}, its changes to ${after}`)
  if (isByMandate(effect) && awaitsDeparture(replayed.state as Judged)) {
    breaches.add('I4', place, 'the hub discharged it although a difference waits for departure')
  }
}

type Judged = Parameters<typeof awaitsDeparture>[0]

/** Whether the hub discharged on results; what a paid claim ends was decided by whoever paid it. */
const isByMandate = ({ row: name, from, to }: Effect): boolean =>
  to === 'discharged' &&
  from !== to &&
  movementRows.find(({ id }) => id === name)?.does?.includes('dischargeByHub') === true

const heldOf = (state: Json | undefined): string[] =>
  ((state ?? {}) as Partial<Pick<Movement, 'held'>>).held?.map(({ key }) => `${key.sender} ${key.id}`) ?? []

const stateOf = (state: Json | undefined): string => (state as { state?: string } | undefined)?.state ?? 'none'

function checkTransition(event: AuditEvent, { row: name, from, to }: Effect, before: string, breaches: Breaches): void {
  if (from === undefined && to === undefined) return
  const place = { logIndex: event.index, mrn: event.mrn, message: event.key }
  if (from !== before) breaches.add('I4', place, `it goes from ${from}, and the movement was ${before}`)
  const row = movementRows.find(({ id }) => id === name)
  const fits =
    row !== undefined &&
    row.from.some((state) => state === from) &&
    to === (row.to === 'same' ? from : row.to) &&
    row.on === causeOf(event)
  if (!fits) breaches.add('I4', place, `${name} from ${from} to ${to} is not in the table`)
}

/** What a row of the table is on: the type of the message, or the timer that fired. */
const causeOf = ({ kind, key, type }: AuditEvent): string | undefined =>
  kind === 'timer' ? `timer:${key.slice(key.indexOf(' ') + 1).split('/')[0]}` : type

function compare(mrn: Mrn, replayed: Replayed, stored: AuditMovement | undefined, breaches: Breaches): void {
  if (stored === undefined) {
    if (replayed.state !== undefined) breaches.add('I4', { mrn }, 'is in the log and not stored')
    return
  }
  for (const what of stored.contradictions) breaches.add('I4', { mrn }, `${what} contradicts its document`)
  if (replayed.state === undefined) return breaches.add('I4', { mrn }, 'is stored and not in the log')
  if (replayed.broken) return
  const held = stored.movement.held.map(({ key }) => `${key.sender} ${key.id}`)
  const logged = heldOf(replayed.state)
  for (const key of held.filter((one) => !logged.includes(one))) {
    breaches.add('I2', { mrn, message: key }, 'is held, and the log knows nothing of it')
  }
  for (const key of logged.filter((one) => !held.includes(one))) {
    breaches.add('I2', { mrn, message: key }, 'was held, is held no more and had no effect')
  }
  for (const { key } of stored.movement.held.filter(({ awaits }) => isOver(stored.movement, awaits))) {
    breaches.add('I2', { mrn, message: `${key.sender} ${key.id}` }, 'waits for what has come, and has had no effect')
  }
  const open = new Set<string>(openDifferences(stored.movement).flatMap(({ flag }) => flag ?? []))
  for (const flag of DERIVED.filter((one) => open.has(one) !== stored.movement.flags.includes(one))) {
    breaches.add('I4', { mrn }, `its flag ${flag} is not what its differences say`)
  }
  for (const what of differences(replayed.state, loggedMovement(stored.movement))) breaches.add('I4', { mrn }, what)
}

/**
 * Whether what a held message waits for has come, by the movement's state alone: the decisions are not asked, since the audit
 * shares them with the hub.
 */
const isOver = ({ state }: Movement, awaits: string): boolean =>
  isEnd(state) || (isInFlight(state) && (awaits === 'release-for-transit' || awaits === 'transit-declaration'))

/** Which members of the movement replay gives otherwise than they are stored. */
function differences(replayed: Json, stored: Json): string[] {
  const [one, other] = [replayed, stored] as [Record<string, Json>, Record<string, Json>]
  const text = (value: Json | undefined): string => (value === undefined ? 'nothing' : canonicalJson(value))
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return names.flatMap((name) => {
    const [from, to] = [text(one[name]), text(other[name])]
    return from === to ? [] : [`${name} is stored as ${short(to)}, replay gives ${short(from)}`]
  })
}

const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

function addLines(lines: Movement['lines'], sums: Map<Grn, Map<string, bigint>>): void {
  for (const { grn, state, minor } of lines satisfies readonly GuaranteeLine[]) {
    if (grn === undefined) continue
    const own = sums.get(grn) ?? new Map<string, bigint>()
    sums.set(grn, own.set(state, (own.get(state) ?? 0n) + minor))
  }
}
