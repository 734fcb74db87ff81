import { describe, expect, test } from 'vitest'
import type { Agreement, Country, Office, Reference } from '../../../src/domain/model/reference.ts'
import { checkRules } from '../../../src/domain/rules/index.ts'
import type { Declaration, Message } from '../../../src/generated/types.ts'
import { customs, message } from '../../support/procedures.ts'
import { agreement, party, testReference } from '../../support/reference.ts'
import {
  arrival,
  declaration,
  entry,
  exit,
  MRN,
  registration,
  release,
  results,
  TO_NIAMEY,
} from '../../support/road.ts'
import { createWorld, sent, type World } from '../../support/world.ts'
import { asOffice } from '../../support/identifiers.ts'

/** When the world of these tests begins; goods that arrive are accepted at once. */
const NOON = '2026-06-01T12:00:00Z'

const START = '2026-06-01T12:00:00Z'
const BY_NIGER: Partial<Declaration> = { destinationOffice: 'NENIM001', itinerary: TO_NIAMEY }

/** What rules say of a declaration of the road at noon of a day, by rule. */
const refused = (
  reference: Reference,
  now: string,
  one: Message = declaration({ occurredAt: now }),
): (string | undefined)[] =>
  checkRules({ message: one, caller: party('TG'), reference, now: Date.parse(now) }).map(({ rule }) => rule)

/** A world whose registry a test may change while movements run. */
function running(more: Partial<Reference> = {}): { world: World; reference: Reference } {
  const reference = testReference(more)
  return { world: createWorld(reference, Date.parse(START)), reference }
}
const declared = ({ world }: { world: World }): void => {
  world.accept(registration())
  world.accept(declaration())
}
const dueAt = (world: World, name: string): string | undefined =>
  world.movements.get(MRN)?.timers.find((timer) => timer.name === name)?.dueAt

/** The registry with one office or country of it in these versions, the newest last. */
function versions<T extends Office | Country>(
  known: ReadonlyMap<T['code'], T>,
  named: string,
  ...changes: Partial<T>[]
) {
  const code = named as T['code']
  const base = known.get(code) as T
  const all = changes.map((change) => ({ ...base, ...change }))
  return new Map([...known, [code, { ...(all.at(-1) as T), versions: all }]])
}

describe('an agreement', () => {
  test('valid from tomorrow routes nothing today, and everything tomorrow', () => {
    const reference = testReference({ agreements: [agreement({ validFrom: '2026-06-02' })] })
    expect(refused(reference, START)).toEqual(['AGREEMENT'])
    expect(refused(reference, '2026-06-02T00:00:00Z')).toEqual([])
  })

  test('holds on its last day, and not on the next', () => {
    const reference = testReference({ agreements: [agreement({ validTo: '2026-06-01' })] })
    expect(refused(reference, '2026-06-01T23:59:59Z')).toEqual([])
    expect(refused(reference, '2026-06-02T00:00:00Z')).toEqual(['AGREEMENT'])
  })

  test('in a later version counts from its day: regimes, modes and guarantees of the day decide', () => {
    const later: Agreement = agreement({ validFrom: '2026-06-02', regimes: ['uemoa'] })
    const reference = testReference({ agreements: [agreement({ validTo: '2026-06-01' }), later] })
    expect(refused(reference, START)).toEqual([])
    expect(refused(reference, '2026-06-02T12:00:00Z')).toEqual(['AGREEMENT', 'AGREEMENT-REGIME'])
  })

  test('suspended stops new declarations; a movement under way is released, travels and is discharged', () => {
    const made = running()
    declared(made)
    made.reference.agreements = [agreement({ suspendedFrom: '2026-06-01' })]
    expect(refused(made.reference, START)).toEqual(['AGREEMENT', 'AGREEMENT-SUSPENDED'])
    for (const one of [release(), exit(), entry(), arrival(), results()]) made.world.accept(one)
    made.world.accept(message('discharge', customs('TG'), { basis: 'results', date: '2026-03-08' }))
    expect(made.world.state(MRN)).toBe('discharged')
  })

  test('with a changed timer sets those that start afterwards, and leaves those that run', () => {
    const made = running({ agreements: [agreement({ timers: [{ name: 'T_results', value: 2, unit: 'days' }] })] })
    declared(made)
    for (const one of [release(), arrival({ occurredAt: NOON })]) made.world.accept(one)
    expect(dueAt(made.world, 'T_results')).toBe('2026-06-03T12:00:00.000Z')
    const timers = [
      { name: 'T_results', value: 20, unit: 'days' },
      { name: 'T_discharge', value: 5, unit: 'hours' },
    ] as const
    made.reference.agreements = [agreement({ timers })]
    made.world.advance('2026-06-02T12:00:00Z')
    expect(dueAt(made.world, 'T_results')).toBe('2026-06-03T12:00:00.000Z')
    made.world.accept(results())
    expect(dueAt(made.world, 'T_discharge')).toBe('2026-06-02T17:00:00.000Z')
  })

  test('with another discharge mode leaves a running movement the mode it began with', () => {
    const made = running()
    declared(made)
    made.reference.agreements = [agreement({ dischargeMode: 'automatic' })]
    for (const one of [release(), arrival(), results()]) made.world.accept(one)
    expect(made.world.state(MRN)).toBe('results-received')
    const fresh = running({ agreements: [agreement({ dischargeMode: 'automatic' })] })
    declared(fresh)
    fresh.reference.agreements = [agreement()]
    for (const one of [release(), arrival(), results()]) fresh.world.accept(one)
    expect(fresh.world.state(MRN)).toBe('discharged')
  })
})

