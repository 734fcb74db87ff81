import type { Plate, T1, Trader } from '../../adapters/simulator/documents.ts'
import type { Step } from '../../adapters/simulator/store.ts'
import { checkDigit } from '../../src/domain/values/identifiers.ts'
import { partyKeyOf } from '../../src/domain/values/party.ts'
import type { CorridorRow, DemoRegistry, GuaranteeRow, PartyRow } from './registry.ts'

/** One movement of the demonstration. */
export type Planned = {
  /** Country that declares it. */
  country: string
  corridor: CorridorRow
  /** What it is there to show, for the summary. */
  shows?: string
  t1: T1
  hold?: readonly Step[]
  expect: 'discharged' | 'guarantee-refused'
}

/** Movements on one train, whose passages the railway reports (train.ts). */
export const TRAIN = 'rail, by the manifests of one train'

/** One more on the same train, whose last wagon stays on the way (train.ts). */
export const WAGON_LEFT = 'a wagon left behind'

/** Movements that are not seen as they were declared (differences.ts). */
export const OTHER_TRUCK = 'another truck at entry'
export const BROKEN_SEAL = 'a broken seal'
export const STOPPED = 'an exit during a stop'

/** Everything that differs from what was declared; each of them must be in the summary. */
export const DIFFERING: readonly string[] = [OTHER_TRUCK, BROKEN_SEAL, STOPPED, WAGON_LEFT]

/** The movement that is reported late and out of order (scenario.ts). */
export const LATE = 'reported late and out of order'

type Wish = {
  corridor: string
  shows?: string
  guarantee?: string
  hold?: readonly Step[]
  lot?: T1['lot']
  /** Numbers of the authorisations of consignor and consignee, who need not go to the offices. */
  premises?: readonly [string, string]
  declared?: string
}

const GOODS: readonly { text: string; hs: string; gross: number; type: string; count: number; cif: bigint }[] = [
  { text: 'Rice, semi-milled, in bags of 50 kg', hs: '100630', gross: 28_000, type: 'BG', count: 560, cif: 9_800_000n },
  { text: 'Cotton fabrics, printed', hs: '520852', gross: 9_400, type: 'BL', count: 188, cif: 21_500_000n },
  {
    text: 'Motorcycles up to 250 cc, unassembled',
    hs: '871120',
    gross: 12_600,
    type: 'CT',
    count: 240,
    cif: 34_000_000n,
  },
  { text: 'Portland cement in bags', hs: '252329', gross: 30_000, type: 'BG', count: 600, cif: 3_600_000n },
  { text: 'Wheat flour', hs: '110100', gross: 24_500, type: 'BG', count: 490, cif: 8_100_000n },
  { text: 'Palm oil, refined, in jerrycans', hs: '151190', gross: 19_800, type: 'JY', count: 990, cif: 13_400_000n },
]

/** All movements of the demonstration, at `now`, with fresh numbers from `run` so that no two runs share one. */
export const planMovements = (registry: DemoRegistry, run: string, now: Date): Planned[] => {
  const wishes: Wish[] = [
    ...repeat(4, { corridor: 'lome-ouagadougou', shows: 'one guarantee shared by several' }),
    ...repeat(2, { corridor: 'lome-niamey' }),
    ...repeat(2, { corridor: 'lome-bamako' }),
    ...repeat(2, { corridor: 'abidjan-ouagadougou' }),
    { corridor: 'abidjan-ouagadougou', shows: LATE, hold: ['exit:0', 'write-off'] },
    ...repeat(2, { corridor: 'abidjan-ouagadougou-rail', shows: TRAIN, hold: ['exit:0'] }),
    { corridor: 'abidjan-ouagadougou-rail', shows: WAGON_LEFT, hold: ['exit:0'] },
    ...repeat(2, { corridor: 'abidjan-bamako' }),
    ...repeat(2, { corridor: 'abidjan-lagos', shows: 'five countries' }),
    ...repeat(3, { corridor: 'tema-ouagadougou', shows: 'MRN given by the hub' }),
    ...[1, 2, 3].map((index) => lotOf(index, 3, run)),
    { corridor: 'cotonou-niamey' },
    ...repeat(3, { corridor: 'dakar-bamako', shows: 'discharged by the hub, as agreed' }),
    {
      corridor: 'lome-ouagadougou',
      shows: 'from the consignor’s own premises to the consignee’s',
      premises: ['TGACE0000123', 'BFACE0000518'],
    },
    { corridor: 'lome-ouagadougou', shows: OTHER_TRUCK, hold: ['exit:0', 'write-off'] },
    { corridor: 'lome-ouagadougou', shows: BROKEN_SEAL, hold: ['exit:0', 'write-off'] },
    { corridor: 'lome-ouagadougou', shows: STOPPED, hold: ['exit:0'] },
    { corridor: 'lome-ouagadougou', shows: 'guarantee refused (G09)', guarantee: 'too small' },
  ]
  return wishes.map((wish, index) => planned(registry, wish, index, run, now))
}

const repeat = (times: number, wish: Wish): Wish[] => Array.from({ length: times }, () => wish)

const lotOf = (index: number, of: number, run: string): Wish => ({
  corridor: 'cotonou-niamey',
  shows: 'a lot of three vehicles',
  lot: { id: `LOT-${run}`, index, of },
  declared: `LOT-${run}`,
})

