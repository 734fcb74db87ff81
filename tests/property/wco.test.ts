import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import losses from '../../adapters/wco/losses.json' with { type: 'json' }
import manifest from '../../adapters/wco/manifest.json' with { type: 'json' }
import { fromNational, toNational } from '../../adapters/wco/mapping.ts'
import { profileOf } from '../../adapters/wco/profile.ts'
import standard from '../../adapters/wco/profiles/corridor-wco-3.6.json' with { type: 'json' }
import { type Message, readXmlTree, writeXmlTree } from '../../src/adapter-api/index.ts'
import { differences, valuesOf } from '../../src/conformance/mapping-checks.ts'
import { runs } from '../support/runs.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'

const profile = profileOf(standard)
const schemas = model.messages.filter(({ type }) => manifest.sends.includes(type))

const backOf = (message: Message, by = profile): Message => {
  const settings = { profile: by, connections: [] }
  const xml = writeXmlTree(toNational(message, settings).root)
  return fromNational({ root: readXmlTree(Buffer.from(xml), { attributes: true }) }, settings)
}

describe('a message read from its document alone', () => {
  it.each(schemas.map((schema) => [schema.type, schema] as const))('comes back as it was: %s', (_, schema) => {
    fc.assert(
      fc.property(messageArbitrary(schema), (message) => {
        expect(backOf(message)).toEqual(message)
      }),
      { numRuns: runs(9) },
    )
  })
})

describe('a declaration to a partner that takes no extension', () => {
  const schema = schemas.find(({ type }) => type === 'transit-declaration')
  if (schema === undefined) throw new Error('there is no transit-declaration')
  const bare = profileOf({ ...standard, extension: undefined })
  // One seed: which of the losses happen must not be luck.
  const lost = fc
    .sample(messageArbitrary(schema), { numRuns: 20, seed: 14 })
    .flatMap((message) => differences(valuesOf(message), valuesOf(backOf(message, bare))))
  const covers = (field: string, path: string): boolean =>
    new RegExp(`^${field.replaceAll('.', '\\.').replaceAll('[]', '\\[[0-9]+\\]')}(?:[.[]|$)`).test(path)
  const listed = losses.filter(({ direction }) => direction === 'out')

  it('loses nothing but what is listed', () => {
    const unlisted = lost
      .filter((path) => !listed.some(({ field }) => covers(field, path)))
      .map((path) => `transit-declaration ${path.replaceAll(/\[[0-9]+\]/g, '[]')}`)
    expect([...new Set(unlisted)].toSorted()).toEqual([])
  })

  it('has lost everything that is listed at least once', () => {
    expect(listed.filter(({ field }) => !lost.some((path) => covers(field, path)))).toEqual([])
  })
})
