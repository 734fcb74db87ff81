import type { Code } from '../../generated/codelists.ts'
import type { GuaranteeRefusal } from '../../generated/types.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'
import type { Conversion } from '../values/rates.ts'
import type { OfficeCode } from '../values/office.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'

/** The five accounts of one guarantee: limit = available + reserved + inUse + claimed + spent, always (invariant I5). */
export type Account = 'available' | 'reserved' | 'inUse' | 'claimed' | 'spent'

export type GuaranteeState = 'registered' | 'active' | 'suspended' | 'revoked' | 'expired' | 'exhausted' | 'closed'

export type LineState =
  | 'pending'
  | 'reserved'
  | 'in-use'
  | 'released'
  | 'cancelled'
  | 'lapsed'
  | 'claimed'
  | 'settled'
  | 'refused'

/** One guarantee, amounts in minor units of its currency (engine.md 5). */
export type Guarantee = {
  grn: Grn
  type: string
  state: GuaranteeState
  /** Absent of a carnet: who guarantees it is not on the hub. */
  guarantor?: PartyKey
  holder: { scheme: string; id: string }
  /** Absent where it has no amounts: a carnet, or a waiver of a country without currency. */
  currency?: string
  limit: bigint
  available: bigint
  reserved: bigint
  inUse: bigint
  claimed: bigint
  spent: bigint
  /** Countries it is valid in; a country involved that is missing here is refused G08. */
  territories: readonly CountryCode[]
  /** HS prefixes it does not cover. */
  exclusions: readonly string[]
  /** Kinds of goods it does not cover (schemas/codelists/guarantee-restrictions.json); G06 and G07. */
  notFor?: readonly string[]
  /** Offices of departure it may be used at; every one when absent. G11. */
  departureOffices?: readonly OfficeCode[]
  guaranteeOffice?: OfficeCode
  validFrom: string
  validTo?: string
  monitoring: 'ledger' | 'guarantor'
  /** How many per cent of the duties at risk its amounts have to reach; 100 when absent (engine.md 8, "Cover"). */
  coverage?: number
  /** The authorisation by customs that allows less than 100. */
  authorisation?: string
  /** Hash of the access code, never the code. */
  accessCodeHash?: string
  /** Tries that did not open it, by who sent them: how many, and since when (src/domain/guarantee/access-tries.ts). */
  tries?: Readonly<Record<PartyKey, { count: number; since: string }>>
  /** The movement that has it, where it is good for one at a time (individual guarantees, vouchers, TIR carnets). */
  usedBy?: Mrn
}

/** What one movement takes from one guarantee. `minor` is 0n for waivers, which have lines without amounts. */
export type GuaranteeLine = {
  /** Absent where the guarantee has no reference: a waiver, or a type that needs none. Then nothing is kept of it. */
  grn?: Grn
  mrn: Mrn
  line: number
  type: string
  state: LineState
  /** In the guarantee's currency, whatever was declared. */
  minor: bigint
  /** Absent where there is no amount: a waiver, or a carnet. */
  currency?: string
  /** How the amount came about, when it was declared in another currency (engine.md 5). */
  conversion?: Conversion
}

/** A line of a guarantee with a reference. */
export type ReferencedLine = GuaranteeLine & { grn: Grn }

/** Whether the line is one of a guarantee with a reference. */
export const isReferenced = (line: GuaranteeLine): line is ReferencedLine => line.grn !== undefined

/**
 * A guarantor as an account beside those of the guarantee: what one has paid in a claim for the one that issued it, and has
 * been given back (engine.md 5, the chain of guarantors). Its name is the party's key.
 */
export type GuarantorAccount = `${string}/${string}`

/**
 * What a fund's guarantor answers for in a country, beside the accounts of its guarantee: it is liable for it, it is claimed, or
 * it has been paid (engine.md 9, "Cover"). No amount of the ledger stands behind it.
 */
export type FundAccount = `${'liable' | 'called' | 'paid'}:${CountryCode}`

/** One movement of money between two accounts of one guarantee, of a fund, or two guarantors. Never edited, never deleted. */
export type GuaranteeEntry = {
  grn: Grn
  mrn?: Mrn
  line?: number
  from: Account | 'limit' | GuarantorAccount | FundAccount
  to: Account | 'limit' | GuarantorAccount | FundAccount
  minor: bigint
  cause: string
}

/** Whether the name of an account is that of a guarantor; none of the guarantee's own has a slash. */
export const isGuarantorAccount = (account: string): account is GuarantorAccount => account.includes('/')

/** Whether the name of an account is that of a fund's liability; no other has a colon. */
export const isFundAccount = (account: string): account is FundAccount => account.includes(':')

/** Why a guarantee may not be used, with what its text names (schemas/codelists/guarantee-refusal-details.json). */
export type Refusal = { reason: GuaranteeRefusal; detail?: { code: Code<'guarantee-refusal-details'>; value: string } }

type Checked = {
  line: number
  type: string
  /** In the guarantee's currency; as declared where the guarantee is not known or there is no rate. */
  minor: bigint
  currency?: string
  conversion?: Conversion
}

/** A guarantee without a reference: there is nothing to check it against, and nobody to ask. */
type UnreferencedCheck = Checked & { grn?: undefined; ask?: undefined; refusal?: undefined; opened?: undefined }

export type ReferencedCheck = Checked & {
  grn: Grn
  /** What to ask its guarantor for, if the guarantor keeps the account: the whole amount, or the increase. */
  ask?: bigint
  refusal?: Refusal
  /** Whether access code and holder match the guarantee; absent where that was not checked. */
  opened?: boolean
}

/** The result for one guarantee a declaration names: what the line takes, or why it may not. */
export type LineCheck = UnreferencedCheck | ReferencedCheck
