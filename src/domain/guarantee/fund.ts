import type { Declaration } from '../../generated/types.ts'
import { change, type Draft } from '../draft/draft.ts'
import { isReferenced } from '../model/guarantee.ts'
import type { Liability, Movement } from '../model/movement.ts'
import { isCarnet } from '../reference/guarantee-types.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { asGrn, type Grn } from '../values/identifiers.ts'
import { formatAmount, minorOf, parseMoney, sumOf } from '../values/money.ts'
import { asCountry, type CountryCode } from '../values/party.ts'
import { convert } from '../values/rates.ts'
import type { Declaring } from './ledger.ts'
import { isSecuredByFunds } from './secured-by.ts'

/** One country's amount as the fund answers for it: in the currency of the fund, or undefined where no rate gives it. */
type Secured = { at: number; country: CountryCode; grn: Grn; currency: string; declared: string; minor?: bigint }

/**
 * What the declaration secures country by country, each on a guarantee that can be claimed: that of the country's own guarantor
 * where it stands in the declaration, else the first.
 */
function securedBy(draft: Draft<Declaring>, { guarantees, secured = [] }: Declaration): Secured[] {
  const { reference, guarantees: known } = draft.input
  const claimable = guarantees.flatMap(({ grn, type }) => (grn === undefined || isCarnet(type) ? [] : asGrn(grn)))
  const [first] = claimable
  if (first === undefined) return []
  return secured.map((one, at): Secured => {
    const grn = claimable.find((own) => known.get(own)?.guarantor === one.guarantor) ?? first
    // A waiver's guarantee may have no currency: what is written first is then that of all.
    const currency = known.get(grn)?.currency ?? secured[0]?.currency ?? one.currency
    const money = parseMoney(one)
    const converted = money && inCurrency(money, currency, draft, reference.rates ?? [])
    const found = { at, country: asCountry(one.country), grn, currency, declared: one.currency }
    return converted === undefined ? found : { ...found, minor: converted }
  })
}

const inCurrency = (
  money: Parameters<typeof convert>[0],
  currency: string,
  { on }: Draft,
  rates: Parameters<typeof convert>[2],
): bigint | undefined => (money.currency === currency ? money.minor : convert(money, currency, rates, on.day)?.minor)

/**
 * SECURED-REFERENCE: what is secured rests on a guarantee that can be claimed. A waiver by agreement (type A) has no reference
 * and no guarantor (NCTS C0085): accepted, the amounts would be worth nothing to the countries that trust in them, and nobody
 * would know before the goods are gone. For a carnet its own chain of guarantors answers.
 */
function unreferenced({ guarantees, secured = [] }: Declaration, at: string): Finding[] {
  const isClaimable = guarantees.some(({ grn, type }) => grn !== undefined || isCarnet(type))
  if (secured.length === 0 || isClaimable) return []
  const types = [...new Set(guarantees.map(({ type }) => type))].join(', ')
  return [ruleFinding('SECURED-REFERENCE', `${at}/guarantees/0/type`, types)]
}

/**
 * SECURED-CURRENCY: what a fund answers for can be told in its own currency; otherwise the country where the debt arises would
 * find nothing to claim. `at` is where the declaration stands in the message.
 */
export const fundFindings = (draft: Draft<Declaring>, body: Declaration, at: string): Finding[] => [
  ...unreferenced(body, at),
  ...securedBy(draft, body)
    .filter(({ minor }) => minor === undefined)
    .map((one) => ruleFinding('SECURED-CURRENCY', `${at}/secured/${one.at}/currency`, one.declared, one.currency)),
]

/**
 * Notes what the fund answers for in each country. What was claimed of it, or paid, stays whatever an amendment says; a
 * movement that guarantees of its own secure has none.
 */
export function bindFund(draft: Draft<Declaring>): void {
  const { message, movement } = draft
  const { liabilities: before = [], ...rest } = movement
  const body = message.type === 'declaration-amendment' ? message.body.declaration : message.body
  const fresh = isSecuredByFunds(draft, body) ? securedBy(draft, body) : []
  const sums = new Map<string, Liability>()
  const add = (one: Pick<Liability, 'grn' | 'country' | 'currency'>, minor: bigint): void => {
    const key = `${one.grn} ${one.country}`
    const { grn, country, currency } = one
    const known = sums.get(key) ?? { grn, country, currency, amount: '0', ...takenOf(before, one) }
    sums.set(key, { ...known, amount: formatAmount(minorOf({ amount: known.amount, currency }) + minor, currency) })
  }
  for (const one of fresh) add(one, one.minor ?? 0n)
  for (const one of before) if (claimedMinor(one) + paidMinor(one) > 0n) add(one, 0n)
  const liabilities = [...sums.values()].map(coveringTaken)
  draft.movement = { ...rest, ...(liabilities.length === 0 ? {} : { liabilities }) }
}

