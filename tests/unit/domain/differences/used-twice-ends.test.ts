import { describe, expect, test } from 'vitest'
import { sharingNow } from '../../../../src/domain/differences/used-twice.ts'
import type { Movement } from '../../../../src/domain/model/movement.ts'
import type { Message } from '../../../../src/generated/types.ts'
import { MRNS } from '../../../property/sequences.ts'
import { written } from '../../../support/identifiers.ts'
import { amendment } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { arrival, declaration, entry, exit, MRN, registration, release, results } from '../../../support/road.ts'
import { createWorld, sent } from '../../../support/world.ts'

const OTHER = MRNS[1] ?? ''
const CONTAINER = 'CSQU3054383'
const inContainer = (container: string) => ({ equipment: [{ container, numberOfSeals: 0 }] })

/** One container on two movements: the other one, of which the last news is older, is flagged. */
function twice(dischargeMode: 'automatic' | 'by-departure' = 'automatic') {
  const world = createWorld(testReference({ agreements: [agreement({ dischargeMode })] }))
  const messages: Message[] = [
    registration(),
    declaration(),
    release(),
    exit(),
    entry(),
    declaration({ mrn: OTHER, body: inContainer(CONTAINER) }),
    release({ mrn: OTHER, body: { releasedAt: '2026-03-02T09:00:00Z' } }),
    exit({ mrn: OTHER, occurredAt: '2026-03-04T12:00:00Z', body: { office: 'TGKOD001' } }),
  ]
  for (const one of messages) world.accept(one)
  const flagged = () => world.movements.get(OTHER)?.flags.filter((flag) => flag === 'usedTwice')
  expect(flagged()).toEqual(['usedTwice'])
  const later = (minutes: number) =>
    world.advance(new Date(Date.parse('2026-06-01T12:00:00Z') + minutes * 60_000).toISOString())
  const closings = () =>
    world.steps.filter(({ decision }) => decision.outcome === 'accepted' && decision.effect.row?.startsWith('sharing-'))
  return { world, flagged, later, closings }
}

describe('a container is used twice', () => {
  test('as long as the other movement is under way, however often that is looked at, and nothing is logged', () => {
    const { flagged, later, closings } = twice()
    for (const minutes of [5, 10, 15]) later(minutes)
    expect(flagged()).toEqual(['usedTwice'])
    expect(closings()).toEqual([])
  })

  test('whatever else is reported of the one that is flagged', () => {
    const { world, flagged } = twice()
    world.accept(arrival({ mrn: OTHER }))
    world.accept(results({ mrn: OTHER }))
    expect(flagged()).toEqual(['usedTwice'])
    expect(world.state(OTHER)).toBe('results-received')
  })

  test('until the other one has arrived; whoever was told of it is told again', () => {
    const { world, flagged, later, closings } = twice()
    world.accept(arrival())
    later(5)
    expect(flagged()).toEqual([])
    const [closing] = closings()
    expect(closing?.decision).toMatchObject({
      effect: {
        row: 'sharing-ended',
        flags: [],
        differences: [{ kind: 'used-twice', flag: 'usedTwice', closed: true }],
      },
    })
    expect(sent(closing!.decision)).toEqual(['alert>TG', 'alert>BF'])
    expect(closing?.decision).toMatchObject({
      outgoing: [{ body: { reason: 'cleared-up', differences: [{ seen: CONTAINER }] } }, {}],
    })
    expect(JSON.stringify(closing?.decision.outcome === 'accepted' && closing.decision.outgoing)).not.toContain(MRN)
    expect(world.movements.get(OTHER)?.timers.filter(({ name }) => name === 'T_shared')).toEqual([])
  })

  test('or until somebody says something of the one that is flagged, once the other one has arrived', () => {
    const { world, flagged, closings } = twice()
    world.accept(arrival())
    world.accept(arrival({ mrn: OTHER }))
    world.accept(results({ mrn: OTHER }))
    expect(flagged()).toEqual([])
    expect(closings()).toEqual([])
    expect(world.state(OTHER)).toBe('discharged')
  })

  test('or goes by another truck and in another container by an amendment', () => {
    const { world, flagged, later } = twice()
    const { vehicleSet } = declaration().body
    const means = { ...vehicleSet.means, identification: 'TG 9876' }
    world.accept(
      amendment(2, declaration({ body: { ...inContainer('MSKU1234565'), vehicleSet: { ...vehicleSet, means } } }).body),
    )
    later(5)
    expect(flagged()).toEqual([])
  })
})

