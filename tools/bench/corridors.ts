import type { Office } from '../../src/domain/model/reference.ts'
import { asCountry } from '../../src/domain/values/party.ts'
import { asOffice } from '../../src/domain/values/office.ts'

/** One way through three countries: departure, two frontiers (exit office, entry office), destination. */
export type Corridor = {
  readonly departure: string
  readonly borders: readonly [Frontier, Frontier]
  readonly destination: string
}

export type Frontier = { readonly exit: string; readonly entry: string }

const corridor = (departure: string, first: string, second: string, destination: string): Corridor => ({
  departure,
  borders: [frontier(first), frontier(second)],
  destination,
})

function frontier(pair: string): Frontier {
  const [exit = '', entry = ''] = pair.split(' ')
  return { exit, entry }
}

/** Fifteen corridors over fifteen countries, so that every country's queue has its traffic (domain.md, "Corridors"). */
export const CORRIDORS: readonly Corridor[] = [
  corridor('TGLFW001', 'TGCNK001 BFCNK001', 'BFKAN001 NETOR001', 'NENIM001'),
  corridor('GHTEM001', 'GHPAG001 BFDAK001', 'BFFAR001 MLKOU001', 'MLBKO001'),
  corridor('CIABJ001', 'CIOUA001 BFNIA001', 'BFKAN001 NEMAK001', 'NENIM001'),
  corridor('BJCOO001', 'BJMAL001 NEGAY001', 'NEDIS001 NGJIB001', 'NGKAN001'),
  corridor('SNDKR001', 'SNKID001 MLDIB001', 'MLHER001 BFKOL001', 'BFOUA001'),
  corridor('GNCKY001', 'GNKRM001 MLKRM001', 'MLHER001 BFKOL001', 'BFBOY001'),
  corridor('SLFNA001', 'SLGBA001 GNPAM001', 'GNKRM001 MLKRM001', 'MLBKO001'),
  corridor('LRMLW001', 'LRGAN001 GNLOL001', 'GNKRM001 MLKRM001', 'MLSIK001'),
  corridor('GMBJL001', 'GMAMD001 SNKAR001', 'SNMOU001 MLMOU001', 'MLKYS001'),
  corridor('TGLFW001', 'TGSAN001 BJHIL001', 'BJSEM001 NGSEM001', 'NGLOS001'),
  corridor('NGAPP001', 'NGSEM001 BJSEM001', 'BJMAL001 NEGAY001', 'NENIM001'),
  corridor('GHTEM001', 'GHAKA001 TGNOE001', 'TGCNK001 BFCNK001', 'BFOUA001'),
  corridor('GWOXB001', 'GWSDM001 SNMPK001', 'SNKID001 MLDIB001', 'MLBKO001'),
  corridor('MRNKC001', 'MRROB001 SNRSB001', 'SNKID001 MLDIB001', 'MLBKO001'),
  corridor('LRMLW001', 'LRLOG001 CIGBP001', 'CIPOG001 MLZEG001', 'MLBKO001'),
]

/** Who floods in G17; two corridors begin there. */
export const FLOODER = 'LR'

/** The countries of the corridors, each once: those that have a queue in the measurement. */
export const COUNTRIES: readonly string[] = [
  ...new Set(CORRIDORS.flatMap(({ departure, borders, destination }) => countriesOf(departure, borders, destination))),
].sort()

function countriesOf(departure: string, borders: readonly Frontier[], destination: string): string[] {
  return [departure, ...borders.flatMap(({ exit, entry }) => [exit, entry]), destination].map((code) =>
    code.slice(0, 2),
  )
}

const border = (code: string, name: string, pair: string): Office => ({
  code: asOffice(code),
  country: asCountry(code.slice(0, 2)),
  name,
  roles: ['transit'],
  kind: 'border',
  timeZone: 'UTC',
  pairs: [asOffice(pair)],
  validFrom: '2020-01-01',
})

/** Frontier posts that the published list lacks; without them two of the fifteen countries could not be reached by road. */
export const MORE_OFFICES: readonly Office[] = [
  border('GWSDM001', 'São Domingos', 'SNMPK001'),
  border('SNMPK001', 'Mpack', 'GWSDM001'),
  border('MRROB001', 'Rosso, ferry', 'SNRSB001'),
  border('SNRSB001', 'Rosso-Sénégal, ferry', 'MRROB001'),
]
