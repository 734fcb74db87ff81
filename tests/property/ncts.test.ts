import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import losses from '../../adapters/ncts/losses.json' with { type: 'json' }
import { forms } from '../../adapters/ncts/forms.ts'
import { fromNational, type MappingSettings, toNational } from '../../adapters/ncts/mapping.ts'
import { profileOf } from '../../adapters/ncts/profile.ts'
import synthetic from '../../adapters/ncts/profiles/synthetic.json' with { type: 'json' }
import { type Declaration, type Message, readXmlTree, writeXmlTree } from '../../src/adapter-api/index.ts'
import { differences, valuesOf } from '../../src/conformance/mapping-checks.ts'
import { runs } from '../support/runs.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'

const profile = profileOf(synthetic)
const types = [...new Set(forms.map(({ type }) => type))]
const lost = losses.filter(({ direction }) => direction === 'out')

/** One for each of the two whom documents are exchanged with: the forms of a type may differ. */
const DOMAINS = ['common', 'trader'] as const
const settingsOf = (domain: (typeof DOMAINS)[number]): MappingSettings => ({ profile, domain, connections: [] })

const bytesOf = (message: Message, settings: MappingSettings): Buffer =>
  Buffer.from(writeXmlTree(toNational(message, settings).root))

const readBack = (bytes: Buffer, settings: MappingSettings, message?: Message): Message =>
  fromNational(
    { root: readXmlTree(bytes, { attributes: true }), ...(message === undefined ? {} : { message }) },
    settings,
  )

const domainsOf = (type: string): readonly (typeof DOMAINS)[number][] =>
  forms.some((form) => form.type === type && form.domain === 'trader') ? DOMAINS : ['common']

/** The places in which a message differs from what its form alone says. */
function lostOf(message: Message, settings: MappingSettings): string[] {
  return [...differences(valuesOf(message), valuesOf(readBack(bytesOf(message, settings), settings)))]
}

const covers = (
  { field, types: of }: { field: string; types?: readonly string[] },
  type: string,
  path: string,
): boolean => {
  if (of !== undefined && !of.includes(type)) return false
  const pattern = field
    .replace(/^declaration\./, 'body.(?:declaration.)?')
    .replaceAll('.', '\\.')
    .replaceAll('[]', '\\[[0-9]+\\]')
  return new RegExp(`^${pattern}(?:[.[]|$)`).test(path)
}

const arbitraryOf = (type: string): fc.Arbitrary<Message> => {
  const schema = model.messages.find((one) => one.type === type)
  if (schema === undefined) throw new Error(`there is no ${type}`)
  return (messageArbitrary(schema) as fc.Arbitrary<Message>).map(fitted)
}

/** Those take a hundred times as long to make. */
const hasDeclaration = (type: string): boolean =>
  type === 'transit-declaration' || forms.some((form) => form.type === type && form.hasDeclaration)

const OFFICES = { departureOffice: 'TGLFW001', destinationOffice: 'BFOUA001' }
const LEGS = [
  { country: 'TG', exitOffice: 'TGCNK001' },
  { country: 'BF', entryOffice: 'BFCNK001' },
]
const TRADERS = ['principal', 'representative', 'consignor', 'consignee', 'carrier'] as const

/** What would be lost whole if it were anything: ways that no offices make, vehicles that are none. Tests of their own show that. */
function fitted(message: Message): Message {
  const { body } = message as unknown as { body: Declaration & { declaration?: Declaration } }
  const declaration = body.declaration === undefined ? {} : { declaration: fittedDeclaration(body.declaration) }
  const own = message.type === 'transit-declaration' ? fittedDeclaration(body) : { ...body, ...declaration }
  const sender = { ...message.sender, country: 'TG', role: 'customs', party: undefined }
  return JSON.parse(JSON.stringify({ ...message, sender, body: own })) as Message
}

function fittedDeclaration(declaration: Declaration): object {
  const { vehicleSet, itinerary, items } = declaration
  const traders = TRADERS.flatMap((name) => {
    const trader = declaration[name]
    return trader === undefined ? [] : [[name, fittedTrader(trader)]]
  })
  return {
    ...declaration,
    ...Object.fromEntries(traders),
    ...OFFICES,
    itinerary: LEGS.map((leg, index) => ({ ...itinerary[index], ...NOWHERE, ...leg, mode: '3', connection: 'full' })),
    vehicleSet: {
      mode: '3',
      means: { ...vehicleSet.means, typeOfIdentification: '30', identification: 'TG 4821 BK' },
      trailers: vehicleSet.trailers?.map((one) => ({ ...one, typeOfIdentification: '31' })),
      wagons: vehicleSet.wagons,
    },
    items: items.map((item, index) => ({
      ...item,
      number: index + 1,
      house: items.length > 1 ? index + 1 : undefined,
    })),
  }
}

const NOWHERE = { entryOffice: undefined, exitOffice: undefined }

type Trader = NonNullable<Declaration['consignor']>

const fittedTrader = (trader: Trader): object => ({
  ...trader,
  ...(trader.id === undefined ? {} : { scheme: 'NIF' }),
  ...(trader.address === undefined ? {} : { address: { ...trader.address, streetAndNumber: '1 rue', city: 'Lomé' } }),
})

describe('a message read from its form alone', () => {
  // One seed: which of the losses happen must not be luck.
  const samples = types.flatMap((type) =>
    fc
      .sample(arbitraryOf(type), { numRuns: hasDeclaration(type) ? 20 : 16, seed: 14 })
      .flatMap((message) =>
        domainsOf(type).flatMap((domain) => lostOf(message, settingsOf(domain)).map((path) => ({ type, path }))),
      ),
  )

  it('differs in nothing but what is listed as lost', () => {
    const unlisted = samples
      .filter(({ type, path }) => !lost.some((loss) => covers(loss, type, path)))
      .map(({ type, path }) => `${type} ${path.replaceAll(/\[[0-9]+\]/g, '[]')}`)
    expect([...new Set(unlisted)].toSorted()).toEqual([])
  })

  it('has lost everything that is listed at least once: a list that is too long hides the one that matters', () => {
    const never = lost.filter((loss) => !samples.some(({ type, path }) => covers(loss, type, path)))
    expect(never).toEqual([])
  })
})

describe('a message read with what lies beside its form', () => {
  it.each(types.map((type) => [type]))('comes back as it was: %s', (type) => {
    fc.assert(
      fc.property(arbitraryOf(type), (message) => {
        const settings = settingsOf('common')
        expect(readBack(bytesOf(message, settings), settings, message)).toEqual(message)
      }),
      { numRuns: runs(6) },
    )
  })
})
