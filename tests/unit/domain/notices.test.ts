import { describe, expect, test } from 'vitest'
import { customs, message } from '../../support/procedures.ts'
import {
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  MRN,
  registration,
  release,
  results,
} from '../../support/road.ts'
import { createWorld, sent, type World } from '../../support/world.ts'

const released = (): World => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  return world
}
const refusal = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}
const without = <T extends object>(one: T): T => {
  const { mrn: _, ...rest } = one as T & { mrn?: string }
  return rest as T
}
const asked = (country: string, detail: 'state' | 'events' = 'state') =>
  message('status-request', customs(country), { detail })
const answered = (world: World, country: string, detail?: 'state' | 'events') => {
  const [out] = world.accept(asked(country, detail)).outgoing
  return out?.kind === 'made' && out.type === 'status-response' ? out.body : undefined
}

describe('decisions nobody waits for', () => {
  test('a result of a guarantee use the hub never asked for is out of sequence', () => {
    const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
    const result = message('guarantee-use-result', guarantor, { guarantees: [{ grn: GRN, valid: true }] })
    expect(refusal(createWorld(), result)).toMatchObject({ code: '90' })
    expect(refusal(released(), result)).toMatchObject({ code: '92' })
  })

  test('a payment is recorded for departure’s own payment system and the guarantor, for nobody else', () => {
    const payment = (country: string) =>
      message(
        'payment-notice',
        { country, role: 'payment', party: 'tresor' },
        {
          purpose: 'contribution',
          amount: { amount: '93000', currency: 'XOF' },
          receipt: 'QT-1',
          paidOn: '2026-03-02',
        },
      )
    const world = released()
    expect(refusal(world, payment('BF'))).toMatchObject({ code: '90' })
    expect(world.accept(payment('TG'))).toMatchObject({ status: 'recorded', outgoing: [], entries: [] })
    for (const one of [arrival(), results(), discharge()]) world.accept(one)
    expect(refusal(world, payment('TG'))).toMatchObject({ code: '92' })
  })
})

describe('status', () => {
  test('who is no party learns as little as about an unknown movement', () => {
    const world = released()
    expect(answered(world, 'NG')).toEqual({ known: false })
    expect(answered(createWorld(), 'NG')).toEqual({ known: false })
  })

  test('a party learns how it stands and what happened, in the order of the road; nothing changes', () => {
    const world = released()
    world.accept(entry())
    world.accept(exit())
    const before = world.movements.get(MRN)
    expect(answered(world, 'BF')).toMatchObject({ known: true, state: 'in-transit', version: 1 })
    const events = answered(world, 'TG', 'events')?.events?.map(({ event }) => event)
    expect(events).toEqual(['declared', 'released', 'exited', 'entered'])
    expect(world.movements.get(MRN)).toBe(before)
  })
})

describe('without a movement', () => {
  test('an availability notice goes to every customs administration but the sender', () => {
    const notice = without(
      message('availability-notice', customs('BF'), {
        scope: 'country',
        state: 'outage',
        from: '2026-03-09T06:30:00Z',
        manualProcedure: true,
      }),
    )
    const told = sent(createWorld().accept(notice))
    expect(told).toContain('forward>TG')
    expect(told).not.toContain('forward>BF')
  })

  test('what was closed and is only limited now is closed no more: timers run on', () => {
    const notice = message('availability-notice', customs('BF'), {
      scope: 'office',
      office: 'BFCNK001',
      state: 'limited',
      from: '2026-03-09T06:30:00Z',
      manualProcedure: false,
    })
    expect(createWorld().accept(without(notice))).toMatchObject({
      availability: { country: 'BF', office: 'BFCNK001', from: '2026-03-09T06:30:00Z' },
    })
    expect(createWorld().accept(without(notice)).availability).not.toHaveProperty('opens')
  })
})
