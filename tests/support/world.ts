import { createHash, randomUUID } from 'node:crypto'
import { inspect, isDeepStrictEqual } from 'node:util'
import { lookupsOf, needs, subjectsOf } from '../../src/domain/engine/needs.ts'
import {
  type ReplayedGuarantee,
  replayGuarantees,
  replayMovement,
  replayTrains,
} from '../../src/domain/engine/replay.ts'
import { type Happening, type Step, step } from '../../src/domain/engine/step.ts'
import type {
  Accepted,
  ApprovalVerdict,
  Decision,
  DomainEvent,
  Made,
  Outgoing,
  Secrets,
} from '../../src/domain/model/decision.ts'
import type { Guarantee, GuaranteeEntry } from '../../src/domain/model/guarantee.ts'
import { loggedGuarantee, loggedMovement, loggedTrain, trainKey } from '../../src/domain/model/logged.ts'
import type { Movement, MovementState } from '../../src/domain/model/movement.ts'
import type { Reference } from '../../src/domain/model/reference.ts'
import type { Snapshot } from '../../src/domain/model/snapshot.ts'
import type { Timer } from '../../src/domain/model/timer.ts'
import type { Train } from '../../src/domain/model/train.ts'
import { sharingAmong } from '../../src/domain/differences/used-twice.ts'
import { type Cause, madeId } from '../../src/domain/notices/made.ts'
import { asksOf } from '../../src/domain/office-app/attest.ts'
import { asOffice, type OfficeCode } from '../../src/domain/values/office.ts'
import { changeOutages } from '../../src/domain/reference/outages.ts'
import { type Grn, type Mrn, mrnOf } from '../../src/domain/values/identifiers.ts'
import type { Json } from '../../src/domain/values/json-patch.ts'
import { provisionalOf } from '../../src/domain/values/provisional.ts'
import { HUB, keyText, type MessageKey, partyKeyOf } from '../../src/domain/values/party.ts'
import type { AvailabilityNotice, Message, TransitDeclaration } from '../../src/generated/types.ts'
import { validators } from '../../src/generated/validators.js'
import { nameUuid } from '../../src/trust/name-uuid.ts'
import { testReference } from './reference.ts'
import { asMrn, written } from './identifiers.ts'

/** Access codes hashed so that tests can see whether the code itself leaks. */
export const testSecrets: Secrets = {
  digest: (text) => createHash('sha256').update(text).digest('base64url'),
  hashAccessCode: (grn, code) => `hash(${grn},${[...code].toReversed().join('')})`,
  matchesAccessCode: (grn, code, hash) => hash === `hash(${grn},${[...code].toReversed().join('')})`,
  nameUuid,
}

/** Names of the procedures that are open on a movement, in the order in which they were opened. */
export const openIn = ({ movements }: Pick<World, 'movements'>, mrn: string): string[] =>
  (movements.get(mrn)?.open ?? []).map(({ procedure }) => procedure)

/** One event decided, and how the movement stood before. */
export type Decided = { event: DomainEvent; decision: Decision; before: MovementState | undefined }

/**
 * The pure core with the memory a hub gives it: every message is decided on the state left by those before, and whatever
 * it sets free takes effect right after it, in the order given.
 */
export type World = {
  movements: Map<string, Movement>
  guarantees: Map<string, Guarantee>
  declarations: Map<string, TransitDeclaration['body']>
  trains: Train[]
  /** To which offices numbers printed in advance were given. */
  issuers: Map<string, string>
  entries: GuaranteeEntry[]
  /** Everything decided, effects of held messages included. */
  steps: Decided[]
  /** Decides one message; returns its own decision. */
  send(message: Message, mrn?: string): Decision
  /** As `send`, throwing when it is refused. */
  accept(message: Message, mrn?: string): Accepted
  /** As an officer enters it who is the first of two persons. */
  ask(message: Message): Decision
  /** What the second person says about it; returns everything that follows. */
  answer(message: Message, verdict: ApprovalVerdict): readonly Decided[]
  state(mrn: string): MovementState | undefined
  /** Moves the clock forward and fires, in their order, all timers that are due by then; returns what was decided. */
  advance(to: string): Accepted[]
}

