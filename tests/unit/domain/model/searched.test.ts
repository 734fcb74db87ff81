import { expect, test } from 'vitest'
import { numbersBorne, numbersDeclared, searchedBy } from '../../../../src/domain/model/searched.ts'
import { declaration, exit, MRN, registration, release } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'

test('a number is filtered by its kind, and searched for as it is compared', () => {
  expect(searchedBy([{ kind: 'vehicle', text: 'tg-10 4' }])).toEqual({ values: ['vehicle:TG104'], numbers: ['TG104'] })
})

test('what has neither letter nor digit is found by nothing', () => {
  expect(searchedBy([{ kind: 'seal', text: ' - ' }])).toEqual({ values: [], numbers: [] })
})

test('a number that comes twice, or in another spelling, or as another kind, is searched for once', () => {
  const found = searchedBy([
    { kind: 'seal', text: 'O-7' },
    { kind: 'seal', text: '07' },
    { kind: 'reference', text: '0 7' },
    { kind: 'other', text: '07' },
  ])
  expect(found).toEqual({ values: ['seal:07', 'reference:07'], numbers: ['07'] })
})

test('a declaration names all that people search by', () => {
  const { body } = declaration({
    body: {
      ucr: 'UCR-77',
      nationalRefs: [{ country: 'TG', reference: 'C 451' }],
      carnet: { number: 'XC12345678' },
      transportDocuments: [{ type: 'N705', reference: 'BL-9' }],
      vehicles: [{ vin: 'VF1AB000123456789', make: 'R', model: 'K' }],
      safeguards: [
        { kind: 'tracker', deviceId: 'GPS 1' },
        { kind: 'seal', reference: 'E-1' },
      ],
      vehicleSet: {
        mode: '3',
        means: { typeOfIdentification: '30', identification: 'TG 1234', nationality: 'TG' },
        trailers: [{ typeOfIdentification: '31', identification: 'TG 99 R', nationality: 'TG' }],
        wagons: [{ number: '31 80 0691 235-2' }],
      } as never,
    },
  })
  const named = numbersDeclared(body).map(({ kind, text }) => `${kind} ${text}`)
  expect(named.toSorted()).toEqual([
    'container CSQU3054383',
    'device GPS 1',
    'reference BL-9',
    'reference C 451',
    'reference LRN 1',
    'reference UCR-77',
    'reference XC12345678',
    'seal E-1',
    'seal S-1',
    'vehicle 31 80 0691 235-2',
    'vehicle TG 1234',
    'vehicle TG 99 R',
    'vin VF1AB000123456789',
  ])
})

test('a movement bears what was declared and what was seen at its posts', () => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  const vehicle = { typeOfIdentification: '30', identification: 'BF 7' } as const
  world.accept(exit({ body: { vehicle, sealCheck: { state: 'broken', seals: [{ id: 'X-9', state: 'intact' }] } } }))
  const movement = world.movements.get(MRN)
  const borne = movement === undefined ? [] : numbersBorne(movement).map(({ kind, text }) => `${kind} ${text}`)
  expect(borne).toEqual(expect.arrayContaining(['vehicle TG 1234', 'vehicle BF 7', 'seal S-1', 'seal X-9']))
})
