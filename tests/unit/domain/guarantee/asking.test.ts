import { describe, expect, test } from 'vitest'
import type { DeclaredGuarantee, MessageByType } from '../../../../src/generated/types.ts'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { party, testReference } from '../../../support/reference.ts'
import {
  arrival,
  declaration,
  discharge,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'
import { asParty } from '../../../support/identifiers.ts'

const SECOND = '26TG00CCIT0000187'
const LATER = '2026-06-01T12:16:00Z'
const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
const xof = (amount: string) => ({ amount, currency: 'XOF' })
const use = (amount = '4000000', grn = GRN): DeclaredGuarantee => ({
  type: '1',
  grn,
  accessCode: 'A1B2',
  amount: xof(amount),
})
type Answer = MessageByType['guarantee-use-result']['body']['guarantees'][number]
const answer = (more: Partial<Answer> = {}, sender = guarantor) =>
  message('guarantee-use-result', sender, { guarantees: [{ grn: GRN, valid: true, ...more }] })
const asked = (world = createWorld()): World => {
  world.accept(registration({ body: { monitoring: 'guarantor' } }))
  world.accept(declaration())
  return world
}
const balance = (world: World, grn = GRN) => world.guarantees.get(grn)
const states = (world: World) => world.movements.get(MRN)?.lines.map(({ state }) => state)

describe('an answer nobody may give', () => {
  test('to an unknown movement, by another guarantor, to a question nobody asked, twice', () => {
    expect(createWorld().send(answer())).toMatchObject({ findings: [{ code: '90' }] })
    const world = asked()
    expect(world.send(answer({}, { ...guarantor, country: 'BF' }))).toMatchObject({ findings: [{ code: '90' }] })
    expect(world.send(answer({ grn: SECOND }))).toMatchObject({ findings: [{ code: '92' }] })
    world.accept(answer())
    expect(world.send(answer())).toMatchObject({ findings: [{ code: '92' }] })
  })

  test('to a question put to another guarantor of the same movement', () => {
    const world = createWorld()
    world.accept(registration({ body: { monitoring: 'guarantor' } }))
    const other = '26BF0CCIBF0000311'
    world.accept(registration({ by: 'BF/fonds-garantie', body: { grn: other, monitoring: 'guarantor' } }))
    world.accept(declaration({ body: { guarantees: [use(), use('1', other)] } }))
    expect(world.send(answer({ grn: other }))).toMatchObject({ findings: [{ rule: 'GUARANTEE-OWNER' }] })
  })
})

describe('a guarantor that keeps the account itself', () => {
  test('is asked, with the access code, and nothing is taken until it has answered', () => {
    const world = createWorld()
    world.accept(registration({ body: { monitoring: 'guarantor' } }))
    const decision = world.accept(declaration())
    expect(sent(decision)).toEqual([`guarantee-use>${GUARANTOR}`])
    expect(decision.outgoing[0]).toMatchObject({
      body: {
        accessCode: 'A1B2',
        amount: xof('4000000'),
        replyBy: '2026-06-01T12:15:00.000Z',
        countries: ['TG', 'BF'],
        departureOffice: 'TGLFW001',
        destinationOffice: 'BFOUA001',
        commodities: ['100630'],
      },
    })
    expect(world.state(MRN)).toBe('guarantee-pending')
    expect(balance(world)).toMatchObject({ available: 10_000_000n, reserved: 0n })
    expect(world.send(release())).toMatchObject({ findings: [{ code: '92', expected: 'guarantee-pending' }] })
  })

  test('says yes: reserved, used and freed as any other, and told of the release', () => {
    const world = asked()
    world.accept(answer())
    expect(world.state(MRN)).toBe('registered')
    expect(world.movements.get(MRN)?.timers.map(({ name }) => name)).toEqual(['T_release'])
    expect(balance(world)).toMatchObject({ reserved: 4_000_000n })
    for (const one of [release(), arrival(), results()]) world.accept(one)
    expect(sent(world.accept(discharge()))).toContain(`guarantee-release>${GUARANTOR}`)
    expect(balance(world)).toMatchObject({ available: 10_000_000n })
  })

  test('says yes beyond what the hub knew of: the limit follows, and nothing goes below zero', () => {
    const world = createWorld()
    world.accept(registration({ body: { monitoring: 'guarantor', limit: xof('1000000') } }))
    world.accept(declaration())
    world.accept(answer())
    expect(balance(world)).toMatchObject({ limit: 4_000_000n, available: 0n, reserved: 4_000_000n })
  })

  test('says no: departure and principal are told its reason, and have time to amend', () => {
    const world = asked()
    const decision = world.accept(answer({ valid: false, reason: 'G09', text: 'plafond atteint' }))
    expect(sent(decision)).toEqual(['guarantee-not-valid>TG', 'guarantee-not-valid>TG/sahel-transit'])
    expect(decision.outgoing[0]).toMatchObject({ body: { guarantees: [{ reason: 'G09', text: 'plafond atteint' }] } })
    expect(world.state(MRN)).toBe('guarantee-refused')
    expect(world.movements.get(MRN)?.timers.map(({ name }) => name)).toEqual(['T_amend'])
  })

  test('says nothing for 15 minutes: P99, and its late yes is answered by a release (scenario 6)', () => {
    const world = asked()
    const [fired] = world.advance(LATER)
    expect(sent(fired ?? world.accept(answer()))).toEqual([
      'guarantee-not-valid>TG',
      'guarantee-not-valid>TG/sahel-transit',
    ])
    expect(fired?.outgoing[0]).toMatchObject({ body: { guarantees: [{ grn: GRN, reason: 'P99' }] } })
    expect([world.state(MRN), states(world)]).toEqual(['guarantee-refused', ['lapsed']])
    const late = world.accept(answer())
    expect(sent(late)).toEqual([`guarantee-release>${GUARANTOR}`])
    expect(late.outgoing[0]).toMatchObject({ body: { cause: 'answered-too-late', amount: xof('4000000') } })
    expect(balance(world)).toMatchObject({ available: 10_000_000n, reserved: 0n })
    expect(world.send(answer())).toMatchObject({ findings: [{ code: '92' }] })
    world.advance('2026-06-05T12:00:00Z')
    expect(world.state(MRN)).toBe('not-released')
  })

  test('its late no is accepted silently, even after the end', () => {
    const world = asked()
    world.accept(message('cancellation', customs('TG'), { basis: 'request', reason: 'r' }))
    expect(sent(world.accept(answer({ valid: false, reason: 'G09' })))).toEqual([])
  })

  test('its yes to a movement cancelled meanwhile is answered by a release', () => {
    const world = asked()
    world.accept(message('cancellation', customs('TG'), { basis: 'request', reason: 'r' }))
    expect(states(world)).toEqual(['lapsed'])
    expect(sent(world.accept(answer()))).toEqual([`guarantee-release>${GUARANTOR}`])
  })

  test('cannot be asked when it no longer takes part: G00', () => {
    const reference = testReference()
    const parties = new Map([
      ...reference.parties,
      [asParty(GUARANTOR), party(GUARANTOR, 'guarantor', { active: false })],
    ])
    const world = asked(createWorld({ ...reference, parties }))
    expect(world.state(MRN)).toBe('guarantee-refused')
  })

  test('what the hub knows itself is not asked for: a wrong code is refused at once', () => {
    const world = createWorld()
    world.accept(registration({ body: { monitoring: 'guarantor' } }))
    world.accept(declaration({ body: { guarantees: [{ ...use(), accessCode: 'B2A1' }] } }))
    expect(world.state(MRN)).toBe('guarantee-refused')
  })
})

describe('several guarantees, monitored differently', () => {
  const mixed = (): World => {
    const world = createWorld()
    world.accept(registration({ body: { monitoring: 'guarantor' } }))
    world.accept(registration({ body: { grn: SECOND } }))
    world.accept(declaration({ body: { guarantees: [use(), use('3000000', SECOND)] } }))
    return world
  }

  test('the hub reserves its own at once and waits for the other', () => {
    const world = mixed()
    expect(world.state(MRN)).toBe('guarantee-pending')
    expect([balance(world)?.reserved, balance(world, SECOND)?.reserved]).toEqual([0n, 3_000_000n])
    world.accept(answer())
    expect([world.state(MRN), states(world)?.toSorted()]).toEqual(['registered', ['reserved', 'reserved']])
  })

  test('a no, or no answer, frees what was reserved: all lines or none', () => {
    for (const end of [
      (world: World) => world.accept(answer({ valid: false, reason: 'G02' })),
      (world: World) => world.advance(LATER)[0],
    ]) {
      const world = mixed()
      expect(sent(end(world) ?? world.accept(answer()))).toContain(`guarantee-release>${GUARANTOR}`)
      expect(balance(world, SECOND)).toMatchObject({ available: 10_000_000n, reserved: 0n })
      expect(world.state(MRN)).toBe('guarantee-refused')
    }
  })

  test('two guarantors: the first yes does not release the movement, and is released itself when the other says no', () => {
    const world = createWorld()
    const other = '26BF0CCIBF0000311'
    world.accept(registration({ body: { monitoring: 'guarantor' } }))
    world.accept(registration({ by: 'BF/fonds-garantie', body: { grn: other, monitoring: 'guarantor' } }))
    world.accept(declaration({ body: { guarantees: [use(), use('1', other)] } }))
    world.accept(answer())
    expect(world.state(MRN)).toBe('guarantee-pending')
    const no = message(
      'guarantee-use-result',
      { ...guarantor, country: 'BF' },
      {
        guarantees: [{ grn: other, valid: false, reason: 'G04' }],
      },
    )
    expect(sent(world.accept(no))).toContain(`guarantee-release>${GUARANTOR}`)
    expect(balance(world)).toMatchObject({ available: 10_000_000n })
  })
})

describe('amendments', () => {
  test('more than before is asked for by the difference; a no leaves the old line as it was', () => {
    const world = asked()
    world.accept(answer())
    const decision = world.accept(amendment(2, { guarantees: [use('5000000')] }))
    expect(decision.outgoing[0]).toMatchObject({ type: 'guarantee-use', body: { amount: xof('1000000') } })
    world.accept(answer({ valid: false, reason: 'G09' }))
    expect([world.state(MRN), balance(world)?.reserved]).toEqual(['guarantee-refused', 4_000_000n])
    const again = world.accept(amendment(3, { guarantees: [use('3000000')] }))
    expect(again.outgoing[0]).toMatchObject({ type: 'guarantee-release', body: { amount: xof('1000000') } })
    expect([world.state(MRN), balance(world)?.reserved]).toEqual(['registered', 3_000_000n])
  })

  test('granted, the movement has both, and later gives back from both', () => {
    const world = asked()
    world.accept(answer())
    world.accept(amendment(2, { guarantees: [use('5000000')] }))
    world.accept(answer())
    expect([world.state(MRN), balance(world)?.reserved]).toEqual(['registered', 5_000_000n])
    world.accept(amendment(3, { guarantees: [use('500000')] }))
    expect(balance(world)?.reserved).toBe(500_000n)
    world.accept(release())
    world.accept(message('discharge', customs('TG'), { basis: 'authority', date: '2026-06-01', text: 't' }))
    expect(balance(world)).toMatchObject({ available: 10_000_000n, inUse: 0n })
  })

  test('the answer to the question before is not taken for one to the amended amount', () => {
    const world = asked()
    world.accept(amendment(2, { guarantees: [use('9000000')] }))
    const first = world.accept(answer())
    expect(first.outgoing[0]).toMatchObject({ body: { cause: 'answered-too-late', amount: xof('4000000') } })
    expect(world.state(MRN)).toBe('guarantee-pending')
    world.accept(answer())
    expect([world.state(MRN), balance(world)?.reserved]).toEqual(['registered', 9_000_000n])
  })

  test('after release: under-secured until it says yes; a clock changes nothing in use', () => {
    const world = asked()
    for (const one of [answer(), release()]) world.accept(one)
    world.accept(amendment(2, { guarantees: [use('5000000')] }))
    expect(world.movements.get(MRN)?.flags).toContain('underSecured')
    world.accept(answer())
    expect(world.movements.get(MRN)?.flags).not.toContain('underSecured')
    expect(balance(world)?.inUse).toBe(5_000_000n)
    world.accept(amendment(3, { guarantees: [use('6000000')] }))
    world.advance(LATER)
    expect(world.movements.get(MRN)?.flags).toContain('underSecured')
    expect(balance(world)?.inUse).toBe(5_000_000n)
    expect(sent(world.accept(answer()))).toEqual([`guarantee-release>${GUARANTOR}`])
  })
})
