import plain from '../../adapters/rest/profiles/plain.json' with { type: 'json' }
import offices from '../../schemas/codelists/offices.json' with { type: 'json' }
import { draftOf, type KnownCountry } from '../../src/adapter-host/country-profiles.ts'
import type { TransitDeclaration } from '../../src/generated/types.ts'

/** The countries that have a profile (schemas/countries). */
export const PROFILED = 'BF BJ CI CM CV GH GM GN GW LR ML MR NE NG SL SN TG'.split(' ')

/** Offices of a way, each exit with its entry. */
export type Posts = readonly (readonly [exit: string, entry: string])[]

/** Offices from a country to another, by the pairs of the registry; the shortest way, undefined where none leads by land. */
export function wayBetween(from: string, to: string): Posts | undefined {
  const ways = new Map<string, Posts>([[from, []]])
  for (const [country, way] of ways) {
    if (country === to) return way
    for (const { code, pairs } of offices.items.filter((one) => one.country === country && one.kind !== 'rail'))
      for (const pair of pairs) if (!ways.has(pair.slice(0, 2))) ways.set(pair.slice(0, 2), [...way, [code, pair]])
  }
  return undefined
}

/** An office of a country where goods can be declared or arrive, on the road. */
export const officeIn = (country: string, role: 'departure' | 'destination' = 'departure'): string =>
  offices.items.find((one) => one.country === country && one.roles.includes(role) && one.kind !== 'rail')?.code ?? ''

export type Leg = TransitDeclaration['body']['itinerary'][number]

/** The legs of a way, all of countries on the hub. */
export function legsOf(from: string, way: Posts, mode: Leg['mode'] = '3'): Leg[] {
  const ends = [...way.map(([exit]) => exit), undefined]
  return ends.map((exitOffice, index) => ({
    country: index === 0 ? from : (way[index - 1]?.[1].slice(0, 2) ?? ''),
    ...(index === 0 ? {} : { entryOffice: way[index - 1]?.[1] ?? '' }),
    ...(exitOffice === undefined ? {} : { exitOffice }),
    mode,
    connection: 'full',
  }))
}

/** What a country would have to say, invented, in the places its profile lists as unknown, for one way of its goods. */
export function filled(country: KnownCountry, legs: readonly Leg[], destination = 'TGLFW001'): object {
  if (country.adapter.name === 'rest') return plain
  const departure = officeIn(country.country)
  const named = [departure, destination, ...legs.flatMap(({ entryOffice, exitOffice }) => [entryOffice, exitOffice])]
  const codes = [...new Set(named.filter((one) => one !== undefined))]
  const { unknown: _, ...draft } = draftOf(country)
  return {
    ...draft,
    dates: 'iso',
    timeLimit: 'date',
    separators: { vehicles: '/', seals: ';' },
    tables: [
      ...codes.map((ours, index) => ({ table: 'offices', ours, theirs: `X${String(index).padStart(4, '0')}` })),
      { table: 'regimes', ours: 'isrt', theirs: 'XT/8' },
      { table: 'declaration-types', ours: 'T1', theirs: 'XT1' },
      ...[...new Set(['3', ...legs.map(({ mode }) => mode)])].map((ours) => ({
        table: 'modes',
        ours,
        theirs: `${ours}0`,
      })),
    ],
    itineraries: [{ departure, destination, legs }],
  }
}

/** The parts of a declaration in which countries differ: offices, way, references, principal, guarantee, amounts. */
export function declaredBy(
  country: KnownCountry,
  { legs, destination = 'TGLFW001', grn }: { legs: readonly Leg[]; destination?: string; grn: string },
  base: TransitDeclaration,
): TransitDeclaration {
  const money = { amount: '4250000', currency: country.currency }
  const { representative: _, carnet: __, ...body } = base.body
  const office = officeIn(country.country)
  return {
    ...base,
    mrn: undefined,
    sender: { country: country.country, role: 'customs', office },
    body: {
      ...body,
      declarationType: 'T1',
      regime: 'isrt',
      departureOffice: office,
      destinationOffice: destination,
      itinerary: [...legs],
      nationalRefs: [{ country: country.country, reference: 'EXAMPLE-1' }],
      principal: { scheme: country.schemes[0] ?? '', id: '1000123456', name: 'Exemple' },
      guarantees: [{ type: '1', grn, accessCode: '7J2K', amount: money }],
      dutiesAtRisk: money,
      cifValue: money,
    },
  } as unknown as TransitDeclaration
}
