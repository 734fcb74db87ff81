import type { Declaration } from '../../../../src/generated/types.ts'
import type { RuleId } from '../../../../src/generated/rules.ts'
import {
  at,
  BASE,
  both,
  byMode,
  type Change,
  guarantee,
  items,
  ITEMS,
  loaded,
  packed,
  packedWith,
  tir,
  vehicle,
} from '../../../support/ncts.ts'

/** Both halves of each condition and rule of NCTS that a rule of ours cites: what each refuses, and where, and what it takes. */

type Refused = readonly [rule: RuleId, where: string, what: string, change: Change]
type Accepted = readonly [rule: string, what: string, change: Change]

const seals = { numberOfSeals: 1, seals: [{ id: 'S-1' }] }
const address = { city: 'Lomé', country: 'TG', streetAndNumber: 'Rue 1' }
const person = { name: 'N' }
const trailer = { typeOfIdentification: '31' as const, identification: 'R 1', nationality: 'TG' }
const reduced = { reducedDataset: true, authorisations: [{ type: 'C524', reference: 'TG-RED-1' }] }
const exported = { previousDocuments: [{ type: 'N830', reference: 'X' }] }
const withoutNet = both({ goodsMeasure: { grossMass: '500' } })
const border = (change: object = {}): Change => ({
  activeBorderMeans: [{ office: 'TGCNK001', typeOfIdentification: '30', identification: 'TG 1234', ...change }],
})
const named = (qualifier: string, change: object): Change => at({ qualifier, ...change })
const bare = { accessCode: undefined, amount: undefined, grn: undefined }
const loose = { containerIndicator: undefined, equipment: undefined }

