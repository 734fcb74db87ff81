import type { Accepted, DecideInput, Effect } from './decision.ts'
import { unknownMovement } from './draft.ts'
import { type Account, type Guarantee, isGuarantorAccount } from './guarantee.ts'
import { applyPatch, type Json, type Patch, patchBetween, plainJson } from './json-patch.ts'
import type { Movement } from './movement.ts'
import type { Train } from './train.ts'

/**
 * What a decision has changed, whole: applying the changes of all entries from zero gives every movement and every
 * guarantee again (invariant I4). Balances are not in it; they follow from the effect's entries (invariant I5).
 */
export type Changes = {
  movement?: Patch
  guarantees?: Readonly<Record<string, Patch>>
  /** By number and operator, separated by a space. */
  trains?: Readonly<Record<string, Patch>>
}

/**
 * Members that say what was written in a message and are no part of how a movement or guarantee stands. Leaves outlive
 * the bodies (invariant I12) and are read by operators, who may not read bodies (I11); so these stay out of the log, digests
 * of few possibilities and the hash of a short access code as well. Deciding again from the bodies brings them back.
 */
export const WITHHELD: ReadonlySet<string> = new Set([
  'accessCodeHash',
  'alarms',
  'findings',
  'holder',
  'marks',
  'nationalRefs',
  'principal',
  'remarks',
  'seals',
  'text',
  'vehicle',
])

const ACCOUNTS = ['limit', 'available', 'reserved', 'inUse', 'claimed', 'spent'] as const

/** Of a guarantee's header also the balances stay out. */
const WITHHELD_OF_GUARANTEE: ReadonlySet<string> = new Set([...WITHHELD, ...ACCOUNTS])

/** Of a train also the numbers of its wagons: what is painted on a vehicle is no more for the log than a plate. */
const WITHHELD_OF_TRAIN: ReadonlySet<string> = new Set([...WITHHELD, 'number'])

/** The decision with everything it changes in its effect, found by comparing, so that nothing new can be forgotten. */
export function withChanges(input: DecideInput, decision: Accepted): Accepted {
  const changes = changesOf(input, decision)
  return Object.keys(changes).length === 0 ? decision : { ...decision, effect: { ...decision.effect, changes } }
}

function changesOf(input: DecideInput, { movement, guarantees }: Accepted): Changes {
  const patch =
    movement === undefined ? [] : patchBetween(input.movement ?? unknownMovement(movement.mrn), movement, WITHHELD)
  const headers = guarantees.flatMap((after): [string, Patch][] => {
    const steps = patchBetween(input.guarantees.get(after.grn) ?? {}, after, WITHHELD_OF_GUARANTEE)
    return steps.length === 0 ? [] : [[after.grn, steps]]
  })
  return {
    ...(patch.length === 0 ? {} : { movement: patch }),
    ...(headers.length === 0 ? {} : { guarantees: Object.fromEntries(headers) }),
  }
}

/** A movement as the log knows it: what replay gives and what the stored one is compared with. */
export const loggedMovement = (movement: Movement): Json => plainJson(movement, WITHHELD)

/** A guarantee's header as the log knows it. */
export const loggedGuarantee = (guarantee: Guarantee): Json => plainJson(guarantee, WITHHELD_OF_GUARANTEE)

/**
 * The movement, as the log knows it, after one more effect; `before` is undefined when there was none.
 * @throws {RangeError} when the effect does not fit what was before
 */
export function replayMovement(mrn: string, before: Json | undefined, effect: Effect): Json | undefined {
  const patch = effect.changes?.movement
  if (patch === undefined) return before
  return applyPatch(before ?? loggedMovement(unknownMovement(mrn)), patch)
}

/** What tells trains apart: numbers return, in every network. */
export const trainKey = ({ number, operator }: Pick<Train, 'number' | 'operator'>): string => `${number} ${operator}`

/** What a report has changed of a train, for the effect of its leaf; nothing when it is as it was. */
export function trainChanges(before: Train | undefined, after: Train): Changes {
  const steps = patchBetween(before ?? {}, after, WITHHELD_OF_TRAIN)
  return steps.length === 0 ? {} : { trains: { [trainKey(after)]: steps } }
}

/** A train as the log knows it. */
export const loggedTrain = (train: Train): Json => plainJson(train, WITHHELD_OF_TRAIN)

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
  before: (grn: string) => ReplayedGuarantee | undefined,
  effect: Effect,
): ReadonlyMap<string, ReplayedGuarantee> {
  const after = new Map<string, ReplayedGuarantee>()
  const current = (grn: string): ReplayedGuarantee => after.get(grn) ?? before(grn) ?? unknownGuarantee()
  for (const [grn, patch] of Object.entries(effect.changes?.guarantees ?? {})) {
    const { header, balances } = current(grn)
    after.set(grn, { header: applyPatch(header, patch), balances })
  }
  for (const { grn, from, to, minor } of effect.entries ?? []) {
    if (isGuarantorAccount(from) && isGuarantorAccount(to)) continue
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
