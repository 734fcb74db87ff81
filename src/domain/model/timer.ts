import type { Message, MessageByType, MessageType } from '../../generated/types.ts'
import type { TimerName } from '../../generated/timers.ts'
import type { MessageKey } from '../values/party.ts'
import { HUB } from '../values/party.ts'
import { utcDateTime } from '../values/time.ts'
import type { Grn } from '../values/identifiers.ts'

export type { TimerName } from '../../generated/timers.ts'

/** One running timer of a movement (engine.md 6). Times are RFC 3339, UTC. */
export type Timer = {
  name: TimerName
  /** Its number among all timers the movement ever started: a firing is known by it for ever. */
  number: number
  startedAt: string
  dueAt: string
  /** Due without the pauses of declared outages; absent while there were none. */
  plannedAt?: string
  /** The leg it watches. */
  leg?: number
  /** The guarantee it waits on. */
  grn?: Grn
  /** Which time in a row it runs for the same thing; 1 when absent. */
  round?: number
  /** Of a reminder: the timer that told first what is overdue, and since when that is awaited. */
  about?: TimerName
  since?: string
}

/** Names of timer events in the movement's table. */
export type TimerEvent = `timer:${TimerName}`

/** What a row of the movement's table can be on. */
export type EventType = MessageType | TimerEvent

/** The firing of a timer, in the shape in which the core decides messages. */
export type TimerFiring = {
  [N in TimerName]: {
    type: `timer:${N}`
    id: string
    sender: { country: typeof HUB; role: 'hub'; office?: undefined; party?: undefined }
    occurredAt: string
    occurredPrecision?: undefined
    timer: Timer
  }
}[TimerName]

/** What an event is decided as, by what a row can be on. */
export type EventByType = MessageByType & { [F in TimerFiring as F['type']]: F }

/** The key of a firing: its cause in the log and in the ids of what the hub makes because of it (interface.md 2). */
export const firingKey = ({ name, number }: Pick<Timer, 'name' | 'number'>): MessageKey => ({
  sender: HUB,
  id: `${name}/${number}`,
})

/** The event of a timer that fires now (milliseconds UTC). */
export const makeFiring = (timer: Timer, now: number): TimerFiring =>
  ({
    type: `timer:${timer.name}`,
    id: firingKey(timer).id,
    sender: { country: HUB, role: 'hub' },
    occurredAt: utcDateTime(now),
    timer,
  }) as TimerFiring

/** Whether what is decided is the firing of a timer, not a message. */
export const isFiring = (one: Message | TimerFiring): one is TimerFiring => 'timer' in one
