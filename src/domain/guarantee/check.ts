import { codelists } from '../../generated/codelists.ts'
import type { Declaration, DeclaredGuarantee, GuaranteeRefusal } from '../../generated/types.ts'
import { dayOfInput } from '../reference/act-day.ts'
import { isBarred, TRIES_MAX } from './access-tries.ts'
import { assertInvariant } from '../values/assert.ts'
import type { DecideInput } from '../model/decision.ts'
import type { Guarantee, LineCheck, ReferencedCheck, Refusal } from '../model/guarantee.ts'
import { dated, isCarnet, isSingleUse, isWaiver, referenceOf } from '../reference/guarantee-types.ts'
import { asCountry, partyKeyOf } from '../values/party.ts'
import { currencyText, formatAmount, type Money, parseMoney } from '../values/money.ts'
import { type Conversion, convert, type Rate } from '../values/rates.ts'
import { activeParty } from '../reference/receivers.ts'
import { isWithin } from '../values/time.ts'
import { asOffice } from '../values/office.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'

const VOUCHER = '4'

/**
 * What the movement has already taken, by GRN: an amendment needs room for the difference only. `claimed` is the part of it
 * that was claimed, paid or not, and need not be secured again.
 */
export type OwnLines = {
  mrn: Mrn
  amounts: ReadonlyMap<Grn, bigint>
  claimed: ReadonlyMap<Grn, bigint>
  running: boolean
}

/** A guarantee as it would be without the movement's own line. */
function withoutOwn(guarantee: Guarantee | undefined, own: OwnLines, today: string): Guarantee | undefined {
  if (guarantee === undefined) return undefined
  const amount = own.amounts.get(guarantee.grn) ?? 0n
  const available = guarantee.available + amount
  const { usedBy, ...free } = dated(guarantee, today)
  const others = usedBy === undefined || usedBy === own.mrn ? free : { ...free, usedBy }
  return own.running
    ? { ...others, available, inUse: guarantee.inUse - amount }
    : { ...others, available, reserved: guarantee.reserved - amount }
}

/**
 * Checks every guarantee of a declaration against the ledger, without changing anything. All lines are checked, so that
 * the principal learns of everything that is wrong at once. Amounts of several lines on one guarantee add up.
 */
export function checkLines(input: DecideInput, declaration: Declaration, own: OwnLines): LineCheck[] {
  const { day, today } = dayOfInput(input)
  const taken = new Map<Grn, bigint>()
  return declaration.guarantees.map((use, line): LineCheck => {
    const grn = referenceOf(use, declaration)
    const declared = amountOf(use)
    const unreferenced = { ...declared, line, type: use.type }
    if (grn === undefined) return unreferenced
    const check: ReferencedCheck = { ...unreferenced, grn }
    const guarantee = withoutOwn(input.guarantees.get(grn), own, today)
    if (isCarnet(use.type)) return guarantee === undefined ? check : withRefusal(check, carnetRefusal(guarantee))
    const converted = withoutClaimed(
      inCurrencyOf(guarantee, declared, input.reference.rates ?? [], day),
      own.claimed.get(grn) ?? 0n,
    )
    const before = taken.get(grn) ?? 0n
    taken.set(grn, before + (converted?.minor ?? 0n))
    const running = own.running && own.amounts.has(grn)
    const claim = { input, day, declaration, use, declared, converted, before, running }
    const { refusal, ...opened } = refusalOf(claim, guarantee)
    const found = { ...check, ...converted, ...opened }
    if (refusal !== undefined) return { ...found, refusal }
    const ask = guarantee?.monitoring === 'guarantor' ? toAsk(found.minor, own.amounts.get(grn)) : undefined
    return ask === undefined ? found : { ...found, ask }
  })
}

/** Less than before, or the same, needs nobody's consent. */
function toAsk(minor: bigint, own: bigint | undefined): bigint | undefined {
  if (own === undefined) return minor
  return minor > own ? minor - own : undefined
}

