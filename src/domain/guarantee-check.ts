import type { Declaration, DeclaredGuarantee, GuaranteeRefusal } from '../generated/types.ts'
import { assertInvariant } from './assert.ts'
import type { DecideInput } from './decision.ts'
import type { Guarantee } from './guarantee.ts'
import { formatAmount, parseMoney } from './money.ts'
import { guaranteeTypeRow } from './rules/guarantees.ts'
import { isWithin, utcDate } from './time.ts'

/** What became of one guarantee a declaration names: what the line takes, or why it may not. */
export type LineCheck = {
  line: number
  type: string
  grn: string
  minor: bigint
  currency: string
  refusal?: { reason: GuaranteeRefusal; text?: string }
}

const VOUCHER = '4'

/** What the movement itself has taken before, by GRN: an amendment needs room for the difference only. */
export type OwnLines = { amounts: ReadonlyMap<string, bigint>; running: boolean }

const NOTHING: OwnLines = { amounts: new Map(), running: false }

/** A guarantee as it would stand without the movement's own line. */
function withoutOwn(
  guarantee: Guarantee | undefined,
  own: bigint | undefined,
  running: boolean,
): Guarantee | undefined {
  if (guarantee === undefined || own === undefined) return guarantee
  const available = guarantee.available + own
  return running
    ? { ...guarantee, available, inUse: guarantee.inUse - own }
    : { ...guarantee, available, reserved: guarantee.reserved - own }
}

/** Waivers have lines without amounts (engine.md 5). */
export const isWaiver = (type: string): boolean => guaranteeTypeRow(type)?.waiver === true

/** Good for one movement at a time: individual by undertaking, in cash, by voucher (domain.md 2.5). */
export const isSingleUse = (type: string): boolean => guaranteeTypeRow(type)?.individual === true

/**
 * Checks every guarantee of a declaration against the ledger, without changing anything. All lines are checked, so that
 * the principal learns of everything that is wrong at once. Amounts of several lines on one guarantee add up.
 */
export function checkLines(input: DecideInput, declaration: Declaration, own: OwnLines = NOTHING): LineCheck[] {
  const taken = new Map<string, bigint>()
  return declaration.guarantees.map((use, line) => {
    const check = { ...amountOf(use), line, type: use.type, grn: use.grn ?? '' }
    if (use.grn === undefined) return check
    const held = own.amounts.get(use.grn)
    const guarantee = withoutOwn(input.guarantees.get(use.grn), held, own.running)
    const before = taken.get(use.grn) ?? 0n
    taken.set(use.grn, before + check.minor)
    const running = own.running && held !== undefined
    const refusal = refusalOf({ input, declaration, use, guarantee, minor: check.minor, before, running })
    if (refusal !== undefined) return { ...check, refusal }
    return { ...check, currency: guarantee?.currency ?? check.currency }
  })
}

function amountOf(use: DeclaredGuarantee): { minor: bigint; currency: string } {
  if (isWaiver(use.type) || use.amount === undefined) return { minor: 0n, currency: use.amount?.currency ?? 'XXX' }
  const money = parseMoney(use.amount)
  assertInvariant(money !== undefined, 'an amount of an unknown currency or scale passed the rules')
  return money
}

type Claim = {
  input: DecideInput
  declaration: Declaration
  use: DeclaredGuarantee
  guarantee: Guarantee | undefined
  minor: bigint
  /** Already taken from the same guarantee by lines before. */
  before: bigint
  /** The movement runs on this guarantee already: how it stands otherwise is no question any more. */
  running: boolean
}

/** The first reason in the order in which a guarantee office looks: it exists, is in force, is his, is enough. */
function refusalOf(claim: Claim): LineCheck['refusal'] | undefined {
  const { guarantee, running } = claim
  if (guarantee === undefined) return { reason: 'G01' }
  if (running) return coverage(claim, guarantee) ?? sufficiency(claim, guarantee)
  return standing(claim, guarantee) ?? entitlement(claim, guarantee) ?? sufficiency(claim, guarantee)
}

function standing({ input, use }: Claim, guarantee: Guarantee): LineCheck['refusal'] | undefined {
  if (isSingleUse(guarantee.type) && isUsed(guarantee)) return { reason: guarantee.type === VOUCHER ? 'G05' : 'G10' }
  const usable = guarantee.state === 'active' || guarantee.state === 'registered'
  if (!usable || !isWithin(utcDate(input.now), guarantee)) return { reason: 'G02' }
  if (guarantee.type !== use.type) return { reason: 'G02', text: `registered as type ${guarantee.type}` }
  if (guarantee.monitoring === 'guarantor') {
    // Taking it without the guarantor's yes would bind him to what he never saw: refusing is the lesser harm.
    return { reason: 'G00', text: 'monitored by its guarantor, whose consent the hub cannot ask for' }
  }
  return undefined
}

function entitlement({ input, use, declaration }: Claim, guarantee: Guarantee): LineCheck['refusal'] | undefined {
  const { accessCodeHash, grn, holder } = guarantee
  const code = use.accessCode ?? ''
  const opened = accessCodeHash === undefined || input.secrets.matchesAccessCode(grn, code, accessCodeHash)
  if (!opened) return { reason: 'G03' }
  const { principal } = declaration
  if (principal.scheme !== holder.scheme || principal.id !== holder.id) return { reason: 'G04' }
  return coverage({ declaration }, guarantee)
}

/** Whether it covers the countries and the goods. */
function coverage({ declaration }: Pick<Claim, 'declaration'>, guarantee: Guarantee): LineCheck['refusal'] | undefined {
  const { itinerary, items } = declaration
  const outside = itinerary.find(({ country }) => !guarantee.territories.includes(country))
  if (outside !== undefined) return { reason: 'G08', text: `not valid in ${outside.country}` }
  const excluded = items.find(({ commodity }) => guarantee.exclusions.some((code) => commodity.hsCode.startsWith(code)))
  if (excluded !== undefined) return { reason: 'G12', text: `item ${excluded.number} is excluded` }
  return undefined
}

function sufficiency({ use, minor, before }: Claim, guarantee: Guarantee): LineCheck['refusal'] | undefined {
  if (minor === 0n) return undefined
  if (use.amount !== undefined && use.amount.currency !== guarantee.currency) {
    // Without a rate nobody can say that it suffices, and a reservation that is too small is the greater harm.
    return { reason: 'G09', text: `no rate from ${use.amount.currency} to ${guarantee.currency}` }
  }
  if (before + minor <= guarantee.available) return undefined
  const left = guarantee.available - before
  return { reason: 'G09', text: `${formatAmount(left < 0n ? 0n : left, guarantee.currency)} available` }
}

const isUsed = ({ state, reserved, inUse, claimed, spent }: Guarantee): boolean =>
  state === 'exhausted' || reserved + inUse + claimed + spent > 0n
