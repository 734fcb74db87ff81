import { describe, expect, it } from 'vitest'
import { createCodec, encodeJson } from '../../../src/codec/index.ts'
import type { Accepted } from '../../../src/domain/model/decision.ts'
import { checkRules } from '../../../src/domain/rules/index.ts'
import type { Reference } from '../../../src/domain/model/reference.ts'
import { movementToDocument } from '../../../src/store/documents.ts'
import { CORRIDORS, COUNTRIES, MORE_OFFICES } from '../../../tools/bench/corridors.ts'
import {
  DELIVERED_BEYOND,
  messagesOf,
  newGrn,
  newJourney,
  receiversOf,
  registrationOf,
  STEPS,
} from '../../../tools/bench/journeys.ts'
import { agreement, party, testReference } from '../../support/reference.ts'
import { createWorld } from '../../support/world.ts'
import { asParty } from '../../support/identifiers.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
/** What id, type, sender, MRN and times take of a message. */
const HEADER_BYTES = 400

function reference(): Reference {
  const known = testReference()
  const offices = new Map([...known.offices, ...MORE_OFFICES.map((office) => [office.code, office] as const)])
  const parties = [...COUNTRIES.map((country) => party(country)), party('TG/fonds-garantie', 'guarantor')]
  return {
    ...known,
    offices,
    parties: new Map(parties.map((one) => [one.key, one])),
    agreements: [agreement({ countries: COUNTRIES })],
  }
}

describe('the journeys of the benchmark', () => {
  const grn = newGrn()
  const journeys = CORRIDORS.map((_, serial) => messagesOf(newJourney(serial, [grn]), NOW))

  it('have nine messages of about 6 KB that are valid', () => {
    using codec = createCodec()
    for (const message of journeys.flat()) {
      const bytes = encodeJson(message)
      expect(bytes.length, message.type).toBeGreaterThan(4_700)
      expect(bytes.length, message.type).toBeLessThan(7_100)
      expect(codec.decode(bytes, 'application/json'), message.type).toMatchObject({ ok: true })
    }
    expect(journeys.map((messages) => messages.length)).toEqual(journeys.map(() => STEPS))
  })

  it('keep every business rule', () => {
    const known = reference()
    for (const message of journeys.flat()) {
      const caller = known.parties.get(asParty(message.sender.country))
      if (caller === undefined) throw new Error(`no party ${message.sender.country}`)
      expect(checkRules({ message, caller, reference: known, now: NOW }), message.type).toEqual([])
    }
  })

  it('are taken by the core one after the other and end discharged, with the guarantee balanced', () => {
    const world = createWorld(reference(), NOW)
    world.accept(registrationOf(grn, NOW))
    for (const messages of journeys) {
      for (const message of messages) expect(world.accept(message).status, message.type).toBe('applied')
      const [declaration] = messages
      expect(world.state((declaration as { mrn: string }).mrn)).toBe('discharged')
    }
    expect(world.guarantees.get(grn)).toMatchObject({ reserved: 0n, inUse: 0n })
  })

  it('leave no padding in the movement, which is rewritten with each message of it', () => {
    const world = createWorld(reference(), NOW)
    world.accept(registrationOf(grn, NOW))
    for (const message of journeys[0] ?? []) {
      world.accept(message)
      const movement = world.movements.get((message as { mrn: string }).mrn)
      if (movement === undefined) throw new Error('no movement')
      expect(movementToDocument(movement).length, message.type).toBeLessThan(4_000)
    }
  })

  it('make records as large as what the reference pipeline publishes in their place', () => {
    const world = createWorld(reference(), NOW)
    world.accept(registrationOf(grn, NOW))
    const ratios = (journeys[0] ?? []).flatMap((message, step) => {
      const published = Buffer.byteLength(encodeJson(message)) + (DELIVERED_BEYOND[step] ?? 0)
      return world
        .accept(message)
        .outgoing.flatMap((one) =>
          one.kind === 'made' && one.type.startsWith('anticipated')
            ? [(HEADER_BYTES + Buffer.byteLength(JSON.stringify(one.body))) / published]
            : [],
        )
    })
    expect(ratios).toEqual([expect.closeTo(1, 1), expect.closeTo(1, 1), expect.closeTo(1, 1)])
  })

  it('are sent to the receivers that the reference pipeline publishes to', () => {
    const world = createWorld(reference(), NOW)
    world.accept(registrationOf(grn, NOW))
    const reached = new Set<string>()
    for (const [at, messages] of journeys.entries()) {
      const receivers = messages.map((message) => receiversAsDecided(world.accept(message)))
      expect(receivers).toEqual(receiversOf(CORRIDORS[at]!).map((keys) => keys.toSorted()))
      for (const receiver of receivers.flat()) reached.add(receiver)
    }
    expect(reached).toEqual(new Set([...COUNTRIES, 'TG/fonds-garantie']))
    expect(COUNTRIES.length).toBe(15)
  })
})

const receiversAsDecided = ({ outgoing }: Accepted): string[] =>
  outgoing.flatMap((one) => (one.kind === 'forward' ? [...one.receivers] : [one.receiver])).toSorted()