const withRefusal = (check: ReferencedCheck, refusal: Refusal | undefined): LineCheck =>
  refusal === undefined ? check : { ...check, refusal }

function amountOf(use: DeclaredGuarantee): Declared {
  if (use.amount === undefined) return { minor: 0n }
  if (isWaiver(use.type)) return { minor: 0n, currency: use.amount.currency }
  const money = parseMoney(use.amount)
  assertInvariant(money !== undefined, 'an amount of an unknown currency or scale passed the rules')
  return money
}

/** Without a currency where no amount is declared. */
type Declared = Partial<Money> & Pick<Money, 'minor'>
type Converted = Declared & { conversion?: Conversion }

/** What was declared in the guarantee's currency; undefined when there is no rate or no such guarantee. */
function inCurrencyOf(
  guarantee: Guarantee | undefined,
  declared: Declared,
  rates: readonly Rate[],
  day: string,
): Converted | undefined {
  if (guarantee === undefined) return undefined
  const { currency } = guarantee
  if (declared.minor === 0n) return currency === undefined ? { minor: 0n } : { minor: 0n, currency }
  if (declared.currency === currency) return declared
  if (currency === undefined || declared.currency === undefined) return undefined
  const found = convert({ minor: declared.minor, currency: declared.currency }, currency, rates, day)
  return found && { ...found, currency }
}

const withoutClaimed = (converted: Converted | undefined, claimed: bigint): Converted | undefined =>
  converted && { ...converted, minor: converted.minor > claimed ? converted.minor - claimed : 0n }

type UseAsked = {
  input: DecideInput
  /** The day of the act (`YYYY-MM-DD`). */
  day: string
  declaration: Declaration
  use: DeclaredGuarantee
  declared: Declared
  converted: Converted | undefined
  /** Already taken from the same guarantee by previous lines. */
  before: bigint
  /** The movement already runs on this guarantee: its state no longer matters. */
  running: boolean
}

/** The first reason in the order of a guarantee office's checks: it exists, is in force, is the holder's, suffices. */
function refusalOf(
  asked: UseAsked,
  guarantee: Guarantee | undefined,
): { refusal: Refusal | undefined; opened?: boolean } {
  const { running, declaration } = asked
  if (guarantee === undefined) return { refusal: { reason: 'G01' } }
  if (running) return { refusal: coverageRefusal(declaration, guarantee) ?? sufficiency(asked, guarantee) }
  const refusal = validityRefusal(asked, guarantee)
  if (refusal !== undefined) return { refusal }
  if (guarantee.accessCodeHash === undefined) {
    const other = isHolders(asked, guarantee) ? undefined : ({ reason: 'G04' } as const)
    return { refusal: other ?? entitlement(asked, guarantee) ?? sufficiency(asked, guarantee) }
  }
  if (!opens(asked, guarantee, guarantee.accessCodeHash)) {
    return { refusal: refused('G03', 'credentials', String(TRIES_MAX)), opened: false }
  }
  return { refusal: entitlement(asked, guarantee) ?? sufficiency(asked, guarantee), opened: true }
}

const isHolders = ({ declaration: { principal } }: UseAsked, { holder }: Guarantee): boolean =>
  principal.scheme === holder.scheme && principal.id === holder.id

/**
 * Whether access code and holder are those of the guarantee and the sender may still try. One answer for all: learning that
 * only the holder is wrong would confirm the code (docs/decisions/0044).
 */
function opens(asked: UseAsked, guarantee: Guarantee, hash: string): boolean {
  const { input, use } = asked
  const matches = input.secrets.matchesAccessCode(guarantee.grn, use.accessCode ?? '', hash)
  const barred = isBarred(guarantee, partyKeyOf(input.event.message.sender), input.now)
  return matches && isHolders(asked, guarantee) && !barred
}

/** G13: a carnet is good for one movement at a time; for another when the first has been discharged or was never released. */
const carnetRefusal = (carnet: Guarantee): Refusal | undefined =>
  carnet.usedBy === undefined && carnet.state === 'active' ? undefined : used('G13')

