import { describe, expect, it } from 'vitest'
import { composeProvisional } from '../../../../src/domain/values/provisional.ts'
import type { Message } from '../../../../src/generated/types.ts'
import type { Made } from '../../../../src/domain/model/decision.ts'
import { asCountry, asMrn } from '../../../support/identifiers.ts'
import { testReference } from '../../../support/reference.ts'
import { declaration, entry, exit, MRN, registration } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'

const NUMBER = asMrn(composeProvisional(asCountry('TG'), 2026, 1))
const CINKASSE = 'TGCNK001'

const under = (message: Message): Message => {
  const { mrn: _, ...rest } = message as Message & { mrn: string }
  return { ...rest, provisional: NUMBER } as Message
}
/** A hub that has given the number to Cinkassé, or never. */
const hub = (office = CINKASSE): World => {
  const world = createWorld(testReference(), Date.parse('2026-03-04T12:00:00Z'))
  world.issuers.set(NUMBER, office)
  world.accept(registration())
  return world
}
const alertsIn = (decisions: readonly { outgoing: readonly unknown[] }[]) =>
  decisions
    .flatMap(({ outgoing }) => outgoing as Made[])
    .map(({ type, receiver, body }) => ({ type, receiver, ...(body as object) }))
const away = { type: 'alert', receiver: 'TG', reason: 'provisional-away', provisional: NUMBER, office: CINKASSE }

describe('a number printed in advance raises no alert', () => {
  it('at the office it was given to, nor at those behind it', () => {
    const world = hub()
    const taken = [world.accept(under(exit()), NUMBER), world.accept(under(entry()), NUMBER)]
    expect(alertsIn(taken)).toEqual([])
    // Both sides of Cinkassé are one post.
    expect(alertsIn([hub().accept(under(entry()), NUMBER)])).toEqual([])
  })

  it('when a declaration names it before three days are over', () => {
    const world = hub()
    world.accept(under(exit()), NUMBER)
    world.advance('2026-03-07T11:59:59Z')
    world.accept(declaration({ body: { provisional: NUMBER } as never }))
    expect(world.movements.get(NUMBER)?.timers).toEqual([])
    expect(alertsIn(world.advance('2026-03-07T12:00:01Z'))).toEqual([])
    expect(
      world.steps.flatMap(({ decision }) => (decision.outcome === 'accepted' ? decision.effect.row : [])),
    ).not.toContain('provisional-unmatched')
  })

  it('of being away where the hub has never given it: nobody knows whose it is', () => {
    const world = createWorld()
    expect(alertsIn([world.accept(under(entry()), NUMBER)])).toEqual([])
  })
})

describe('a number printed in advance that no declaration names in 72 hours', () => {
  it('is told to its office and its headquarters, once, with what came first', () => {
    const world = hub()
    const first = under(exit())
    world.accept(first, NUMBER)
    world.accept(under(entry()), NUMBER)
    const told = alertsIn(world.advance('2026-03-07T12:00:00Z'))
    expect(told).toEqual([
      {
        type: 'alert',
        receiver: 'TG',
        action: 'attention',
        reason: 'provisional-unmatched',
        provisional: NUMBER,
        office: CINKASSE,
        cause: {
          sender: 'TG',
          id: first.id,
          type: 'border-exit-notice',
          office: CINKASSE,
          occurredAt: first.occurredAt,
        },
      },
    ])
    expect(alertsIn(world.advance('2026-12-31T00:00:00Z'))).toEqual([])
  })

  it('also where the hub has never given it: to the country whose number it is', () => {
    const world = hub()
    world.issuers.clear()
    world.accept(under(entry()), NUMBER)
    expect(alertsIn(world.advance('2026-03-08T00:00:00Z'))).toMatchObject([
      { receiver: 'TG', reason: 'provisional-unmatched', provisional: NUMBER },
    ])
  })
})

describe('a number printed in advance that is used away from its office', () => {
  it('is told by the first that comes under it, and only by that', () => {
    const world = hub()
    const first = under(entry({ body: { office: 'BFKAN001' } }))
    expect(alertsIn([world.accept(first, NUMBER)])).toMatchObject([
      { ...away, cause: { sender: 'BF', id: first.id, office: 'BFKAN001' } },
    ])
    expect(alertsIn([world.accept(under(exit()), NUMBER)])).toEqual([])
  })

  it('is told to the headquarters also where another office of its own has reported it', () => {
    const world = hub('TGADE001')
    expect(alertsIn([world.accept(under(exit()), NUMBER)])).toMatchObject([{ ...away, office: 'TGADE001' }])
  })

  it('is told when a declaration names it whose way leads past that office', () => {
    const world = hub('TGADE001')
    world.accept(declaration({ body: { provisional: NUMBER } as never }))
    const matched = world.steps.filter(({ event }) => event.kind === 'matched').map(({ decision }) => decision)
    expect(alertsIn(matched as never)).toMatchObject([
      { ...away, office: 'TGADE001', cause: { type: 'transit-declaration', office: 'TGLFW001' } },
    ])
    const own = hub()
    own.accept(declaration({ mrn: MRN, body: { provisional: NUMBER } as never }))
    expect(
      alertsIn(own.steps.filter(({ event }) => event.kind === 'matched').map(({ decision }) => decision) as never),
    ).toEqual([])
  })
})
