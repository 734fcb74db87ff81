import type { Contribution, ContributionShare, Receipt } from '../model/movement.ts'
import type { ActDay } from './act-day.ts'
import type { Declaration } from '../../generated/types.ts'
import { agreedWayOf } from './agreements.ts'
import { connectionsOf } from './connection.ts'
import { formatAmount, minorOf, type Money, parseMoney } from '../values/money.ts'
import type { ContributionTable, Reference } from '../model/reference.ts'
import { isWithin } from '../values/time.ts'
import { asCountry, type CountryCode, countryOfParty } from '../values/party.ts'

/** A rate in per cent with up to six decimals, as in the schema of declarations. */
export const PER_CENT = /^(0|[1-9][0-9]{0,3})(?:\.([0-9]{1,6}))?$/

/** The part of a base that a rate in per cent is, to the nearest minor unit, halves up. */
export function percentOf(minor: bigint, rate: string): bigint {
  const [, whole = '0', decimals = ''] = PER_CENT.exec(rate) ?? []
  const divisor = 100n * 10n ** BigInt(decimals.length)
  return (2n * minor * BigInt(`${whole}${decimals}`) + divisor) / (2n * divisor)
}

/**
 * An amount in shares by parts. Each share is rounded down; the minor units left over go one each to the first with parts,
 * in the order of the table: the shares always add up to the amount, and nobody is off by more than one unit.
 */
export function shareOut<T extends { parts: number | bigint }>(amount: bigint, among: readonly T[]): [T, bigint][] {
  const taking = among.filter(({ parts }) => parts > 0)
  const whole = taking.reduce((sum, { parts }) => sum + BigInt(parts), 0n)
  if (whole === 0n) return []
  const shares = taking.map((one): [T, bigint] => [one, (amount * BigInt(one.parts)) / whole])
  const left = amount - shares.reduce((sum, [, share]) => sum + share, 0n)
  return shares.map(([one, share], at) => [one, BigInt(at) < left ? share + 1n : share])
}

type Applied = { table: ContributionTable; agreements: string[]; countries: Set<CountryCode> }

/**
 * The tables that the agreements covering a declaration name (`contributionTable`), as they are on a day (`YYYY-MM-DD`), in
 * the order of the road. Over a chain of agreements each asks for its own part of the way; a table that several name asks
 * once, for all their parts.
 */
function tablesOf(body: Declaration, reference: Reference, on: ActDay): Applied[] {
  const inForce = (reference.contributions ?? []).filter(
    (table) => table.regime === body.regime && isWithin(on.day, table),
  )
  if (inForce.length === 0) return []
  const legs = body.itinerary.map((leg) => ({
    ...leg,
    country: asCountry(leg.country),
    ...connectionsOf(leg, reference, on),
  }))
  const way = { legs, regime: body.regime, guaranteeTypes: body.guarantees.map(({ type }) => type) }
  const coverage = agreedWayOf(way, reference.agreements, on.day)
  const applied = new Map<string, Applied>()
  for (const { agreement, countries } of coverage.covered ? coverage.parts : []) {
    const table = inForce.find(({ id }) => id === agreement.contributionTable)
    if (table === undefined) continue
    const known = applied.get(table.id) ?? { table, agreements: [], countries: new Set<CountryCode>() }
    known.agreements.push(agreement.id)
    for (const country of countries) known.countries.add(country)
    applied.set(table.id, known)
  }
  return [...applied.values()]
}

/** What the declaration has to contribute, none of it paid; nothing where no table asks for anything. */
export const contributionsDue = (body: Declaration, reference: Reference, on: ActDay): Contribution[] =>
  tablesOf(body, reference, on).flatMap((applied) => contributionOf(applied, body) ?? [])