export const refusedHalves: readonly Refused[] = [
  [
    'C0045',
    'items/0/declarationType',
    'no type in a mixed consignment',
    { declarationType: 'T', ...items({}, { declarationType: 'T1' }) },
  ],
  [
    'C0045-FORBIDDEN',
    'items/1/declarationType',
    'a type beside that of the whole',
    items({}, { declarationType: 'T2' }),
  ],
  ['C0060', 'items/0/packaging/0/marks', 'no marks on bags', packed({ type: 'BG', count: 1 })],
  ['PACKAGES-COUNT', 'items/0/packaging/0/count', 'bags without a number (C0060)', packed({ type: 'BG', marks: 'A' })],
  ['C0060-FORBIDDEN', 'items/0/packaging/0/count', 'a number of bulk', packed({ type: 'VQ', count: 7 })],
  ['R0364', 'items/0/packaging/0/count', 'marks nobody else has', packedWith({ marks: 'Z' })],
  [
    'R0364',
    'items/0/packaging/0/count',
    'marks of another house consignment',
    {
      items: [
        { ...packedWith().items?.[0], house: 1 },
        { ...ITEMS[1], house: 2 },
        { ...ITEMS[0], house: 1, number: 3 },
      ] as Declaration['items'],
    },
  ],
  ['C0085', 'guarantees/0/grn', 'no reference for type 1', guarantee({ grn: undefined })],
  [
    'C0085-FORBIDDEN',
    'guarantees/0/grn',
    'a reference for type A',
    guarantee({ type: 'A', accessCode: undefined, amount: undefined }),
  ],
  ['C0086', 'guarantees/0/accessCode', 'no access code for type 1', guarantee({ accessCode: undefined })],
  [
    'C0086-FORBIDDEN',
    'guarantees/0/accessCode',
    'an access code for type 5',
    guarantee({ type: '5', grn: undefined, amount: undefined }),
  ],
  ['C0130', 'guarantees/0/otherReference', 'no other reference for type 8', guarantee({ ...bare, type: '8' })],
  [
    'C0130-FORBIDDEN',
    'guarantees/0/otherReference',
    'another reference for type 1',
    guarantee({ otherReference: 'X' }),
  ],
  ['R0318', 'guarantees/0/grn', 'a short reference for a voucher', guarantee({ type: '4' })],
  ['TIR-CARNET', 'carnet', 'TIR without carnet (C0411)', tir({ carnet: undefined })],
  ['C0411-FORBIDDEN', 'carnet', 'a carnet under T1', { carnet: { number: 'XC12345678' } }],
  ['R0990', 'carnet/number', 'twelve characters', tir({ carnet: { number: 'XC1234567890' } })],
  ['R0900', 'guarantees/0/type', 'TIR on another guarantee', tir({ guarantees: BASE.guarantees })],
  ['C0153', 'items/0/commodity/hsCode', 'no HS code under T1', items({ commodity: { description: 'Rice' } })],
  [
    'C0153',
    'items/1/commodity/hsCode',
    'no HS code under TIR after an export',
    tir({ ...items({}, { commodity: { description: 'Rice' } }), ...exported }),
  ],
  [
    'C0837',
    'items/1/goodsMeasure/netMass',
    'no net mass after an export',
    { ...items({}, { goodsMeasure: { grossMass: '500' } }), ...exported },
  ],
  [
    'MASS-NET',
    'items/0/goodsMeasure/netMass',
    'a net mass above the gross one (R0223)',
    items({ goodsMeasure: { grossMass: '500.0', netMass: '500.000001' } }),
  ],
  ['MASS-SUM', 'grossMass', 'items that weigh more than the whole (R0994)', { grossMass: '999.999' }],
  ['C0101', 'authorisations', 'a reduced set of data without authorisation', { reducedDataset: true, ...withoutNet }],
  ['R0849', 'reducedDataset', 'a reduced set of data under TIR', tir({ ...reduced, ...withoutNet })],
  [
    'R0859',
    'authorisations/0/type',
    'its authorisation without the indicator',
    { authorisations: reduced.authorisations },
  ],
  [
    'C0542',
    'consignor',
    'a consignor in a reduced set of data',
    { ...reduced, ...withoutNet, security: '0', consignor: { name: 'N' } },
  ],
  [
    'C0542',
    'consignor',
    'a consignor in a reduced set of data that says nothing of security',
    { ...reduced, ...withoutNet, consignor: { name: 'N' } },
  ],
  ['C0599', 'activeBorderMeans/0/mode', 'security data, no mode at the border', { security: '1', ...border() }],
  ['C0806', 'activeBorderMeans', 'security data, no means at the border', { security: '3' }],
  ['C0806-FORBIDDEN', 'activeBorderMeans/0', 'a means at the border by post', border({ mode: '5' })],
  [
    'C0531',
    'activeBorderMeans/0/conveyanceReference',
    'a flight without number',
    { security: '2', ...border({ mode: '4', typeOfIdentification: '40' }) },
  ],
  ['LOCATION-QUALIFIER', 'locationOfGoods/office', 'V without office (C0394)', named('V', {})],
  ['C0394', 'locationOfGoods/address/postcode', 'T without postcode', named('T', { address })],
  [
    'C0394-FORBIDDEN',
    'locationOfGoods/contactPerson',
    'V with a person',
    named('V', { office: 'TGLFW001', contactPerson: person }),
  ],
  [
    'C0394-FORBIDDEN',
    'locationOfGoods/unlocode',
    'W with a code',
    named('W', { position: { latitude: '6', longitude: '1' }, unlocode: 'TGLFW' }),
  ],
  ['C0394-FORBIDDEN', 'locationOfGoods/operator', 'Z with an operator', named('Z', { address, operator: 'O' })],
  ['C0387', 'placeOfUnloading/location', 'a country alone', { placeOfUnloading: { country: 'BF' } }],
  [
    'C0569',
    'equipment/0/seals',
    'seals that are not listed',
    loaded({ container: 'CSQU3054383', numberOfSeals: 1, goodsReferences: [1, 2] }),
  ],
  [
    'SEAL-COUNT',
    'equipment/0/numberOfSeals',
    'seals listed where there are none (C0569)',
    loaded({ container: 'CSQU3054383', ...seals, numberOfSeals: 0, goodsReferences: [1, 2] }),
  ],
  [
    'SEAL-UNIQUE',
    'equipment/1/seals/0/id',
    'one seal on two containers (R0107)',
    loaded(
      { container: 'CSQU3054383', ...seals, goodsReferences: [1] },
      { container: 'TGHU0000420', ...seals, goodsReferences: [2] },
    ),
  ],
  [
    'R0448',
    'equipment/0/numberOfSeals',
    'a loading space without seals',
    { containerIndicator: undefined, ...loaded({ numberOfSeals: 0, goodsReferences: [1, 2] }) },
  ],
  ['CONTAINER-INDICATOR', 'containerIndicator', 'containers that are denied (C0055)', { containerIndicator: false }],
  [
    'C0670',
    'equipment/1/goodsReferences',
    'two containers, and nobody knows what is in one',
    loaded(
      { container: 'CSQU3054383', ...seals, goodsReferences: [1] },
      { container: 'TGHU0000420', numberOfSeals: 0 },
    ),
  ],
  [
    'CONTAINER-CHECK-DIGIT',
    'equipment/0/container',
    'a swap body with a wrong digit',
    loaded({ container: 'ATBE1003092', ...seals, goodsReferences: [1, 2] }),
  ],
  [
    'CONTAINER-KIND',
    'equipment/0/containerKind',
    'a number one character short',
    loaded({ container: 'CSQU305438', ...seals, goodsReferences: [1, 2] }),
  ],
  [
    'CONTAINER-KIND',
    'equipment/0/containerKind',
    'a container said to be no container',
    loaded({ container: 'CSQU3054383', containerKind: 'other', ...seals, goodsReferences: [1, 2] }),
  ],
  ['C0250', 'consignee/name', 'neither number nor name', { consignee: { address } }],
  ['C0250', 'representative/name', 'a representative nobody knows', { representative: { status: '2' } }],
  [
    'R0850',
    'supplyChainActors/0/id',
    'a blank in an identification number',
    { supplyChainActors: [{ role: 'FW', scheme: 'NIF', id: '1 2' }] },
  ],
  ['C0826', 'vehicleSet/means', 'a lorry by post', byMode('5')],
  [
    'VEHICLE-MODE',
    'vehicleSet/means/typeOfIdentification',
    'a flight by road (R0472)',
    vehicle({ means: { ...BASE.vehicleSet.means, typeOfIdentification: '40' } }),
  ],
  ['R0474', 'vehicleSet/means/typeOfIdentification', 'a trailer in front', vehicle({ means: trailer })],
  [
    'R0476',
    'vehicleSet/trailers/0/typeOfIdentification',
    'a tractor behind',
    vehicle({ trailers: [{ ...trailer, typeOfIdentification: '30' }] }),
  ],
  ['R0855', 'vehicleSet/trailers/2', 'three trailers', vehicle({ trailers: [trailer, trailer, trailer] })],
  [
    'DEPARTURE-MEANS',
    'vehicleSet/means',
    'loose goods on an unknown lorry',
    { ...vehicle({ means: undefined }), ...loose },
  ],
  [
    'DEPARTURE-MEANS',
    'vehicleSet/means/identification',
    'loose goods on a lorry of which only the country is known',
    { ...vehicle({ means: { nationality: 'TG' } }), ...loose },
  ],
  [
    'DEPARTURE-MEANS',
    'vehicleSet/means/typeOfIdentification',
    'a number of nobody knows what',
    vehicle({ means: { identification: 'TG 1234', nationality: 'TG' } }),
  ],
  [
    'R0789',
    'activeBorderMeans',
    'two means at a border that is not crossed',
    {
      destinationOffice: 'TGDPG001',
      itinerary: [{ country: 'TG', mode: '3', connection: 'full' }],
      activeBorderMeans: [
        ...(border().activeBorderMeans ?? []),
        ...(border({ identification: 'B' }).activeBorderMeans ?? []),
      ],
    },
  ],
  [
    'C0298',
    'items/0/previousDocuments/0/unit',
    'a unit of nothing',
    items({ previousDocuments: [{ type: 'N355', reference: 'M', unit: 'KGM' }] }),
  ],
]

