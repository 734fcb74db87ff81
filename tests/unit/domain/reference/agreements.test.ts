import { describe, expect, test } from 'vitest'
import {
  agreedWayOf,
  dischargeModeOf,
  newGaps,
  versionsOn,
  type Way,
} from '../../../../src/domain/reference/agreements.ts'
import { connectionsOf, reports } from '../../../../src/domain/reference/connection.ts'
import type { Agreement, Country, Office } from '../../../../src/domain/model/reference.ts'
import { countryOn, officeOn } from '../../../../src/domain/reference/registry.ts'
import { planAgreements, planSuspension } from '../../../../src/domain/imports/registry.ts'
import { restrictedGoods } from '../../../../src/domain/reference/restrictions.ts'
import { agreement, dayOn, testReference } from '../../../support/reference.ts'
import { goods, road, withList } from './rules-of-reference.ts'
import { asCountry, asOffice } from '../../../support/identifiers.ts'
import type { CountryCode } from '../../../../src/domain/values/party.ts'

const DAY = '2026-06-01'
const way = (
  ...legs: [country: string, entry?: string | undefined, exit?: string | undefined, route?: string | undefined][]
): Way => ({
  regime: 'isrt',
  guaranteeTypes: ['1'],
  legs: legs.map(([country, entryOffice, exitOffice, routeCode]) => ({
    country: asCountry(country),
    mode: '3',
    connection: 'full',
    ...(entryOffice === undefined ? {} : { entryOffice }),
    ...(exitOffice === undefined ? {} : { exitOffice }),
    ...(routeCode === undefined ? {} : { routeCode }),
  })),
})
const between = (...countries: string[]) => agreement({ id: countries.join('-'), countries })
const CINKASSE = [asOffice('TGCNK001'), asOffice('BFCNK001')] as const
const coast = way(['TG'], ['BF'], ['NE'])
const gaps = (one: Way, agreements: readonly Agreement[]) => {
  const coverage = agreedWayOf(one, agreements, DAY)
  return coverage.covered ? [] : coverage.gaps.map(({ pair, leg, reason, detail }) => [pair, leg, reason, detail])
}

