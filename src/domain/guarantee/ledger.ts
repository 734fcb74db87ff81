import type { GuaranteeReleaseBody } from '../../generated/types.ts'
import { assertInvariant } from '../values/assert.ts'
import { change, type Draft, guaranteeOf, make } from '../draft/draft.ts'
import { checkLines, type OwnLines } from './check.ts'
import {
  afterHeaderEvent,
  carnetNumber,
  dated,
  isCarnet,
  isSingleUse,
  newCarnet,
} from '../reference/guarantee-types.ts'
import { makeGuaranteeReleaseBody, tellNotValid } from './notices.ts'
import {
  type Account,
  type Guarantee,
  type GuaranteeEntry,
  type GuaranteeLine,
  isFundAccount,
  isGuarantorAccount,
  isReferenced,
  type LineCheck,
  type LineState,
} from '../model/guarantee.ts'
import { declaredOf } from '../model/declared.ts'
import type { Grn } from '../values/identifiers.ts'
import {
  type GuaranteeEventName,
  type LedgerActId,
  type LedgerActName,
  type LedgerActOn,
  ledgerActs,
} from '../model/table.ts'

/** The messages that name guarantees. */
export type Declaring = 'transit-declaration' | 'declaration-amendment'

/** The lines of the declaration being decided, checked once. */
export function lineChecks(draft: Draft<Declaring>): readonly LineCheck[] {
  const { message } = draft
  const declaration = message.type === 'declaration-amendment' ? message.body.declaration : message.body
  draft.lineChecks ??= checkLines(draft.input, declaration, ownLines(draft))
  return draft.lineChecks
}

/** What the movement has taken so far, which an amendment may count on. */
function ownLines({ movement: { mrn, lines, released } }: Draft): OwnLines {
  const running = released !== undefined
  const sums = (states: readonly LineState[]): Map<Grn, bigint> => {
    const amounts = new Map<Grn, bigint>()
    for (const { grn, state, minor } of lines) {
      if (grn !== undefined && states.includes(state)) amounts.set(grn, (amounts.get(grn) ?? 0n) + minor)
    }
    return amounts
  }
  return { mrn, amounts: sums([running ? 'in-use' : 'reserved']), claimed: sums(['claimed', 'settled']), running }
}

/** The acts that rows of the movement's table name, each on what its rows are on: a declaration's acts make the lines. */
const rowActs: { readonly [A in LedgerActName]: (draft: Draft<LedgerActOn<A>>) => void } = {
  reserve: (draft) => declareLines(draft, 'reserve'),
  refuse: (draft) => declareLines(draft, 'refuse'),
  use: (draft) => ledgerAct(draft, 'use'),
  free: (draft) => ledgerAct(draft, 'free'),
  cancel: (draft) => ledgerAct(draft, 'cancel'),
  annul: (draft) => ledgerAct(draft, 'annul'),
  lapse: (draft) => ledgerAct(draft, 'lapse'),
}

/** The act of a row that is on the draft's event. */
export const runLedgerAct = (draft: Draft, name: LedgerActName): void =>
  // The row was found by the type of the event, and `rowActs` is typed by the rows: the compiler cannot join the two.
  (rowActs[name] as (draft: Draft) => void)(draft)

function declareLines(draft: Draft<'transit-declaration'>, name: 'reserve' | 'refuse'): void {
  change(draft, { lines: lineChecks(draft).map((check) => newLine(draft, check)) })
  ledgerAct(draft, name)
}

/**
 * One act of the guarantee's table on the movement's lines: changes each line's state and moves its amount between two
 * accounts. It goes over the lines that stand where the act starts; a declaration's acts over all, which it has just made.
 */
export function ledgerAct(draft: Draft, name: LedgerActId): void {
  const act = ledgerActs.find(({ id }) => id === name)
  assertInvariant(act !== undefined, `no ledger act ${name}`)
  const lines = draft.movement.lines.map((line): GuaranteeLine => {
    if (act.line.from !== 'none' && line.state !== act.line.from) return line
    if ('entry' in act) moveLine(draft, line, act.entry.from, act.entry.to)
    if (act.id === 'reserve') occupy(draft, line)
    if (act.id === 'use') headerEvent(draft, line, 'used')
    if (act.id === 'cancel' || (isCarnet(line.type) && act.line.to === 'released')) vacate(draft, line)
    const cause = RELEASE_CAUSES[act.id]
    if (cause !== undefined) tellFreed(draft, line, draft.message.type === 'no-release' ? 'not-released' : cause)
    return { ...line, state: act.line.to }
  })
  change(draft, { lines })
}

export const newLine = (draft: Draft, check: LineCheck): GuaranteeLine => {
  const { grn, line, type, minor, currency, conversion } = check
  const { mrn } = draft.movement
  return {
    ...(grn === undefined ? {} : { grn }),
    mrn,
    line,
    type,
    state: 'pending',
    minor,
    ...(currency === undefined ? {} : { currency }),
    ...(conversion === undefined ? {} : { conversion }),
  }
}