function contributionOf({ table, agreements, countries }: Applied, body: Declaration): Contribution | undefined {
  const declared = table.base === 'cif' ? body.cifValue : body.dutiesAtRisk
  const base = declared === undefined ? undefined : parseMoney(declared)
  if (base === undefined) return undefined
  const minor = percentOf(base.minor, table.rate)
  return {
    table: table.id,
    tableFrom: table.validFrom,
    agreements,
    base: { amount: formatAmount(base.minor, base.currency), currency: base.currency },
    rate: table.rate,
    amount: formatAmount(minor, base.currency),
    currency: base.currency,
    collector: table.collector,
    shares: sharesOf(table, { minor, currency: base.currency }, countries),
    ...(table.payBeforeRelease === true ? { payBeforeRelease: true } : {}),
    receipts: [],
  }
}

function sharesOf(
  table: ContributionTable,
  { minor, currency }: Money,
  countries: ReadonlySet<CountryCode>,
): ContributionShare[] {
  const among = table.shares.filter(({ country }) => countries.has(country))
  // With nobody on the way to share with, the collector keeps it: money must never belong to no one.
  const own = { country: countryOfParty(table.collector), guarantor: table.collector, parts: 1 }
  const taking = among.some(({ parts }) => parts > 0) ? among : [own]
  return shareOut(minor, taking).map(([{ country, guarantor }, share]) => ({
    country,
    guarantor,
    amount: formatAmount(share, currency),
  }))
}

/** What was paid of it and not given back, minor units; a receipt in another currency is on record and does not count. */
export function paidMinor({ currency, receipts }: Contribution): bigint {
  return netOf(
    receipts.filter((receipt) => receipt.currency === currency),
    currency,
  )
}

/** What these receipts of one currency leave paid: payments without what was given back of them; minor units. */
export const netOf = (receipts: readonly Pick<Receipt, 'amount' | 'refundOf'>[], currency: string): bigint =>
  receipts.reduce((sum, { amount, refundOf }) => {
    const minor = minorOf({ amount, currency })
    return refundOf === undefined ? sum + minor : sum - minor
  }, 0n)

/** Whether what was paid is what was due, or more. */
export const isPaid = (contribution: Contribution): boolean => paidMinor(contribution) >= minorOf(contribution)

/** Whether a receipt is on record, in whatever part of it: the same number once more is the same payment. */
export const isKnownReceipt = (contributions: readonly Contribution[], number: string): boolean =>
  contributions.some(({ receipts }) => receipts.some(({ receipt }) => receipt === number))

/**
 * Contributions after a payment on some of them: it pays one after the other what is still due in its currency, and what is
 * left over stays with the last. In another currency it is on record with the first and counts for nothing.
 */
export function withReceipt(
  contributions: readonly Contribution[],
  payable: readonly Contribution[],
  receipt: Receipt,
): Contribution[] {
  const matching = payable.filter(({ currency }) => currency === receipt.currency)
  const added = new Map<Contribution, string>()
  let left = minorOf(receipt)
  for (const [at, one] of matching.entries()) {
    const due = minorOf(one) - paidMinor(one)
    const part = at === matching.length - 1 ? left : due < 0n ? 0n : due < left ? due : left
    left -= part
    if (part > 0n) added.set(one, formatAmount(part, one.currency))
  }
  const [first] = payable
  if (added.size === 0 && first !== undefined) added.set(first, receipt.amount)
  return contributions.map((one) => {
    const amount = added.get(one)
    return amount === undefined ? one : { ...one, receipts: [...one.receipts, { ...receipt, amount }] }
  })
}

/**
 * What is due after an amendment, with what was paid before: an amendment may change what is due, never what was paid. What
 * was paid by a table that asks for nothing any more stays on record with it.
 */
export function carryReceipts(due: readonly Contribution[], before: readonly Contribution[]): Contribution[] {
  const paid = before.filter(({ receipts }) => receipts.length > 0)
  const again = due.map((one) => ({ ...one, receipts: paid.find(({ table }) => table === one.table)?.receipts ?? [] }))
  const gone = paid.filter(({ table }) => !due.some((one) => one.table === table))
  return [...again, ...gone.map((one) => ({ ...one, amount: formatAmount(0n, one.currency), shares: [] }))]
}