describe('what covers an itinerary', () => {
  test('one agreement over all of it goes before a chain of pairs', () => {
    const all = between('TG', 'BF', 'NE')
    const pairs = [between('TG', 'BF'), between('BF', 'NE')]
    expect(agreedWayOf(coast, [...pairs, all], DAY)).toEqual({
      covered: true,
      agreements: [all],
      parts: [{ agreement: all, countries: ['TG', 'BF', 'NE'] }],
    })
    expect(agreedWayOf(coast, pairs, DAY)).toEqual({
      covered: true,
      agreements: pairs,
      parts: pairs.map((one) => ({ agreement: one, countries: one.countries })),
    })
  })

  test('of several that cover it the one that names it counts, in whatever order the registry has them', () => {
    const named = between('TG', 'BF')
    const frontier = { ...named, id: 'TG-BF-CINKASSE', corridors: [{ offices: CINKASSE }] } satisfies Agreement
    const wider = [between('BF', 'NE', 'TG'), between('BF', 'CI', 'ML', 'TG')]
    const pair = way(['TG', undefined, 'TGCNK001'], ['BF', 'BFCNK001'])
    const bookedUnder = (...agreements: Agreement[]) => {
      const found = agreedWayOf(pair, agreements, DAY)
      return found.covered ? found.agreements.map(({ id }) => id) : []
    }
    expect(bookedUnder(...wider, named)).toEqual(['TG-BF'])
    expect(bookedUnder(named, ...wider)).toEqual(['TG-BF'])
    expect(bookedUnder(...wider, named, frontier)).toEqual(['TG-BF-CINKASSE'])
    const ofOneRegime = { ...named, id: 'TG-BF-ISRT', regimes: ['isrt'] } as Agreement
    expect(bookedUnder(named, ofOneRegime)).toEqual(['TG-BF-ISRT'])
    const later = { ...named, id: 'TG-BF-NEW', validFrom: '2026-05-01' } as Agreement
    expect(bookedUnder(named, later)).toEqual(['TG-BF-NEW'])
    const equal = { ...named, id: 'TG-BF-A' } as Agreement
    expect(bookedUnder(named, equal)).toEqual(bookedUnder(equal, named))
  })

  test('a chain takes for each pair the agreement that names it', () => {
    const wide = between('TG', 'BF', 'CI')
    const [first, second] = [between('TG', 'BF'), between('BF', 'NE')]
    expect(agreedWayOf(coast, [wide, first, second], DAY)).toMatchObject({ covered: true, agreements: [first, second] })
  })

  test('every pair without one is named, with what the nearest agreement lacks', () => {
    expect(gaps(coast, [])).toEqual([
      ['TG-BF', 1, 'none', ''],
      ['BF-NE', 2, 'none', ''],
    ])
    expect(gaps(coast, [between('TG', 'BF'), { ...between('BF', 'NE'), suspendedFrom: '2026-05-01' }])).toEqual([
      ['BF-NE', 2, 'suspended', '2026-05-01'],
    ])
    expect(gaps(coast, [{ ...between('TG', 'BF', 'NE'), regimes: ['rail', 'tir'] }])[0]).toEqual([
      'TG-BF',
      1,
      'regime',
      'rail tir',
    ])
  })

  test('within one country none is needed, and its own mandate to the hub counts where regime, mode and day agree', () => {
    const inland: Way = { ...way(['GH']), regime: 'national' }
    const mandate = agreement({ id: 'GH', countries: ['GH'], regimes: ['national'], dischargeMode: 'automatic' })
    const others = [
      agreement({ id: 'TG', countries: ['TG'], regimes: ['national'] }),
      agreement({ id: 'GH-TG', countries: ['GH', 'TG'], regimes: ['national'] }),
      { ...mandate, regimes: ['isrt'] },
      { ...mandate, modes: ['2'] },
      { ...mandate, suspendedFrom: DAY },
    ]
    for (const other of others) {
      expect(agreedWayOf(inland, [other], DAY)).toEqual({ covered: true, agreements: [], parts: [] })
    }
    expect(agreedWayOf(inland, [...others.slice(0, 2), mandate], DAY)).toEqual({
      covered: true,
      agreements: [mandate],
      parts: [{ agreement: mandate, countries: ['GH'] }],
    })
    expect(gaps({ ...way(['GH'], ['TG']), regime: 'national' }, [mandate])).toHaveLength(1)
  })

  test('an agreement suspended from tomorrow on still counts today, and one that begins tomorrow does not', () => {
    expect(gaps(way(['TG'], ['BF']), [agreement({ suspendedFrom: '2026-06-02' })])).toEqual([])
    expect(gaps(way(['TG'], ['BF']), [agreement({ validFrom: '2026-06-02' })])).toHaveLength(1)
  })

  test('corridors are frontiers in either direction, with the prescribed route where there is one', () => {
    const limited = (routes?: string[]) =>
      agreement({ corridors: [{ offices: ['BFCNK001', 'TGCNK001'], ...(routes === undefined ? {} : { routes }) }] })
    const north = (route?: string) => way(['TG', undefined, 'TGCNK001', route], ['BF', 'BFCNK001'])
    expect(gaps(north(), [limited()])).toEqual([])
    expect(gaps(way(['BF', undefined, 'BFCNK001'], ['TG', 'TGCNK001']), [limited()])).toEqual([])
    expect(gaps(way(['TG', undefined, 'TGSAN001'], ['BF', 'BFCNK001']), [limited()])).toEqual([
      ['TG-BF', 1, 'corridor', 'BFCNK001-TGCNK001'],
    ])
    expect([north('N17'), north('N1'), north()].map((one) => gaps(one, [limited(['N17'])]).length)).toEqual([0, 1, 1])
  })

  test('a new version takes over on its first day; a version that has ended leaves nothing behind', () => {
    const old = agreement({ validTo: '2026-05-31' })
    const fresh = agreement({ validFrom: '2026-06-01', modes: ['2'] })
    expect(versionsOn([old, fresh], '2026-05-31')).toEqual([old])
    expect(versionsOn([fresh, old], '2026-06-01')).toEqual([fresh])
    expect(versionsOn([old], '2026-06-01')).toEqual([])
  })

  test('the hub discharges by itself when all agreements say so, and departure when one does not, or there is none', () => {
    const automatic = agreement({ dischargeMode: 'automatic' })
    const byDeparture = agreement({ dischargeMode: 'by-departure' })
    expect(dischargeModeOf([automatic, automatic])).toBe('automatic')
    for (const mixed of [[automatic, byDeparture], [byDeparture, automatic], []]) {
      expect(dischargeModeOf(mixed)).toBe('by-departure')
    }
  })

  test('an agreement that has ended, or is suspended, does not count against what runs on it already', () => {
    const ended = { ...between('TG', 'BF'), validTo: '2026-05-01' }
    const suspended = { ...between('TG', 'BF'), suspendedFrom: '2026-05-01' }
    for (const one of [ended, suspended])
      expect(newGaps(way(['TG'], ['BF']), way(['TG'], ['BF']), [one], DAY)).toEqual([])
    expect(newGaps(way(['TG'], ['BF']), way(['TG'], ['NE']), [ended], DAY)).toMatchObject([{ reason: 'none' }])
  })

  test('a running movement needs cover for new pairs only', () => {
    const agreements = [{ ...between('TG', 'BF'), suspendedFrom: '2026-05-01' }]
    expect(newGaps(coast, way(['TG'], ['BF']), agreements, DAY).map(({ pair }) => pair)).toEqual(['BF-NE'])
    const tir = { ...way(['TG'], ['BF']), regime: 'tir' }
    expect(newGaps(tir, way(['TG'], ['BF']), [between('TG', 'BF')], DAY).map(({ reason }) => reason)).toEqual([
      'regime',
    ])
  })
})