/** A guarantee valid for one movement at a time now belongs to this movement; a carnet is stored from here on. */
export function occupy(draft: Draft, { grn, type, mrn }: GuaranteeLine): void {
  if (grn === undefined) return
  const carnet = isCarnet(type) ? carnetNumber(grn) : undefined
  const { scheme, id } = declaredOf(draft.movement).principal
  const guarantee =
    draft.guarantees.get(grn) ?? (carnet === undefined ? undefined : newCarnet(carnet, { scheme, id }, draft.on.today))
  if (guarantee === undefined || !isSingleUse(guarantee.type)) return
  setGuarantee(draft, { ...dated(guarantee, draft.on.today), usedBy: mrn })
}

/** Another movement may use it: the goods were never released on it, or, under a carnet, the movement has ended. */
export function vacate(draft: Draft, line: GuaranteeLine): void {
  const guarantee = guaranteeOf(draft, line)
  if (guarantee?.usedBy !== line.mrn) return
  const { usedBy: _, ...free } = guarantee
  setGuarantee(draft, free)
}

/**
 * Moves a line's amount. Guarantees without reference and carnets have no account, and waivers no amount: nothing moves.
 */
export function moveLine(draft: Draft, line: GuaranteeLine, from: Account, to: Account): void {
  if (!isReferenced(line) || line.minor === 0n || isCarnet(line.type)) return
  const guarantee = draft.guarantees.get(line.grn)
  assertInvariant(guarantee !== undefined, `line on ${line.grn}, which is not there`)
  const entry: GuaranteeEntry = {
    grn: line.grn,
    mrn: line.mrn,
    line: line.line,
    from,
    to,
    minor: line.minor,
    cause: draft.message.type,
  }
  draft.entries.push(entry)
  setGuarantee(draft, applyEntry(dated(guarantee, draft.on.today), entry))
}

/** Acts after which a line's amount is available again, and how its guarantor is told. */
const RELEASE_CAUSES: Partial<Record<LedgerActId, GuaranteeReleaseBody['cause']>> = {
  free: 'discharged',
  'free-claimed': 'discharged',
  annul: 'cancelled',
  cancel: 'cancelled',
  lapse: 'lapsed',
}

/** A line whose amount is available again: its guarantor is told, and a guarantee that is over closes with its last line. */
export function tellFreed(draft: Draft, line: GuaranteeLine, cause: GuaranteeReleaseBody['cause']): void {
  const guarantee = guaranteeOf(draft, line)
  if (!isReferenced(line) || guarantee === undefined) return
  headerEvent(draft, line, 'freed')
  if (guarantee.guarantor === undefined) return
  make(draft, 'guarantee-release', guarantee.guarantor, makeGuaranteeReleaseBody(line, cause, draft.input.now))
}

/** An event of the header of a line's guarantee, if it has one. */
export function headerEvent(draft: Draft, line: GuaranteeLine, event: GuaranteeEventName): void {
  const guarantee = guaranteeOf(draft, line)
  if (guarantee === undefined) return
  const after = afterHeaderEvent(guarantee, event, draft.on.today)
  if (after !== guarantee) setGuarantee(draft, after)
}

/** The guarantees the declaration may not use. */
export const tellGuaranteeNotValid = (draft: Draft<Declaring>): void =>
  tellNotValid(
    draft,
    lineChecks(draft).flatMap((check) =>
      check.refusal === undefined ? [] : [{ grn: check.grn, type: check.type, refusal: check.refusal }],
    ),
  )

/** Puts a guarantee's new state into the decision. */
export function setGuarantee(draft: Pick<Draft, 'guarantees' | 'changed'>, guarantee: Guarantee): void {
  assertBalanced(guarantee)
  draft.guarantees.set(guarantee.grn, guarantee)
  draft.changed.add(guarantee.grn)
}

/**
 * A guarantee after one entry: the amount leaves one account and enters the other; from `limit` the limit itself is raised,
 * to `limit` it is lowered. Payments between guarantors and claims on funds affect no account of the guarantee. Pure: replaying all entries
 * from zero gives the balances (invariant I5).
 */
export function applyEntry(guarantee: Guarantee, { from, to, minor }: GuaranteeEntry): Guarantee {
  if (isGuarantorAccount(from) || isGuarantorAccount(to) || isFundAccount(from) || isFundAccount(to)) return guarantee
  const after: Guarantee = { ...guarantee }
  if (from === 'limit') after.limit += minor
  else after[from] -= minor
  if (to === 'limit') after.limit -= minor
  else after[to] += minor
  return after
}

/** Invariant I5: limit = available + reserved + in use + claimed + spent, and only `available` may be below zero. */
export function assertBalanced({ grn, limit, available, reserved, inUse, claimed, spent }: Guarantee): void {
  const sum = available + reserved + inUse + claimed + spent
  assertInvariant(limit === sum, `I5: limit of ${grn} is ${limit}, its accounts add up to ${sum}`)
  const solvent = reserved >= 0n && inUse >= 0n && claimed >= 0n && spent >= 0n && limit >= 0n
  assertInvariant(solvent, `I5: an account of ${grn} is below zero`)
}
