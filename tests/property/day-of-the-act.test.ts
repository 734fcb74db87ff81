import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOfAct } from '../../src/domain/reference/act-day.ts'
import { dated } from '../../src/domain/reference/guarantee-types.ts'
import type { Office, Reference } from '../../src/domain/model/reference.ts'
import { checkRules } from '../../src/domain/rules/index.ts'
import type { TransitDeclaration } from '../../src/generated/types.ts'
import { indexCodes } from '../../src/domain/reference/codes.ts'
import { agreement, AUTHORISATIONS, party, shippedList, testReference } from '../support/reference.ts'
import { CONSIGNOR, LIMIT } from '../support/authorised.ts'
import { declaration, GRN, MRN, registration } from '../support/road.ts'
import { createWorld } from '../support/world.ts'
import { asCountry, asOffice, asParty } from '../support/identifiers.ts'
import { runs } from '../support/runs.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
/** Zones of fixed offset by their hours ahead of UTC: Cabo Verde, Togo, Benin, South Africa, Kenya. */
const ZONES = [
  ['Atlantic/Cape_Verde', -1],
  ['Africa/Lome', 0],
  ['Africa/Porto-Novo', 1],
  ['Africa/Johannesburg', 2],
  ['Africa/Nairobi', 3],
] as const

const zone = fc.constantFrom(...ZONES)
/** Minutes after midnight there: just before and just after both midnights of a day. */
const aroundMidnight = fc.constantFrom(-1, 0, 1, 24 * 60 - 1, 24 * 60, 24 * 60 + 1)
const offset = fc.integer({ min: -12, max: 14 })
const TODAY = '2026-06-10'
const days = { before: '2026-06-09', after: '2026-06-11' }

/** The instant so many minutes after the midnight that begins TODAY on a clock so far ahead of UTC. */
const instantAt = (ahead: number, minutes: number): number =>
  Date.parse(`${TODAY}T00:00:00Z`) - ahead * HOUR + minutes * MINUTE

/** The same instant as any system may write it. */
function written(instant: number, ahead: number): string {
  const sign = ahead < 0 ? '-' : '+'
  const local = new Date(instant + ahead * HOUR).toISOString().slice(0, 19)
  return `${local}${sign}${String(Math.abs(ahead)).padStart(2, '0')}:00`
}

const dayThere = (minutes: number): string => (minutes < 0 ? days.before : minutes < 24 * 60 ? TODAY : days.after)

/** The registry with the office of departure in a zone. */
function inZone(timeZone: string, more: Partial<Reference> = {}): Reference {
  const base = testReference(more)
  const office = { ...base.offices.get(asOffice('TGLFW001')), timeZone } as Office
  return { ...base, offices: new Map(base.offices).set(asOffice('TGLFW001'), office) }
}

type Case = { timeZone: string; at: string; later: number; day: string }

/** An act around a midnight of its office, written with any offset, that reaches the hub at once or a week later. */
const anAct: fc.Arbitrary<Case> = fc
  .tuple(zone, aroundMidnight, offset, fc.constantFrom(0, 7 * 24 * HOUR))
  .map(([[timeZone, ahead], minutes, written_, late]) => {
    const instant = instantAt(ahead, minutes)
    return { timeZone, at: written(instant, written_), later: instant + late, day: dayThere(minutes) }
  })

const rulesOf = (reference: Reference, message: TransitDeclaration, now: number): (string | undefined)[] =>
  checkRules({ message, caller: party('TG'), reference, now }).map(({ rule }) => rule)

const FUND = {
  id: 'FUND',
  regime: 'isrt',
  rate: '0.5',
  base: 'cif' as const,
  collector: asParty('TG/fonds-garantie'),
  shares: [{ country: asCountry('TG'), guarantor: asParty('TG/fonds-garantie'), parts: 1 }],
}

/** Whether data valid on TODAY alone serves the act. */
type Judge = (one: Case) => boolean
const only = { validFrom: TODAY, validTo: TODAY }

