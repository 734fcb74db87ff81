import { describe, expect, test } from 'vitest'
import { amendment, customs, message, securedBy } from '../../../support/procedures.ts'
import {
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'

const declared = (limit = '10000000'): World => {
  const world = createWorld()
  world.accept(registration({ body: { limit: { amount: limit, currency: 'XOF' } } }))
  world.accept(declaration())
  return world
}
const released = (limit?: string): World => {
  const world = declared(limit)
  world.accept(release())
  return world
}
const refusal = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}
const balance = (world: World) => world.guarantees.get(GRN)

describe('amendment, refused', () => {
  test('of an unknown movement, by a stranger, by another country, after the end', () => {
    expect(refusal(createWorld(), amendment(2, {}))).toMatchObject({ code: '90' })
    expect(refusal(declared(), amendment(2, {}, { from: 'NG' }))).toMatchObject({ code: '90' })
    expect(refusal(declared(), amendment(2, {}, { from: 'BF' }))).toMatchObject({ rule: 'SENDER-OFFICE' })
    const over = released()
    for (const one of [arrival(), results()]) over.accept(one)
    expect(refusal(over, amendment(2, {}))).toMatchObject({ code: '92', expected: 'results-received' })
    over.accept(discharge())
    expect(refusal(over, amendment(2, {}))).toMatchObject({ code: '92', expected: 'discharged' })
  })

  test('of a version that is not the next, which two that cross would both be', () => {
    const world = declared()
    world.accept(amendment(2, { grossMass: '1001' }))
    expect(refusal(world, amendment(2, {}))).toMatchObject({ code: '92', rule: 'AMENDMENT-VERSION', expected: '3' })
  })

  test('that leaves out a country the goods have passed, or starts in another one', () => {
    const world = released()
    world.accept(exit())
    world.accept(entry())
    const home: Parameters<typeof amendment>[1] = {
      destinationOffice: 'TGADE001',
      itinerary: [{ country: 'TG', mode: '3', connection: 'full' }],
    }
    expect(refusal(world, amendment(2, home))).toMatchObject({ rule: 'AMENDMENT-PASSED', value: 'BF' })
    expect(refusal(world, amendment(2, { departureOffice: 'BJCOO001' }))).toMatchObject({ rule: 'AMENDMENT-OFFICE' })
  })
})

describe('amendment before release', () => {
  test('reserves the difference, up and down, and frees what is no longer named', () => {
    const world = declared()
    expect(world.accept(amendment(2, { guarantees: securedBy('7000000') })).entries).toMatchObject([
      { from: 'available', to: 'reserved', minor: 3_000_000n },
    ])
    const down = world.accept(amendment(3, { guarantees: securedBy('1000000') }))
    expect(down.entries).toMatchObject([{ from: 'reserved', to: 'available', minor: 6_000_000n }])
    expect(sent(down)).toEqual([`guarantee-release>${GUARANTOR}`])
    expect(balance(world)).toMatchObject({ available: 9_000_000n, reserved: 1_000_000n })
    world.accept(amendment(4, { guarantees: [{ type: '8', otherReference: 'MINFI' }] }))
    expect(balance(world)).toMatchObject({ available: 10_000_000n, reserved: 0n })
    expect(world.movements.get(MRN)).toMatchObject({ state: 'registered', version: 4 })
  })

  test('an increase that fails leaves the old line and gives G09; a better one mends it', () => {
    const world = declared('5000000')
    const failed = world.accept(amendment(2, { guarantees: securedBy('6000000') }))
    expect(world.state(MRN)).toBe('guarantee-refused')
    expect(sent(failed)).toEqual(['guarantee-not-valid>TG', 'guarantee-not-valid>TG/sahel-transit'])
    expect(failed.outgoing[0]).toMatchObject({ body: { guarantees: [{ grn: GRN, reason: 'G09' }] } })
    expect(balance(world)).toMatchObject({ available: 1_000_000n, reserved: 4_000_000n })
    world.accept(amendment(3, { guarantees: securedBy('5000000') }))
    expect(world.state(MRN)).toBe('registered')
    expect(balance(world)).toMatchObject({ available: 0n, reserved: 5_000_000n })
  })

  test('a movement refused for its guarantee can be amended into a guaranteed one and released', () => {
    const world = createWorld()
    world.accept(registration({ body: { limit: { amount: '3000000', currency: 'XOF' } } }))
    world.accept(declaration())
    expect(world.state(MRN)).toBe('guarantee-refused')
    world.accept(amendment(2, { guarantees: securedBy('3000000') }))
    world.accept(release())
    expect(balance(world)).toMatchObject({ available: 0n, reserved: 0n, inUse: 3_000_000n })
  })
})

