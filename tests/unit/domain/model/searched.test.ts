import { expect, test } from 'vitest'
import { numbersBorne, numbersDeclared, numberValue, searchValues } from '../../../../src/domain/model/searched.ts'
import { asMrn } from '../../../support/identifiers.ts'
import { declaration, exit, MRN, registration, release } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'

const mrn = asMrn(MRN)

test('a number is found by its kind, whole, and by each part of three characters that it ends with', () => {
  expect([...searchValues(mrn, [{ kind: 'vehicle', text: 'tg-10 4' }])]).toEqual([
    'vehicle:TG104',
    `@${MRN} TG104`,
    'TG104',
    'G104',
    '104',
  ])
})

test('what has neither letter nor digit is found by nothing, and what is too short by the whole alone', () => {
  expect([...searchValues(mrn, [{ kind: 'seal', text: ' - ' }])]).toEqual([])
  expect([...searchValues(mrn, [{ kind: 'seal', text: '7 B' }])]).toEqual(['seal:7B', `@${MRN} 7B`])
})

test('characters beyond the first plane are not cut in two', () => {
  const parts = [...searchValues(mrn, [{ kind: 'vehicle', text: '𐓏𐓘𐓐𐓘' }])].filter((one) => !/[:@]/.test(one))
  expect(parts).toHaveLength(2)
  for (const part of parts) expect(part.isWellFormed()).toBe(true)
})

test('of very many numbers those beyond some hundred are found by the whole: a ship of cars is no load', () => {
  const cars = Array.from(
    { length: 999 },
    (_, at) => ({ kind: 'vin', text: `VF1AB0001${String(at).padStart(8, '5')}` }) as const,
  )
  const values = searchValues(mrn, cars)
  expect(values.size).toBeLessThan(7_500)
  for (const { text } of cars) expect(values).toContain(numberValue('vin', text))
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
