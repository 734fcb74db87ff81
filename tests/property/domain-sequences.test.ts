import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Guarantee } from '../../src/domain/model/guarantee.ts'
import { applyEntry } from '../../src/domain/guarantee/ledger.ts'
import { awaitsDeparture, DERIVED, holdingDifferences, openDifferences } from '../../src/domain/differences/open.ts'
import { isEnd, movementRows } from '../../src/domain/model/table.ts'
import { catalogue } from '../../src/generated/catalogue.ts'
import { validators } from '../../src/generated/validators.js'
import { madeMessage } from '../../src/pipeline/make.ts'
import type { Decided, World } from '../support/world.ts'
import { anything, play, reference, sequence } from './sequences.ts'
import { asParty } from '../support/identifiers.ts'
import { runs } from '../support/runs.ts'

/** Messages of many by anybody, timers that fire in between, trains, outages, several guarantees, in any order. */
const RUNS = 400
const firings = { count: 0 }

const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'bigint' ? `${one}n` : one instanceof Map ? [...one] : one,
  )

/** Cheaper than `expect` where it is asked hundreds of thousands of times. */
function must(condition: boolean, what: string): void {
  if (!condition) throw new Error(what)
}

const empty = (guarantee: Guarantee): Guarantee => ({
  ...guarantee,
  limit: 0n,
  available: 0n,
  reserved: 0n,
  inUse: 0n,
  claimed: 0n,
  spent: 0n,
})

/** Plays generated sequences, each message sent once more right away with its id, and checks each step and each world. */
function always(each: (step: Decided, world: World) => void, whole: (world: World) => void = () => undefined): void {
  fc.assert(
    fc.property(sequence, fc.nat({ max: 4 }), reference, (happenings, repeats, by) => {
      const repeated = happenings.flatMap((one, at) => (at % 5 === repeats ? [one, one] : [one]))
      const world = play(repeated, by, (after, steps) => {
        for (const step of steps) each(step, after)
      })
      firings.count += world.steps.filter(({ event }) => event.kind === 'timer').length
      whole(world)
    }),
    { numRuns: runs(RUNS) },
  )
}

/** A row leads from where the movement was to where it is, on what has happened, and its condition held. */
function inTheTable({ event, decision: made, before }: Decided): void {
  if (made.outcome === 'refused') return
  const { from, to, row } = made.effect
  const after = made.movement?.state ?? before
  const { type } = event.message
  if (before !== undefined && isEnd(before)) must(after === before, `${type} left ${before}`)
  if (from === undefined && to === undefined) {
    must(after === (before ?? 'none') || after === undefined, `${type} led from ${before} to ${after} unsaid`)
    return
  }
  const listed = movementRows.find(({ id }) => id === row)
  if (listed?.on !== type) throw new Error(`${type} took the row ${row}`)
  must(from === (before ?? 'none') && to === after, `${type}: ${from} to ${to} is not what happened`)
  must(listed.to === to && listed.from.some((one) => one === from), `${from} to ${to} is not the row ${row}`)
}

test('no sequence of events, in any order, with any repetition, leads out of the table', () => {
  firings.count = 0
  always(inTheTable, ({ movements }) => {
    for (const { mrn, state, held, open, flags, legs, lines, parties } of movements.values()) {
      const procedures = open.map(({ procedure }) => procedure)
      must(new Set(procedures).size === procedures.length, `${mrn}: a procedure is open twice`)
      const endsWith = procedures.filter((one) => one !== 'recovery')
      must(!isEnd(state) || (held.length === 0 && endsWith.length === 0), `${mrn} ended with something open`)
      const owing = lines.some((line) => line.state === 'claimed')
      must(procedures.includes('recovery') === owing, `${mrn}: procedure recovery`)
      must(
        open.every((one) => one.procedure !== 'stop' || one.by.length > 0),
        `${mrn}: a stop nobody has set`,
      )
      must(flags.includes('implied') === legs.some(({ implied }) => implied === true), `${mrn}: flag implied`)
      const missing = legs.some(({ exitMissing }) => exitMissing === true)
      must(flags.includes('exitMissing') === missing, `${mrn}: flag exitMissing`)
      must(state !== 'none' || parties.length === 0, `${mrn}: parties of an unknown movement`)
    }
  })
  // A generator that lets no timer fire proves little about them.
  expect(firings.count).toBeGreaterThan(runs(100))
})

test('no sequence of events leads to a discharge without a human act while a difference is open', () => {
  let held = 0
  always(({ event, decision: made }) => {
    if (made.outcome === 'refused' || made.movement === undefined) return
    const { movement, outgoing, effect } = made
    held += Number(movement.state === 'results-received' && holdingDifferences(movement).length > 0)
    const open = new Set(openDifferences(movement).flatMap(({ flag }) => flag ?? []))
    const flagged = movement.flags.filter((flag) => (DERIVED as readonly string[]).includes(flag))
    must(flagged.length === open.size && flagged.every((flag) => open.has(flag as never)), `flags ${flagged.join()}`)
    if (effect.from === effect.to || effect.to !== 'discharged') return
    const byHub = outgoing.some(
      (one) => one.kind === 'made' && one.type === 'discharge' && one.body.basis === 'results',
    )
    must(!byHub || !awaitsDeparture(movement), `the hub discharged ${movement.mrn} with a difference open`)
    const { message } = event
    const onResults = message.type === 'discharge' && message.body.basis === 'results'
    must(!onResults || holdingDifferences(movement).length === 0, `${movement.mrn} was discharged on results`)
  })
  // A generator in which nothing ever differs proves nothing.
  expect(held).toBeGreaterThan(0)
})

