import type { Alert, AlertBody, TrackingEvent, TrainManifest } from '../../generated/types.ts'
import { makeAlertBody } from '../draft/draft.ts'
import { trainChanges } from '../model/logged.ts'
import { alarmNews } from './alarms.ts'
import type { Accepted } from '../model/decision.ts'
import { manifestFanOut } from './manifest.ts'
import { marksSought } from './identification.ts'
import type { Movement } from '../model/movement.ts'
import { type FanOut, type FanOutInput, isFleetReport, mrnsNamed, type NoticeOf } from '../model/notice.ts'
import type { Outgoing } from '../model/decision.ts'
import { isEnd, isInFlight } from '../model/table.ts'
import { activeParty } from '../reference/receivers.ts'
import { countryOfMrn } from '../values/identifiers.ts'
import { wasOnTheRoad } from './bearers.ts'
import { MOVEMENTS_MAX, mrnsOfTrain, trainFor } from '../model/train.ts'
import type { PartyKey } from '../values/party.ts'
import type { Consequence, ConsequenceKind } from './consequence.ts'

/**
 * What a message without MRN says of each movement it is about (engine.md 2). Pure, like `decide`: the same report on the
 * same state gives the same notices in the same order, so that a replay makes the same messages.
 */
function fanOut(input: FanOutInput): FanOut {
  const { message } = input
  switch (message.type) {
    case 'train-manifest':
      return manifestFanOut({ ...input, message })
    case 'tracking-event':
      return alarmFanOut({ ...input, message })
    case 'alert':
      return alertFanOut({ ...input, message })
  }
}

/** Movements found by one vehicle, container or device at most; no truck carries more declarations. */
export const FOUND_MAX = 99

/** A report becomes notices on the movements it is about (`fanOut`), and changes the train it is about. */
export const reported: ConsequenceKind = ({ key, message }) => {
  if (!isFleetReport(message)) return undefined
  const { weight, trains, marks, mrns, decides, frees } =
    message.type === 'train-manifest' ? ofTrain(message, key.sender) : ofBearers(message)
  return {
    weight,
    trains,
    marks,
    foundMax: FOUND_MAX,
    // A movement that gets one of these marks concurrently may as well have got it a moment later.
    complete: false,
    mrns,
    decides,
    frees,
    follow: (own, { movements, trains: known }, { reference, now }) => {
      const number = message.type === 'train-manifest' ? message.body.train : ''
      const before = known.get(number) ?? []
      const input = { message, reporter: key.sender, trains: before, movements, reference, now }
      const { decision, fannedOut } = withFanOut(own, input)
      const { train, concerned, notices } = fannedOut
      if (train === undefined) return { decision, report: { concerned }, notices }
      known.set(number, [...before.filter(({ operator }) => operator !== train.operator), train])
      return { decision, report: { concerned, train }, notices }
    },
  }
}

type Sought = Pick<Consequence, 'weight' | 'trains' | 'marks' | 'mrns' | 'decides' | 'frees'>

function ofTrain(message: TrainManifest, operator: PartyKey): Sought {
  const number = message.body.train
  const named = mrnsNamed(message)
  return {
    weight: message.body.wagons === undefined ? MOVEMENTS_MAX : Math.max(1, named.length),
    trains: [{ number, operator }],
    marks: [],
    mrns: ({ trains }) => [...new Set([...named, ...(trains.get(number) ?? []).flatMap(mrnsOfTrain)])],
    decides: ['incident-notice', 'border-exit-notice'],
    frees: ['incident-notice', 'border-exit-notice', 'border-entry-notice', 'arrival-advice'],
  }
}

/** Movements that bear the vehicle, container or device; they only get alerts. */
function ofBearers(message: TrackingEvent | Alert): Sought {
  const marks = marksSought(message).flat()
  return {
    weight: FOUND_MAX,
    trains: [],
    marks,
    mrns: ({ found: bearers }) => [...new Set(marks.flatMap((mark) => bearers.get(mark) ?? []))],
    decides: [],
    frees: [],
  }
}

