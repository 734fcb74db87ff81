import type { Message } from '../../generated/types.ts'
import { dayAtDeparture } from '../reference/act-day.ts'
import type { Accepted, DecideInput } from '../model/decision.ts'
import { addFlags, change, type Draft, guaranteeOf } from '../draft/draft.ts'
import type { Guarantee, LineCheck, LineState, Refusal } from '../model/guarantee.ts'
import { dated, isSingleUse } from '../reference/guarantee-types.ts'
import { makeGuaranteeUseBody } from './notices.ts'
import { type Declaring, lineChecks } from './ledger.ts'
import { applyChecks } from './lines.ts'
import type { Movement, Wanting } from '../model/movement.ts'
import type { NoticeOf } from '../model/notice.ts'
import { utcDateTime } from '../values/time.ts'
import { asGrn, type Grn } from '../values/identifiers.ts'

/** Refusal reasons that more room on the guarantee resolves. */
const WANT_OF_ROOM: ReadonlySet<string> = new Set(['available', 'overdrawn'])

const wantsRoom = ({ detail }: Refusal): boolean => WANT_OF_ROOM.has(detail?.code ?? '')

/**
 * The old lines stay as they are and no longer cover everything. If only room is missing, what is wanted is kept until a
 * limit is raised; if a guarantor said no, or the guarantee is not valid for the itinerary, only an amendment helps.
 */
export function noteUnderSecured(draft: Draft<Declaring>): void {
  addFlags(draft, 'underSecured')
  const { wanting: _, ...rest } = draft.movement
  draft.movement = rest
  const checks = lineChecks(draft)
  const refusals = checks.flatMap(({ refusal }) => refusal ?? [])
  const onlyRoom = refusals.length > 0 && refusals.every(wantsRoom) && checks.every(({ ask }) => ask === undefined)
  if (!onlyRoom) return
  const lines = checks.map((check) => {
    const { grn, type, minor, currency, conversion } = check
    // All of it: more may be claimed before there is room.
    const whole = minor + has(draft.movement, check, ['claimed', 'settled'])
    return {
      ...(grn === undefined ? {} : { grn }),
      type,
      minor: whole.toString(),
      ...(currency === undefined ? {} : { currency }),
      ...(conversion === undefined ? {} : { conversion }),
    }
  })
  change(draft, { wanting: { since: utcDateTime(draft.input.now), lines } })
}

type Want = Wanting['lines'][number]
type Secured = { grn?: Grn | undefined; type: string }

/** The movement's amount on a guarantee in these states. */
const has = ({ lines }: Movement, want: Secured, states: readonly LineState[]): bigint =>
  lines
    .filter(({ grn, type, state }) => grn === want.grn && type === want.type && states.includes(state))
    .reduce((sum, { minor }) => sum + minor, 0n)

/** How much should be in use: amounts claimed meanwhile, or paid, need no cover any more. */
function wanted(movement: Movement, want: Want): bigint {
  const left = BigInt(want.minor) - has(movement, want, ['claimed', 'settled'])
  return left > 0n ? left : 0n
}

/** How much more of a guarantee the movement wants, minor units; negative when it would give some back. */
const missing = (movement: Movement, want: Want): bigint => wanted(movement, want) - has(movement, want, ['in-use'])

/** Whether there is room on a day (`YYYY-MM-DD`) for all that the movement wants. */
function wantHasRoom(movement: Movement, guarantees: ReadonlyMap<Grn, Guarantee>, day: string): boolean {
  const { wanting } = movement
  if (wanting === undefined) return false
  return wanting.lines.every((want) => {
    const more = missing(movement, want)
    const guarantee = guaranteeOf({ guarantees }, want)
    if (more <= 0n) return true
    if (guarantee === undefined || guarantee.available < more) return false
    // A guarantee already in use may be drawn on in whatever state it is; a new line must pass all checks of a new line.
    return has(movement, want, ['in-use']) > 0n || isOpenToNew(dated(guarantee, day))
  })
}

const isOpenToNew = ({ state, type }: Guarantee): boolean => state === 'active' && !isSingleUse(type)

/** Takes what was wanted: available to in use by the difference, and the movement is secured again (engine.md 4, 5). */
export function cover(draft: Draft): void {
  const { movement } = draft
  const checks = (movement.wanting?.lines ?? []).map((want, line): LineCheck => {
    const { grn, ...unreferenced } = { ...want, line, minor: wanted(movement, want) }
    return grn === undefined ? unreferenced : { ...unreferenced, grn }
  })
  applyChecks(draft, checks)
}

/** The guarantee whose limit a message may raise; movements waiting for that are then looked up. */
export const mayRaise = (message: Message): Grn | undefined =>
  message.type === 'guarantee-registration' && message.body.action === 'update' ? asGrn(message.body.grn) : undefined

/** The guarantee whose limit a message has raised. */
export const raisedBy = (message: Message, { entries }: Pick<Accepted, 'entries'>): Grn | undefined =>
  entries.some(({ from }) => from === 'limit') ? mayRaise(message) : undefined

/** Movements that wait for room on a guarantee: longest waiting first, then by MRN. */
export function waitingFor(grn: Grn, movements: Iterable<Movement>): Movement[] {
  const waiting = [...movements].filter(({ wanting }) => wanting?.lines.some((want) => want.grn === grn) === true)
  const place = ({ wanting, mrn }: Movement): string => `${wanting?.since ?? ''} ${mrn}`
  return waiting.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

/**
 * The notice that a guarantee now has room for what a movement wants; undefined when it still has not. The hub decides it
 * on the movement like a message and forwards it to the guarantor.
 */
export function coverNotice(
  movement: Movement,
  grn: Grn,
  guarantees: ReadonlyMap<Grn, Guarantee>,
  { now, reference }: Pick<DecideInput, 'now' | 'reference'>,
): NoticeOf<'guarantee-use'> | undefined {
  const want = movement.wanting?.lines.find((one) => one.grn === grn)
  const more = want === undefined ? 0n : missing(movement, want)
  // The hub acts for departure: the day is that of its office.
  const day = dayAtDeparture(movement, reference, now)
  if (want === undefined || more <= 0n || !wantHasRoom(movement, guarantees, day)) return undefined
  const body = makeGuaranteeUseBody(movement, { ...want, grn, minor: more }, now)
  return { type: 'guarantee-use', mrn: movement.mrn, occurredAt: utcDateTime(now), body }
}
