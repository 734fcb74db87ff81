import { describe, expect, test } from 'vitest'
import type { Declaration } from '../../../../src/generated/types.ts'
import {
  at,
  BASE,
  both,
  byMode,
  type Change,
  found,
  guarantee,
  items,
  ITEMS,
  loaded,
  packed,
  packedWith,
  tir,
  vehicle,
} from '../../../support/ncts.ts'

/**
 * Each case is a declaration that NCTS takes with one change, by the name it has in the list of cases in which this hub and
 * the public rule texts disagreed, with the verdict of NCTS, or ours where the texts leave it open (decision 0084).
 */

const GRN = '26TG00CCIT0000178'
const trailer = (identification: string, typeOfIdentification: '30' | '31' = '31') => ({
  typeOfIdentification,
  identification,
  nationality: 'TG',
})
const seals = { numberOfSeals: 1, seals: [{ id: 'S-1' }] }
const [first] = BASE.equipment ?? []
const refused: readonly [name: string, change: Change, findings: readonly string[]][] = [
  [
    'r0364-same-item',
    items({ packaging: [...ITEMS[0].packaging, { type: 'BG', count: 0, marks: 'A' }] }),
    ['R0219 items/0/packaging/1/count', 'R0364 items/0/packaging/1/count', 'R0221 items/0/goodsMeasure/grossMass'],
  ],
  [
    'r0364-other-bulk',
    {
      items: [
        packedWith({ marks: 'B' }).items?.[0],
        { ...ITEMS[1], packaging: [{ type: 'VQ', marks: 'B' }] },
      ] as Declaration['items'],
    },
    ['R0364 items/0/packaging/0/count'],
  ],
  [
    'r0364-both-unmarked',
    {
      items: [
        { ...ITEMS[0], goodsMeasure: { grossMass: '0' }, packaging: [{ type: 'BG', count: 0 }] },
        { ...ITEMS[1], packaging: [{ type: 'BG', count: 10 }] },
      ],
    },
    ['C0060 items/0/packaging/0/marks', 'C0060 items/1/packaging/0/marks', 'R0364 items/0/packaging/0/count'],
  ],
  ['r0221-zero-packages-with-mass', packedWith({}, '500'), ['R0221 items/0/goodsMeasure/grossMass']],
  [
    'r0219',
    items({
      goodsMeasure: { grossMass: '0' },
      packaging: [
        { type: 'BG', count: 0, marks: 'B' },
        { type: 'CT', count: 4, marks: 'C' },
      ],
    }),
    ['R0219 items/0/packaging/0/count'],
  ],
  ['c0060-bulk-with-count', packed({ type: 'VQ', count: 1 }), ['C0060-FORBIDDEN items/0/packaging/0/count']],
  [
    'c0086-type5-with-grn',
    guarantee({ type: '5', accessCode: undefined, amount: undefined }),
    ['C0085-FORBIDDEN guarantees/0/grn'],
  ],
  [
    'c0086-type8-with-grn',
    guarantee({ type: '8', accessCode: undefined, amount: undefined, otherReference: 'X' }),
    ['C0085-FORBIDDEN guarantees/0/grn'],
  ],
  ['c0086-typeB-with-grn', tir({ guarantees: [{ type: 'B', grn: GRN }] }), ['C0085-FORBIDDEN guarantees/0/grn']],
  [
    'c0086-type3-with-grn',
    guarantee({ type: '3' }),
    ['C0085-FORBIDDEN guarantees/0/grn', 'C0086-FORBIDDEN guarantees/0/accessCode'],
  ],
  [
    'r0448-no-container-no-seal',
    { containerIndicator: undefined, ...loaded({ numberOfSeals: 0, goodsReferences: [1, 2] }) },
    ['R0448 equipment/0/numberOfSeals'],
  ],
  [
    'same-container-twice',
    loaded(
      { container: 'CSQU3054383', ...seals, goodsReferences: [1] },
      { container: 'CSQU3054383', numberOfSeals: 0, goodsReferences: [2] },
    ),
    ['CONTAINER-TWICE equipment/1/container'],
  ],
  [
    'r0855-road-5-trailers',
    vehicle({ trailers: ['R1', 'R2', 'R3', 'R4', 'R5'].map((one) => trailer(one)) }),
    ['R0855 vehicleSet/trailers/2'],
  ],
  [
    'r0476-trailer-type30',
    vehicle({ trailers: [trailer('R1', '30')] }),
    ['R0476 vehicleSet/trailers/0/typeOfIdentification'],
  ],
  [
    'c0394-U-with-address',
    at({ qualifier: 'U', unlocode: 'TGLFW', address: { city: 'Lomé', country: 'TG' } }),
    ['C0394-FORBIDDEN locationOfGoods/address'],
  ],
  [
    'c0394-U-with-everything',
    at({
      qualifier: 'U',
      unlocode: 'TGLFW',
      address: { city: 'Lomé', country: 'TG' },
      office: 'TGLFW001',
      position: { latitude: '6.1', longitude: '1.2' },
      operator: 'OP-1',
    }),
    ['address', 'office', 'position', 'operator'].map((part) => `C0394-FORBIDDEN locationOfGoods/${part}`),
  ],
  ['r0990-tir-carnet-format', tir({ carnet: { number: 'XC1' } }), ['R0990 carnet/number']],
  ['c0045-T1-with-item-type', items({ declarationType: 'T1' }), ['C0045-FORBIDDEN items/0/declarationType']],
  [
    'c0837-reduced-with-net',
    { reducedDataset: true, authorisations: [{ type: 'C524', reference: 'TG-RED-1' }] },
    [
      'C0837-FORBIDDEN items/0/goodsMeasure/netMass',
      'C0837-FORBIDDEN items/1/goodsMeasure/netMass',
      'AUTHORISATION-UNKNOWN authorisations/0/reference',
    ],
  ],
  [
    'r0789-two-legs-one-country',
    {
      destinationOffice: 'TGDPG001',
      itinerary: [
        { country: 'TG', mode: '3', connection: 'full' },
        { country: 'TG', mode: '3', connection: 'full' },
      ],
      activeBorderMeans: ['A', 'B'].map((identification) => ({
        office: 'TGCNK001',
        typeOfIdentification: '30' as const,
        identification,
      })),
    },
    ['R0789 activeBorderMeans'],
  ],
  [
    'r0003-same-transit-office-twice',
    {
      itinerary: [
        { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
        { country: 'BF', entryOffice: 'BFCNK001', mode: '3', connection: 'full' },
        { country: 'BF', entryOffice: 'BFCNK001', mode: '3', connection: 'full' },
      ],
    },
    ['R0003 itinerary/2/entryOffice'],
  ],
  [
    'guarantees-two-refs-same-grn',
    { guarantees: [...BASE.guarantees, ...BASE.guarantees] },
    ['GUARANTEE-TWICE guarantees/1/grn'],
  ],
  ['place-empty', { placeOfLoading: {} }, ['C0387 placeOfLoading/country', 'C0387 placeOfLoading/location']],
]

const accepted: readonly [name: string, change: Change][] = [
  ['goods-reference-twice', { equipment: [{ ...first, numberOfSeals: 1, goodsReferences: [1, 1, 2] }] }],
  ['r0472-mode9-with-31', byMode('9', { means: trailer('R 1') })],
  ['trailer-same-as-tractor', vehicle({ trailers: [trailer('TG 1234')] })],
  ['c0826-postal-without-means', byMode('5', { means: undefined })],
  ['c0394-W-plus-sign', at({ qualifier: 'W', position: { latitude: '+44.968046', longitude: '+1.2' } })],
  // The declaration comes from the office of departure, whose limit it is (decision 0084).
  ['c0839-limit-without-C521', { limitAt: '2026-03-09T08:00:00Z' }],
  ['c0153-tir-without-hs', tir(both({ commodity: { description: 'Rice' } }))],
  ['item-without-goodsMeasure', items({}, { goodsMeasure: undefined })],
  [
    'r0223-zero-written-0.000',
    {
      items: [
        ITEMS[0],
        {
          ...ITEMS[1],
          goodsMeasure: { grossMass: '0.000', netMass: '1' },
          packaging: [{ type: 'BG', count: 0, marks: 'A' }],
        },
      ],
    },
  ],
  ['name-absent-with-id', { consignee: { scheme: 'NIF', id: 'BF1' } }],
  ['principal-name-absent-with-id', { principal: { scheme: 'NIF', id: '1000123456' } }],
  ['cus-code', items({ commodity: { description: 'Rice', hsCode: '100630', cusCode: '0010002-7' } })],
  [
    'items-1000',
    {
      items: Array.from({ length: 1_000 }, (_, index) => ({ ...ITEMS[0], number: index + 1 })),
      grossMass: '500000',
    },
  ],
  [
    'items-1999',
    { items: Array.from({ length: 1_999 }, (_, index) => ({ ...ITEMS[0], number: index + 1 })), grossMass: '999500' },
  ],
  ['guarantees-10', { guarantees: [...BASE.guarantees, ...Array.from({ length: 9 }, () => ({ type: '5' as const }))] }],
  [
    'previous-doc-quantities',
    items({ previousDocuments: [{ type: 'N355', reference: 'M 1', numberOfPackages: 10, quantity: '500' }] }),
  ],
  ['container-ilu-K', loaded({ container: 'ATBK1003095', ...seals, goodsReferences: [1, 2] })],
]

describe('what NCTS refuses, or what we refuse where it leaves it open', () => {
  test.each(refused)('%s', (_, change, findings) => {
    expect(found(change)).toEqual(findings)
  })
})

describe('what NCTS takes, or what we take where it leaves it open', () => {
  test('the declaration that is changed', () => {
    expect(found({})).toEqual([])
  })

  test.each(accepted)('%s', (_, change) => {
    expect(found(change)).toEqual([])
  })
})