test('no sequence of events, in any order, with any repetition, breaks I5', () => {
  always(
    (_, { guarantees }) => {
      for (const { grn, limit, available, reserved, inUse, claimed, spent } of guarantees.values()) {
        must(available + reserved + inUse + claimed + spent === limit, `I5 of ${grn}`)
        must(
          [limit, reserved, inUse, claimed, spent].every((one) => one >= 0n),
          `${grn} has less than nothing`,
        )
      }
    },
    (world) => {
      const lines = [...world.movements.values()].flatMap((movement) => movement.lines)
      for (const guarantee of world.guarantees.values()) {
        const own = world.entries.filter(({ grn }) => grn === guarantee.grn)
        expect(own.reduce(applyEntry, empty(guarantee))).toEqual(guarantee)
        const out = (state: string): bigint =>
          lines
            .filter((line) => line.grn === guarantee.grn && line.state === state)
            .reduce((total, line) => total + line.minor, 0n)
        const { reserved, inUse, claimed, spent } = guarantee
        expect([out('reserved'), out('in-use'), out('claimed'), out('settled')]).toEqual([
          reserved,
          inUse,
          claimed,
          spent,
        ])
      }
    },
  )
})

test('no sequence of events, in any order, with any repetition, refuses a fact for its state', () => {
  let facts = 0
  always(({ event, decision: made }) => {
    if (event.kind === 'timer') return must(made.outcome === 'accepted', 'a timer was refused')
    const { kind } = catalogue[event.message.type]
    if (kind === 'fact') facts += 1
    if (made.outcome === 'accepted') return
    must(kind === 'decision', `${event.message.type} was refused`)
    must(event.kind === 'message', `${event.message.type} was refused after it had been accepted`)
  })
  expect(facts).toBeGreaterThan(runs(800))
})

test('no sequence of events, in any order, with any repetition, frees an amount in use by a clock', () => {
  let moved = 0
  always(({ event, decision: made }) => {
    if (made.outcome === 'refused' || made.entries.length === 0) return
    const { type } = event.message
    if (event.kind === 'timer') {
      moved += 1
      const lapses = made.entries.every(({ from, to }) => from === 'reserved' && to === 'available')
      must(lapses, `${type} moved what was in use or claimed`)
      return
    }
    const freed = made.entries.some(({ from, to }) => from === 'inUse' && to === 'available')
    const ended = made.movement?.state === 'discharged' || made.movement?.state === 'cancelled'
    must(!freed || ended || type === 'declaration-amendment', `${type} freed an amount in use`)
  })
  expect(moved).toBeGreaterThan(runs(10))
})

test('nobody gets back what he sent, and only guarantors and claims move money after the end', () => {
  always(({ event, decision: made, before }) => {
    if (made.outcome === 'refused') return
    const { type } = event.message
    for (const out of made.outgoing) {
      // What an officer has entered is news for its own administration's system.
      const own = event.byOfficer === true
      must(out.kind === 'made' || own || !out.receivers.includes(event.key.sender), `${type} was sent back`)
    }
    if (before === undefined || !isEnd(before) || type === 'guarantee-registration') return
    must(
      made.entries.every((one) => one.from === 'claimed' || one.to === 'limit' || one.from === 'limit'),
      `${type} moved something after the end`,
    )
  })
})

test('the same sequence gives the same states, balances and messages, and changes nothing it was given', () => {
  fc.assert(
    fc.property(sequence, reference, (happenings, by) => {
      const given = text(happenings)
      const [one, other] = [0, 1].map(() => play(happenings, by))
      expect(text(one?.steps)).toBe(text(other?.steps))
      const states = (world: World | undefined) => text([world?.movements, world?.guarantees, world?.trains])
      expect(states(one)).toBe(states(other))
      expect(text(happenings)).toBe(given)
    }),
    { numRuns: runs(300) },
  )
})

test('whatever the hub makes fits its schema', () => {
  fc.assert(
    fc.property(sequence, reference, (happenings, by) => {
      for (const { decision: made } of play(happenings, by).steps) {
        const outgoing = made.outcome === 'accepted' ? made.outgoing : []
        for (const out of outgoing) {
          if (out.kind !== 'made') continue
          const identity = { cause: { sender: asParty('TG'), id: 'x' }, mrn: undefined, ...out }
          const { message } = madeMessage(identity, out.body, out.correlationId, 0)
          const fits = validators[out.type](message)
          must(fits, `${out.type}: ${JSON.stringify([validators[out.type].errors, out.body]).slice(0, 500)}`)
        }
      }
    }),
    { numRuns: runs(500) },
  )
})

test('whatever is generated fits its schema: what no hub would look at proves nothing', () => {
  fc.assert(
    fc.property(anything, (message) => {
      const sent: unknown = JSON.parse(JSON.stringify(message))
      must(validators[message.type](sent), `${message.type}: ${JSON.stringify(validators[message.type].errors)}`)
    }),
    { numRuns: runs(2_000) },
  )
})
