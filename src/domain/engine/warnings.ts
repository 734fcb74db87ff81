import { catalogue } from '../../generated/catalogue.ts'
import type { Message } from '../../generated/types.ts'
import { isParty } from '../draft/queries.ts'
import type { Accepted, DecideInput, Warning } from '../model/decision.ts'
import type { Guarantee } from '../model/guarantee.ts'
import { isReferenced } from '../model/guarantee.ts'
import type { Movement } from '../model/movement.ts'
import { openDifferences } from '../differences/open.ts'
import { stopsOn } from '../model/open.ts'
import { type PostAhead, postsAhead } from '../model/posts.ts'
import type { Outage } from '../model/reference.ts'
import { isEnd, isInFlight } from '../model/table.ts'
import { isFiring } from '../model/timer.ts'
import { dayOfInput } from '../reference/act-day.ts'
import { affects } from '../reference/outages.ts'
import { partyKeyOf } from '../values/party.ts'
import type { OfficeCode } from '../values/office.ts'
import { instantOf } from '../values/time.ts'

/** Longer than any outage and any backlog of paper: a device that reports such a time has lost its clock. */
const PLAUSIBLE_AGE = 366 * 24 * 3_600_000

/** How long before the limit a receipt says that it is near (engine.md 8). */
const LIMIT_NEAR = 24 * 3_600_000

/** More would hide the first ones; no way is that long. */
const WARNINGS_MAX = 32

/**
 * What is told to customs alone: a trader who learns of a stop turns round before it (engine.md 9). The other movement on a
 * vehicle may be another trader's.
 */
export const CUSTOMS_ONLY: ReadonlySet<string> = new Set<Warning['code']>([
  'stop',
  'vehicle',
  'used-twice',
  'double',
  'vehicle-shared',
])

/** Who is told how a guarantee stands: not who merely waits for the goods. */
const READS_GUARANTEES: ReadonlySet<string> = new Set(['customs', 'guarantor', 'principal'])

/**
 * What the receipt of an incoming message draws attention to, in the order in which it matters at the barrier; none for what
 * was accepted before or is made by the hub. Opening hours close no office.
 */
export function warningsOf(input: DecideInput, decision: Accepted): Warning[] {
  const { event } = input
  if (event.kind !== 'message' || isFiring(event.message) || event.message.sender.role === 'hub') return []
  const { message } = event
  const { role } = message.sender
  const all = [...onMovement(input, message, decision), ...doubles(input), ...implausible(input, message)]
  return all.filter(({ code }) => role === 'customs' || !CUSTOMS_ONLY.has(code)).slice(0, WARNINGS_MAX)
}

/** To a stranger a movement looks unknown, and what has ended needs no warning but that nothing is left to compare with. */
function onMovement(input: DecideInput, message: Message, decision: Accepted): Warning[] {
  const { movement } = decision
  if (movement?.declared === undefined) return []
  if (catalogue[message.type].kind === 'answer' || !isParty(movement, partyKeyOf(message.sender))) return []
  if (movement.erased !== undefined) {
    const { on: since, under: by } = movement.erased
    return [{ code: 'content-destroyed', since, by }]
  }
  if (isEnd(movement.state)) return []
  return [
    ...stops(message, movement),
    ...differenceWarnings(openDifferences(movement), movement.declared.departure.office),
    ...outages(input, message, movement),
    ...limits(input, message, movement),
    ...guarantees(input, message, decision, movement),
    ...agreements(input, movement),
  ]
}

/** The other movement may be another trader's. */
const doubles = (input: DecideInput): Warning[] =>
  (input.doubles ?? []).map((mrn): Warning => ({ code: 'double', pointer: '/body/nationalRefs', mrn }))

function implausible(input: DecideInput, { occurredAt }: Message): Warning[] {
  if (input.now - instantOf(occurredAt) <= PLAUSIBLE_AGE) return []
  return [{ code: 'implausible-time', pointer: '/occurredAt', value: occurredAt, received: dayOfInput(input).today }]
}

/** Which warning a difference between what was seen and what was declared gives (engine.md 9); the others give none. */
const OF_DIFFERENCE: Readonly<Record<string, Warning['code']>> = {
  vehicle: 'vehicle',
  trailer: 'vehicle',
  wagon: 'vehicle',
  container: 'vehicle',
  vin: 'vehicle',
  seal: 'seals',
  'seal-state': 'seals',
  'used-twice': 'used-twice',
  partial: 'partial',
}

/**
 * The differences that are open on a movement, as warnings: one of each code, since the first was seen; none of those without
 * a flag, which are for attention only. Numbers are no part of it: the receipt is logged.
 */