export function createWorld(given: Reference = testReference(), start = Date.parse('2026-06-01T12:00:00Z')): World {
  let now = start
  let reference = given
  const messages = new Map<string, Message>()
  const replay = createReplay()
  const replayTrain = createTrainReplay()
  const made = new Set<string>()
  const reused = new Set<string>()
  const world: World = {
    movements: new Map(),
    guarantees: new Map(),
    declarations: new Map(),
    trains: [],
    issuers: new Map(),
    entries: [],
    steps: [],
    send(message, mrn: string | undefined = mrnOf(message) ?? provisionalOf(message)) {
      const key = { sender: partyKeyOf(message.sender), id: message.id }
      const [own] = take({ kind: 'message', key, message, ...(mrn === undefined ? {} : { mrn: asMrn(mrn) }) })
      if (own === undefined) throw new Error('nothing was decided')
      if (own.decision.outcome === 'accepted' && message.type === 'availability-notice') tell({ key, message })
      return own.decision
    },
    accept(message, mrn) {
      const decision = world.send(message, mrn)
      if (decision.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(decision.findings)}`)
      return decision
    },
    ask(message) {
      const key = { sender: partyKeyOf(message.sender), id: message.id }
      const mrn = mrnOf(message)
      const office = asOffice(message.sender.office ?? `${message.sender.country}LFW001`)
      const asks = asksOf({ ...message, sender: { ...message.sender, office } }, 'first')
      if (asks === undefined || mrn === undefined) throw new Error(`one person is enough for a ${message.type}`)
      const [own] = take({ kind: 'message', key, message, mrn, byOfficer: true, asks })
      if (own === undefined) throw new Error('nothing was decided')
      return own.decision
    },
    answer(message, verdict) {
      const key = { sender: partyKeyOf(message.sender), id: message.id }
      const mrn = mrnOf(message)
      return mrn === undefined ? [] : take({ kind: 'approval', key, message, mrn, verdict })
    },
    state: (mrn) => world.movements.get(mrn)?.state,
    advance(to) {
      const until = Date.parse(to)
      const fired: Accepted[] = []
      const still = new Set<Timer>()
      for (let next = nextDue(until, still); next !== undefined; next = nextDue(until, still)) {
        now = Math.max(now, Date.parse(next.timer.dueAt))
        const decision = fire(next)
        if (decision.standsStill === true) still.add(next.timer)
        else fired.push(decision)
      }
      now = Math.max(now, until)
      return fired
    },
  }

  function nextDue(until: number, still: ReadonlySet<Timer>): { mrn: string; timer: Timer } | undefined {
    const running = [...world.movements.values()].flatMap(({ mrn, timers }) => timers.map((timer) => ({ mrn, timer })))
    const due = running.filter(({ timer }) => Date.parse(timer.dueAt) <= until && !still.has(timer))
    return due.toSorted((one, other) => Date.parse(one.timer.dueAt) - Date.parse(other.timer.dueAt))[0]
  }

  function fire({ mrn, timer: { name, number } }: { mrn: string; timer: Timer }): Accepted {
    const [fired] = take({ kind: 'timer', mrn: asMrn(mrn), name, number })
    if (fired?.decision.outcome !== 'accepted') throw new Error('a timer that runs was not decided')
    return fired.decision
  }

  /** What a closure means for each movement, as the hub works it off. */
  function tell(notice: Cause<AvailabilityNotice>): void {
    for (const mrn of world.movements.keys()) take({ kind: 'closure', mrn: asMrn(mrn), notice })
  }

  /** What happens, on what a hub would have loaded for it, and everything that follows. */
  function take(happening: Happening): readonly Decided[] {
    const steps = step(happening, loadedFor(happening), { now, reference, secrets: testSecrets })
    return steps.map(keep)
  }

  /** As a hub does: what nothing has said that it needs is not there. */
  function loadedFor(happening: Happening): Snapshot {
    const { trains: numbers, marks } = lookupsOf([happening])
    const trains = new Map(
      numbers.map(({ number }) => [number, world.trains.filter((train) => train.number === number)] as const),
    )
    const bearing = (mark: string): Mrn[] =>
      [...world.movements.values()].filter((one) => one.marks?.includes(mark)).map(({ mrn }) => mrn)
    const found = new Map([...marks.values()].flat().map((mark) => [mark, bearing(mark)] as const))
    const subjects = subjectsOf(happening, { trains, found })
    const movements = some(
      written<ByMrn<Movement>>(world.movements),
      subjects.flatMap(({ mrn }) => mrn ?? []),
    )
    const { declarations, held, grns } = needs(subjects, movements)
    const contents = some(written<ByMrn<TransitDeclaration['body']>>(world.declarations), declarations)
    contents.get = (mrn) => {
      if (contents.has(mrn) || declarations.includes(mrn)) return Map.prototype.get.call(contents, mrn)
      throw new Error('the declaration is read, which nothing said that it needs')
    }
    const messagesHeld = held.map(({ key }) => [keyText(key), { message: messageOf(key), byOfficer: false }] as const)
    return {
      movements,
      sharing: sharingAmong(movements.values(), [...world.movements.values()]),
      guarantees: some(written<ByGrn>(world.guarantees), grns),
      declarations: contents,
      held: new Map(messagesHeld),
      told: new Set(),
      trains,
      issuers: written<ReadonlyMap<Mrn, OfficeCode>>(world.issuers),
    }
  }

  function messageOf(key: MessageKey): Message {
    const message = messages.get(keyText(key))
    if (message === undefined) throw new Error('effect of an unknown message')
    return message
  }

  /** What one step has decided, as the store keeps it and the log knows it. */
  function keep(one: Step): Decided {
    const { event, decision } = one
    const { key } = event
    const movement = event.mrn === undefined ? undefined : world.movements.get(event.mrn)
    if (event.kind === 'message') note(key, event.message)
    const decided = { event, decision, before: movement?.state }
    world.steps.push(decided)
    if (decision.outcome === 'refused') return decided
    if (decision.standsStill !== true) replay(decision, { movement, guarantees: written<ByGrn>(world.guarantees) })
    const train = 'report' in one ? one.report?.train : undefined
    if (train !== undefined) {
      replayTrain(decision, train)
      world.trains = world.trains.filter((two) => two.number !== train.number || two.operator !== train.operator)
      world.trains.push(train)
    }
    if (decision.movement !== undefined) world.movements.set(decision.movement.mrn, decision.movement)
    if (decision.declaration !== undefined && decision.movement !== undefined) {
      world.declarations.set(decision.movement.mrn, decision.declaration)
    }
    for (const guarantee of decision.guarantees) world.guarantees.set(guarantee.grn, guarantee)
    world.entries.push(...decision.entries)
    if (decision.availability !== undefined) {
      reference = { ...reference, outages: changeOutages(reference.outages ?? [], decision.availability) }
    }
    for (const outgoing of decision.outgoing) if (outgoing.kind === 'made') name(key, outgoing)
    return decided
  }

  /** What the hub makes fits its schema. A test may use an id twice where a hub would not have come to a decision. */
  function note(key: MessageKey, message: Message): void {
    const fits: { (one: unknown): boolean; errors?: unknown } = validators[message.type]
    if (key.sender === HUB && !fits(message)) throw new Error(`${message.type}: ${JSON.stringify(fits.errors)}`)
    if (messages.has(keyText(key))) reused.add(keyText(key))
    messages.set(keyText(key), message)
  }

  /** The same id twice, and nothing more could be committed that makes it (interface.md 2, last rule). */
  function name(cause: MessageKey, { type, receiver, mrn, ordinal }: Made): void {
    const id = madeId({ cause, type, receiver, mrn, ordinal }, nameUuid)
    if (made.has(id) && !reused.has(keyText(cause)))
      throw new Error(`a second ${type} number ${ordinal} for ${receiver} because of ${cause.id}`)
    made.add(id)
  }

  return world
}

const some = <K, T>(all: ReadonlyMap<K, T>, keys: readonly K[]): Map<K, T> =>
  new Map([...new Set(keys)].flatMap((key) => (all.has(key) ? [[key, all.get(key) as T]] : [])))

type ByGrn = ReadonlyMap<Grn, Guarantee>
type ByMrn<T> = ReadonlyMap<Mrn, T>
type Before = { movement: Movement | undefined; guarantees: ByGrn }

/**
 * What the log alone would know: the effects of all decisions, applied from zero. Whatever a decision changes and does not
 * say in its effect is found here, at once, by every test that has a world (invariants I4 and I5). What a test has put
 * into the world by hand is taken as it is.
 */
function createReplay(): (decision: Accepted, before: Before) => void {
  const movements = new Map<string, { state: Movement; replayed: Json }>()
  const guarantees = new Map<string, { state: Guarantee; replayed: ReplayedGuarantee }>()
  const through = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
  const guaranteeBefore = (grn: string, state: Guarantee | undefined): ReplayedGuarantee | undefined => {
    const known = guarantees.get(grn)
    if (state === undefined || known?.state === state) return known?.replayed
    return { header: loggedGuarantee(state), balances: balancesOf(state) }
  }
  return ({ movement, guarantees: changed, effect: made }, before) => {
    const effect = through(made)
    const after = replayGuarantees((grn) => guaranteeBefore(grn, before.guarantees.get(grn)), effect)
    for (const state of changed) {
      const { grn } = state
      const replayed = after.get(grn) ?? guaranteeBefore(grn, before.guarantees.get(grn))
      same(replayed?.header, loggedGuarantee(state), `the effects do not give guarantee ${grn}`)
      same(replayed?.balances, balancesOf(state), `the entries do not give ${grn}`)
      if (replayed !== undefined) guarantees.set(grn, { state, replayed })
    }
    if (movement === undefined) return
    const { mrn } = movement
    const known = movements.get(mrn)
    const byHand = before.movement !== undefined && known?.state !== before.movement
    const from = byHand && before.movement !== undefined ? loggedMovement(before.movement) : known?.replayed
    const replayed = replayMovement(mrn, from, effect)
    same(replayed, loggedMovement(movement), `the effects do not give movement ${mrn}`)
    if (replayed !== undefined) movements.set(mrn, { state: movement, replayed })
  }
}

/** Trains, which tests never put there by hand. */
function createTrainReplay(): (decision: Accepted, train: Train) => void {
  const trains = new Map<string, Json>()
  return ({ effect }, train) => {
    const changed = replayTrains((key) => trains.get(key), JSON.parse(JSON.stringify(effect)) as typeof effect)
    for (const [key, state] of changed) trains.set(key, state)
    same(trains.get(trainKey(train)), loggedTrain(train), `the effects do not give train ${trainKey(train)}`)
  }
}

const balancesOf = ({ limit, available, reserved, inUse, claimed, spent }: Guarantee) => ({
  limit,
  available,
  reserved,
  inUse,
  claimed,
  spent,
})

function same(one: unknown, other: unknown, what: string): void {
  if (!isDeepStrictEqual(one, other)) throw new Error(`${what}: ${inspect(one)} instead of ${inspect(other)}`)
}

/** What was sent because of a decision: `type>receiver`, forwarded ones as `forward>receiver`. */
export const sent = (decision: Decision): string[] =>
  decision.outcome === 'refused' ? [] : decision.outgoing.flatMap(describeOutgoing)

function describeOutgoing(outgoing: Outgoing): string[] {
  if (outgoing.kind === 'forward') return outgoing.receivers.map((receiver) => `forward>${receiver}`)
  return [`${outgoing.type}>${outgoing.receiver}`]
}

/** A fresh message id. */
export const newId = (): string => randomUUID()
