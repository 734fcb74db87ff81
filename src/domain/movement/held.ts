import { change, type Draft } from '../draft/draft.ts'
import type { Held, Movement, MovementState } from '../model/movement.ts'
import type { MessageKey, PartyKey } from '../values/party.ts'
import { sameKey } from '../draft/queries.ts'
import { type EffectName, isEnd, movementRows } from '../model/table.ts'
import { instantOf, toleranceOf, utcDateTime } from '../values/time.ts'

/** Messages of one sender that may wait on one movement; beyond that the sender is told to retry later (engine.md 9). */
export const HELD_MAX = 256

/** Whether more of one party's messages wait on a movement than may. */
export const isCrowded = ({ held }: Movement, party: PartyKey): boolean =>
  held.filter(({ key, by = key.sender }) => by === party).length > HELD_MAX

/** What must have come for the messages that each of these effects sets free. */
export const FREES = {
  freeAwaitingRelease: 'release-for-transit',
  freeAwaitingArrival: 'arrival-advice',
  freeAwaitingResults: 'control-results',
  freeAwaitingDiversion: 'diversion-response',
  freeAwaitingLift: 'alert',
} as const satisfies Partial<Record<EffectName, string>>

/** From here a fact may end the movement too. */
const AFTER_RESULTS: MovementState = 'results-received'

/** What a message waits for once its declaration has come (src/domain/movement/declaration.ts). */
const AFTER_MATCH = [FREES.freeAwaitingRelease, FREES.freeAwaitingDiversion]

/** By type of event the most it may release, by what is awaited; `all` where it may end the movement. */
const freedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...Map.groupBy(movementRows, ({ on }) => on)].map(([on, rows]) => [
    on,
    new Set(
      rows.flatMap(({ from, to, does = [] }) => [
        // After the results anything may be the last that a discharge waits for: `mayBeFreed` looks at the state.
        ...(to !== 'same' && isEnd(to) && !from.every((state) => state === AFTER_RESULTS) ? ['all'] : []),
        ...does.flatMap((effect) => (effect in FREES ? [FREES[effect as keyof typeof FREES]] : [])),
      ]),
    ),
  ]),
)

/**
 * The held messages that events of these types (messages or timers) may release, directly or indirectly: only their content
 * is needed for the decision. All others go on waiting, however many there are.
 */
export function mayBeFreed(types: readonly string[], held: readonly Held[], state?: MovementState): readonly Held[] {
  if (state === AFTER_RESULTS && types.length > 0) return held
  const freed = new Set<Held>()
  // What was unmatched waits for something else from its declaration on.
  const matched = types.includes('transit-declaration') ? 'transit-declaration' : undefined
  const left = [...types]
  for (let type = left.pop(); type !== undefined; type = left.pop()) {
    const awaited = freedBy.get(type)
    if (awaited === undefined || awaited.size === 0) continue
    for (const one of held) {
      if (freed.has(one)) continue
      const known = awaited.has('all') || awaited.has(one.awaits)
      if (!known && !(one.awaits === matched && AFTER_MATCH.some((awaits) => awaited.has(awaits)))) continue
      freed.add(one)
      left.push(one.type)
    }
  }
  return [...freed]
}

/** Holds the event's message until what it awaits has come. One that was released and has to wait again keeps its place. */
export function hold(draft: Draft, awaits: string): void {
  const { key } = draft.input.event
  const { message, sighting, place, movement, freed, speaker, sender } = draft
  const held: Held = {
    key,
    type: message.type,
    ...(speaker === sender ? {} : { by: speaker }),
    awaits,
    occurredAt: sighting?.occurredAt ?? message.occurredAt,
    occurredPrecision: message.occurredPrecision ?? 'second',
    since: freed?.since ?? utcDateTime(draft.input.now),
    ...(place === undefined ? {} : { office: place.office }),
    ...(place?.leg === undefined ? {} : { leg: place.leg }),
    order: freed?.order ?? movement.accepted,
  }
  change(draft, { held: [...movement.held, held] })
}

/** Notes on a held message how many messages the hub has made because of it, so that no id is given twice. */
export function countMade(draft: Draft): void {
  const made = (draft.freed?.made ?? 0) + draft.outgoing.filter(({ kind }) => kind === 'made').length
  if (made === 0) return
  const { key } = draft.input.event
  change(draft, { held: draft.movement.held.map((held) => (sameKey(held.key, key) ? { ...held, made } : held)) })
}

/** Lets the held messages that await one of these take effect after this event, in the order of `effectOrder`. */
export function free(draft: Draft, awaited: string): void {
  const { held } = draft.movement
  draft.releases.push(...effectOrder(held.filter(({ awaits }) => awaits === awaited)))
}

/** Facts of countries that have become parties by a diversion take effect now; those of others go on waiting. */
export function freeParties(draft: Draft): void {
  const { held, parties } = draft.movement
  const admitted = held.filter(
    ({ awaits, key, by = key.sender }) => awaits === FREES.freeAwaitingDiversion && parties.includes(by),
  )
  draft.releases.push(...effectOrder(admitted))
}

/** Entering an end: nothing that is held can wait for anything any more (engine.md 4). */
export function freeAll(draft: Draft): void {
  draft.releases = effectOrder(draft.movement.held)
}

/**
 * The order in which held messages take effect: leg, time of occurrence, order of acceptance. Times of two offices of
 * one leg that are closer than the precision plus 15 minutes say nothing: then the entry comes before the exit
 * (engine.md 6). Giving every entry that much advantage keeps the order total.
 */
export function effectOrder(held: readonly Held[]): MessageKey[] {
  const rank = (one: Held): number => {
    const advantage = one.type === 'border-entry-notice' ? toleranceOf(one.occurredPrecision) : 0
    return instantOf(one.occurredAt) - advantage
  }
  return held
    .toSorted((one, other) => place(one) - place(other) || rank(one) - rank(other) || one.order - other.order)
    .map(({ key }) => key)
}

const BEFORE_EVERY_LEG = -1

/** Facts by their leg, those without one first, an arrival after every passage, decisions last: they rest on facts. */
function place(held: Held): number {
  if (held.type === 'arrival-advice') return 10_000
  return held.office === undefined ? 20_000 : (held.leg ?? BEFORE_EVERY_LEG)
}
