import type { Movement } from './movement.ts'
import type { Open, Procedure } from './open.ts'
import { isEnd, isInFlight } from './table.ts'
import { holdingDifferences } from '../differences/open.ts'
import type { Role } from '../values/party.ts'
import { secondOf } from '../values/time.ts'

/**
 * What about a movement needs a person (interface.md 7, `GET /v1/attention`). `double`: it looks like another movement that has
 * not ended; it is told as a difference.
 */
export type Need = 'limit' | 'no-entry' | 'stop' | 'differs' | 'double' | 'enquiry' | 'claim' | 'approval'

/** All of them, the gravest first: vehicles held up, then limits, then the rest by their age. */
const RANKS: Readonly<Record<Need, 1 | 2 | 3>> = {
  stop: 1,
  'no-entry': 1,
  limit: 2,
  differs: 3,
  double: 3,
  enquiry: 3,
  claim: 3,
  approval: 3,
}

export const NEEDS = Object.keys(RANKS) as readonly Need[]

/** 1 to 3, 1 the gravest; needs are sorted by it, those of one rank by their time. */
export const rankOf = (need: Need): 1 | 2 | 3 => RANKS[need]

/** Who stands in for the duties is told of what may cost money, and of nothing by which customs watch a vehicle. */
const OF_LIABLE: readonly Need[] = ['limit', 'enquiry', 'claim']

type Watching = { kind: 'all' | 'officer' } | { kind: 'party'; role: Role }

/** What somebody is told of the movements he may see: customs, their officers and operators of everything. */
export function needsFor(viewer: Watching): readonly Need[] {
  if (viewer.kind !== 'party' || viewer.role === 'customs') return NEEDS
  return viewer.role === 'principal' || viewer.role === 'guarantor' ? OF_LIABLE : []
}

const NEED_OF: Readonly<Partial<Record<Procedure, Need>>> = { stop: 'stop', enquiry: 'enquiry', recovery: 'claim' }

/**
 * What needs a person on a movement, each with its time, by which it is sorted and found: of a limit when it passes, of anything
 * else since when it is so. The store looks them up by this (`facetsOf`). A missing entry is only reported once nothing
 * waits for it any more (timer T_gap): the store looks whether that still runs.
 */
export function needsOf(movement: Movement): { need: Need; at: string }[] {
  const { state, declared, limitAt, open, doubles } = movement
  if (declared === undefined) return []
  const since = (one: string | undefined): string => secondOf(one ?? declared.declaredAt)
  const needs: { need: Need; at: string }[] = open.flatMap((one: Open) => {
    const need = NEED_OF[one.procedure]
    return need === undefined ? [] : [{ need, at: since(one.since) }]
  })
  if (isInFlight(state) && limitAt !== undefined) needs.push({ need: 'limit', at: secondOf(limitAt) })
  const left = state === 'at-border' ? awaitedSince(movement) : undefined
  if (left !== undefined) needs.push({ need: 'no-entry', at: secondOf(left) })
  if (isEnd(state)) return needs
  const differing = holdingDifferences(movement)[0]
  if (differing !== undefined) needs.push({ need: 'differs', at: secondOf(differing.since) })
  for (const { since: asked } of movement.approvals ?? []) needs.push({ need: 'approval', at: secondOf(asked) })
  if (doubles !== undefined) needs.push({ need: 'double', at: since(undefined) })
  return needs
}

/** When the goods left the country before the one whose entry is awaited; undefined where nothing is heard from there. */
function awaitedSince({ legs }: Movement): string | undefined {
  const left = legs.findLast(({ exited }) => exited !== undefined)
  const next = left === undefined ? undefined : legs[left.index + 1]
  const awaited = next?.connection === 'full' || next?.connection === 'office-app'
  return awaited && next.entered === undefined && next.refused === undefined ? left?.exited?.occurredAt : undefined
}