const judges: Readonly<Record<string, Judge>> = {
  'a guarantee': ({ timeZone, at, later }) => {
    const world = createWorld(inZone(timeZone), later)
    world.accept(registration({ occurredAt: '2026-05-01T09:00:00Z', body: only }))
    world.accept(declaration({ occurredAt: at }))
    return world.state(MRN) === 'registered'
  },
  'an authorisation': ({ timeZone, at, later }) => {
    const reference = inZone(timeZone, { authorisations: AUTHORISATIONS.map((one) => ({ ...one, ...only })) })
    const limitAt = `2027${LIMIT.slice(4)}`
    const one = declaration({ occurredAt: at, body: { authorisations: [CONSIGNOR], limitAt } })
    return !rulesOf(reference, one, later).includes('AUTHORISATION-VALIDITY')
  },
  'an agreement': ({ timeZone, at, later }) => {
    const reference = inZone(timeZone, { agreements: [agreement(only)] })
    return !rulesOf(reference, declaration({ occurredAt: at }), later).includes('AGREEMENT')
  },
  'a code': ({ timeZone, at, later }) => {
    const list = shippedList('package-types')
    const old = { code: 'ZZ', validFrom: '2020-01-01', labels: { en: 'begins the list' } }
    const items = [old, ...list.items.map((item) => ({ ...item, ...only }))]
    const codes = indexCodes([{ ...list, items }])
    return !rulesOf(inZone(timeZone, codes), declaration({ occurredAt: at }), later).includes('CODE-NOT-VALID')
  },
  'an office': ({ timeZone, at, later }) => {
    const base = inZone(timeZone)
    const office = { ...base.offices.get(asOffice('BFCNK001')), ...only } as Office
    const reference = { ...base, offices: new Map(base.offices).set(asOffice('BFCNK001'), office) }
    return !rulesOf(reference, declaration({ occurredAt: at }), later).includes('OFFICE-UNKNOWN')
  },
  'a contribution': ({ timeZone, at, later }) => {
    const reference = inZone(timeZone, {
      agreements: [agreement({ contributionTable: 'FUND' })],
      contributions: [{ ...FUND, ...only }],
    })
    const world = createWorld(reference, later)
    world.accept(registration({ occurredAt: '2026-05-01T09:00:00Z' }))
    world.accept(declaration({ occurredAt: at }))
    return world.movements.get(MRN)?.contributions?.length === 1
  },
}

describe('data that is valid on one day alone', () => {
  test.each(Object.entries(judges))(
    '%s serves what happens on that day at the office, and nothing else',
    (_, serves) => {
      fc.assert(
        fc.property(anAct, (one) => {
          expect(serves(one)).toBe(one.day === TODAY)
        }),
        { numRuns: runs(60) },
      )
    },
  )
})

test('the rate of the day at the office is applied', () => {
  fc.assert(
    fc.property(anAct, ({ timeZone, at, later, day }) => {
      const rate = (validFrom: string, value: string) => ({
        from: 'GHS',
        to: 'XOF',
        rate: value,
        validFrom,
        source: 's',
      })
      const rates = [rate(days.before, '1'), rate(TODAY, '2'), rate(days.after, '3')]
      const world = createWorld(inZone(timeZone, { rates }), later)
      world.accept(registration({ occurredAt: '2026-05-01T09:00:00Z' }))
      const guarantees = [
        { type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: { amount: '10', currency: 'GHS' } },
      ]
      world.accept(declaration({ occurredAt: at, body: { guarantees } }))
      expect(world.movements.get(MRN)?.lines[0]?.conversion?.date).toBe(day)
    }),
    { numRuns: runs(60) },
  )
})

test('a time noted by the day is that day, whatever the zone', () => {
  fc.assert(
    fc.property(anAct, ({ timeZone, at, later }) => {
      const message = { ...declaration({ occurredAt: at }), occurredPrecision: 'day' as const }
      expect(dayOfAct({ message, reference: inZone(timeZone), now: later }).day).toBe(at.slice(0, 10))
    }),
  )
})

test('a guarantee expires by the day of its dates, and begins by it', () => {
  const world = createWorld(testReference(), Date.parse('2026-05-01T12:00:00Z'))
  world.accept(registration({ body: only }))
  const guarantee = world.guarantees.get(GRN)
  const states = [days.before, TODAY, days.after].map((day) => guarantee && dated(guarantee, day).state)
  expect(states).toEqual(['registered', 'active', 'expired'])
})