describe('working days', () => {
  const timers = [{ name: 'T_results', value: 2, unit: 'working-days' }] as const
  const agreements = [agreement({ timers })]
  const due = (more: Partial<Reference>): string | undefined => {
    const made = running({ agreements, ...more })
    declared(made)
    for (const one of [release(), arrival({ occurredAt: NOON })]) made.world.accept(one)
    return dueAt(made.world, 'T_results')
  }
  const { countries, offices } = testReference()

  // 1 June 2026 is a Monday.
  test('leave out the holidays of the country and of the office of departure', () => {
    expect(due({})).toBe('2026-06-03T12:00:00.000Z')
    const country = versions(countries, 'TG', { holidays: ['2026-06-02'] })
    expect(due({ countries: country })).toBe('2026-06-04T12:00:00.000Z')
    const office = versions(offices, 'TGLFW001', { holidays: ['2026-06-03'] })
    expect(due({ countries: country, offices: office })).toBe('2026-06-05T12:00:00.000Z')
  })

  test('are the weekdays of the country', () => {
    const country = versions(countries, 'TG', { workingDays: [1, 4, 5] })
    expect(due({ countries: country })).toBe('2026-06-05T12:00:00.000Z')
  })

  test('are those of the version in force, not of one that begins later', () => {
    const old = { validFrom: '2020-01-01', validTo: '2026-06-30', holidays: ['2026-06-02'] }
    const later = { validFrom: '2026-07-01', holidays: [] }
    expect(due({ countries: versions(countries, 'TG', old, later) })).toBe('2026-06-04T12:00:00.000Z')
  })
})

describe('offices', () => {
  const { offices } = testReference()

  test('not open yet, or closed for good, are refused as departure, border and destination of their day', () => {
    for (const code of ['TGLFW001', 'BFCNK001', 'BFOUA001']) {
      const soon = testReference({ offices: versions(offices, code, { validFrom: '2026-03-03' }) })
      expect([code, refused(soon, START, declaration()).includes('OFFICE-UNKNOWN')]).toEqual([code, true])
      const gone = testReference({ offices: versions(offices, code, { validTo: '2026-03-01' }) })
      expect([code, refused(gone, START, declaration()).includes('OFFICE-UNKNOWN')]).toEqual([code, true])
    }
  })

  test('in a later version have its roles and pairs from its day on', () => {
    const now = { validFrom: '2020-01-01', validTo: '2026-03-01' }
    const later = { validFrom: '2026-03-02', roles: ['departure' as const] }
    const reference = testReference({ offices: versions(offices, 'BFCNK001', now, later) })
    expect(refused(reference, START)).toEqual(['OFFICE-ROLE'])
    const before = declaration({ occurredAt: '2026-03-01T08:00:00Z' })
    expect(refused(reference, START, before)).toEqual([])
  })

  test('face each other as on the day a diversion is asked for', () => {
    const asked = (changed: Reference['offices']): string[] => {
      const made = running()
      made.world.accept(registration())
      made.world.accept(declaration({ body: BY_NIGER }))
      made.world.accept(release())
      made.reference.offices = changed
      const body = { office: 'BJHIL001', purpose: 'transit', reason: 'border-closed' } as const
      return sent(made.world.accept(message('diversion-request', customs('BJ'), body)))
    }
    const pairs = offices.get(asOffice('BJHIL001'))?.pairs ?? []
    const open = { validFrom: '2020-01-01', validTo: '2026-06-30', pairs }
    const shut = { validFrom: '2026-07-01', pairs: [] }
    expect(asked(offices)).toContain('anticipated-transit-record>BJ')
    expect(asked(versions(offices, 'BJHIL001', open, shut))).toContain('anticipated-transit-record>BJ')
    expect(asked(versions(offices, 'BJHIL001', { pairs: [] }))).not.toContain('anticipated-transit-record>BJ')
  })
})
