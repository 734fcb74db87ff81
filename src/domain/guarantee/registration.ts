import type { GuaranteeRegistration, GuaranteeRegistrationBody } from '../../generated/types.ts'
import { dayOfInput } from '../reference/act-day.ts'
import type { Accepted, DecideInput, Decision, Effect } from '../model/decision.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Guarantee, GuaranteeEntry } from '../model/guarantee.ts'
import { dated, holdsOf } from '../reference/guarantee-types.ts'
import { assertInvariant } from '../values/assert.ts'
import { applyEntry, assertBalanced } from './ledger.ts'
import { currencyText, parseMoney } from '../values/money.ts'
import { asCountry, partyKeyOf } from '../values/party.ts'
import { findGuaranteeRow, type GuaranteeTransition } from '../model/table.ts'
import { asOffice } from '../values/office.ts'
import { asGrn } from '../values/identifiers.ts'

/**
 * Decides a `guarantee-registration` by the guarantee's table (engine.md 5). Raising or lowering the limit is one entry
 * between limit and available; lowered below the exposure, available becomes negative.
 */
export function decideRegistration(input: DecideInput, message: GuaranteeRegistration): Decision {
  const known = input.guarantees.get(asGrn(message.body.grn))
  const { today } = dayOfInput(input)
  const guarantee = known === undefined ? undefined : dated(known, today)
  const row = findGuaranteeRow(guarantee?.state ?? 'none', message.body.action, (condition) =>
    condition === 'validLater' && message.body.action === 'register'
      ? message.body.validFrom !== undefined && message.body.validFrom > today
      : holdsOf(condition, guarantee, today),
  )
  const findings = refusalsOf(message, guarantee, row)
  if (findings.length > 0) return { outcome: 'refused', httpStatus: 422, findings }
  return accept(message, input, guarantee, row)
}

/** Ownership comes before state: the state of another guarantor's guarantee must not be revealed. */
function refusalsOf(
  message: GuaranteeRegistration,
  guarantee: Guarantee | undefined,
  row: GuaranteeTransition,
): Finding[] {
  const { grn, limit } = message.body
  if (guarantee !== undefined && guarantee.guarantor !== partyKeyOf(message.sender)) {
    return [ruleFinding('GUARANTEE-OWNER', '/body/grn', grn)]
  }
  if (row.refuse !== undefined) return [ruleFinding(row.refuse, '/body/grn', grn, guarantee?.state)]
  if (guarantee !== undefined && limit !== undefined && limit.currency !== guarantee.currency) {
    return [ruleFinding('GUARANTEE-CURRENCY', '/body/limit/currency', limit.currency, currencyText(guarantee.currency))]
  }
  return []
}

function accept(
  message: GuaranteeRegistration,
  input: DecideInput,
  before: Guarantee | undefined,
  row: GuaranteeTransition,
): Decision {
  const blank = before ?? newGuarantee(message, input)
  const entry = limitEntry(message.body, blank)
  const moved = entry === undefined ? blank : applyEntry(blank, entry)
  const content = message.body.action === 'register' || message.body.action === 'update'
  const written = content ? withContent(moved, message.body, input) : moved
  // The new validity applies at once, even if it has already ended or begins today.
  const guarantee = dated(row.to === 'same' ? written : { ...written, state: row.to }, dayOfInput(input).today)
  assertBalanced(guarantee)
  return {
    outcome: 'accepted',
    status: 'applied',
    movement: undefined,
    visibleTo: [],
    guarantees: [guarantee],
    entries: entry === undefined ? [] : [entry],
    outgoing: holderIsTold(message, guarantee, input),
    effect: effectOf(row, entry, guarantee.currency),
    releases: [],
  }
}

/** What is done to a guarantee by one word; a message that registers or changes it has an access code. */
const TELLS_HOLDER: ReadonlySet<string> = new Set(['suspend', 'revoke', 'reinstate'])

