import type { Accepted, Changes, DecideInput, Effect } from '../model/decision.ts'
import { unknownMovement } from '../draft/draft.ts'
import { type Account, isFundAccount, isGuarantorAccount } from '../model/guarantee.ts'
import {
  ACCOUNTS,
  guaranteeLogForm,
  logForm,
  loggedMovement,
  WITHHELD,
  WITHHELD_OF_GUARANTEE,
} from '../model/logged.ts'
import { applyPatch, type Json, type Patch, patchBetween } from '../values/json-patch.ts'
import { asGrn, type Grn, type Mrn } from '../values/identifiers.ts'

/** The decision with all its changes in its effect, found by comparison, so that a new field cannot be forgotten. */
export function withChanges(input: DecideInput, decision: Accepted): Accepted {
  const changes = changesOf(input, decision)
  return Object.keys(changes).length === 0 ? decision : { ...decision, effect: { ...decision.effect, changes } }
}

function changesOf(input: DecideInput, { movement, guarantees }: Accepted): Changes {
  const patch =
    movement === undefined
      ? []
      : patchBetween(logForm(input.movement ?? unknownMovement(movement.mrn)), logForm(movement), WITHHELD)
  const headers = guarantees.flatMap((after): [string, Patch][] => {
    const before = input.guarantees.get(after.grn)
    const steps = patchBetween(
      before === undefined ? {} : guaranteeLogForm(before),
      guaranteeLogForm(after),
      WITHHELD_OF_GUARANTEE,
    )
    return steps.length === 0 ? [] : [[after.grn, steps]]
  })
  return {
    ...(patch.length === 0 ? {} : { movement: patch }),
    ...(headers.length === 0 ? {} : { guarantees: Object.fromEntries(headers) }),
  }
}

/**
 * The movement, as the log knows it, after one more effect; `before` is undefined when there was none.
 * @throws {RangeError} when the effect does not fit what was before
 */
export function replayMovement(mrn: Mrn, before: Json | undefined, effect: Effect): Json | undefined {
  const patch = effect.changes?.movement
  if (patch === undefined) return before
  return applyPatch(before ?? loggedMovement(unknownMovement(mrn)), patch)
}

/**
 * The trains an effect touches, after it, by `trainKey`.
 * @throws {RangeError} when the effect does not fit what was before
 */
export const replayTrains = (before: (key: string) => Json | undefined, effect: Effect): ReadonlyMap<string, Json> =>
  new Map(
    Object.entries(effect.changes?.trains ?? {}).map(([key, patch]) => [key, applyPatch(before(key) ?? {}, patch)]),
  )

export type Balances = Record<Account | 'limit', bigint>
export type ReplayedGuarantee = { header: Json; balances: Balances }

/** A guarantee before its first entry. */
export const unknownGuarantee = (): ReplayedGuarantee => ({
  header: {},
  balances: { limit: 0n, available: 0n, reserved: 0n, inUse: 0n, claimed: 0n, spent: 0n },
})

/**
 * The guarantees an effect touches, after it, by GRN.
 * @throws {RangeError} when the effect does not fit what was before
 */
export function replayGuarantees(
  before: (grn: Grn) => ReplayedGuarantee | undefined,
  effect: Effect,
): ReadonlyMap<Grn, ReplayedGuarantee> {
  const after = new Map<Grn, ReplayedGuarantee>()
  const current = (grn: Grn): ReplayedGuarantee => after.get(grn) ?? before(grn) ?? unknownGuarantee()
  for (const [number, patch] of Object.entries(effect.changes?.guarantees ?? {})) {
    const grn = asGrn(number)
    const { header, balances } = current(grn)
    after.set(grn, { header: applyPatch(header, patch), balances })
  }
  for (const { grn, from, to, minor } of effect.entries ?? []) {
    if ((isGuarantorAccount(from) && isGuarantorAccount(to)) || (isFundAccount(from) && isFundAccount(to))) continue
    const { header, balances } = current(grn)
    after.set(grn, { header, balances: moved(balances, from, to, BigInt(minor)) })
  }
  return after
}

/** From `limit` the limit itself is raised, to `limit` it is lowered. */
function moved(balances: Balances, from: string, to: string, minor: bigint): Balances {
  const after = { ...balances }
  for (const [account, change] of [
    [from, -minor],
    [to, minor],
  ] as const) {
    if (!isAccount(account)) throw new RangeError(`no account ${account}`)
    after[account] += account === 'limit' ? -change : change
  }
  return after
}

const isAccount = (name: string): name is Account | 'limit' => (ACCOUNTS as readonly string[]).includes(name)