describe('suspension and resumption', () => {
  const current = [agreement({ id: 'A', validTo: '2025-12-31' }), agreement({ id: 'A', validFrom: '2026-01-01' })]

  test('change the version in force, once', () => {
    const plan = planSuspension(current, 'A', DAY, '2026-06-10')
    expect(plan?.changes).toMatchObject([{ key: 'A', after: { validFrom: '2026-01-01', suspendedFrom: '2026-06-10' } }])
    const after = [agreement({ id: 'A', suspendedFrom: '2026-06-10' })]
    expect(planSuspension(after, 'A', DAY, '2026-06-10')?.changes).toEqual([])
    expect(planSuspension(after, 'A', DAY, undefined)?.changes[0]?.after.suspendedFrom).toBeUndefined()
  })

  test('hold for the versions that follow, and for a file that does not mention them', () => {
    const later = [...current, agreement({ id: 'A', validFrom: '2027-01-01' })]
    const days = (list: readonly { after: Agreement }[] = []) =>
      list.map(({ after }) => `${after.validFrom} ${after.suspendedFrom}`)
    expect(days(planSuspension(later, 'A', DAY, DAY)?.changes)).toEqual([`2026-01-01 ${DAY}`, `2027-01-01 ${DAY}`])
    const suspended = [agreement({ suspendedFrom: DAY })]
    const again = planAgreements(suspended, [agreement(), agreement({ validFrom: '2027-01-01' })])
    expect(days(again.changes).every((text) => text.endsWith(DAY))).toBe(true)
    expect(again.changes.map(({ change }) => change)).toEqual(['closed', 'added'])
  })

  test('know no agreement that is not there or has ended', () => {
    expect(planSuspension(current, 'B', DAY, DAY)).toBeUndefined()
    expect(planSuspension(current.slice(0, 1), 'A', DAY, DAY)).toBeUndefined()
  })

  test('an agreement is refused with every fault at its place', () => {
    const bad = {
      ...agreement(),
      modes: ['x'],
      countries: [],
      timers: [{ name: 'T_gap', value: 1, unit: 'weeks' }],
    }
    expect(planAgreements([], [bad]).findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      '13 /items/0/countries',
      '12 /items/0/modes/0',
      '12 /items/0/timers/0/unit',
    ])
  })
})