/** The decision on a report as it is logged, with what becomes of the train in its effect, and its fan-out. */
function withFanOut(own: Accepted, input: FanOutInput): { decision: Accepted; fannedOut: FanOut } {
  const fannedOut = fanOut(input)
  const { status, outgoing, train } = fannedOut
  const decision = { ...own, status, outgoing: [...own.outgoing, ...outgoing] }
  if (train === undefined) return { decision, fannedOut }
  const changes = trainChanges(trainFor(input.reporter, input.trains), train)
  const { effect } = own
  return {
    decision: Object.keys(changes).length === 0 ? decision : { ...decision, effect: { ...effect, changes } },
    fannedOut,
  }
}

/**
 * Movements that a report's marks find, sorted by MRN: those in flight; of a device those that were when it noted what it tells.
 */
function found({ message, movements, now }: FanOutInput): Movement[] {
  const inFlight = [...movements.values()].filter((movement) =>
    message.type === 'tracking-event' ? wasOnTheRoad(movement, message.occurredAt, now) : isInFlight(movement.state),
  )
  for (const sought of marksSought(message)) {
    const matching = inFlight.filter(({ marks = [] }) => sought.some((mark) => marks.includes(mark)))
    if (matching.length > 0) return matching.toSorted((one, other) => (one.mrn < other.mrn ? -1 : 1))
  }
  return []
}

/** A tracking device's event: on the timeline of each movement that names it, and an alert where it is news. */
function alarmFanOut(input: FanOutInput<TrackingEvent>): FanOut {
  const { message } = input
  const movements = found(input)
  const news = movements.flatMap((movement) => {
    const body = alarmNews(message, movement)
    return body === undefined ? [] : [{ movement, body }]
  })
  const notices = news
    .filter(({ movement }) => !isEnd(movement.state))
    .map(({ movement, body }): NoticeOf<'alert'> => {
      return { type: 'alert', mrn: movement.mrn, occurredAt: message.occurredAt, body }
    })
  const outgoing = news.filter(({ movement }) => isEnd(movement.state)).flatMap((one) => lateAlarm(input, one))
  return { status: effectOn(movements), notices, outgoing, concerned: movements.map(({ mrn }) => mrn) }
}

/** Of what has ended only departure is told, which discharged it: nothing else can be done about it on the road. */
function lateAlarm(
  { message, reference }: FanOutInput<TrackingEvent>,
  { movement: { mrn, declared }, body }: { movement: Movement; body: AlertBody },
): Outgoing[] {
  const receiver = declared?.departure.country ?? countryOfMrn(mrn)
  if (activeParty(reference, receiver) === undefined) return []
  return [{ kind: 'made', type: 'alert', receiver, mrn, body, ordinal: 0, correlationId: message.id }]
}

/** A report that no movement took has changed nothing, and its receipt says so (engine.md 2). */
const effectOn = (taken: readonly unknown[]): 'applied' | 'recorded' => (taken.length > 0 ? 'applied' : 'recorded')

/** An alert on a vehicle or container, for each movement in flight on it; whoever set it need not know of any. */
function alertFanOut(input: FanOutInput<Alert>): FanOut {
  const { message, reporter } = input
  const concerned = found(input).map(({ mrn }) => mrn)
  const { officer: _, ...said } = message.body
  const { office } = said
  const { occurredAt } = message
  const seen = office === undefined ? undefined : { office, occurredAt }
  const body: AlertBody = { ...makeAlertBody(said.reason, message, reporter, seen), ...said }
  const notices = concerned.map((mrn): NoticeOf<'alert'> => ({ type: 'alert', mrn, occurredAt, body }))
  return { status: effectOn(concerned), notices, outgoing: [], concerned }
}