describe('when the other movement ends, what has arrived with conform results', () => {
  const waiting = (mode?: 'by-departure') => {
    const made = twice(mode)
    for (const one of [arrival({ mrn: OTHER }), results({ mrn: OTHER })]) made.world.accept(one)
    expect(made.world.state(OTHER)).toBe('results-received')
    return made
  }

  test('is not discharged while something else is open', () => {
    const { world, later, flagged } = waiting()
    world.accept(arrival({ mrn: OTHER, body: { vehicle: { typeOfIdentification: '30', identification: 'BF 9000' } } }))
    world.accept(arrival())
    later(5)
    expect(flagged()).toEqual([])
    expect(world.state(OTHER)).toBe('results-received')
  })

  test('is not discharged where the agreement leaves that to departure', () => {
    const { world, later, flagged } = waiting('by-departure')
    world.accept(arrival())
    later(5)
    expect(flagged()).toEqual([])
    expect(world.state(OTHER)).toBe('results-received')
  })

  test('is discharged by mandate, in the same decision', () => {
    const { world, later, closings } = waiting()
    world.accept(arrival())
    expect(world.state(OTHER)).toBe('results-received')
    later(5)
    expect(world.state(OTHER)).toBe('discharged')
    expect(closings()).toMatchObject([{ decision: { effect: { row: 'sharing-ended-discharges' } } }])
  })
})

test('a difference that stands for others there was no room for is left to departure', () => {
  const { world } = twice()
  const movement = written<Movement>(world.movements.get(OTHER)!)
  const differences = (movement.differences ?? []).map((one) => ({ ...one, more: 3 }))
  expect(sharingNow(movement, []).ended.size).toBe(1)
  expect(sharingNow({ ...movement, differences }, []).ended.size).toBe(0)
})

describe('two movements of one departure on one train', () => {
  const onTrain = (mrn: string, wagon: string) => {
    const { vehicleSet } = declaration().body
    const means = { ...vehicleSet.means, typeOfIdentification: '21', identification: 'TR-2417' }
    const wagons = [{ number: wagon }]
    return declaration({
      mrn,
      body: {
        vehicleSet: { ...vehicleSet, mode: '2', means, wagons },
        equipment: [{ numberOfSeals: 1, seals: [{ id: `S${mrn.slice(-6)}` }] }],
      },
    } as never)
  }
  const flags = (wagons: readonly [string, string]) => {
    const world = createWorld(testReference({ agreements: [agreement({ regime: 'rail', modes: ['2'] } as never)] }))
    world.accept(registration())
    for (const [at, mrn] of [MRN, OTHER].entries()) {
      world.accept(onTrain(mrn, wagons[at] ?? ''))
      world.accept(release({ mrn }))
    }
    // One is over the border when the other one leaves: its office lies behind the first.
    for (const one of [exit(), entry(), exit({ mrn: OTHER })]) world.accept(one)
    const kinds = [MRN, OTHER].flatMap((mrn) => world.movements.get(mrn)?.differences?.map(({ kind }) => kind) ?? [])
    return kinds.filter((kind) => kind === 'used-twice')
  }

  test('with the same wagon is told of', () => {
    expect(flags(['812145013', '812145013'])).not.toEqual([])
  })

  test('is none where each is in wagons of its own', () => {
    expect(flags(['812145013', '812145021'])).toEqual([])
  })
})
