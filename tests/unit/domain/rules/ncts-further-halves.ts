import type { RuleId } from '../../../../src/generated/rules.ts'
import { CONSIGNOR, LIMIT } from '../../../support/authorised.ts'
import { voucher } from '../../../support/broken.ts'
import {
  at,
  BASE,
  both,
  byMode,
  type Change,
  guarantee,
  items,
  loaded,
  packed,
  packedWith,
  tir,
  vehicle,
} from '../../../support/ncts.ts'

/** The rest of tests/unit/domain/rules/ncts-halves.ts: sets of data, packages, places, offices and guarantees. */

type Refused = readonly [rule: RuleId, where: string, what: string, change: Change]
type Accepted = readonly [ncts: string, what: string, change: Change]

const seals = { numberOfSeals: 1, seals: [{ id: 'S-1' }] }
const address = { city: 'Lomé', country: 'TG', streetAndNumber: 'Rue 1' }
const reduced = { reducedDataset: true, authorisations: [{ type: 'C524', reference: 'TG-RED-1' }] }
const withoutNet = both({ goodsMeasure: { grossMass: '500' } })
const flight = (change: object = {}): Change => ({
  activeBorderMeans: [
    { office: 'TGCNK001', typeOfIdentification: '40', identification: 'KP 10', mode: '4' as const, ...change },
  ],
})
/** Each qualifier of a place, the part it means, and one it does not. */
const places = [
  ['U', { unlocode: 'TGLFW' }, 'office', { office: 'TGLFW001' }],
  ['V', { office: 'TGLFW001' }, 'unlocode', { unlocode: 'TGLFW' }],
  ['W', { position: { latitude: '6.1', longitude: '1.2' } }, 'address', { address }],
  ['X', { operator: 'O' }, 'position', { position: { latitude: '6.1', longitude: '1.2' } }],
  ['Y', { authorisation: CONSIGNOR.reference }, 'operator', { operator: 'O' }],
  ['Z', { address }, 'authorisation', { authorisation: CONSIGNOR.reference }],
] as const
/** What an authorised place rests on. */
const consignor: Change = { authorisations: [CONSIGNOR], limitAt: LIMIT }
export const furtherRefused: readonly Refused[] = [
  ['PACKAGES-COUNT', 'items/0/packaging/0/count', 'unpacked pieces without a number (C0060)', packed({ type: 'NE' })],
  [
    'R0220',
    'items/0/packaging/0/count',
    'no pieces of unpacked goods',
    items({ goodsMeasure: undefined, packaging: [{ type: 'NE', count: 0 }] }),
  ],
  [
    'R0219',
    'items/0/packaging/0/count',
    'packages beside those packed with another item',
    items({
      goodsMeasure: { grossMass: '0' },
      packaging: [
        { type: 'BG', count: 0, marks: 'B' },
        { type: 'CT', count: 4, marks: 'C' },
      ],
    }),
  ],
  ['R0221', 'items/0/goodsMeasure/grossMass', 'a mass of goods packed with others', packedWith({}, '500')],
  [
    'R0221',
    'items/0/goodsMeasure/grossMass',
    'bags that weigh nothing',
    items({ goodsMeasure: { grossMass: '0.00' } }),
  ],
  ['ITEM-NUMBER-UNIQUE', 'items/1/number', 'one number of two items (R0007)', items({}, { number: 1 })],
  [
    'C0837-FORBIDDEN',
    'items/1/goodsMeasure/netMass',
    'a net mass in a reduced set of data',
    { ...reduced, ...items({ goodsMeasure: { grossMass: '500' } }) },
  ],
  [
    'R0859',
    'authorisations',
    'a reduced set of data on another authorisation',
    { reducedDataset: true, ...consignor, ...withoutNet },
  ],
  ['C0839', 'limitAt', 'an authorised consignor who sets no limit', { authorisations: [CONSIGNOR] }],
  [
    'R0003',
    'itinerary/2/entryOffice',
    'one office entered twice',
    {
      itinerary: [
        { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
        { country: 'BF', entryOffice: 'BFCNK001', mode: '3', connection: 'full' },
        { country: 'BF', entryOffice: 'BFCNK001', mode: '3', connection: 'full' },
      ],
    },
  ],
  ['R0318', 'guarantees/0/grn', 'the reference of a voucher for type 1', guarantee({ grn: voucher })],
  [
    'CONTAINER-INDICATOR',
    'containerIndicator',
    'containers that nobody lists (C0055, C0823)',
    loaded({ ...seals, goodsReferences: [1, 2] }),
  ],
  ...places.map(
    ([qualifier, meant, other, part]): Refused => [
      'C0394-FORBIDDEN',
      `locationOfGoods/${other}`,
      `${qualifier} with another part than its own`,
      { ...consignor, ...at({ qualifier, ...meant, ...part }) },
    ],
  ),
  ...places.map(
    ([qualifier, meant]): Refused => [
      'LOCATION-QUALIFIER',
      `locationOfGoods/${Object.keys(meant)[0]}`,
      `${qualifier} without its part (C0394)`,
      { ...consignor, ...at({ qualifier }) },
    ],
  ),
]

export const furtherAccepted: readonly Accepted[] = [
  ['R0220', 'one piece of unpacked goods', packed({ type: 'NE', count: 1 })],
  [
    'R0219',
    'packages of two kinds',
    items({
      packaging: [
        { type: 'BG', count: 1, marks: 'A' },
        { type: 'CT', count: 4, marks: 'C' },
      ],
    }),
  ],
  ['R0219', 'goods packed with two others', packedWith()],
  [
    'R0007',
    'numbers that are no row from 1',
    { ...items({ number: 7 }, { number: 9 }), ...loaded({ container: 'CSQU3054383', ...seals }) },
  ],
  ['C0101', 'a reduced set of data on its authorisation', { ...reduced, ...withoutNet }],
  ['R0859', 'neither a reduced set of data nor its authorisation', { reducedDataset: false }],
  ['R0849', 'all data under TIR', tir({ reducedDataset: false })],
  ['C0542', 'a reduced set of data without consignor', { ...reduced, ...withoutNet, security: '0' }],
  ['C0542', 'a consignor where all data are declared', { security: '0', consignor: { name: 'N' } }],
  [
    'C0542',
    'a consignor in a reduced set of data with data on security',
    {
      ...reduced,
      ...withoutNet,
      ...flight({ mode: '3', typeOfIdentification: '30' }),
      security: '2',
      consignor: { name: 'N' },
    },
  ],
  ['C0531', 'a flight with its number', { security: '2', ...flight({ conveyanceReference: 'KP 0010' }) }],
  ['C0531', 'a flight without data on security', { security: '0', ...flight() }],
  ['C0531', 'another means without number', { security: '2', ...flight({ mode: '3', typeOfIdentification: '30' }) }],
  ['C0806', 'no means at the border without data on security', { security: '0' }],
  ['C0839', 'an authorised consignor who sets the limit', consignor],
  ['C0839', 'one who lodges beforehand', { authorisations: [CONSIGNOR], additionalDeclarationType: 'D' }],
  ['R0003', 'an office for each crossing', {}],
  ['R0318', 'a voucher', guarantee({ type: '4', grn: voucher })],
  ['R0900', 'a TIR carnet for TIR', tir()],
  ['C0130', 'a public body with its reference', { guarantees: [{ type: '8', otherReference: 'X' }] }],
  [
    'C0055',
    'goods said to be in no container',
    { containerIndicator: false, ...loaded({ ...seals, goodsReferences: [1, 2] }) },
  ],
  [
    'C0055',
    'one of two in a container',
    loaded(
      { container: 'CSQU3054383', ...seals, goodsReferences: [1] },
      { numberOfSeals: 1, seals: [{ id: 'S-2' }], goodsReferences: [2] },
    ),
  ],
  ['C0823', 'neither containers nor seals', { containerIndicator: false, equipment: undefined }],
  ['C0339', 'no means by post', byMode('5', { means: undefined })],
  [
    'R0106',
    'as many seals as are listed',
    loaded({ container: 'CSQU3054383', numberOfSeals: 2, seals: [{ id: 'S-1' }, { id: 'S-2' }] }),
  ],
  [
    'R0107',
    'two seals on two containers',
    loaded(
      { container: 'CSQU3054383', ...seals, goodsReferences: [1] },
      { container: 'TGHU0000420', numberOfSeals: 1, seals: [{ id: 'S-2' }], goodsReferences: [2] },
    ),
  ],
  ['R0472', 'a lorry by road', vehicle({ mode: '3' })],
  ['R0472', 'any kind of means by its own propulsion', byMode('9', { means: { ...BASE.vehicleSet.means } })],
  ['R0474', 'a tractor in front', vehicle({ means: { ...BASE.vehicleSet.means, typeOfIdentification: '30' } })],
  [
    'R0476',
    'a trailer behind',
    vehicle({ trailers: [{ typeOfIdentification: '31', identification: 'R 1', nationality: 'TG' }] }),
  ],
  ['R0850', 'a printable number', { consignee: { scheme: 'NIF', id: 'BF-00/1.A' } }],
  ['R0983', 'items that weigh less than the whole', { grossMass: '1500' }],
  ...places.map(
    ([qualifier, meant]): Accepted => [
      'C0394',
      `${qualifier} by its own part alone`,
      { ...consignor, ...at({ qualifier, ...meant }) },
    ],
  ),
  ...places
    .filter(([qualifier]) => qualifier !== 'V')
    .map(
      ([qualifier, meant]): Accepted => [
        'C0394',
        `${qualifier} with a person to ask`,
        { ...consignor, ...at({ qualifier, ...meant, contactPerson: { name: 'N' } }) },
      ],
    ),
]