/** The principal learns at once that its guarantee is suspended, revoked or good again (engine.md 9). */
function holderIsTold(
  { body }: GuaranteeRegistration,
  { holder }: Guarantee,
  { reference }: DecideInput,
): Accepted['outgoing'] {
  if (!TELLS_HOLDER.has(body.action) || body.accessCode !== undefined) return []
  const receivers = [...reference.parties.values()]
    .filter(({ active, role, identifiers = [] }) => {
      const known = identifiers.some(({ scheme, id }) => scheme === holder.scheme && id === holder.id)
      return active && role === 'principal' && known
    })
    .map(({ key }) => key)
  return receivers.length === 0 ? [] : [{ kind: 'forward', receivers }]
}

function newGuarantee({ sender, body }: GuaranteeRegistration, { reference }: DecideInput): Guarantee {
  const { type, holder, validFrom } = body
  const whole = type !== undefined && holder !== undefined && validFrom !== undefined
  assertInvariant(whole, 'a registration without its content passed the rules (GUARANTEE-CONTENT)')
  const currency = body.limit?.currency ?? reference.countries.get(asCountry(sender.country))?.currency
  return {
    grn: asGrn(body.grn),
    type,
    state: 'registered',
    guarantor: partyKeyOf(sender),
    holder: { scheme: holder.scheme, id: holder.id },
    ...(currency === undefined ? {} : { currency }),
    limit: 0n,
    available: 0n,
    reserved: 0n,
    inUse: 0n,
    claimed: 0n,
    spent: 0n,
    territories: [],
    exclusions: [],
    validFrom,
    monitoring: 'ledger',
  }
}

/**
 * The content of a registration or update. Optional fields (schemas/rules.json, GUARANTEE-CONTENT) that are left out are
 * reset: the validity becomes open-ended, a restriction is lifted; only the access code is kept. Senders barred for wrong
 * codes may try again.
 */
function withContent(guarantee: Guarantee, body: GuaranteeRegistrationBody, { secrets }: DecideInput): Guarantee {
  const { validTo: _, notFor: __, departureOffices: ___, guaranteeOffice: ____, tries: _____, ...kept } = guarantee
  const { coverage: ______, authorisation: _______, ...rest } = kept
  return {
    ...rest,
    ...(body.coverage === undefined ? {} : { coverage: body.coverage }),
    ...(body.authorisation === undefined ? {} : { authorisation: body.authorisation }),
    type: body.type ?? guarantee.type,
    holder: body.holder === undefined ? guarantee.holder : { scheme: body.holder.scheme, id: body.holder.id },
    territories: body.territories?.map(asCountry) ?? guarantee.territories,
    exclusions: body.exclusions ?? [],
    ...(body.notFor === undefined ? {} : { notFor: body.notFor }),
    ...(body.departureOffices === undefined ? {} : { departureOffices: body.departureOffices.map(asOffice) }),
    ...(body.guaranteeOffice === undefined ? {} : { guaranteeOffice: asOffice(body.guaranteeOffice) }),
    validFrom: body.validFrom ?? guarantee.validFrom,
    ...(body.validTo === undefined ? {} : { validTo: body.validTo }),
    monitoring: body.monitoring ?? guarantee.monitoring,
    ...(body.accessCode === undefined
      ? {}
      : { accessCodeHash: secrets.hashAccessCode(guarantee.grn, body.accessCode) }),
  }
}

function limitEntry(body: GuaranteeRegistrationBody, guarantee: Guarantee): GuaranteeEntry | undefined {
  const limit = body.limit === undefined ? undefined : parseMoney(body.limit)?.minor
  if (limit === undefined || limit === guarantee.limit) return undefined
  const raised = limit > guarantee.limit
  return {
    grn: guarantee.grn,
    from: raised ? 'limit' : 'available',
    to: raised ? 'available' : 'limit',
    minor: raised ? limit - guarantee.limit : guarantee.limit - limit,
    cause: `guarantee-registration ${body.action}`,
  }
}

function effectOf(row: GuaranteeTransition, entry: GuaranteeEntry | undefined, currency: string | undefined): Effect {
  if (entry === undefined) return { row: row.id }
  const { grn, from, to, minor } = entry
  return { row: row.id, entries: [{ grn, from, to, minor: minor.toString(), currency: currencyText(currency) }] }
}
