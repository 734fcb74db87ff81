import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  AnticipatedArrivalRecord,
  ConnectionInfo,
  MessageType,
  TransitDeclaration,
} from '../../../src/adapter-api/index.ts'
import { draftOf, type KnownCountry, listCountries, readCountry } from '../../../src/adapter-host/country-profiles.ts'
import { loadAdapter, makeAdapter, settingsFor } from '../../../src/adapter-host/discover.ts'
import { createCodec } from '../../../src/codec/index.ts'
import { createOfflineValidator } from '../../../src/compose/offline.ts'
import { type Example, examplesOf as publishedOf } from '../../../src/conformance/examples.ts'
import { comesBack, mapsPurely } from '../../../src/conformance/mapping-checks.ts'
import { declaredBy, filled, type Leg, legsOf, PROFILED, wayBetween } from '../../support/country-ways.ts'
import { asCountry, asParty } from '../../support/identifiers.ts'

const ROOT = join(import.meta.dirname, '../../..')
const PROFILES = join(ROOT, 'schemas/countries')
const ADAPTERS = join(ROOT, 'adapters')
const THOSE = PROFILED
const GRN = '26TG00CCIT0000178'

let folder = ''
const codec = createCodec()
let validator: Awaited<ReturnType<typeof createOfflineValidator>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-countries-'))
  validator = await createOfflineValidator({ now: Date.parse('2026-03-03T00:00:00Z') })
})
afterAll(async () => {
  validator[Symbol.dispose]()
  codec[Symbol.dispose]()
  await rm(folder, { recursive: true, force: true })
})

const read = new Map<MessageType, readonly Example[]>()
/** Examples of a type, read once for all countries; two, since conformance of the adapter itself goes through all. */
function examplesOf(type: MessageType): readonly Example[] {
  const found = read.get(type) ?? publishedOf(codec, type).slice(0, 2)
  read.set(type, found)
  return found
}

const profileOf = async (code: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(PROFILES, `${code}.json`), 'utf8')) as Record<string, unknown>

describe('a country profile', () => {
  it.each([
    [
      'asks what nobody asks',
      { unknown: ['adapter.values.colour'] },
      'adapter.values.colour is among unknown, and not open',
    ],
    [
      'answers what is not asked',
      { adapter: { name: 'asycuda-world', values: { colour: 'red' } } },
      'asycuda-world does not ask colour',
    ],
    ['is of another country', { country: 'CI' }, '/country is CI'],
    [
      'has a corridor elsewhere',
      { corridors: [{ name: 'X', path: ['GH', 'BF'], mode: 'road', certainty: 'source', source: 'y' }] },
      'X does not lead through it',
    ],
    ['says something else besides', { population: 1 }, 'must NOT have additional properties'],
    ['is of a country without zone and currency', { country: 'AD' }, 'lacks its zone, currency or languages'],
    ['names an adapter there is none of', { adapter: { name: 'sigmat', values: {} } }, "no adapter 'sigmat'"],
  ])('that %s is refused', async (_, wrong, reason) => {
    await writeFile(join(folder, 'TG.json'), JSON.stringify({ ...(await profileOf('TG')), ...wrong }))
    await expect(readCountry(folder, 'TG', ADAPTERS)).rejects.toThrow(reason)
  })

  it('that leaves an open question out is refused', async () => {
    await writeFile(join(folder, 'TG.json'), JSON.stringify({ ...(await profileOf('TG')), unknown: [] }))
    await expect(readCountry(folder, 'TG', ADAPTERS)).rejects.toThrow(
      'adapter.values.tables:offices is not there, and not among unknown',
    )
  })

  it('is there for each of the seventeen, and what it does not know is not in the draft of its adapter', async () => {
    expect(await listCountries(PROFILES)).toEqual(THOSE)
    for (const code of THOSE) {
      const country = await readCountry(PROFILES, code, ADAPTERS)
      const { unknown, ...known } = draftOf(country)
      const open = (unknown as string[]).map((name) => name.split(/[.:]/)[0])
      expect(Object.keys(known).filter((name) => open.includes(name))).toEqual([])
      expect(country.schemes.length).toBeGreaterThan(0)
    }
  })
})