function validityRefusal({ input, day, use }: UseAsked, guarantee: Guarantee): Refusal | undefined {
  const { state, type, validFrom, validTo } = guarantee
  if (isSingleUse(type) && isUsed(guarantee)) return used(type === VOUCHER ? 'G05' : 'G10')
  if (!isWithin(day, guarantee)) return refused('G02', 'validity', `${validFrom} - ${validTo ?? ''}`)
  // It had not expired yet on that day, whatever has touched it since.
  const inForce = state === 'active' || state === 'registered' || state === 'expired'
  if (!inForce) return refused('G02', 'state', state)
  if (type !== use.type) return refused('G02', 'type', type)
  // A guarantor that cannot be asked cannot consent: taking its guarantee anyway would bind it to something it never saw.
  const { monitoring, guarantor } = guarantee
  const asked =
    monitoring !== 'guarantor' || (guarantor !== undefined && activeParty(input.reference, guarantor) !== undefined)
  return asked ? undefined : { reason: 'G00' }
}

function entitlement({ declaration }: UseAsked, guarantee: Guarantee): Refusal | undefined {
  const { departureOffices } = guarantee
  const { departureOffice } = declaration
  if (departureOffices !== undefined && !departureOffices.includes(asOffice(departureOffice))) {
    return refused('G11', 'office', departureOffice)
  }
  return coverageRefusal(declaration, guarantee)
}

/** Whether it covers the countries and the goods (G06, G07, G08, G12). */
function coverageRefusal({ itinerary, items }: Declaration, guarantee: Guarantee): Refusal | undefined {
  const outside = itinerary.find(({ country }) => !guarantee.territories.includes(asCountry(country)))
  if (outside !== undefined) return refused('G08', 'country', outside.country)
  const item = (reason: GuaranteeRefusal, found: { number: number } | undefined): Refusal | undefined =>
    found && refused(reason, 'item', String(found.number))
  const notFor = guarantee.notFor ?? []
  const suspended = notFor.includes('suspended-goods') && items.find(({ dutySuspended }) => dutySuspended === true)
  const sensitive = notFor.includes('sensitive-goods') && items.find(({ commodity }) => isSensitive(commodity.hsCode))
  const excluded = items.find(({ commodity }) =>
    guarantee.exclusions.some((code) => commodity.hsCode?.startsWith(code)),
  )
  return item('G06', suspended || undefined) ?? item('G07', sensitive || undefined) ?? item('G12', excluded)
}

/** By the code list and not by the declaration: the declarant has a motive not to mention it. */
const isSensitive = (hsCode: string | undefined): boolean =>
  codelists['sensitive-goods'].some(({ code }) => hsCode?.startsWith(code))

function sufficiency({ declared, converted, before }: UseAsked, guarantee: Guarantee): Refusal | undefined {
  if (isWaiver(guarantee.type)) return undefined
  if (converted !== undefined && guarantee.monitoring === 'guarantor') return undefined
  if (guarantee.available < 0n) return refused('G09', 'overdrawn', '')
  // Without a rate nobody can tell whether it suffices, and too small a reservation is the greater harm.
  const currency = currencyText(guarantee.currency)
  if (converted === undefined) return refused('G09', 'no-rate', `${currencyText(declared.currency)} - ${currency}`)
  if (before + converted.minor <= guarantee.available) return undefined
  const left = guarantee.available - before
  return refused('G09', 'available', `${formatAmount(left < 0n ? 0n : left, currency)} ${currency}`)
}

const isUsed = ({ state, usedBy, reserved, inUse, claimed, spent }: Guarantee): boolean =>
  state === 'exhausted' || usedBy !== undefined || reserved + inUse + claimed + spent > 0n

const used = (reason: GuaranteeRefusal): Refusal => refused(reason, 'used-by', '')

const refused = (reason: GuaranteeRefusal, code: NonNullable<Refusal['detail']>['code'], value: string): Refusal => ({
  reason,
  detail: { code, value },
})
