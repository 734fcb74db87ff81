import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import losses from '../../adapters/asycuda-world/losses.json' with { type: 'json' }
import { fromNational, toNational } from '../../adapters/asycuda-world/mapping.ts'
import { profileOf } from '../../adapters/asycuda-world/profile.ts'
import synthetic from '../../adapters/asycuda-world/profiles/synthetic.json' with { type: 'json' }
import {
  type Declaration,
  type Item,
  readXmlTree,
  type TransitDeclaration,
  writeXmlTree,
} from '../../src/adapter-api/index.ts'
import { differences, valuesOf } from '../../src/conformance/mapping-checks.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import { runs } from '../support/runs.ts'

const GRN = '26TG00CCIT0000178'
const XOF = { amount: '1200', currency: 'XOF' }
const profile = profileOf(synthetic)
const guarantees = new Map([[GRN, { type: '1', accessCode: '7J2K' }]])
const settings = { profile, guarantees, connections: [] }
const schema = model.messages.find(({ type }) => type === 'transit-declaration')
if (schema === undefined) throw new Error('there is no transit-declaration')

/** Any declaration, with what the country's profile can express where the form cannot do without. */
const declarations = messageArbitrary(schema).map((message) => fitted(message as TransitDeclaration))

/** What does not fit, or has no row in the country's tables, is left out whole: a test of its own shows that. */
function fitted(message: TransitDeclaration): TransitDeclaration {
  const { body } = message
  const isTrie = body.items.length > 1
  const declaration = {
    ...body,
    ...fittedVehicles(body),
    ...fittedEquipment(body),
    ...fittedTraders(body),
    declarationType: isTrie ? 'TRIE' : 'T1',
    regime: isTrie ? 'isrt' : 'ecowas2021',
    departureOffice: 'TGLFW001',
    destinationOffice: 'BFOUA001',
    acceptedAt: body.acceptedAt === undefined ? undefined : '2026-03-02T08:05:00+00:00',
    limitAt: body.limitAt === undefined ? undefined : '2026-03-09T18:00:00+00:00',
    nationalRefs: body.nationalRefs?.map((one, index) => (index === 0 ? { ...one, country: 'TG' } : one)),
    itinerary: synthetic.itineraries[0]?.legs.map((leg, index) => ({
      ...body.itinerary[index],
      ...leg,
      modeChangeOffice: undefined,
    })),
    guarantees: [{ type: '1', grn: GRN, accessCode: '7J2K', amount: XOF }, ...body.guarantees.slice(1)],
    cifValue: XOF,
    items: body.items.map(fittedItem),
  }
  const occurredAt = '2026-03-02T10:00:00+00:00'
  const sender = { country: 'TG', role: 'customs', office: 'TGLFW001' }
  return JSON.parse(JSON.stringify({ ...message, sender, occurredAt, body: declaration })) as TransitDeclaration
}

const fittedItem = (item: Item, index: number): object => ({
  ...item,
  number: index + 1,
  commodity: { ...item.commodity, hsCode: item.commodity.hsCode ?? '841370' },
  supportingDocuments: item.supportingDocuments?.map((one) => ({ ...one, type: 'N380' })),
  previousDocuments: item.previousDocuments?.map((one) => ({ ...one, type: 'N830', reference: 'TGX01 2025 T 4711' })),
})

function fittedVehicles({ vehicleSet, activeBorderMeans }: Declaration): object {
  const { means, trailers } = vehicleSet
  return {
    vehicleSet: {
      ...vehicleSet,
      mode: '3',
      means: { ...means, typeOfIdentification: '30', identification: 'TG 4821 BK' },
      trailers: trailers
        ?.slice(0, 1)
        .map((one) => ({ ...one, typeOfIdentification: '31', identification: 'TG 9034 SR' })),
    },
    activeBorderMeans: activeBorderMeans?.map((one) => ({
      ...one,
      office: 'BFCNK001',
      mode: '3',
      typeOfIdentification: '30',
    })),
  }
}

/** The form does not say which of several containers bears a seal, and is refused where there are both. */
function fittedEquipment({ equipment }: Declaration): object {
  const all = equipment?.map((one, index) => ({
    ...one,
    container: `CSQU305438${index}`,
    goodsReferences: one.goodsReferences === undefined ? undefined : [1],
    numberOfSeals: equipment.length > 1 ? 0 : 1,
    seals: equipment.length > 1 ? undefined : [{ kind: 'mechanical', affixedBy: 'customs', id: 'OTR-118842' }],
  }))
  return { equipment: all }
}

function fittedTraders(declaration: Declaration): object {
  const names = ['principal', 'declarant', 'consignor', 'consignee'] as const
  const fit = (name: (typeof names)[number]): object => {
    const trader = declaration[name]
    if (trader === undefined) return {}
    const isKnown = name === 'principal' || trader.id !== undefined
    const numbered = isKnown
      ? { scheme: 'NIF', id: '1000123456' }
      : { scheme: undefined, name: trader.name ?? 'Exemple' }
    return { [name]: { ...trader, ...numbered } }
  }
  return Object.assign({}, ...names.map(fit)) as object
}

const bytesOf = (message: TransitDeclaration): Buffer => Buffer.from(writeXmlTree(toNational(message, settings).root))

/** The places in which a message differs from what its form alone says. */
function lostOf(message: TransitDeclaration): string[] {
  const back = fromNational({ root: readXmlTree(bytesOf(message)) }, settings)
  return differences(valuesOf(message), valuesOf(back)).map(String)
}

/** `[]` in a field stands for any entry of a list, `[+]` for any but the first. */
function covers(field: string, path: string): boolean {
  const pattern = field
    .replaceAll(/[.]/g, '\\.')
    .replaceAll('[]', '\\[[0-9]+\\]')
    .replaceAll('[+]', '\\[[1-9][0-9]*\\]')
  return new RegExp(`^${pattern}(?:[.[]|$)`).test(path)
}

describe('a declaration read from its form alone', () => {
  // One seed: which of the losses happen must not be luck.
  const lost = fc.sample(declarations, { numRuns: 150, seed: 14 }).map(lostOf)

  it('differs in nothing but what is listed as lost', () => {
    const unlisted = new Set(
      lost
        .flat()
        .filter((path) => !losses.some(({ field }) => covers(field, path)))
        .map((path) => path.replaceAll(/\[[1-9][0-9]*\]/g, '[+]').replaceAll('[0]', '[]')),
    )
    expect([...unlisted].toSorted()).toEqual([])
  })

  it('has lost everything that is listed at least once: a list that is too long hides the one that matters', () => {
    const all = lost.flat()
    expect(losses.filter(({ field }) => !all.some((path) => covers(field, path)))).toEqual([])
  })
})

describe('a declaration read with what lies beside it', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(declarations, (message) => {
        expect(fromNational({ root: readXmlTree(bytesOf(message)), message }, settings)).toEqual(message)
      }),
      { numRuns: runs(25) },
    )
  })

  it('says what the form says where the form was changed, and nothing else is touched', () => {
    fc.assert(
      fc.property(declarations, (message) => {
        const changed = { ...message, body: { ...message.body, lrn: 'CHANGED', grossMass: '77' } }
        expect(fromNational({ root: readXmlTree(bytesOf(changed)), message }, settings)).toEqual(changed)
      }),
      { numRuns: runs(25) },
    )
  })
})
