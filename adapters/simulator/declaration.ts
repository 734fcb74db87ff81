import {
  type Declaration,
  type GuaranteeRegistration,
  type IdentifiedTrader,
  type Leg,
  limitAtOf,
  MappingError,
} from '#adapter-api'
import type { Bond, Plate, Stage, T1, Trader } from './documents.ts'
import { meansOf } from './vehicles.ts'

/** The hub's declaration of a national T1. Pure. */
export const declarationOf = (t1: T1): Declaration => {
  const [trailers, wagons] = [
    t1.drawn.filter((one) => one.kind === 'trailer'),
    t1.drawn.filter((one) => one.kind === 'wagon'),
  ]
  return {
    lrn: t1.number,
    declarationType: t1.type,
    additionalDeclarationType: 'A',
    regime: t1.regime,
    nationalRefs: [{ country: t1.from.slice(0, 2), reference: t1.nationalNumber }],
    ...(t1.lot ? { lot: t1.lot } : {}),
    departureOffice: t1.from,
    destinationOffice: t1.to,
    limitAt: limitOf(t1, '/t1/limit'),
    itinerary: t1.route.map(legOf),
    principal: traderOf(t1.holder),
    ...(t1.consignor ? { consignor: traderOf(t1.consignor) } : {}),
    ...(t1.consignee ? { consignee: traderOf(t1.consignee) } : {}),
    ...(t1.carrier ? { carrier: traderOf(t1.carrier) } : {}),
    guarantees: t1.bonds.map(({ type, grn, code, sum }) => ({
      type,
      ...(grn ? { grn } : {}),
      ...(code ? { accessCode: code } : {}),
      ...(sum ? { amount: sum } : {}),
    })),
    dutiesAtRisk: t1.duties,
    cifValue: t1.cif,
    vehicleSet: {
      mode: t1.vehicle.kind === 'train' ? '2' : '3',
      means: meansOf(t1.vehicle),
      ...(trailers.length > 0 ? { trailers: trailers.map(meansOf) } : {}),
      ...(wagons.length > 0 ? { wagons: wagons.map(wagonOf) } : {}),
    },
    ...(t1.driver
      ? { driver: { name: t1.driver.name, document: t1.driver.licence, nationality: t1.driver.nationality } }
      : {}),
    containerIndicator: t1.boxes.some((box) => box.container !== undefined),
    ...(t1.boxes.length > 0 ? { equipment: t1.boxes.map(equipmentOf) } : {}),
    grossMass: sumOf(t1.goods.map((goods) => goods.gross)),
    ...(t1.papers.length > 0 ? { transportDocuments: t1.papers.map(({ type, no }) => ({ type, reference: no })) } : {}),
    ...(t1.permits?.length ? { authorisations: t1.permits.map(({ type, no }) => ({ type, reference: no })) } : {}),
    items: t1.goods.map(itemOf),
  }
}

/** Until when, as messages say it. Pure. Throws `MappingError` for a day without the zone it ends in. */
export const limitOf = ({ limit, zone }: { limit: string; zone?: string }, pointer: string): string => {
  try {
    return limitAtOf(limit, zone ?? '')
  } catch (error) {
    throw new MappingError(pointer, error instanceof Error ? error.message : String(error))
  }
}

/** The hub's registration of a bond. Pure. */
export const registrationOf = (bond: Bond): GuaranteeRegistration['body'] => ({
  action: 'register',
  grn: bond.grn,
  type: bond.type,
  holder: traderOf(bond.holder),
  ...(bond.limit ? { limit: bond.limit } : {}),
  territories: bond.countries,
  validFrom: bond.from,
  monitoring: 'ledger',
  ...(bond.code ? { accessCode: bond.code } : {}),
})

const legOf = ({ country, entry, exit, mode }: Stage): Leg => {
  if (mode === 'other') throw new MappingError('/t1/route', 'this system declares road and rail only')
  return {
    country,
    ...(entry ? { entryOffice: entry } : {}),
    ...(exit ? { exitOffice: exit } : {}),
    mode: mode === 'rail' ? '2' : '3',
    connection: 'full',
  }
}

const traderOf = ({ scheme, number, name, town, country, key }: Trader): IdentifiedTrader => ({
  scheme,
  id: number,
  name,
  address: { city: town, country },
  ...(key ? { party: key } : {}),
})

const wagonOf = ({ no }: Plate, index: number) => ({ number: no, position: index + 1 })

const equipmentOf = ({ container, seals, lines }: T1['boxes'][number]) => ({
  ...(container ? { container } : {}),
  numberOfSeals: seals.length,
  ...(seals.length > 0 ? { seals: seals.map((id) => ({ id, affixedBy: 'customs' as const })) } : {}),
  ...(lines.length > 0 ? { goodsReferences: lines } : {}),
})

const itemOf = ({ line, text, hs, gross, net, packages, origin }: T1['goods'][number]) => ({
  number: line,
  commodity: { description: text, hsCode: hs },
  goodsMeasure: { grossMass: gross, ...(net ? { netMass: net } : {}) },
  packaging: packages,
  ...(origin ? { countryOfOrigin: origin } : {}),
})

/** Sum of masses given as decimal texts, in milligrams inside so that nothing is rounded. */
const sumOf = (masses: readonly string[]): string => {
  const total = masses.reduce((sum, mass) => {
    const [whole = '0', part = ''] = mass.split('.')
    return sum + BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'))
  }, 0n)
  const part = String(total % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return part === '' ? String(total / 1_000_000n) : `${total / 1_000_000n}.${part}`
}
