import { needsDeclaration } from '../../src/domain/engine/needs.ts'
import { loggedGuarantee, loggedMovement, loggedTrain, trainKey } from '../../src/domain/model/logged.ts'
import { type Grn, type Mrn, mrnOf } from '../../src/domain/values/identifiers.ts'
import { createHash, randomUUID } from 'node:crypto'
import { inspect, isDeepStrictEqual } from 'node:util'
import { closureNotices } from '../../src/domain/notices/border-closures.ts'
import { coverNotice, raisedBy, waitingFor } from '../../src/domain/guarantee/cover.ts'
import { decide } from '../../src/domain/engine/decide.ts'
import type { Accepted, Decision, DomainEvent, Made, Outgoing, Secrets } from '../../src/domain/model/decision.ts'
import { withFanOut } from '../../src/domain/notices/fan-out.ts'
import type { Guarantee, GuaranteeEntry } from '../../src/domain/model/guarantee.ts'
import type { Movement, MovementState } from '../../src/domain/model/movement.ts'
import { HUB, type MessageKey, partyKeyOf } from '../../src/domain/values/party.ts'
import type { Json } from '../../src/domain/values/json-patch.ts'
import { changeOutages } from '../../src/domain/reference/outages.ts'
import type { Reference } from '../../src/domain/model/reference.ts'
import {
  type ReplayedGuarantee,
  replayGuarantees,
  replayMovement,
  replayTrains,
} from '../../src/domain/engine/replay.ts'
import { isReport, type Notice, type Report } from '../../src/domain/model/notice.ts'
import { firingKey, makeFiring, type Timer } from '../../src/domain/model/timer.ts'
import type { Train } from '../../src/domain/model/train.ts'
import type { AvailabilityNotice, Message, TransitDeclaration } from '../../src/generated/types.ts'
import { validators } from '../../src/generated/validators.js'
import { noticeMessage, numbered } from '../../src/pipeline/fan-out.ts'
import { madeId } from '../../src/pipeline/make.ts'
import { testReference } from './reference.ts'
import { asGrn, asMrn, written } from './identifiers.ts'

/** Access codes hashed so that tests can see whether the code itself leaks. */
export const testSecrets: Secrets = {
  digest: (text) => createHash('sha256').update(text).digest('base64url'),
  hashAccessCode: (grn, code) => `hash(${grn},${[...code].toReversed().join('')})`,
  matchesAccessCode: (grn, code, hash) => hash === `hash(${grn},${[...code].toReversed().join('')})`,
}

export type Step = { event: DomainEvent; decision: Decision; before: MovementState | undefined }

/**
 * The pure core with the memory a hub gives it: every message is decided on the state left by those before, and whatever
 * it sets free takes effect right after it, in the order given.
 */
export type World = {
  movements: Map<string, Movement>
  guarantees: Map<string, Guarantee>
  declarations: Map<string, TransitDeclaration['body']>
  trains: Train[]
  entries: GuaranteeEntry[]
  /** Everything decided, effects of held messages included. */
  steps: Step[]
  /** Decides one message; returns its own decision. */
  send(message: Message, mrn?: string): Decision
  /** As `send`, throwing when it is refused. */
  accept(message: Message, mrn?: string): Accepted
  state(mrn: string): MovementState | undefined
  /** Moves the clock forward and fires, in their order, all timers that are due by then; returns what was decided. */
  advance(to: string): Accepted[]
}