describe('amendment after release', () => {
  test('record holders get it, the difference moves, and a short guarantee only flags (scenarios 14, 23)', () => {
    const world = released('6000000')
    const up = world.accept(amendment(2, { guarantees: securedBy('6000000') }))
    expect(sent(up)).toEqual(['forward>BF'])
    expect(balance(world)).toMatchObject({ available: 0n, inUse: 6_000_000n })
    const short = world.accept(amendment(3, { guarantees: securedBy('6500000') }))
    expect(sent(short)).toEqual(['forward>BF', 'alert>TG', 'alert>BF', 'alert>TG/sahel-transit'])
    expect(short.entries).toEqual([])
    expect(world.movements.get(MRN)).toMatchObject({ state: 'released', flags: ['underSecured'] })
    world.accept(amendment(4, { guarantees: securedBy('2000000') }))
    expect(world.movements.get(MRN)?.flags).toEqual([])
    expect(balance(world)).toMatchObject({ available: 4_000_000n, inUse: 2_000_000n })
    world.accept(arrival())
    world.accept(results())
    world.accept(discharge())
    expect(balance(world)).toMatchObject({ available: 6_000_000n, inUse: 0n })
  })

  test('a suspended guarantee goes on carrying what it carries', () => {
    const world = released()
    world.accept(registration({ body: { action: 'suspend', reason: 'unpaid' } }))
    world.accept(amendment(2, { guarantees: securedBy('5000000') }))
    expect(balance(world)).toMatchObject({ state: 'suspended', inUse: 5_000_000n })
  })

  test('the version of the itinerary rises with another way, not with other goods', () => {
    const world = released()
    world.accept(amendment(2, { grossMass: '1200' }))
    expect(world.movements.get(MRN)).toMatchObject({ version: 2, itineraryVersion: 1 })
  })

  test('a country new on the itinerary gets its record with the latest data, a dropped one its closure', () => {
    const world = released()
    world.accept(exit())
    const viaBenin: Parameters<typeof amendment>[1] = {
      destinationOffice: 'BJCOO001',
      itinerary: [
        { country: 'TG', exitOffice: 'TGSAN001', mode: '3', connection: 'full' },
        { country: 'BJ', entryOffice: 'BJHIL001', mode: '3', connection: 'full' },
      ],
    }
    const decision = world.accept(amendment(2, { ...viaBenin, grossMass: '1200' }))
    expect(sent(decision)).toEqual([
      'anticipated-transit-record>BJ',
      'anticipated-arrival-record>BJ',
      'record-closure>BF',
      'forward>BJ',
    ])
    const [record] = decision.outgoing
    expect(record).toMatchObject({
      body: { recordVersion: 2, itineraryVersion: 2, declaration: { grossMass: '1200' } },
    })
    expect(JSON.stringify(record?.kind === 'made' ? record.body : {})).not.toContain('A1B2')
    expect(world.movements.get(MRN)?.legs[0]?.exited?.office).toBe('TGCNK001')
    expect(world.movements.get(MRN)?.declared?.destination).toEqual({ country: 'BJ', office: 'BJCOO001' })
  })
})

describe('cancellation, no release, control', () => {
  const cancel = message('cancellation', customs('TG'), { basis: 'request', reason: 'given up' })
  const again = () => ({ ...cancel, id: crypto.randomUUID() })
  const byAuthority = () => message('cancellation', customs('TG'), { basis: 'authority', reason: 'declared in error' })
  const control = (decision: 'control' | 'cleared') => message('control-decision', customs('TG'), { decision })

  test('are departure’s alone, and nothing is cancelled once a border is passed', () => {
    expect(refusal(declared(), { ...cancel, sender: customs('BF') })).toMatchObject({ rule: 'SENDER-OFFICE' })
    const away = released()
    away.accept(exit())
    expect(refusal(away, byAuthority())).toMatchObject({ code: '92', expected: 'at-border' })
    expect(refusal(released(), again())).toMatchObject({ code: '92', expected: 'released' })
    expect(refusal(released(), message('no-release', customs('TG'), { reason: 'control' }))).toMatchObject({
      code: '92',
    })
    expect(refusal(released(), control('control'))).toMatchObject({ code: '92' })
  })

  test('before release the reservation is available again', () => {
    const world = declared()
    const decision = world.accept(again())
    expect(sent(decision)).toEqual([`guarantee-release>${GUARANTOR}`])
    expect(world.state(MRN)).toBe('cancelled')
    expect(balance(world)).toMatchObject({ available: 10_000_000n, reserved: 0n })
    expect(refusal(world, release())).toMatchObject({ code: '92' })
    const other = declared()
    other.accept(byAuthority())
    expect(other.state(MRN)).toBe('cancelled')
  })

  test('after release, before the first border, the records are closed and the amount in use is free', () => {
    const world = released()
    const decision = world.accept(byAuthority())
    expect(sent(decision)).toEqual(['forward>BF', 'record-closure>BF', `guarantee-release>${GUARANTOR}`])
    expect(world.state(MRN)).toBe('cancelled')
    expect(balance(world)).toMatchObject({ available: 10_000_000n, inUse: 0n })
    expect(world.accept(entry())).toMatchObject({ status: 'contradiction' })
  })

  test('a movement not released ends, and what was held for the release contradicts', () => {
    const world = declared()
    world.accept(entry())
    world.accept(message('no-release', customs('TG'), { reason: 'documents' }))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'not-released', held: [] })
    expect(balance(world)).toMatchObject({ available: 10_000_000n, reserved: 0n })
  })

  test('under control nothing is released until it is cleared; the principal is told', () => {
    const world = declared()
    expect(sent(world.accept(control('control')))).toEqual(['forward>TG/sahel-transit'])
    expect(refusal(world, release())).toMatchObject({ code: '92', expected: 'under-control' })
    world.accept(control('cleared'))
    world.accept(release())
    expect(world.state(MRN)).toBe('released')
  })
})