describe('how a leg is reached', () => {
  const country = (more: Partial<Country>): [CountryCode, Country] => [
    asCountry('BF'),
    { code: asCountry('BF'), name: 'BF', currency: 'XOF', timeZone: 'UTC', ...more },
  ]
  const base = testReference()
  const posts = (entry?: Office['connection'], exit?: Office['connection']) => {
    const offices = new Map(base.offices)
    for (const [code, connection] of [['BFCNK001', entry] as const, ['BFKAN001', exit] as const]) {
      const office = offices.get(asOffice(code))
      if (office !== undefined && connection !== undefined) offices.set(asOffice(code), { ...office, connection })
    }
    return offices
  }
  const leg = { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', connection: 'full' as const }
  const on = (more: Partial<Country>, offices = base.offices) =>
    connectionsOf(leg, testReference({ countries: new Map([country(more)]), offices }), dayOn(DAY))

  test('is what the declaration says where the registry is silent, else what the registry says', () => {
    expect(on({})).toEqual({ connection: 'full' })
    expect(on({ connection: 'none' })).toEqual({ connection: 'none' })
    const hidden = { ...leg, connection: 'none' as const }
    const reference = testReference({ countries: new Map([country({ connection: 'full' })]) })
    expect(connectionsOf(hidden, reference, dayOn(DAY))).toEqual({ connection: 'full' })
  })

  test('differs by post: a pilot office in a country on paper, an office on paper in a country on the hub', () => {
    const pilot = on({ connection: 'paper' }, posts('office-app'))
    expect(pilot).toEqual({ connection: 'office-app', exitConnection: 'paper' })
    expect([reports(pilot, 'entry'), reports(pilot, 'exit')]).toEqual([true, false])
    const weak = on({ connection: 'full' }, posts('paper'))
    expect(weak).toEqual({ connection: 'full', entryConnection: 'paper' })
    expect([reports(weak, 'entry'), reports(weak, 'exit')]).toEqual([false, true])
  })

  test('is as of the day: a country comes onto the hub on its first day', () => {
    const [code, before] = country({ connection: 'paper', validTo: '2026-05-31' })
    const [, after] = country({ connection: 'full', validFrom: '2026-06-01' })
    const countries = new Map([[code, { ...after, versions: [before, after] }]])
    const at = (day: string) => countryOn({ countries }, 'BF', dayOn(day))?.connection
    expect([at('2026-05-31'), at('2026-06-01')]).toEqual(['paper', 'full'])
  })

  test('offices too are as of the day, and gone after their last', () => {
    const office = { ...base.offices.get(asOffice('BFCNK001')), validTo: '2026-03-01' } as Office
    const next = { ...office, name: 'New', validFrom: '2026-04-01', validTo: '2026-12-31' }
    const offices = new Map([[office.code, { ...next, versions: [office, next] }]])
    const at = (day: string) => officeOn({ offices }, 'BFCNK001', dayOn(day))?.name
    expect([at('2026-03-01'), at('2026-03-02'), at('2026-04-01'), at('2027-01-01')]).toEqual([
      office.name,
      undefined,
      'New',
      undefined,
    ])
  })
})

describe('a restriction', () => {
  const restricted = (more: object, declared = road(() => ({})), day = DAY) => {
    const item = {
      code: 'X',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      labels: { en: 'X', fr: 'X', pt: 'X' },
      country: 'BF',
      hs: ['10'],
      effect: 'prohibited',
      legalBasis: 'Order',
      ...more,
    }
    const reference = withList('restrictions', () => [item])
    return restrictedGoods(declared.body, reference, dayOn(day)).length
  }
  const byRail = road(({ itinerary }) => ({ itinerary: itinerary.map((leg) => ({ ...leg, mode: '2' as const })) }))
  const on = (routeCode: string) =>
    road(({ itinerary }) => ({ itinerary: itinerary.map((leg) => ({ ...leg, routeCode })) }))

  test.each([
    ['of the goods', {}, 1],
    ['of other goods', { hs: ['11'] }, 0],
    ['of the goods but these', { except: ['100630'] }, 0],
    ['of another country', { country: 'NE' }, 0],
    ['for transit, in the country of destination', { at: ['transit'] }, 0],
    ['for destination', { at: ['destination'] }, 1],
    ['at the office of entry', { offices: ['BFCNK001'] }, 1],
    ['at another office', { offices: ['BFDAK001'] }, 0],
    ['of another regime', { regimes: ['tir'] }, 0],
    ['of the mode', { modes: ['3'] }, 1],
    ['through the office it is limited to', { effect: 'offices', only: ['BFCNK001'] }, 0],
    ['through another one', { effect: 'offices', only: ['BFDAK001'] }, 1],
    ['with a document that is not there', { effect: 'document', documents: ['911'] }, 1],
  ])('%s', (_, more, found) => {
    expect(restricted(more)).toBe(found)
  })

  test('is met by the document, on the item or on the whole', () => {
    const more = { effect: 'document', documents: ['911'] }
    const supportingDocuments = [{ type: '911', reference: 'L 1' }]
    expect(restricted(more, goods('100630', { supportingDocuments }))).toBe(0)
    expect(
      restricted(
        more,
        road(() => ({ supportingDocuments })),
      ),
    ).toBe(0)
  })

  test('holds for its modes and routes, from its first to its last day', () => {
    expect(restricted({ modes: ['3'] }, byRail)).toBe(0)
    expect([on('N1'), on('N2')].map((one) => restricted({ routes: ['N1'] }, one))).toEqual([1, 0])
    const days = ['2026-01-01', '2026-12-31', '2027-01-01']
    expect(days.map((day) => restricted({}, undefined, day))).toEqual([1, 1, 0])
  })
})
