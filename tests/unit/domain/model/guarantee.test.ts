import { describe, expect, test } from 'vitest'
import {
  alert,
  arrival,
  declaration,
  discharge,
  GRN,
  MRN,
  registration,
  release,
  results,
  use,
} from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'
import { formatAmount, parseAmount } from '../../../../src/domain/values/money.ts'
import type { GuaranteeRegistration, DeclaredGuarantee } from '../../../../src/generated/types.ts'

const world = (body: Partial<GuaranteeRegistration['body']> = {}): World => {
  const made = createWorld()
  made.accept(registration({ body }))
  return made
}

const reasons = (on: World, uses: DeclaredGuarantee[] = [use()]): string[] => {
  const decision = on.accept(declaration({ body: { guarantees: uses } }))
  expect(on.state(MRN)).toBe('guarantee-refused')
  return decision.outgoing.flatMap((out) =>
    out.kind === 'made' && out.type === 'guarantee-not-valid' && out.receiver === 'TG'
      ? out.body.guarantees.map(({ reason }) => reason)
      : [],
  )
}

describe('why a guarantee does not do', () => {
  test('G01 unknown', () => expect(reasons(createWorld())).toEqual(['G01']))
  test('G02 over, not begun, suspended, revoked, of another type', () => {
    expect(reasons(world({ validTo: '2026-03-01' }))).toEqual(['G02'])
    expect(reasons(world({ validFrom: '2026-06-02' }))).toEqual(['G02'])
    for (const action of ['suspend', 'revoke'] as const) {
      const stopped = world()
      stopped.accept(registration({ body: { action, reason: 'unpaid' } }))
      expect(reasons(stopped)).toEqual(['G02'])
    }
    expect(reasons(world({ type: '9' }))).toEqual(['G02'])
  })
  test('G03 access code wrong', () => expect(reasons(world(), [use({ accessCode: 'B2A1' })])).toEqual(['G03']))
  test('G03 holder, where there is a code; G04 where there is none to be learnt', () => {
    const holder = { scheme: 'NIF', id: '1', name: 'Other' }
    expect(reasons(world({ holder }))).toEqual(['G03'])
    const { accessCode: _, ...open } = use({ type: '2' })
    expect(reasons(world({ holder, type: '2', accessCode: undefined as never }), [open])).toEqual(['G04'])
  })
  test('G08 country involved', () => expect(reasons(world({ territories: ['TG'] }))).toEqual(['G08']))
  test('G12 goods excluded', () => expect(reasons(world({ exclusions: ['1006'] }))).toEqual(['G12']))
  test('G09 amount, also when only together too much; nothing at all is then reserved', () => {
    const made = world({ limit: { amount: '3999999', currency: 'XOF' } })
    expect(reasons(made)).toEqual(['G09'])
    expect(made.guarantees.get(GRN)).toMatchObject({ available: 3_999_999n, reserved: 0n })
  })
  test('G09 when there is no rate from the line to the currency of the guarantee', () => {
    expect(reasons(world(), [use({ amount: { amount: '1', currency: 'GHS' } })])).toEqual(['G09'])
  })
  test('G10 and G05: individual guarantees and vouchers are good for one movement', () => {
    for (const [type, reason] of [
      ['2', 'G10'],
      ['4', 'G05'],
    ] as const) {
      const made = world({ type })
      made.accept(declaration({ mrn: '26TGLFW100000124J2', body: { guarantees: [use({ type })] } }))
      expect(reasons(made, [use({ type, amount: { amount: '1', currency: 'XOF' } })])).toEqual([reason])
    }
  })
  test('every line is checked, and one bad line leaves the good one unreserved', () => {
    const made = world()
    expect(reasons(made, [use(), use({ grn: '26BF0CCIBF0000311' })])).toEqual(['G01'])
    expect(made.guarantees.get(GRN)?.reserved).toBe(0n)
    expect(made.movements.get(MRN)?.lines.map(({ state }) => state)).toEqual(['refused', 'refused'])
  })
})