export function differenceWarnings(
  open: readonly { kind: string; since: string; flag?: string }[],
  departure: OfficeCode | undefined,
): Warning[] {
  const found = new Map<Warning['code'], Warning>()
  for (const { kind, since, flag } of open.toSorted((one, other) => instantOf(one.since) - instantOf(other.since))) {
    const code = OF_DIFFERENCE[kind]
    if (code === undefined || flag === undefined || found.has(code)) continue
    found.set(code, { code, since, ...(departure === undefined ? {} : { office: departure }) })
  }
  return [...found.values()]
}

/** Who sets or lifts a stop knows of it. */
const stops = ({ type }: Message, movement: Movement): Warning[] =>
  type === 'alert' ? [] : stopsOn(movement).map((stop): Warning => ({ code: 'stop', ...stop }))

/** The moment a message speaks of: a fact's is that of the happening, a decision's is now. Milliseconds UTC. */
const momentOf = ({ now }: DecideInput, { type, occurredAt }: Message): number =>
  catalogue[type].kind === 'fact' ? instantOf(occurredAt) : now

/** What is announced for posts the goods have still to pass, the one they stand at included; once for each post. */
function outages(input: DecideInput, message: Message, movement: Movement): Warning[] {
  const known = input.reference.outages ?? []
  if (known.length === 0) return []
  // A passage leaves its post behind: what is said of it concerns the officer there most.
  const before = catalogue[message.type].kind === 'fact' ? input.movement : undefined
  const posts = postsAhead(before?.declared === undefined ? movement : before)
  const at = momentOf(input, message)
  // One that a later notice has taken back ends where it begins.
  const running = known.filter(
    ({ from, to }) => to === undefined || (instantOf(to) > at && instantOf(to) > instantOf(from)),
  )
  const found = new Map<string, Warning>()
  for (const post of posts) {
    for (const outage of running.filter((one) => affects(one, post))) {
      const warning = outageWarning(outage, post)
      found.set(`${warning.code} ${post.office}`, warning)
    }
  }
  return [...found.values()]
}

function outageWarning({ state, direction, from, by }: Outage, { office }: PostAhead): Warning {
  const closed = direction === undefined ? 'office-closed' : 'direction-closed'
  return { code: state === 'closed' ? closed : 'outage', value: office, office, by: by.sender, since: from }
}

/** Judged for goods under way, before or after the message: an arrival may itself be the late one. */
function limits(input: DecideInput, message: Message, { limitAt, state }: Movement): Warning[] {
  const underWay = isInFlight(state) || (input.movement !== undefined && isInFlight(input.movement.state))
  if (limitAt === undefined || !underWay) return []
  const left = instantOf(limitAt) - momentOf(input, message)
  if (left > LIMIT_NEAR) return []
  return [{ code: left < 0 ? 'limit-passed' : 'limit-near', since: limitAt }]
}

/** Only of messages that lock the guarantees anyway: how one stands is not known to the others (src/domain/engine/needs.ts). */
function guarantees(input: DecideInput, { type, sender }: Message, decision: Accepted, { lines }: Movement): Warning[] {
  const { kind, receivers } = catalogue[type]
  if ((kind === 'fact' && !receivers.includes('guarantor')) || !READS_GUARANTEES.has(sender.role)) return []
  const grns = [...new Set(lines.filter(isReferenced).map(({ grn }) => grn))]
  return grns.flatMap((grn): Warning[] => {
    const one = decision.guarantees.find((changed) => changed.grn === grn) ?? input.guarantees.get(grn)
    return one === undefined ? [] : guaranteeWarnings(one)
  })
}

function guaranteeWarnings({ grn, state, available, guarantor }: Guarantee): Warning[] {
  const by = guarantor === undefined ? {} : { by: guarantor }
  return [
    ...(state === 'suspended' || state === 'revoked'
      ? [{ code: 'guarantee-suspended', value: grn, ...by } as const]
      : []),
    ...(available < 0n ? [{ code: 'guarantee-overdrawn', value: grn, ...by } as const] : []),
  ]
}

/** The movement finishes all the same: suspension stops new declarations (engine.md 2, "Agreement"). */
function agreements(input: DecideInput, { declared }: Movement): Warning[] {
  const resting = declared?.agreements ?? []
  const suspended = input.reference.agreements.filter(
    ({ id, suspendedFrom }) => suspendedFrom !== undefined && resting.includes(id),
  )
  if (suspended.length === 0) return []
  const { today } = dayOfInput(input)
  return suspended.flatMap(({ id, suspendedFrom = today, validFrom, validTo }): Warning[] => {
    const inForce = validFrom <= today && (validTo === undefined || today <= validTo)
    if (!inForce || suspendedFrom > today) return []
    return [{ code: 'agreement-suspended', value: id, since: suspendedFrom }]
  })
}
