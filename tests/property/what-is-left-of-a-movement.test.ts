import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutContent } from '../../src/domain/model/erased.ts'
import { facetsOf } from '../../src/domain/model/facets.ts'
import { loggedMovement, WITHHELD } from '../../src/domain/model/logged.ts'
import { isClosed } from '../../src/domain/model/retention.ts'
import { asCountry } from '../../src/domain/values/party.ts'
import { catalogue } from '../../src/generated/catalogue.ts'
import type { World } from '../support/world.ts'
import { runs } from '../support/runs.ts'
import { play, reference, sequence } from './sequences.ts'

const UNDER = { on: '2036-03-02', under: asCountry('TG') }

/** Members with a name that is withheld from the log and that still say something; what is left of `declared` is its structure. */
function saying(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => saying(item, `${at}/${index}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const place = `${at}/${name}`
    const isStructure = place === '/declared' || place === '/declared/principal' || place === '/erased'
    const isEmpty = Array.isArray(member) && member.length === 0
    return WITHHELD.has(name) && !isStructure && !isEmpty ? [place] : saying(member, place)
  })
}

/** Destroys what was said of every movement of which nothing is open, as a round of retention does; says how many these were. */
function destroy(world: World): number {
  let destroyed = 0
  for (const [mrn, movement] of world.movements) {
    if (!isClosed(movement)) continue
    const left = withoutContent(movement, UNDER)
    expect(loggedMovement(left)).toEqual(loggedMovement(movement))
    expect(facetsOf(left)).toEqual(facetsOf(movement))
    expect(saying(left)).toEqual([])
    expect(left.declared?.principal ?? { scheme: '', id: '' }).toMatchObject({ scheme: '', id: '' })
    world.movements.set(mrn, left)
    world.declarations.delete(mrn)
    destroyed += 1
  }
  return destroyed
}

test('destroyed at any moment, it is what the log says of it, and whatever comes later is decided on as before', () => {
  let [destroyed, late] = [0, 0]
  const refused: string[] = []
  fc.assert(
    fc.property(sequence, reference, fc.infiniteStream(fc.boolean()), (happenings, by, whether) => {
      play(happenings, by, (world, steps) => {
        for (const { event, decision } of steps) {
          const erased = event.mrn === undefined ? undefined : world.movements.get(event.mrn)?.erased
          if (erased === undefined || event.kind !== 'message') continue
          late += 1
          if (catalogue[event.message.type].kind === 'fact' && decision.outcome === 'refused')
            refused.push(event.message.type)
        }
        expect(refused).toEqual([])
        if (whether.next().value === true) destroyed += destroy(world)
      })
    }),
    { numRuns: runs(80) },
  )
  expect([destroyed > 0, late > 0]).toEqual([true, true])
})
