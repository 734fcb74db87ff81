import { codelists } from '../../generated/codelists.ts'
import type { AlertBody, TrackingEvent } from '../../generated/types.ts'
import { change, type Draft, makeAlertBody } from '../draft/draft.ts'
import type { DeviceAlarm, Movement } from '../model/movement.ts'
import { HUB, type PartyKey, partyKeyOf } from '../values/party.ts'
import { instantOf } from '../values/time.ts'

const BAD_SEALS: ReadonlySet<string> = new Set(['broken', 'missing'])
const SEALS = 'seals'
/** The reason of an alert that takes another one back (schemas/codelists/alert-reasons.json). */
const CLEARED = 'cleared-up'
/** A continuing alarm is sent again after a day: staff who came on duty since have not seen the first. */
const REMIND_MS = 24 * 3_600_000

/**
 * What a tracking device's event says to the holders of a movement's record: its alarm, unless they have heard the very
 * same; or that the seals it said were open are closed; undefined when it is no news (engine.md 4, "alarm rules").
 */
export function alarmNews(event: TrackingEvent, movement: Movement): AlertBody | undefined {
  const reason = alarmReason(event)
  if (reason === undefined) return closesSeals(event, movement) ? bodyOf(event, CLEARED) : undefined
  const body = bodyOf(event, reason)
  return isKnown(body, event.occurredAt, movement) ? undefined : body
}

/** Remembers what was told, or forgets what was taken back. */
export function noteAlarm(draft: Draft<'alert'>): void {
  const { message, movement, sender } = draft
  if (sender !== HUB || message.body.cause?.type !== 'tracking-event') return
  const { deviceId, reason, alarm, text } = message.body
  if (deviceId === undefined) return
  const { alarms = [] } = movement
  if (reason === CLEARED) {
    change(draft, { alarms: alarms.filter((one) => one.deviceId !== deviceId || one.reason !== SEALS) })
    return
  }
  const told: DeviceAlarm = {
    deviceId,
    reason,
    ...(alarm === undefined ? {} : { alarm }),
    ...(text === undefined ? {} : { text }),
    occurredAt: message.occurredAt,
    standing: standingOf(movement),
  }
  change(draft, { alarms: [...alarms.filter((one) => !isSameKind(one, told)), told] })
}

/** Why an event alarms, in the words of the list of alert reasons; undefined when it is just a position. */
function alarmReason({ body: { event, alarm, sealState } }: TrackingEvent): string | undefined {
  if (BAD_SEALS.has(sealState ?? '')) return SEALS
  return event === 'alarm' ? codelists['tracking-alarms'].find(({ code }) => code === alarm)?.alert : undefined
}

function bodyOf(event: TrackingEvent, reason: string): AlertBody {
  const { vehicle, text, place, deviceId, alarm } = event.body
  const said = text ?? place
  return {
    ...makeAlertBody(reason, event, reporterOf(event), undefined),
    ...(said === undefined ? {} : { text: said }),
    ...(vehicle === undefined ? {} : { vehicle }),
    deviceId,
    ...(event.body.event !== 'alarm' || alarm === undefined ? {} : { alarm }),
  }
}

const reporterOf = ({ sender }: TrackingEvent): PartyKey => partyKeyOf(sender)

/** The same device, alarm and words, while the movement stands where it did, within a day. */
function isKnown(body: AlertBody, occurredAt: string, movement: Movement): boolean {
  return (movement.alarms ?? []).some(
    (told) =>
      isSameKind(told, body) &&
      told.text === body.text &&
      told.standing === standingOf(movement) &&
      Math.abs(instantOf(occurredAt) - instantOf(told.occurredAt)) < REMIND_MS,
  )
}

type Kind = { deviceId?: string; reason: string; alarm?: string }
const isSameKind = (one: Kind, other: Kind): boolean =>
  one.deviceId === other.deviceId && one.reason === other.reason && one.alarm === other.alarm

/** Armed anew, or the seals seen whole, by the device that had said otherwise. */
function closesSeals({ body: { deviceId, event, sealState } }: TrackingEvent, { alarms = [] }: Movement): boolean {
  const isWhole = sealState === 'intact' || event === 'armed'
  return isWhole && alarms.some((told) => told.deviceId === deviceId && told.reason === SEALS)
}

/** What has to change for the same alarm to be news: the state, the last passage, the seals. */
function standingOf({ state, legs, seals }: Movement): string {
  const passed = legs.map(({ entered, exited }) => (exited !== undefined ? 2 : entered !== undefined ? 1 : 0))
  return JSON.stringify([state, passed, [...seals].toSorted()])
}
