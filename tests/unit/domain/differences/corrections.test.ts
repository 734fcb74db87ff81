import { describe, expect, test } from 'vitest'
import { holdingDifferences } from '../../../../src/domain/differences/open.ts'
import type { BorderEntryNotice } from '../../../../src/generated/types.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { alert, arrival, declaration, entry, exit, MRN, registration, release, results } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'

const automatic = testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] })
const plate = (identification: string) => ({ typeOfIdentification: '30', identification }) as const
const two = { officer: 'BF-1', confirmedBy: 'BF-2' }

/** An entry at which another plate was typed than stands on the truck. */
function mistyped(body: Partial<BorderEntryNotice['body']> = { vehicle: plate('TG 1243') }) {
  const world = createWorld(automatic)
  const wrong = entry({ body })
  for (const one of [registration(), declaration(), release(), exit(), wrong]) world.accept(one)
  const flags = () => world.movements.get(MRN)?.flags
  expect(flags()).not.toEqual([])
  return { world, wrong, flags }
}

describe('what was mistyped stays as it is', () => {
  const flagsAfter = (more: (id: string) => Parameters<typeof entry>[0]) => {
    const { world, wrong, flags } = mistyped()
    const { status } = world.accept(entry(more(wrong.id)))
    return [status, ...(flags() ?? [])]
  }

  test('where one person alone takes it back', () => {
    expect(flagsAfter((corrects) => ({ body: { corrects, officer: 'BF-1' } }))).toEqual(['recorded', 'vehicleDiffers'])
  })

  test('where it was the report of another office, or none', () => {
    const other = { office: 'BFBIT001', ...two }
    expect(flagsAfter((corrects) => ({ body: { corrects, ...other } }))).toContain('vehicleDiffers')
    const unknown = '6f3c1f0e-7c1d-4e5f-8a9b-03c0de2a41b7'
    expect(flagsAfter(() => ({ body: { corrects: unknown, ...two } }))).toEqual(['recorded', 'vehicleDiffers'])
  })

  test('more than 24 hours after it was taken', () => {
    const { world, wrong, flags } = mistyped()
    world.advance('2026-06-02T12:00:01Z')
    expect(world.accept(entry({ body: { corrects: wrong.id, ...two } })).status).toBe('recorded')
    expect(flags()).toContain('vehicleDiffers')
  })

  test('where the second person of the office does not agree, or does not answer', () => {
    for (const verdict of ['reject', undefined] as const) {
      const { world, wrong, flags } = mistyped()
      const right = entry({ body: { corrects: wrong.id } })
      expect(world.ask(right)).toMatchObject({ outcome: 'accepted', status: 'asked' })
      if (verdict === undefined) world.advance('2026-06-04T12:00:00Z')
      else world.answer(right, verdict)
      expect(flags()).toContain('vehicleDiffers')
      expect(world.movements.get(MRN)?.approvals).toBeUndefined()
    }
  })
})

test('a correction that differs as well is judged by what it says', () => {
  const { world, wrong } = mistyped()
  world.accept(entry({ body: { corrects: wrong.id, ...two, vehicle: plate('BF 9000') } }))
  expect(holdingDifferences(world.movements.get(MRN)!)).toMatchObject([{ kind: 'vehicle', seen: 'BF 9000' }])
})

test('a stop that was passed is passed, whatever was mistyped', () => {
  const world = createWorld(automatic)
  const wrong = exit({ body: { vehicle: plate('TG 1243') } })
  const stop = alert({ from: 'TG', occurredAt: '2026-03-04T08:00:00Z' })
  for (const one of [registration(), declaration(), release(), stop, wrong]) world.accept(one)
  expect(world.movements.get(MRN)?.flags).toEqual(['vehicleDiffers', 'passedStop'])
  world.accept(exit({ body: { corrects: wrong.id, ...two } }))
  expect(world.movements.get(MRN)?.flags).toEqual(['passedStop'])
})

describe('a correction that two persons vouch for', () => {
  test('takes the finding back; both reports stay, and the passage says what was seen at the time it was seen', () => {
    const { world, wrong, flags } = mistyped()
    const right = entry({ occurredAt: '2026-03-04T15:30:00Z', body: { corrects: wrong.id, ...two } })
    const { status, effect } = world.accept(right)
    expect([status, effect.row, effect.corrects]).toEqual(['applied', 'entry-correction', wrong.id])
    expect(flags()).toEqual([])
    const { differences, legs } = world.movements.get(MRN)!
    expect(differences).toMatchObject([{ seen: 'TG 1243', by: { id: wrong.id }, resolvedBy: { id: right.id } }])
    expect(legs[1]?.entered).toMatchObject({ vehicle: 'TG 1234', occurredAt: wrong.occurredAt, by: { id: right.id } })
    for (const one of [arrival(), results()]) world.accept(one)
    expect(world.state(MRN)).toBe('discharged')
  })

  test('by two officers of an office without a system has its effect with the second', () => {
    const { world, wrong, flags } = mistyped()
    const right = entry({ body: { corrects: wrong.id } })
    world.ask(right)
    expect(flags()).toContain('vehicleDiffers')
    world.answer(right, 'approve')
    expect(flags()).toEqual([])
  })

  test('takes back the seals it was wrong to have put in force', () => {
    const { world, wrong } = mistyped({ vehicle: plate('TG 1243'), sealsAdded: ['X-9'] })
    expect(world.movements.get(MRN)?.seals).toEqual(['S-1', 'X-9'])
    world.accept(entry({ body: { corrects: wrong.id, ...two, sealsAdded: ['X-6'] } }))
    expect(world.movements.get(MRN)?.seals).toEqual(['S-1', 'X-6'])
  })

  test('is corrected again by its own id, counted from the first', () => {
    const { world, wrong, flags } = mistyped()
    const second = entry({ body: { corrects: wrong.id, ...two, vehicle: plate('TG 1324') } })
    world.accept(second)
    world.accept(entry({ body: { corrects: second.id, ...two } }))
    expect(flags()).toEqual([])
  })

  test('discharges what waited for nothing else', () => {
    const { world } = mistyped()
    const open = world.movements.get(MRN)?.differences?.[0]?.by.id ?? ''
    for (const one of [arrival(), results()]) world.accept(one)
    expect(world.state(MRN)).toBe('results-received')
    world.accept(entry({ body: { corrects: open, ...two } }))
    expect(world.state(MRN)).toBe('discharged')
  })

  test('of an arrival counts anew what came', () => {
    const world = createWorld(automatic)
    const packed = { totalPackages: 20 }
    for (const one of [registration(), declaration({ body: packed }), release(), exit(), entry()]) world.accept(one)
    const wrong = arrival({ body: { packages: 2 } })
    world.accept(wrong)
    expect(world.movements.get(MRN)?.flags).toEqual(['partial'])
    world.accept(arrival({ body: { packages: 18, corrects: wrong.id, ...two } }))
    expect(holdingDifferences(world.movements.get(MRN)!)).toMatchObject([{ kind: 'packages', seen: '18' }])
    world.accept(arrival({ body: { packages: 2 } }))
    expect(world.movements.get(MRN)?.flags).toEqual([])
  })
})
