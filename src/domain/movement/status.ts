import { mostOf } from '../../generated/bounds.ts'
import type { StatusRequest, StatusResponseBody } from '../../generated/types.ts'
import { declaredOf } from '../model/declared.ts'
import type { Movement } from '../model/movement.ts'
import { proceduresOf } from '../model/open.ts'
import { isParty } from '../draft/queries.ts'
import type { PartyKey } from '../values/party.ts'
import type { OfficeCode } from '../values/office.ts'

type Event = NonNullable<StatusResponseBody['events']>[number]

/** The answer to a question about a movement. To anyone who is not a party it looks unknown (invariant I7). */
export function makeStatusResponseBody(
  movement: Movement | undefined,
  asker: PartyKey,
  { body }: Pick<StatusRequest, 'body'>,
): StatusResponseBody {
  if (movement === undefined || !isParty(movement, asker)) return { known: false }
  const { state, version, itineraryVersion, limitAt } = movement
  const procedures = proceduresOf(movement)
  const events = body.detail === 'events' ? eventsOf(movement).slice(0, mostOf['StatusResponse.body.events']) : []
  return {
    known: true,
    state,
    version,
    itineraryVersion,
    ...(procedures.length === 0 ? {} : { procedures }),
    ...(limitAt === undefined ? {} : { limitAt }),
    ...(events.length === 0 ? {} : { events }),
  }
}

/** What happened, in the order of the road: a passage reported late stands where it happened. */
function eventsOf(movement: Movement): Event[] {
  const { released, legs, arrival, results, endedAt } = movement
  const { declaredAt, departure } = declaredOf(movement)
  const passages = legs.flatMap(({ entered, exited, returned }) => [
    ...one('entered', entered?.occurredAt, entered?.office),
    ...one('exited', exited?.occurredAt, exited?.office),
    ...one('returned', returned?.occurredAt, returned?.office),
  ])
  return [
    ...one('declared', declaredAt, departure.office),
    ...one('released', released?.releasedAt, departure.office),
    ...passages,
    ...one('arrived', arrival?.occurredAt, arrival?.office),
    ...one('results', results === undefined ? undefined : `${results.date}T00:00:00Z`, arrival?.office),
    ...one('ended', endedAt, undefined),
  ]
}

const one = (event: Event['event'], occurredAt: string | undefined, office: OfficeCode | undefined): Event[] =>
  occurredAt === undefined ? [] : [{ event, occurredAt, ...(office === undefined ? {} : { office }) }]
