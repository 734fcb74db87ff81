import { describe, expect, test } from 'vitest'
import { compare } from '../../../../src/domain/differences/compare.ts'
import { seenIn } from '../../../../src/domain/differences/seen.ts'
import type { BorderEntryNotice } from '../../../../src/generated/types.ts'
import { entry } from '../../../support/road.ts'

type Body = Partial<BorderEntryNotice['body']>

const inForce = {
  since: '2026-03-02T10:00:00Z',
  vehicle: 'TG 1234',
  trailers: ['TG R 10'],
  containers: ['CSQU3054383'],
  wagons: ['81 45'],
  vins: ['VF1AB'],
  seals: ['S-1', 'S-2'],
  packages: 20,
  grossMass: '1000',
}
const truck = (identification: string) => ({ typeOfIdentification: '30', identification }) as const
const wagon = (identification: string) => ({ typeOfIdentification: '20', identification }) as const
const sealed = (...seals: NonNullable<BorderEntryNotice['body']['sealCheck']['seals']>) => ({
  state: 'intact' as const,
  seals,
})
const intact = (id: string) => ({ id, state: 'intact' as const })
const both = sealed(intact('S-1'), intact('s 2'))

/** What differs, as kind, what was seen, and the flag or `-`. */
function found(body: Body, isChanged = false): string[] {
  const notice = entry()
  const { vehicle: _, ...bare } = notice.body
  const seen = seenIn({ ...notice, body: { ...bare, sealCheck: { state: 'not-checked' }, ...body } })
  if (seen === undefined) throw new Error('nothing seen')
  return compare(seen, inForce, isChanged).map(({ kind, seen: value, flag, tractor }) =>
    [kind, value, tractor === true ? 'tractor' : (flag ?? '-')].join(' '),
  )
}

describe('what differs is found, at its place', () => {
  test.each<[string, Body, string[]]>([
    ['another truck', { vehicle: truck('BF 9') }, ['vehicle BF 9 vehicleDiffers']],
    ['another trailer', { trailers: [truck('BF R 9')] }, ['trailer BF R 9 vehicleDiffers']],
    ['another wagon, as a list', { wagons: ['81 46'] }, ['wagon 81 46 vehicleDiffers']],
    ['another wagon, as a trailer', { trailers: [wagon('81 46')] }, ['wagon 81 46 vehicleDiffers']],
    ['another container', { containers: ['MSKU6000019'] }, ['container MSKU6000019 vehicleDiffers']],
    ['another VIN', { vins: ['VF1ZZ'] }, ['vin VF1ZZ vehicleDiffers']],
    ['a seal never in force', { sealCheck: sealed(intact('S-1'), intact('X-9')) }, ['seal X-9 sealsDiffer']],
    ['a broken seal', { sealCheck: sealed({ id: 'S-1', state: 'broken' }) }, ['seal-state broken sealsDiffer']],
    ['a missing seal', { sealCheck: sealed({ id: 'S-1', state: 'missing' }) }, ['seal-state missing sealsDiffer']],
    [
      'a seal that became another one',
      { sealCheck: sealed({ id: 'S-1', state: 'replaced', newId: 'N-1' }) },
      ['seal N-1 sealsDiffer'],
    ],
    ['seals broken, none of them named', { sealCheck: { state: 'broken' } }, ['seal-state broken sealsDiffer']],
    ['no seals where there were some', { sealCheck: { state: 'none' } }, ['seal-state none sealsDiffer']],
    ['other seals, nobody says which', { sealCheck: { state: 'replaced' } }, ['seal-state replaced sealsDiffer']],
    ['too few packages', { packages: 19 }, ['packages 19 partial']],
    ['too many packages', { packages: 21 }, ['packages 21 -']],
    ['another mass', { grossMass: '1051' }, ['mass 1051 -']],
    ['an officer who says so', { agrees: false }, ['vehicle false vehicleDiffers']],
    [
      'another truck of which all seals agree and nothing else was looked at',
      { vehicle: truck('BF 9'), sealCheck: both },
      ['vehicle BF 9 vehicleDiffers'],
    ],
    [
      'another tractor before the trailer, one seal not looked at',
      { vehicle: truck('BF 9'), trailers: [truck('TG R 10')], sealCheck: sealed(intact('S-1')) },
      ['vehicle BF 9 vehicleDiffers'],
    ],
    [
      'another tractor before the trailer, all seals whole',
      { vehicle: truck('BF 9'), trailers: [truck('tg-r-10')], sealCheck: both },
      ['vehicle BF 9 tractor'],
    ],
    [
      'one seal more, with all that must be there whole',
      { sealCheck: sealed(intact('S-1'), intact('S-2'), intact('X-9')) },
      ['seal X-9 -'],
    ],
  ])('%s', (_, body, expected) => {
    expect(found(body)).toEqual(expected)
  })
})

describe('nothing differs', () => {
  test.each<[string, Body]>([
    ['where nothing was looked at', {}],
    ['where all is as declared, written another way', { vehicle: truck('tg-I234'), sealCheck: both, agrees: true }],
    ['where the trailer is noted as the truck', { vehicle: truck('TG R 10'), trailers: [truck('TG 1234')] }],
    ['where some seals were looked at and agree', { sealCheck: sealed(intact('S-2')) }],
    ['where the officer has put on the seal himself', { sealCheck: sealed(intact('X-9')), sealsAdded: ['X 9'] }],
    ['where a scale is off by a little', { grossMass: '1049' }],
    ['where a train has another number', { vehicle: { typeOfIdentification: '21', identification: 'TR-9' } }],
  ])('%s', (_, body) => {
    expect(found(body)).toEqual([])
  })

  test('where seals were said to be replaced, and now are', () => {
    expect(found({ sealCheck: { state: 'replaced' } }, true)).toEqual([])
  })
})
