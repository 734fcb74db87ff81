import type { AlertBody, AvailabilityNotice, DiversionRequestBody } from '../../generated/types.ts'
import { makeAlertBody } from '../draft/draft.ts'
import type { ClosureChange, ClosurePlace } from '../model/decision.ts'
import { declaredOf } from '../model/declared.ts'
import type { Movement, MovementState } from '../model/movement.ts'
import type { Outage } from '../model/reference.ts'
import type { Post } from '../model/posts.ts'
import { affects } from '../reference/outages.ts'
import { asCountry, isCountry, type PartyKey, partyKeyOf } from '../values/party.ts'
import type { NoticeOf } from '../model/notice.ts'
import { isInFlight } from '../model/table.ts'
import { instantOf } from '../values/time.ts'
import { asOffice, countryOfOffice, type OfficeCode } from '../values/office.ts'

/** States in which a movement has still to pass offices. */
export const ON_ITS_WAY: ReadonlySet<MovementState> = new Set([
  'registered',
  'guarantee-pending',
  'guarantee-refused',
  'under-control',
  'released',
  'in-transit',
  'at-border',
])

/** The reason of the alerts (schemas/codelists/alert-reasons.json). */
const REASON = 'closed-ahead'

const closurePlaceOf = ({ sender, body: { scope, office } }: AvailabilityNotice): ClosurePlace => ({
  country: asCountry(sender.country),
  ...(scope === 'office' && office !== undefined ? { office: asOffice(office) } : {}),
})

/**
 * What a notice changes about closures; `now` in milliseconds UTC. A closure that is already over when announced concerns
 * nobody.
 */
export function closureIn(notice: AvailabilityNotice, now: number): ClosureChange {
  const { state, to } = notice.body
  const over = state === 'available' || (to !== undefined && instantOf(to) <= now)
  return {
    ...closurePlaceOf(notice),
    ...(over ? {} : { opens: { sender: partyKeyOf(notice.sender), id: notice.id } }),
  }
}

/** Posts a movement still has to pass, in the order of its itinerary: entries, exits, and finally its destination. */
export function postsAhead(movement: Movement): Post[] {
  const { legs } = movement
  // Goods seen further on have passed everything before, even if not reported.
  const stands = legs.findLast(({ entered, exited }) => (entered ?? exited) !== undefined)?.index ?? 0
  const ahead = legs.filter(({ index, exited }) => index >= stands && exited === undefined)
  const posts = ahead.flatMap(({ index, country, mode, entryOffice, exitOffice, entered }): Post[] => {
    const office = (code: OfficeCode | undefined) => (code === undefined ? {} : { office: code })
    const entry: Post = { country, mode, direction: 'in', ...office(entryOffice) }
    const exit: Post = { country, mode, direction: 'out', ...office(exitOffice) }
    return [...(index > 0 && entered === undefined ? [entry] : []), ...(exitOffice === undefined ? [] : [exit])]
  })
  const mode = legs.at(-1)?.mode
  return [...posts, { ...declaredOf(movement).destination, direction: 'in', ...(mode === undefined ? {} : { mode }) }]
}

/** Whether the goods have still to pass what a notice says is closed or limited: place, direction and mode. */
export function headsFor(movement: Movement, notice: AvailabilityNotice): boolean {
  if (!ON_ITS_WAY.has(movement.state)) return false
  const { direction, modes } = notice.body
  const closed: Pick<Outage, 'country' | 'office' | 'direction' | 'modes'> = {
    ...closurePlaceOf(notice),
    ...(direction === undefined || direction === 'both' ? {} : { direction }),
    ...(modes === undefined ? {} : { modes }),
  }
  return postsAhead(movement).some((post) => affects(closed, post))
}

/** What the hub makes of a notice for one movement: an alert, and where an alternative is named and it is on the road, a request. */
export type ClosureNotice = NoticeOf<'alert'> | NoticeOf<'diversion-request'>

/**
 * What an availability notice means for one movement, as it stands now (milliseconds UTC); nothing when it does not pass
 * there. The request for diversion speaks for the administration that named the alternative: the rule for diversions
 * decides it like any other, and refers it to departure if it does not accept it (engine.md 4).
 */
export function closureNotices(notice: AvailabilityNotice, movement: Movement, now: number): ClosureNotice[] {
  if (closureIn(notice, now).opens === undefined || !headsFor(movement, notice)) return []
  const { mrn } = movement
  const { occurredAt } = notice
  const reporter = partyKeyOf(notice.sender)
  const alert: NoticeOf<'alert'> = { type: 'alert', mrn, occurredAt, body: alertBody(notice, reporter) }
  const body = requestBody(notice, movement)
  if (body === undefined || !mayAsk(movement, reporter)) return [alert]
  return [alert, { type: 'diversion-request', mrn, occurredAt, body, onBehalfOf: reporter }]
}

/** Only goods on the road are diverted; before release departure amends, and strangers are not told where they are. */
const mayAsk = (movement: Movement, reporter: PartyKey): boolean =>
  isInFlight(movement.state) &&
  (declaredOf(movement).departure.country === reporter ||
    (isCountry(reporter) && movement.withRecord.includes(reporter)))

function alertBody(notice: AvailabilityNotice, reporter: PartyKey): AlertBody {
  const { office, text } = notice.body
  const { occurredAt } = notice
  const seen = office === undefined ? undefined : { office, occurredAt }
  return { ...makeAlertBody(REASON, notice, reporter, seen), ...(text === undefined ? {} : { text }) }
}

function requestBody(notice: AvailabilityNotice, movement: Movement): DiversionRequestBody | undefined {
  const { alternativeOffice, text } = notice.body
  const plan = alternativeOffice === undefined ? undefined : planOf(notice, asOffice(alternativeOffice), movement)
  if (alternativeOffice === undefined || plan === undefined) return undefined
  return {
    office: alternativeOffice,
    ...plan,
    reason: 'border-closed',
    ...(text === undefined ? {} : { text }),
  }
}

/** What the alternative is to the movement; another country's can only be passed through on the way elsewhere. */
function planOf(
  notice: AvailabilityNotice,
  alternative: OfficeCode,
  movement: Movement,
): Pick<DiversionRequestBody, 'purpose' | 'instead'> | undefined {
  const { country, office } = closurePlaceOf(notice)
  const onTheWay = movement.legs.some(({ entryOffice, exitOffice }) => entryOffice === office || exitOffice === office)
  if (countryOfOffice(alternative) === country && office !== undefined) {
    return onTheWay ? { instead: office, purpose: 'transit' } : { purpose: 'destination' }
  }
  const ends = office === undefined ? declaredOf(movement).destination.country === country : !onTheWay
  return ends ? undefined : { purpose: 'transit' }
}
