import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import countries from '../../schemas/codelists/countries.json' with { type: 'json' }
import schema from '../../schemas/country-profile.schema.json' with { type: 'json' }
import type { Manifest } from '../adapter-api/index.ts'
import { codelists } from '../generated/codelists.ts'
import { readManifestOf } from './discover.ts'

type Certainty = 'source' | 'working' | 'uncertain'

/** What is known of a country's customs system (schemas/country-profile.schema.json). */
export type CountryProfile = {
  country: string
  asOf: string
  system: { name: string; note?: string; certainty: Certainty; source: string }
  adapter: { name: string; values: Readonly<Record<string, unknown>> }
  corridors: readonly {
    name: string
    path: readonly string[]
    mode: 'road' | 'rail'
    since?: string
    certainty: Certainty
    source: string
  }[]
  unknown: readonly string[]
}

/** A profile with what the code lists and the adapter's manifest say beside it. */
export type KnownCountry = CountryProfile & {
  languages: readonly string[]
  timeZone: string
  currency: string
  /** Identification schemes of its operators. */
  schemes: readonly string[]
  asks: NonNullable<Manifest['asks']>
}

const VALUES = 'adapter.values.'
const validate = new Ajv2020({ allErrors: true, strict: true }).compile<CountryProfile>(schema)

/** The countries there is a profile of. */
export async function listCountries(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => /^[A-Z]{2}\.json$/.test(name))
    .map((name) => name.slice(0, 2))
    .toSorted()
}

/**
 * Reads the profile `folder/<country>.json`.
 * @param adapters the folder of the adapters, absolute
 * @throws one error that names everything that is wrong; also where `unknown` is not what is unknown: an open question that is
 * not listed looks answered, and one that is listed twice is asked twice
 */
export async function readCountry(folder: string, country: string, adapters: string): Promise<KnownCountry> {
  const all = await listCountries(folder)
  if (!all.includes(country)) throw new Error(`there is no profile of ${country}; there are: ${all.join(', ')}`)
  const value: unknown = JSON.parse(await readFile(join(folder, `${country}.json`), 'utf8'))
  if (!validate(value)) {
    const problems = (validate.errors ?? []).map(
      ({ instancePath, message = '' }) => `${instancePath || '/'} ${message}`,
    )
    throw new Error(`profile of ${country}: ${problems.join('; ')}`)
  }
  const known = countries.items.find(({ code }) => code === value.country)
  const { asks = [] } = await readManifestOf(adapters, value.adapter.name)
  const complaints = [
    ...(value.country === country ? [] : [`/country is ${value.country}`]),
    ...complaintsOf(value, asks),
    ...value.corridors
      .filter(({ path }) => !path.includes(country))
      .map(({ name }) => `${name} does not lead through it`),
  ]
  if (known === undefined || !('timeZone' in known))
    complaints.push('the code list of countries lacks its zone, currency or languages')
  if (complaints.length > 0) throw new Error(`profile of ${country}: ${complaints.join('; ')}`)
  const facts = known as unknown as { languages: readonly string[]; timeZone: string; currency: string }
  const { languages, timeZone, currency } = facts
  return { ...value, languages, timeZone, currency, schemes: schemesOf(country), asks }
}

function complaintsOf({ adapter, corridors, unknown }: CountryProfile, asks: KnownCountry['asks']): string[] {
  const asked = asks.filter(({ from }) => from === undefined).map(({ name }) => name)
  const open = [
    ...asked.filter((name) => !(name in adapter.values)).map((name) => `${VALUES}${name}`),
    ...(corridors.length === 0 ? ['corridors'] : []),
  ]
  return [
    ...Object.keys(adapter.values)
      .filter((name) => !asked.includes(name))
      .map((name) => `${adapter.name} does not ask ${name}`),
    ...open.filter((name) => !unknown.includes(name)).map((name) => `${name} is not there, and not among unknown`),
    ...unknown.filter((name) => !open.includes(name)).map((name) => `${name} is among unknown, and not open`),
  ]
}

const schemesOf = (country: string): string[] =>
  codelists['party-schemes']
    .filter((scheme) => 'countries' in scheme && (scheme.countries as readonly string[]).includes(country))
    .map(({ code }) => code)

/**
 * The beginning of the adapter's own profile: what is known, each value in its place, and the names of what has to be filled in.
 * Nothing in it is guessed.
 */
export function draftOf(country: KnownCountry): Readonly<Record<string, unknown>> {
  const facts: Readonly<Record<string, unknown>> = { ...country, scheme: country.schemes[0] }
  const draft: Record<string, unknown> = { source: `profile of ${country.country} of ${country.asOf}` }
  for (const { name, from } of country.asks) {
    const value = from === undefined ? country.adapter.values[name] : facts[from]
    if (value !== undefined) put(draft, name, value)
  }
  return {
    ...draft,
    unknown: country.unknown.filter((name) => name.startsWith(VALUES)).map((name) => name.slice(VALUES.length)),
  }
}

/** `a.b` is `b` of `a`; `a:b` are rows of the list `a`. */
function put(draft: Record<string, unknown>, name: string, value: unknown): void {
  const [first = '', part] = name.split(/[.:]/)
  if (part === undefined) draft[first] = value
  else if (name.includes(':')) draft[first] = [...((draft[first] ?? []) as unknown[]), ...(value as unknown[])]
  else draft[first] = { ...(draft[first] as object), [part]: value }
}
