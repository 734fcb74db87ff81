import { type Codelist, indexCodes } from '../../../../src/domain/reference/codes.ts'
import type { Reference } from '../../../../src/domain/model/reference.ts'
import type { RuleId } from '../../../../src/generated/rules.ts'
import type { Declaration, Message, TransitDeclaration } from '../../../../src/generated/types.ts'
import { agreement, shippedList, testReference } from '../../../support/reference.ts'
import { declaration, exit } from '../../../support/road.ts'
import { asCountry, asParty } from '../../../support/identifiers.ts'

/** Declarations of a road that differ in one thing, and registries that differ in one thing. */
export const road = (change: (body: Declaration) => Partial<Declaration>): TransitDeclaration => {
  const base = declaration()
  return { ...base, body: { ...base.body, ...change(base.body) } }
}

/** The same goods under another code. */
export const goods = (hsCode: string, more: Partial<Declaration['items'][number]> = {}): TransitDeclaration =>
  road(({ items }) => ({
    items: items.map((one) => ({ ...one, commodity: { ...one.commodity, hsCode }, ...more })),
  }))

/** A registry whose one agreement differs from one that covers everything. */
const agreed = (more: Parameters<typeof agreement>[0]): Reference => testReference({ agreements: [agreement(more)] })

/** A registry with a list changed, as an operator's import leaves it. */
export const withList = (name: string, change: (list: Codelist) => Codelist['items']): Reference => {
  const list = shippedList(name)
  return testReference(indexCodes([{ ...list, items: change(list) }]))
}

/** Bags are no package type any more after 1 March 2026. */
export const bagsRetired = withList('package-types', ({ items }) =>
  items.map((item) => (item.code === 'BG' ? { ...item, validTo: '2026-03-01' } : item)),
)

/** Rice may enter Togo and Burkina Faso through Dakola only. */
const riceByDakola = withList('restrictions', () => [
  {
    code: 'RICE-BF',
    validFrom: '2026-01-01',
    labels: { en: 'Rice', fr: 'Riz', pt: 'Arroz' },
    country: 'BF',
    hs: ['1006'],
    effect: 'offices',
    only: ['BFDAK001'],
    legalBasis: 'Example order',
  },
])

const halfPerCent = (amount: string): NonNullable<Declaration['contribution']> => ({
  base: { amount: '9000000', currency: 'XOF' },
  rate: '0.5',
  amount,
  currency: 'XOF',
  collectedBy: 'Fonds',
})

/** A registry whose agreement asks for half a per cent of the CIF value. */
const contributing: Reference = {
  ...agreed({ contributionTable: 'FGT' }),
  contributions: [
    {
      id: 'FGT',
      regime: 'isrt',
      validFrom: '2026-01-01',
      rate: '0.5',
      base: 'cif',
      collector: asParty('TG/fonds-garantie'),
      shares: [{ country: asCountry('TG'), guarantor: asParty('TG/fonds-garantie'), parts: 1 }],
    },
  ],
}

/** For each rule on reference data a message that breaks it, where, and with which registry. */
export const brokenByReference: [RuleId, string, Message, Reference?][] = [
  [
    'CONTRIBUTION-AMOUNT',
    '/body/contribution/amount',
    road(() => ({ contribution: halfPerCent('45001') })),
    contributing,
  ],
  ['AGREEMENT', '/body/itinerary/1', declaration(), testReference({ agreements: [] })],
  ['AGREEMENT', '/body/itinerary/1', declaration(), agreed({ validTo: '2026-03-01' })],
  ['AGREEMENT-SUSPENDED', '/body/itinerary/1', declaration(), agreed({ suspendedFrom: '2026-03-02' })],
  ['AGREEMENT-REGIME', '/body/itinerary/1', declaration(), agreed({ regimes: ['rail'] })],
  ['AGREEMENT-MODE', '/body/itinerary/1', declaration(), agreed({ modes: ['2'] })],
  ['AGREEMENT-GUARANTEE', '/body/itinerary/1', declaration(), agreed({ guaranteeTypes: ['4'] })],
  [
    'AGREEMENT-CORRIDOR',
    '/body/itinerary/1',
    declaration(),
    agreed({ corridors: [{ offices: ['GHPAG001', 'BFDAK001'] }] }),
  ],
  [
    'AGREEMENT-CORRIDOR',
    '/body/itinerary/1',
    declaration(),
    agreed({ corridors: [{ offices: ['BFCNK001', 'TGCNK001'], routes: ['N17'] }] }),
  ],
  ['RESTRICTION-PROHIBITED', '/body/items/0/commodity/hsCode', goods('382510')],
  ['RESTRICTION-DOCUMENT', '/body/items/0/commodity/hsCode', goods('930110')],
  ['RESTRICTION-OFFICE', '/body/items/0/commodity/hsCode', declaration(), riceByDakola],
  ['CODE-NOT-VALID', '/body/items/0/packaging/0/type', declaration(), bagsRetired],
  [
    'CODE-NOT-VALID',
    '/body/itinerary/0/mode',
    road(({ itinerary }) => ({ itinerary: itinerary.map((leg, at) => (at === 0 ? { ...leg, mode: '9' } : leg)) })),
    {
      ...withList('transport-modes', ({ items }) =>
        items.map((item) => (item.code === '9' ? { ...item, validTo: '2026-01-31' } : item)),
      ),
      agreements: [agreement({ modes: ['3', '9'] })],
    },
  ],
  [
    'ORIGIN-DOCUMENT',
    '/body/previousDocuments',
    {
      ...road(({ itinerary }) => ({
        departureOffice: 'TGCNK001',
        itinerary: itinerary.map((leg, at) => (at === 0 ? { ...leg, entryOffice: 'TGCNK001' } : leg)),
      })),
    },
  ],
  [
    'OFFICE-UNKNOWN',
    '/body/office',
    exit(),
    testReference({
      offices: new Map(
        [...testReference().offices].map(([code, office]) => [code, { ...office, validTo: '2026-03-03' }]),
      ),
    }),
  ],
]