type Cause<T extends Message> = { key: MessageKey; message: T }

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
    entries: [],
    steps: [],
    send(message, mrn: string | undefined = mrnOf(message)) {
      const key = { sender: partyKeyOf(message.sender), id: message.id }
      if (messages.has(`${key.sender} ${key.id}`)) reused.add(`${key.sender} ${key.id}`)
      messages.set(`${key.sender} ${key.id}`, message)
      const decision = take({ kind: 'message', key, message, ...(mrn === undefined ? {} : { mrn: asMrn(mrn) }) })
      if (decision.outcome === 'refused') return decision
      if (isReport(message)) return report(key, message, decision)
      if (message.type === 'availability-notice') tellOfClosure({ key, message })
      cover({ key, message }, raisedBy(message, decision))
      return decision
    },
    accept(message, mrn) {
      const decision = world.send(message, mrn)
      if (decision.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(decision.findings)}`)
      return decision
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

  function fire({ mrn, timer }: { mrn: string; timer: Timer }): Accepted {
    const decision = step({ kind: 'timer', key: firingKey(timer), mrn: asMrn(mrn), message: makeFiring(timer, now) })
    if (decision.outcome === 'refused') throw new Error('a timer was refused')
    const waiting = [...decision.releases]
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) waiting.push(...effect(next, mrn))
    return decision
  }

  /** One event and whatever it sets free. */
  function take(event: DomainEvent): Decision {
    const decision = step(event)
    const waiting = decision.outcome === 'accepted' ? [...decision.releases] : []
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      waiting.push(...effect(next, event.mrn))
    return decision
  }

  /** The notices of a report, each decided on its movement right after it, as the pipeline does. */
  function report(cause: MessageKey, message: Report, own: Accepted): Accepted {
    const trains = world.trains.filter(
      ({ number }) => message.type === 'train-manifest' && number === message.body.train,
    )
    const { decision, fannedOut } = withFanOut(own, {
      message,
      reporter: cause.sender,
      trains,
      movements: written<ReadonlyMap<Mrn, Movement>>(world.movements),
      reference,
    })
    const { notices, train } = fannedOut
    const { decision: _, ...asked } = world.steps.at(-1) as Step
    world.steps[world.steps.length - 1] = { ...asked, decision }
    if (train !== undefined) {
      replayTrain(decision, train)
      world.trains = world.trains.filter((one) => one.number !== train.number || one.operator !== train.operator)
      world.trains.push(train)
    }
    for (const { notice, ordinal } of numbered(notices)) notify({ key: cause, message }, notice, ordinal)
    return decision
  }

  /** What a closure means for each movement, as the hub works it off. */
  function tellOfClosure(cause: Cause<AvailabilityNotice>): void {
    for (const movement of world.movements.values()) {
      for (const { notice, ordinal } of numbered(closureNotices(cause.message, movement, now))) {
        notify(cause, notice, ordinal)
      }
    }
  }

  /** Movements that wait for room on a guarantee, after its limit was raised, as the pipeline does. */
  function cover(cause: Cause<Message>, grn: string | undefined): void {
    if (grn === undefined) return
    for (const movement of waitingFor(asGrn(grn), world.movements.values())) {
      const notice = coverNotice(movement, asGrn(grn), written<ByGrn>(world.guarantees), { now, reference })
      if (notice !== undefined) notify(cause, notice, 0)
    }
  }

  /** A notice the hub makes, decided on its movement. */
  function notify(cause: Cause<Message>, notice: Notice, ordinal: number): void {
    const { type, mrn, onBehalfOf } = notice
    const made = noticeMessage(cause, notice, ordinal, now)
    if (!validators[type](made)) throw new Error(`${type}: ${JSON.stringify(validators[type].errors)}`)
    const key = { sender: HUB, id: made.id }
    if (messages.has(`ZZ ${made.id}`)) reused.add(`ZZ ${made.id}`)
    messages.set(`ZZ ${made.id}`, made)
    const speaker = onBehalfOf === undefined ? {} : { onBehalfOf }
    take({ kind: 'message', key, mrn, message: made, ...speaker })
  }

  function effect(key: MessageKey, mrn: string | undefined): readonly MessageKey[] {
    const message = messages.get(`${key.sender} ${key.id}`)
    if (message === undefined || mrn === undefined) throw new Error('effect of an unknown message')
    const decision = step({ kind: 'effect', key, message, mrn: asMrn(mrn) })
    if (decision.outcome === 'refused') throw new Error('an effect was refused')
    return decision.releases
  }

  function step(event: DomainEvent): Decision {
    const movement = event.mrn === undefined ? undefined : world.movements.get(event.mrn)
    // As a hub does: what a type does not need is not loaded for it.
    const loaded = 'type' in event.message && needsDeclaration(event.message.type)
    const declaration = event.mrn === undefined || !loaded ? undefined : world.declarations.get(event.mrn)
    const guarantees = written<ByGrn>(world.guarantees)
    const input = { event, movement, declaration, guarantees, now, reference, secrets: testSecrets }
    if (!loaded) Object.defineProperty(input, 'declaration', { get: notNeeded, enumerable: true })
    const decision = decide(input)
    world.steps.push({ event, decision, before: movement?.state })
    if (decision.outcome === 'accepted') {
      replay(decision, { movement, guarantees })
      keep(decision)
      for (const outgoing of decision.outgoing) if (outgoing.kind === 'made') name(event.key, outgoing)
    }
    return decision
  }

  /** The same id twice, and nothing more could be committed that makes it (interface.md 2, last rule). */
  function name(cause: MessageKey, { type, receiver, mrn, ordinal }: Made): void {
    const id = madeId({ cause, type, receiver, mrn, ordinal })
    // A test may use an id twice where a hub would not have come to a decision.
    if (made.has(id) && !reused.has(`${cause.sender} ${cause.id}`))
      throw new Error(`a second ${type} number ${ordinal} for ${receiver} because of ${cause.id}`)
    made.add(id)
  }

  function keep(decision: Accepted): void {
    if (decision.movement !== undefined) world.movements.set(decision.movement.mrn, decision.movement)
    if (decision.declaration !== undefined && decision.movement !== undefined) {
      world.declarations.set(decision.movement.mrn, decision.declaration)
    }
    for (const guarantee of decision.guarantees) world.guarantees.set(guarantee.grn, guarantee)
    world.entries.push(...decision.entries)
    if (decision.availability === undefined) return
    reference = { ...reference, outages: changeOutages(reference.outages ?? [], decision.availability) }
  }

  return world
}

/** What no effect has said that it needs is not loaded: whoever reads it all the same would be told that there is none. */
function notNeeded(): never {
  throw new Error('the declaration is read, which nothing said that it needs')
}

type ByGrn = ReadonlyMap<Grn, Guarantee>
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