export const acceptedHalves: readonly Accepted[] = [
  [
    'C0045',
    'a type at each item of a mixed consignment',
    { declarationType: 'T', ...items({ declarationType: 'T1' }, { declarationType: 'T2' }) },
  ],
  ['C0060', 'bulk without marks and number', packed({ type: 'VQ' })],
  ['C0060', 'unpacked goods without marks', packed({ type: 'NE', count: 3 })],
  ['R0364', 'an item packed with another one', packedWith()],
  [
    'R0364',
    'an item packed with another one of its house consignment',
    {
      items: [
        { ...packedWith().items?.[0], house: 2 },
        { ...ITEMS[1], house: 2 },
      ] as Declaration['items'],
    },
  ],
  ['R0221', 'a mass of 0 in another spelling', packedWith({}, '0.000000')],
  ['C0085', 'no reference for type A', guarantee({ ...bare, type: 'A' })],
  ['C0086', 'a deposit without reference', guarantee({ type: '3', grn: undefined, accessCode: undefined })],
  [
    'C0130',
    'a deposit with another reference',
    guarantee({ type: '3', grn: undefined, accessCode: undefined, otherReference: 'CONSIGNATION 1' }),
  ],
  ['C0411', 'the logbook of TRIE', { declarationType: 'TRIE', carnet: { number: 'TRIE-TG-0045871', leaf: '1' } }],
  ['C0411', 'TRIE without its logbook', { declarationType: 'TRIE' }],
  ['R0990', 'a TIR carnet of eleven characters', tir({ carnet: { number: 'XC123456789' } })],
  ['C0153', 'TIR with HS codes', tir()],
  ['C0837', 'net masses after an export', exported],
  ['R0223', 'equal by value', items({ goodsMeasure: { grossMass: '500', netMass: '500.000' } })],
  ['R0994', 'items that weigh as much as the whole, in another spelling', { grossMass: '1000.000' }],
  ['C0599', 'security data with the mode at the border', { security: '1', ...border({ mode: '3' }) }],
  ['C0599', 'no mode at the border without security data', { security: '0', ...border() }],
  ['C0806', 'security data lodged beforehand', { security: '1', additionalDeclarationType: 'D' }],
  ['C0806', 'by post over the border, with data on security', { ...byMode('5', { means: undefined }), security: '1' }],
  ['C0394', 'V with its office', named('V', { office: 'TGLFW001', additionalIdentifier: 'Quai 3' })],
  ['C0394', 'T with its postcode', named('T', { address: { ...address, postcode: '01' } })],
  ['C0394', 'U with a person', named('U', { unlocode: 'TGLFW', contactPerson: person })],
  ['C0387', 'a code alone', { placeOfLoading: { unlocode: 'TGLFW' } }],
  ['C0387', 'country and name', { placeOfUnloading: { country: 'BF', location: 'Ouagarinter' } }],
  [
    'R0448',
    'a container without seals',
    loaded({ container: 'CSQU3054383', numberOfSeals: 0, goodsReferences: [1, 2] }),
  ],
  [
    'R0448',
    'a sealed loading space',
    { containerIndicator: undefined, ...loaded({ ...seals, goodsReferences: [1, 2] }) },
  ],
  ['C0670', 'one container with everything in it', loaded({ container: 'CSQU3054383', ...seals })],
  [
    'CONTAINER-KIND',
    'a swap body, told by its form',
    loaded({ container: 'ATBE1003091', ...seals, goodsReferences: [1, 2] }),
  ],
  [
    'CONTAINER-KIND',
    'a national number, said to be one',
    loaded({ container: 'SNCF4711', containerKind: 'other', ...seals, goodsReferences: [1, 2] }),
  ],
  ['C0250', 'a name alone', { consignee: { name: 'N' } }],
  ['C0250', 'number and name', { consignee: { scheme: 'NIF', id: 'BF1', name: 'N' } }],
  ['C0826', 'by post', byMode('5', { means: undefined })],
  ['DEPARTURE-MEANS', 'through a pipeline', { ...byMode('7', { means: undefined }), ...loose }],
  ['DEPARTURE-MEANS', 'containers on a lorry that is not known yet', vehicle({ means: undefined })],
  [
    'DEPARTURE-MEANS',
    'containers on a lorry of which only the country is known',
    vehicle({ means: { nationality: 'TG' } }),
  ],
  [
    'DEPARTURE-MEANS',
    'goods that are not presented yet',
    { ...vehicle({ means: undefined }), ...loose, additionalDeclarationType: 'D' },
  ],
  [
    'DEPARTURE-MEANS',
    'wagons of a train that has no number yet',
    byMode('2', { means: undefined, wagons: [{ number: 'W-1' }] }),
  ],
  ['R0855', 'two trailers', vehicle({ trailers: [trailer, { ...trailer, identification: 'R 2' }] })],
  [
    'R0855',
    'a train of 999 wagons',
    byMode('2', { means: undefined, wagons: Array.from({ length: 999 }, (_, one) => ({ number: `W-${one}` })) }),
  ],
  [
    'R0789',
    'two means at a border that is crossed',
    {
      activeBorderMeans: [
        ...(border().activeBorderMeans ?? []),
        ...(border({ identification: 'B' }).activeBorderMeans ?? []),
      ],
    },
  ],
  [
    'C0298',
    'a quantity with its unit',
    items({ previousDocuments: [{ type: 'N355', reference: 'M', quantity: '5', unit: 'KGM' }] }),
  ],
]