const planned = (registry: DemoRegistry, wish: Wish, index: number, run: string, now: Date): Planned => {
  const corridor = registry.corridors.find((row) => row.id === wish.corridor)
  const country = corridor?.from.slice(0, 2)
  const guarantee = registry.guarantees.find(
    (row) =>
      row.country === country && (row.purpose?.startsWith(wish.guarantee ?? '?') ?? wish.guarantee === undefined),
  )
  if (!corridor || !country || !guarantee)
    throw new Error(`the plan asks for ${wish.corridor}, which the registry lacks`)
  const railway = registry.parties.find((row) => row.role === 'rail' && row.country === country)
  const t1 = {
    ...declaration({
      ...(railway === undefined ? {} : { railway }),
      corridor,
      country,
      guarantee,
      wish,
      serial: `${run}${String(index + 1).padStart(3, '0')}`,
      index,
      now,
      zone: registry.offices.find(({ code }) => code === corridor.from)?.timeZone ?? 'UTC',
    }),
    ...permitsOf(registry, wish),
  }
  return {
    country,
    corridor,
    ...(wish.shows === undefined ? {} : { shows: wish.shows }),
    t1,
    ...(wish.hold === undefined ? {} : { hold: wish.hold }),
    expect: wish.guarantee === undefined ? 'discharged' : 'guarantee-refused',
  }
}

/** The authorisations of a movement between two traders' own premises, and the consignee, who is the holder of his. */
const permitsOf = ({ authorisations }: DemoRegistry, { premises }: Wish): Pick<T1, 'permits' | 'consignee'> => {
  if (premises === undefined) return {}
  const rows = premises.map((reference) => {
    const row = authorisations.find((one) => one.reference === reference)
    if (row === undefined) throw new Error(`the plan asks for ${reference}, which the registry lacks`)
    return row
  })
  const holder = rows[1]?.holder
  if (holder?.party === undefined) throw new Error('the consignee is no party')
  const country = holder.party.slice(0, 2)
  return {
    permits: rows.map(({ type, reference }) => ({ type, no: reference })),
    consignee: {
      scheme: holder.scheme,
      number: holder.id,
      name: holder.name ?? holder.id,
      town: 'Capital',
      country,
      key: holder.party,
    },
  }
}

type DeclarationInput = {
  /** The railway of the country, if one is registered. */
  railway?: PartyRow
  corridor: CorridorRow
  country: string
  guarantee: GuaranteeRow
  wish: Wish
  serial: string
  index: number
  now: Date
  /** Time zone of the office of departure. */
  zone: string
}

const LIMIT_MS = 5 * 24 * 3600 * 1000

const declaration = (input: DeclarationInput): T1 => {
  const { railway, corridor, country, guarantee, wish, serial, index, now, zone } = input
  const goods = GOODS[index % GOODS.length]
  if (!goods) throw new Error('no goods')
  const { currency } = guarantee.limit
  const rail = corridor.regime === 'rail'
  const destination = corridor.to.slice(0, 2)
  const limit = new Date(now.getTime() + LIMIT_MS).toISOString()
  const duties = (goods.cif * 32n) / 100n
  return {
    number: `${country}${serial}`,
    nationalNumber: wish.declared ?? `T${serial}`,
    ...(wish.lot ? { lot: wish.lot } : {}),
    type: rail ? 'T1' : 'TRIE',
    regime: corridor.regime,
    from: corridor.from,
    to: corridor.to,
    route: corridor.route,
    // On the railway's forms a limit is a day.
    ...(rail ? { limit: limit.slice(0, 10), zone } : { limit }),
    holder: guarantee.holder,
    consignor: { ...guarantee.holder, name: 'Overseas Shipper Ltd (synthetic)' },
    consignee: {
      scheme: 'OTHER',
      number: `${destination}-${serial}`,
      name: 'Importer (synthetic)',
      town: 'Capital',
      country: destination,
    },
    ...(rail && railway ? { carrier: carrierOf(railway) } : {}),
    bonds: [
      {
        type: guarantee.type,
        grn: guarantee.grn,
        code: guarantee.accessCode,
        sum: { amount: String(duties), currency },
      },
    ],
    duties: { amount: String(duties), currency },
    cif: { amount: String(goods.cif), currency },
    ...(rail ? train(index) : lorry(country, serial)),
    boxes: [{ container: container(index), seals: [`${country}${serial}`], lines: [1] }],
    goods: [
      {
        line: 1,
        text: goods.text,
        hs: goods.hs,
        gross: String(goods.gross),
        packages: [{ type: goods.type, count: goods.count, marks: `CORRIDOR DEMO ${serial}` }],
      },
    ],
    papers: [{ type: rail ? 'N720' : 'N730', no: `${rail ? 'CIM' : 'CMR'}-${serial}` }],
  }
}

const carrierOf = (railway: PartyRow): Trader => ({
  scheme: 'OTHER',
  number: railway.party ?? '',
  name: railway.name,
  town: 'Capital',
  country: railway.country,
  key: partyKeyOf(railway),
})

const lorry = (country: string, serial: string): Pick<T1, 'vehicle' | 'drawn' | 'driver'> => ({
  vehicle: { kind: 'lorry', no: `${country}-${serial}`, country },
  drawn: [{ kind: 'trailer', no: `${country}-R${serial}`, country }],
  driver: { name: 'Driver (synthetic)', licence: `L${serial}`, nationality: country },
})

const WAGONS = 3

const train = (index: number): Pick<T1, 'vehicle' | 'drawn'> => ({
  vehicle: { kind: 'train', no: 'TR-2417' },
  drawn: Array.from({ length: WAGONS }, (_, wagon): Plate => ({ kind: 'wagon', no: `8121 45 0${index} ${wagon + 1}` })),
})

/** A container number with its check digit (ISO 6346). */
const container = (index: number): string => {
  const body = `CDMU${String(305_400 + index).padStart(6, '0')}`
  return `${body}${checkDigit(body)}`
}
