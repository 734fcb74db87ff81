import { describe, expect, it } from 'vitest'
import { toNational } from '../../../../adapters/wco/mapping.ts'
import { profileOf } from '../../../../adapters/wco/profile.ts'
import standard from '../../../../adapters/wco/profiles/corridor-wco-3.6.json' with { type: 'json' }
import { responseTo } from '../../../../adapters/wco/response.ts'
import type { Told } from '../../../../adapters/rest/intake.ts'
import type { XmlTree } from '../../../../src/adapter-api/index.ts'
import { at, declaration, MRN } from '../ncts/support.ts'

const profile = profileOf(standard)
const { root } = toNational(declaration, { profile })

const respond = (told: Partial<Told>): XmlTree | undefined =>
  responseTo({
    root,
    message: declaration,
    told: { key: 'k', outcome: 'accepted', errors: [], ...told },
    profile,
    at: new Date('2026-03-02T09:00:00Z'),
  })

/** Classes with their places in lists, and the element. */
function pointerOf(pointer: string): (string | undefined)[][] {
  const response = respond({ outcome: 'refused', errors: [{ code: '51', pointer }] })
  const error = response?.children.at(-1)?.children.find(({ name }) => name === 'Error')
  return (error?.children ?? [])
    .filter(({ name }) => name === 'Pointer')
    .map((one) => ['DocumentSectionCode', 'SequenceNumeric', 'TagID'].map((name) => at(one, name)))
}

describe('a response', () => {
  it.each([
    ['/body/lrn', [['42A', undefined, 'D026']]],
    [
      '/body/items/1/commodity/hsCode',
      [
        ['42A', undefined, undefined],
        ['67A', undefined, undefined],
        ['68A', '2', undefined],
        ['23A', undefined, undefined],
        ['21A', undefined, '145'],
      ],
    ],
    [
      '/body/equipment/0/seals/1/id',
      [
        ['42A', undefined, undefined],
        ['67A', undefined, undefined],
        ['28A', undefined, undefined],
        ['31B', '1', undefined],
        ['44B', '2', '165'],
      ],
    ],
    ['/body/limitAt', [['42A', undefined, undefined]]],
  ])('to an error at %s points to it by class and element', (pointer, expected) => {
    expect(pointerOf(pointer)).toEqual(expected)
  })

  it('to a refusal has the code of each error, the rule, and what eTIR calls it', () => {
    const response = respond({
      outcome: 'refused',
      errors: [
        { code: '51', pointer: '/body/lrn' },
        { code: '14', pointer: '/body/grossMass', rule: 'R0983', message: 'too heavy' } as Told['errors'][number],
      ],
    })
    const body = response?.children.at(-1)
    expect(body && [at(body, 'FunctionCode'), at(body, 'FunctionalReferenceID')]).toEqual(['27', declaration.body.lrn])
    const errors = body?.children.filter(({ name }) => name === 'Error') ?? []
    expect(errors.map((one) => [at(one, 'ValidationCode'), at(one, 'Description')])).toEqual([
      ['51', 'eTIR 106'],
      ['14', 'R0983 too heavy'],
    ])
  })

  it('to what was taken has the number of the movement', () => {
    const body = respond({ mrn: MRN })?.children.at(-1)
    expect(body && [at(body, 'FunctionCode'), at(body, 'Declaration/ID')]).toEqual(['29', MRN])
  })
})