async function adapterOf(country: KnownCountry, legs: readonly Leg[]) {
  const [profile, guarantees] = [`${country.country}.profile.json`, 'guarantees.json'].map((name) => join(folder, name))
  if (profile === undefined || guarantees === undefined) throw new Error('no files')
  await writeFile(profile, JSON.stringify(filled(country, legs)))
  await writeFile(guarantees, JSON.stringify({ [GRN]: { type: '1', accessCode: '7J2K' } }))
  const loaded = await loadAdapter(ADAPTERS, country.adapter.name)
  const isAsycuda = country.adapter.name === 'asycuda-world'
  const settings = settingsFor(loaded.manifest, { profile, ...(isAsycuda ? { guarantees } : {}) })
  return {
    manifest: loaded.manifest,
    adapter: await makeAdapter(loaded, { connections: [own(country.country)], settings }),
  }
}

const own = (country: string): ConnectionInfo => ({
  party: asParty(country),
  country: asCountry(country),
  role: 'customs',
})

const road = (): TransitDeclaration =>
  publishedOf(codec, 'transit-declaration').find(({ name }) => name.endsWith('valid-road-container.json'))
    ?.message as TransitDeclaration

/** Mapping checks of conformance, and the documents of a movement to Togo, all of them in this process. */
async function takesPart(country: KnownCountry, togo: KnownCountry): Promise<void> {
  const way = wayBetween(country.country, 'TG')
  const legs = way === undefined ? [] : legsOf(country.country, way)
  const { adapter, manifest } = await adapterOf(country, legs)
  const types = new Set([...manifest.receives, ...manifest.sends])
  const examples = [...types].flatMap((type) => examplesOf(type))
  // A country's adapter acts for the country alone; what others sent is only taken.
  const sent = examples.filter(({ message }) => message.sender.country === country.country)
  await mapsPurely({ adapter, manifest, examples })
  await comesBack({ adapter, manifest, examples: sent })
  if (way === undefined || country.country === 'TG') return
  const declaration = declaredBy(country, { legs, grn: GRN }, road())
  const document = (await adapter.toNational(declaration)) as { root?: unknown }
  // The form alone, where the system has one: nothing of the message is beside it.
  const message = await adapter.fromNational(document.root === undefined ? document : { root: document.root })
  const judged = validator.validate(Buffer.from(JSON.stringify(message)), 'en')
  expect([country.country, judged]).toMatchObject([country.country, { verdict: 'valid', findings: [] }])
  const atDestination = await adapterOf(togo, [])
  const arrival = examplesOf('anticipated-arrival-record')[0]?.message as AnticipatedArrivalRecord
  const record = { ...arrival, body: { ...arrival.body, declaration: (message as TransitDeclaration).body } }
  expect(JSON.stringify(await atDestination.adapter.toNational(record))).toContain('STD-2026-000871')
}

describe('a country, with what it has not said filled in', () => {
  it('has a way to Togo over the posts of the registry, but for those that none leads from by land', () => {
    expect(THOSE.filter((code) => wayBetween(code, 'TG') === undefined)).toEqual(['CM', 'CV'])
  })

  it.each(THOSE)(
    '%s maps what is asked of it without loss, and its declaration to Lomé is one the hub takes',
    async (code) => {
      await takesPart(await readCountry(PROFILES, code, ADAPTERS), await readCountry(PROFILES, 'TG', ADAPTERS))
    },
  )

  it('that is new is a file and no code', async () => {
    const template = await profileOf('GN')
    const corridors = [
      { name: 'Douala–N’Djamena', path: ['CM', 'TD'], mode: 'road', certainty: 'working', source: 'a test' },
    ]
    await writeFile(join(folder, 'TD.json'), JSON.stringify({ ...template, country: 'TD', corridors }))
    const chad = await readCountry(folder, 'TD', ADAPTERS)
    expect(chad).toMatchObject({ timeZone: 'Africa/Ndjamena', currency: 'XAF' })
    await takesPart({ ...chad, schemes: ['OTHER'] }, await readCountry(PROFILES, 'TG', ADAPTERS))
  })
})