function takenOf(before: readonly Liability[], { grn, country }: Pick<Liability, 'grn' | 'country'>) {
  const known = before.find((one) => one.grn === grn && one.country === country)
  return { claimed: known?.claimed ?? '0', paid: known?.paid ?? '0' }
}

/** No amendment undoes a claim: the liability is at least what was claimed of it. */
function coveringTaken(one: Liability): Liability {
  const taken = claimedMinor(one) + paidMinor(one)
  const { amount, currency } = one
  return minorOf({ amount, currency }) >= taken ? one : { ...one, amount: formatAmount(taken, currency) }
}

const claimedMinor = ({ claimed, currency }: Liability): bigint => minorOf({ amount: claimed, currency })
const paidMinor = ({ paid, currency }: Liability): bigint => minorOf({ amount: paid, currency })

/** What may still be claimed of it, minor units. */
const openMinor = (one: Liability): bigint =>
  minorOf({ amount: one.amount, currency: one.currency }) - claimedMinor(one) - paidMinor(one)

/** What is claimed of funds and not paid, minor units; of one guarantee where it is named. */
export const calledMinor = ({ liabilities = [] }: Pick<Movement, 'liabilities'>, grn?: Grn): bigint =>
  sumOf(liabilities.filter((one) => grn === undefined || one.grn === grn).map(claimedMinor))

/** What funds still answer for beside what is claimed and paid, minor units. */
export const liableMinor = ({ liabilities = [] }: Pick<Movement, 'liabilities'>): bigint =>
  sumOf(liabilities.map(openMinor))

/** The fund's liability for a debt that arose in a country; undefined where none answers for it on this guarantee. */
export function liabilityFor(
  { liabilities = [] }: Pick<Movement, 'liabilities'>,
  grn: Grn,
  country: string,
): { currency: string; open: bigint } | undefined {
  const found = liabilities.find((one) => one.grn === grn && one.country === country)
  return found && { currency: found.currency, open: openMinor(found) }
}

/** From which account of a liability to which, by what happens to a claim. */
const STEPS = {
  claim: { from: 'liable', to: 'called', room: openMinor },
  pay: { from: 'called', to: 'paid', room: claimedMinor },
  free: { from: 'called', to: 'liable', room: claimedMinor },
} as const

/** What is asked of a fund: on which guarantee, of which country first, and how much; all there is where no amount is named. */
type Asked = { grn: Grn; country?: CountryCode | undefined; only?: boolean; minor: bigint | undefined }

/** Moves what is asked from one account of the fund's liabilities to the other; returns what is left of the amount. */
export function moveLiabilities(draft: Draft, step: keyof typeof STEPS, asked: Asked): bigint | undefined {
  const { from, to, room } = STEPS[step]
  const { liabilities = [], mrn } = draft.movement
  const concerned = liabilities
    .filter((one) => one.grn === asked.grn && (asked.only !== true || one.country === asked.country))
    .toSorted((one, other) => Number(other.country === asked.country) - Number(one.country === asked.country))
  let left = asked.minor
  const after = new Map<Liability, Liability>()
  for (const one of concerned) {
    const there = room(one)
    const minor = left === undefined || left >= there ? there : left
    if (minor === 0n) continue
    left = left === undefined ? undefined : left - minor
    const { grn, country } = one
    const entry = { grn, mrn, from: `${from}:${country}`, to: `${to}:${country}`, minor } as const
    draft.entries.push({ ...entry, cause: draft.message.type })
    after.set(one, stepped(one, step, minor))
  }
  if (after.size > 0) change(draft, { liabilities: liabilities.map((one) => after.get(one) ?? one) })
  return left
}

function stepped(one: Liability, step: keyof typeof STEPS, minor: bigint): Liability {
  const { currency } = one
  const claimed = claimedMinor(one) + (step === 'claim' ? minor : -minor)
  const paid = paidMinor(one) + (step === 'pay' ? minor : 0n)
  return { ...one, claimed: formatAmount(claimed, currency), paid: formatAmount(paid, currency) }
}

/** Nothing is claimed of funds any more: proof has come, or the claims are given up. */
export function freeLiabilities(draft: Draft): void {
  const grns = new Set(draft.movement.lines.filter(isReferenced).map(({ grn }) => grn))
  for (const grn of grns) moveLiabilities(draft, 'free', { grn, minor: undefined })
}
