import fc from 'fast-check'
import type { Message } from '../../src/generated/types.ts'
import { codelist } from './reference.ts'
import type { TestHub } from './hub.ts'
import { registered } from './journey.ts'
import * as m from './messages.ts'

type OfficeRow = { code: string; country: string; roles: string[]; pairs: string[]; name: string }

/** A movement of a random world: its way through countries, and the parties its declaration names. */
export type Travelled = {
  mrn: string
  grn: string
  /** Whose guarantee it is. */
  guarantor: string
  /** Id of the declaration, sent by the first country. */
  id: string
  countries: readonly string[]
  offices: readonly string[]
  named: readonly string[]
  /** In the description of its goods, nowhere else. */
  secret: string
}

/** Customs that are registered at a test hub. */
const COUNTRIES = new Set(['TG', 'BF', 'ML', 'NE', 'GH', 'CI', 'BJ', 'NG', 'SN'])

const offices = codelist<OfficeRow>('offices').filter(({ country }) => COUNTRIES.has(country))
const byCode = new Map(offices.map((office) => [office.code, office]))
const inland = offices.filter(({ roles }) => roles.includes('departure') && roles.includes('destination'))
const GUARANTOR = 'TG/fonds-garantie'

const NAMED = {
  principal: 'TG/sahel-transit',
  consignee: 'BF/entrepot',
  carrier: 'TG/routiers',
  tracking: 'TG/suivi',
} as const

/** Choices of one movement: where it departs, which border it takes at each turn, whom it names. */
const choices = fc.record({
  from: fc.constantFrom(...inland.map(({ country }) => country)),
  turns: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }),
  ends: fc.tuple(fc.nat(1_000), fc.nat(1_000)),
  named: fc.subarray(['principal', 'consignee', 'carrier', 'tracking'] as const),
})
type Choices = ReturnType<(typeof choices)['generate']>['value']

/** The border posts from a country to others that are not on the way yet. */
const exits = (country: string, way: readonly string[]): [string, string][] =>
  offices
    .filter((office) => office.country === country)
    .flatMap(({ code, pairs }) => pairs.map((pair): [string, string] => [code, pair]))
    .filter(([, entry]) => byCode.has(entry) && !way.includes(byCode.get(entry)?.country ?? ''))

const pick = <T>(from: readonly T[], at: number): T => {
  const found = from[at % from.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** The way of these choices, leg by leg; undefined where no border leads out of the first country. */
function wayOf({ from, turns, ends }: Choices) {
  const way = [from]
  const borders: [string, string][] = []
  for (const turn of turns) {
    const possible = exits(way.at(-1) ?? from, way)
    if (possible.length === 0) break
    const border = pick(possible, turn)
    borders.push(border)
    way.push(byCode.get(border[1])?.country ?? '')
  }
  const endsOf = (country: string) => inland.filter((office) => office.country === country)
  const destinations = endsOf(way.at(-1) ?? '')
  if (borders.length === 0 || destinations.length === 0) return undefined
  return { way, borders, departure: pick(endsOf(from), ends[0]).code, destination: pick(destinations, ends[1]).code }
}

/**
 * Declares movements on random ways between the test hub's countries, the same for the same seed. Each is accepted, or this
 * rejects; the guarantee covers some of them.
 */
export async function travelRoutes(hub: TestHub, seed: number, count: number): Promise<Travelled[]> {
  const grn = await registered(hub, '900000000')
  const done: Travelled[] = []
  for (const chosen of fc.sample(choices, { seed, numRuns: count * 2 })) {
    const found = wayOf(chosen)
    if (found === undefined || done.length === count) continue
    const mrn = m.newMrn(chosen.from)
    const secret = `secret goods ${done.length} of ${mrn}`
    const message = declared(found, { mrn, grn, secret, named: chosen.named })
    const answer = await hub.post(hub.party(chosen.from), message)
    if (answer.status !== 202) throw new Error(`${mrn}: ${answer.bytes.toString('utf8')}`)
    const { rows } = await hub.pool.query<{ state: string }>('select state from movements where mrn = $1', [mrn])
    // Of a guarantee that may not be used its guarantor is told nothing.
    const covered = rows[0]?.state !== 'guarantee-refused'
    done.push({
      mrn,
      grn,
      guarantor: GUARANTOR,
      id: message.id,
      countries: found.way,
      offices: [found.departure, ...found.borders.flat(), found.destination],
      named: [...(covered ? [GUARANTOR] : []), ...chosen.named.map((role) => NAMED[role])],
      secret,
    })
  }
  return done
}

function declared(
  { way, borders, departure, destination }: NonNullable<ReturnType<typeof wayOf>>,
  told: { mrn: string; grn: string; secret: string; named: Choices['named'] },
): Message {
  const [country = ''] = way
  const base = m.declaration(told.mrn, told.grn, '1000')
  const party = (role: keyof typeof NAMED) => (told.named.includes(role) ? { party: NAMED[role] } : {})
  const legs = way.map((one, at) => ({
    country: one,
    ...(at === 0 ? {} : { entryOffice: borders[at - 1]?.[1] }),
    ...(borders[at] === undefined ? {} : { exitOffice: borders[at]?.[0] }),
    mode: '3',
    connection: 'full',
  }))
  return {
    ...base,
    sender: { country, role: 'customs', office: departure },
    body: {
      ...base.body,
      nationalRefs: [{ country, reference: `REF/${told.mrn}` }],
      departureOffice: departure,
      destinationOffice: destination,
      itinerary: legs,
      principal: { ...base.body.principal, ...party('principal') },
      consignee: { name: 'Entrepôt', ...party('consignee') },
      carrier: { name: 'Routiers', ...party('carrier') },
      ...(told.named.includes('tracking')
        ? { safeguards: [{ kind: 'tracker', deviceId: `D-${told.mrn}`, party: NAMED.tracking }] }
        : {}),
      items: base.body.items.map((item) => ({ ...item, commodity: { ...item.commodity, description: told.secret } })),
    },
  } as unknown as Message
}