describe('what a guarantee goes through', () => {
  test('an individual one is used up at release, and closed to new lines even when its amount is back', () => {
    const made = world({ type: '2' })
    const guarantees = [use({ type: '2' })]
    for (const message of [declaration({ body: { guarantees } }), release()]) made.accept(message)
    expect(made.guarantees.get(GRN)?.state).toBe('exhausted')
    for (const message of [arrival(), results(), discharge()]) made.accept(message)
    expect(made.guarantees.get(GRN)).toMatchObject({ state: 'exhausted', available: 10_000_000n })
  })

  test('waivers have lines without amounts', () => {
    const made = createWorld()
    const guarantees: DeclaredGuarantee[] = [{ type: '8', otherReference: 'MINISTRY' }]
    made.accept(declaration({ body: { guarantees } }))
    expect(made.state(MRN)).toBe('registered')
    expect(made.movements.get(MRN)?.lines).toMatchObject([{ minor: 0n, state: 'reserved' }])
    for (const message of [release(), arrival(), results(), discharge()]) made.accept(message)
    expect([made.state(MRN), made.entries]).toEqual(['discharged', []])
  })
})

describe('what its guarantor does with it', () => {
  test('a limit lowered below what is out shows overdrawn, refuses everything new, and clears again', () => {
    const made = world()
    made.accept(declaration())
    made.accept(release())
    const update = (amount: string) => registration({ body: { action: 'update', limit: { amount, currency: 'XOF' } } })
    made.accept(update('1000000'))
    expect(made.guarantees.get(GRN)).toMatchObject({ limit: 1_000_000n, available: -3_000_000n, inUse: 4_000_000n })
    const second = made.accept(declaration({ mrn: '26TGLFW100000124J2' }))
    expect(second.movement?.state).toBe('guarantee-refused')
    made.accept(update('20000000'))
    expect(made.guarantees.get(GRN)).toMatchObject({ limit: 20_000_000n, available: 16_000_000n })
  })

  test('a revoked guarantee lets running movements live and closes with the last', () => {
    const made = world()
    made.accept(declaration())
    made.accept(release())
    made.accept(registration({ body: { action: 'revoke', reason: 'unpaid' } }))
    for (const message of [arrival(), results(), discharge()]) made.accept(message)
    expect(made.guarantees.get(GRN)).toMatchObject({ state: 'closed', available: 10_000_000n })
  })

  test('only its own guarantor changes it, and each act has its states', () => {
    const made = world()
    const act = (action: GuaranteeRegistration['body']['action'], by?: string): string | undefined => {
      const decision = made.send(registration({ ...(by === undefined ? {} : { by }), body: { action, reason: 'r' } }))
      return decision.outcome === 'refused' ? decision.findings[0]?.rule : undefined
    }
    expect(act('suspend', 'TG/other')).toBe('GUARANTEE-OWNER')
    expect(act('register')).toBe('GUARANTEE-EXISTS')
    expect(act('reinstate')).toBe('GUARANTEE-STATE')
    expect(act('suspend')).toBeUndefined()
    expect(act('suspend')).toBe('GUARANTEE-STATE')
    expect(act('reinstate')).toBeUndefined()
    expect(act('revoke')).toBeUndefined()
    expect(act('update')).toBe('GUARANTEE-STATE')
    const unknown = createWorld().send(registration({ body: { action: 'suspend', reason: 'r' } }))
    expect(unknown).toMatchObject({ outcome: 'refused', findings: [{ code: '90', rule: 'GUARANTEE-UNKNOWN' }] })
    const currency = registration({ body: { action: 'update', limit: { amount: '1', currency: 'GHS' } } })
    expect(world().send(currency)).toMatchObject({ findings: [{ rule: 'GUARANTEE-CURRENCY' }] })
  })

  test('the access code is kept as a hash only', () => {
    expect(
      JSON.stringify(world().guarantees.get(GRN), (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toContain('A1B2')
  })

  test('no amount in use moves by anything but a discharge', () => {
    const made = world()
    for (const message of [
      declaration(),
      release(),
      arrival(),
      results(),
      alert(),
      alert({ body: { action: 'lift' } }),
    ]) {
      made.accept(message)
    }
    expect(made.guarantees.get(GRN)?.inUse).toBe(4_000_000n)
  })
})

test('amounts keep the decimals of their currency', () => {
  expect(parseAmount('12.5', 'GHS')).toBe(1250n)
  expect(parseAmount('12', 'XOF')).toBe(12n)
  expect(parseAmount('12.5', 'XOF')).toBeUndefined()
  expect(parseAmount('12', 'QQQ')).toBeUndefined()
  expect(parseAmount('01', 'XOF')).toBeUndefined()
  expect(formatAmount(1250n, 'GHS')).toBe('12.50')
  expect(formatAmount(-5n, 'GHS')).toBe('-0.05')
  expect(formatAmount(12n, 'XOF')).toBe('12')
})
