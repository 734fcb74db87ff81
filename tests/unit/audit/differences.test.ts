import { describe, expect, test } from 'vitest'
import { checkMovements } from '../../../src/audit/movements.ts'
import { Breaches, breachText } from '../../../src/audit/result.ts'
import type { Movement } from '../../../src/domain/model/movement.ts'
import type { AuditSource } from '../../../src/ports/audit.ts'
import { agreement, testReference } from '../../support/reference.ts'
import { arrival, declaration, entry, MRN, registration, release, results } from '../../support/road.ts'
import { createWorld } from '../../support/world.ts'

const other = { vehicle: { typeOfIdentification: '30', identification: 'BF 9000' } } as const

/** What an audit says of the log of a movement, and of the movement as it is stored. */
async function findings(
  seen: Parameters<typeof entry>[0],
  stored: (movement: Movement) => Movement,
): Promise<string[]> {
  const world = createWorld(testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] }))
  for (const one of [registration(), declaration(), release(), entry(seen), arrival(), results()]) world.accept(one)
  const events = world.steps.flatMap(({ event, decision }, at) => {
    if (event.mrn !== MRN || decision.outcome === 'refused') return []
    const { effect } = decision
    const key = `${event.key.sender} ${event.key.id}`
    return [
      {
        mrn: event.mrn,
        index: BigInt(at),
        kind: event.kind,
        key,
        type: event.message.type,
        record: JSON.stringify({ effect }),
      },
    ]
  })
  const movement = world.movements.get(MRN)
  const breaches = new Breaches()
  const source = {
    events: async function* () {
      yield* events
    },
    movements: async function* () {
      if (movement !== undefined) yield { mrn: movement.mrn, movement: stored(movement), contradictions: [] }
    },
  } as unknown as AuditSource
  await checkMovements(source, breaches)
  return breaches.result({ size: 0n, takenAt: new Date(0) }, Buffer.alloc(0)).findings.map(breachText)
}

const flagGone = 'its flag vehicleDiffers is not what its differences say'

describe('an audit of what was seen', () => {
  test('finds nothing where flags say what differences say', async () => {
    expect(await findings({ body: other }, (movement) => movement)).toEqual([])
  })

  test('finds a flag that was taken away from an open difference', async () => {
    const found = await findings({ body: other }, (movement) => ({ ...movement, flags: [] }))
    expect(found.join('\n')).toContain(flagGone)
  })

  test('finds a flag that no open difference gives', async () => {
    const found = await findings({}, (movement) => ({ ...movement, flags: ['vehicleDiffers'] }))
    expect(found.join('\n')).toContain(flagGone)
  })
})
