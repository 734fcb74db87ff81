import type { GuaranteeNotValidBody, GuaranteeReleaseBody } from '../generated/types.ts'
import { assertInvariant } from './assert.ts'
import { change, type Draft, make, receiversFor } from './draft.ts'
import { checkLines, isSingleUse, type LineCheck, type OwnLines } from './guarantee-check.ts'
import type { Account, Guarantee, GuaranteeEntry, GuaranteeLine } from './guarantee.ts'
import { formatMoney } from './money.ts'
import { HUB } from './party.ts'
import { findGuaranteeRow, type GuaranteeEventName, type LedgerActId, ledgerActs } from './table.ts'
import { utcDateTime } from './time.ts'

/** The lines of the declaration being decided, checked once. */
export function lineChecks(draft: Draft): readonly LineCheck[] {
  const { message } = draft
  if (message.type === 'declaration-amendment') {
    draft.lineChecks ??= checkLines(draft.input, message.body.declaration, ownLines(draft))
  } else {
    assertInvariant(message.type === 'transit-declaration', 'only a declaration names guarantees')
    draft.lineChecks ??= checkLines(draft.input, message.body)
  }
  return draft.lineChecks
}

/** What the movement has taken so far and an amendment may count on. */
function ownLines({ movement: { lines, releasedAt } }: Draft): OwnLines {
  const running = releasedAt !== undefined
  const amounts = new Map<string, bigint>()
  for (const line of lines) {
    if (line.grn === '' || line.state !== (running ? 'in-use' : 'reserved')) continue
    amounts.set(line.grn, (amounts.get(line.grn) ?? 0n) + line.minor)
  }
  return { amounts, running }
}

/**
 * One act of the guarantee's table on the movement's lines: changes each line's state and moves its amount between two
 * accounts. A declaration's acts make the lines; later ones go over those that stand where the act starts.
 */
export function ledgerAct(draft: Draft, name: LedgerActId): void {
  const act = ledgerActs.find(({ id }) => id === name)
  assertInvariant(act !== undefined, `no ledger act ${name}`)
  if (act.line.from === 'none') change(draft, { lines: lineChecks(draft).map((check) => newLine(draft, check)) })
  const lines = draft.movement.lines.map((line): GuaranteeLine => {
    if (act.line.from !== 'none' && line.state !== act.line.from) return line
    if ('entry' in act) moveLine(draft, line, act.entry.from, act.entry.to)
    if (act.id === 'use') headerEvent(draft, line.grn, 'used')
    const cause = RELEASE_CAUSES[act.id]
    if (cause !== undefined) tellFreed(draft, line, draft.message.type === 'no-release' ? 'not-released' : cause)
    return { ...line, state: act.line.to }
  })
  change(draft, { lines })
}

export const newLine = (draft: Draft, { grn, line, type, minor, currency }: LineCheck): GuaranteeLine => ({
  grn,
  mrn: draft.movement.mrn,
  line,
  type,
  state: 'pending',
  minor,
  currency,
})

/** Moves a line's amount. Guarantees without reference have no account, and waivers no amount: nothing moves. */
export function moveLine(draft: Draft, line: GuaranteeLine, from: Account, to: Account): void {
  if (line.grn === '' || line.minor === 0n) return
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
  setGuarantee(draft, applyEntry(guarantee, entry))
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
  const guarantee = draft.guarantees.get(line.grn)
  if (guarantee === undefined) return
  headerEvent(draft, line.grn, 'freed')
  make(draft, 'guarantee-release', guarantee.guarantor, makeGuaranteeReleaseBody(line, cause, draft.input.now))
}

export function headerEvent(draft: Draft, grn: string, event: GuaranteeEventName): void {
  const guarantee = draft.guarantees.get(grn)
  if (guarantee === undefined) return
  const row = findGuaranteeRow(guarantee.state, event, (condition) =>
    condition === 'usableOnce' ? isSingleUse(guarantee.type) : condition === 'nothingOpen' && isIdle(guarantee),
  )
  if (row.to !== 'same') setGuarantee(draft, { ...guarantee, state: row.to })
}

const isIdle = ({ reserved, inUse, claimed }: Guarantee): boolean => reserved + inUse + claimed === 0n

/** Puts a guarantee's new content into the decision. */
export function setGuarantee(draft: Pick<Draft, 'guarantees' | 'changed'>, guarantee: Guarantee): void {
  assertBalanced(guarantee)
  draft.guarantees.set(guarantee.grn, guarantee)
  draft.changed.add(guarantee.grn)
}

/**
 * A guarantee after one entry: the amount leaves one account and enters the other; from `limit` the limit itself is
 * raised, to `limit` it is lowered. Pure: replaying all entries from zero gives the balances (invariant I5).
 */
export function applyEntry(guarantee: Guarantee, { from, to, minor }: GuaranteeEntry): Guarantee {
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

/** Tells departure and principal which guarantees do not do, and why (engine.md 4: the declaration itself is accepted). */
export function tellGuaranteeNotValid(draft: Draft): void {
  const guarantees = lineChecks(draft).flatMap(({ grn, refusal }) =>
    refusal === undefined ? [] : [{ grn, reason: refusal.reason, ...(refusal.text ? { text: refusal.text } : {}) }],
  )
  const body: GuaranteeNotValidBody = { guarantees }
  for (const receiver of receiversFor(draft, 'guarantee-not-valid', HUB))
    make(draft, 'guarantee-not-valid', receiver, body)
}

/** The body of a guarantee release. `now` is milliseconds UTC; a waiver has no amount. */
export function makeGuaranteeReleaseBody(
  line: Pick<GuaranteeLine, 'grn' | 'minor' | 'currency'>,
  cause: GuaranteeReleaseBody['cause'],
  now: number,
): GuaranteeReleaseBody {
  const amount = line.minor === 0n ? {} : { amount: formatMoney(line) }
  return { grn: line.grn, ...amount, cause, releasedAt: utcDateTime(now) }
}
