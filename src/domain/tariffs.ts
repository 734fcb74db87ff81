import { type ContributionTable, isPerCent } from './contribution.ts'
import { type Rate, rateProblem } from './rates.ts'

/** What is wrong with dated data an operator imports: where (JSON pointer), and what stands there. */
export class TariffError extends Error {
  readonly pointer: string
  readonly value: string

  constructor(pointer: string, value: unknown) {
    super(`${pointer}: ${String(value).slice(0, 100)} is not what belongs there`)
    this.name = 'TariffError'
    this.pointer = pointer
    this.value = String(value).slice(0, 100)
  }
}

const DAY = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/
const PARTY = /^[A-Z]{2}\/[a-z0-9][a-z0-9-]{0,34}$/
const TEXT = /^[^\u0000-\u001f\u007f]{1,70}$/
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,34}$/
const MOST = 10_000

/** The rates of `{ "rates": [...] }`. Throws TariffError at the first thing that is wrong; none is taken then. */
export function readRates(document: unknown): Rate[] {
  return listIn(document, 'rates').map((entry, at): Rate => {
    const field = fieldsOf(entry, `/rates/${at}`, ['from', 'to', 'rate', 'validFrom', 'source'])
    const rate: Rate = {
      from: field.text('from', /^[A-Z]{3}$/),
      to: field.text('to', /^[A-Z]{3}$/),
      rate: field.text('rate', TEXT),
      validFrom: field.text('validFrom', DAY),
      source: field.text('source', TEXT),
    }
    const problem = rateProblem(rate)
    if (problem === 'rate') throw new TariffError(`/rates/${at}/rate`, rate.rate)
    if (problem === 'currency') throw new TariffError(`/rates/${at}/to`, `${rate.from} - ${rate.to}`)
    return rate
  })
}

/** The tables of `{ "tables": [...] }`. Throws TariffError at the first thing that is wrong; none is taken then. */
export function readContributionTables(document: unknown): ContributionTable[] {
  return listIn(document, 'tables').map((entry, at): ContributionTable => {
    const pointer = `/tables/${at}`
    const known = ['id', 'regime', 'agreement', 'validFrom', 'validTo', 'rate', 'base', 'collector', 'shares']
    const field = fieldsOf(entry, pointer, [...known, 'payBeforeRelease'])
    const rate = field.text('rate', TEXT)
    if (!isPerCent(rate)) throw new TariffError(`${pointer}/rate`, rate)
    const pay = field.raw('payBeforeRelease')
    if (pay !== undefined && typeof pay !== 'boolean') throw new TariffError(`${pointer}/payBeforeRelease`, pay)
    const table: ContributionTable = {
      id: field.text('id', NAME),
      regime: field.text('regime', NAME),
      ...field.optional('agreement', NAME),
      validFrom: field.text('validFrom', DAY),
      ...field.optional('validTo', DAY),
      rate,
      base: field.text('base', /^(cif|duties)$/) as ContributionTable['base'],
      collector: field.text('collector', PARTY),
      shares: listIn(entry, 'shares', pointer).map((share, index) => readShare(share, `${pointer}/shares/${index}`)),
      ...(pay === true ? { payBeforeRelease: true } : {}),
    }
    const { validFrom, validTo } = table
    if (validTo !== undefined && validTo < validFrom) throw new TariffError(`${pointer}/validTo`, validTo)
    return table
  })
}

function readShare(entry: unknown, pointer: string): ContributionTable['shares'][number] {
  const field = fieldsOf(entry, pointer, ['country', 'guarantor', 'parts'])
  const parts = field.raw('parts')
  if (typeof parts !== 'number' || !Number.isInteger(parts) || parts < 0 || parts > MOST) {
    throw new TariffError(`${pointer}/parts`, parts)
  }
  return { country: field.text('country', /^[A-Z]{2}$/), guarantor: field.text('guarantor', PARTY), parts }
}

function listIn(document: unknown, name: string, pointer = ''): readonly unknown[] {
  const list = isRecord(document) ? document[name] : undefined
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST) {
    throw new TariffError(`${pointer}/${name}`, Array.isArray(list) ? list.length : list)
  }
  return list as readonly unknown[]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An entry's fields; one nobody knows is refused, since a misspelt name would silently mean nothing. */
function fieldsOf(entry: unknown, pointer: string, known: readonly string[]) {
  if (!isRecord(entry)) throw new TariffError(pointer, entry)
  const stray = Object.keys(entry).find((name) => !known.includes(name))
  if (stray !== undefined) throw new TariffError(`${pointer}/${stray}`, entry[stray])
  const text = (name: string, pattern: RegExp): string => {
    const value = entry[name]
    if (typeof value !== 'string' || !pattern.test(value)) throw new TariffError(`${pointer}/${name}`, value)
    return value
  }
  return {
    raw: (name: string): unknown => entry[name],
    text,
    optional: <Name extends string>(name: Name, pattern: RegExp): { [K in Name]?: string } => {
      if (entry[name] === undefined) return {}
      // One key, the one asked for; TypeScript widens a computed key to string.
      return { [name]: text(name, pattern) } as { [K in Name]?: string }
    },
  }
}
