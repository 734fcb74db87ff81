import {
  type ConnectionInfo,
  documentId,
  MappingError,
  type Message,
  type PartyKey,
  type TrackingEvent,
} from '#adapter-api'
import type { Place } from './corridors.ts'
import type { Profile } from './profile.ts'
import type { Finding } from './watch.ts'

/** What is sent, or a message that is handed to the provider as it is. */
export type TrackingDocument = { form: 'finding'; finding: Finding } | { form: 'message'; message: Message }

/** The message of a finding. Pure. Throws MappingError for a party that is not ours. */
export function eventOf(
  finding: Finding,
  { profile, connections }: { profile: Profile; connections: readonly ConnectionInfo[] },
): TrackingEvent {
  const { deviceId, at, event, alarm, position, place, text, party = profile.party, id } = finding
  const connection = connections.find((one) => one.party === party)
  if (connection === undefined)
    throw new MappingError('/device/attributes/party', `${party} is no party that this adapter acts for`)
  const { country, role } = connection
  // The same report of the same device is the same message, however often Traccar forwards it.
  const name = `tracking ${deviceId} ${at} ${event} ${alarm ?? ''}`
  const own = party.split('/')[1]
  return {
    id: id ?? documentId(party as PartyKey, name),
    type: 'tracking-event',
    version: '1',
    sender: { country, role, ...(own === undefined ? {} : { party: own }) },
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: {
      deviceId,
      event,
      ...(alarm === undefined ? {} : { alarm: alarm as NonNullable<TrackingEvent['body']['alarm']> }),
      ...(position === undefined ? {} : { position: positionOf(position) }),
      ...(place === undefined ? {} : { place }),
      ...(text === undefined ? {} : { text }),
    },
  }
}

/** To a metre or so, which is more than devices know. */
const positionOf = ({ latitude, longitude }: Place) => ({ latitude: degrees(latitude), longitude: degrees(longitude) })
const degrees = (value: number): string => String(Number(value.toFixed(5)))
