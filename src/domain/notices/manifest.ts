import { longestOf, mostOf } from '../../generated/bounds.ts'
import type { SealCheck, SealState, TrainManifest } from '../../generated/types.ts'
import { makeAlertBody } from '../draft/draft.ts'
import type { Outgoing } from '../model/decision.ts'
import { countryOfMrn, type Mrn } from '../values/identifiers.ts'
import type { Movement } from '../model/movement.ts'
import { isParty } from '../draft/queries.ts'
import { activeParty, isConnected } from '../reference/receivers.ts'
import type { Office } from '../model/reference.ts'
import { type FanOut, type FanOutInput, mrnsNamed, type Notice, type NoticeOf } from '../model/notice.ts'
import { isEnd } from '../model/table.ts'
import {
  MEANS_KIND,
  passageText,
  reportTrain,
  type Train,
  trainFor,
  unload,
  type Wagon,
  type WagonPassage,
  wagonsOf,
  wholePassages,
} from '../model/train.ts'
import { asOffice, countryOfOffice, type OfficeCode } from '../values/office.ts'

type Input = FanOutInput<TrainManifest>
/** One movement in a report on its train. */
type Loaded = { mrn: Mrn; movement: Movement | undefined; before: Train | undefined; train: Train }
type Crossing = 'exit' | 'entry' | 'arrival'

/**
 * What a train's manifest says of each movement on the wagons it reports (engine.md 2, 3; domain.md 1.6): passages where
 * its way leads over a border, its arrival, or the wagon left behind. Without effect on a movement that has ended and is
 * merely still noted on a train: numbers of trains return.
 */
export function manifestFanOut(input: Input): FanOut {
  const { message, reporter, trains, movements } = input
  const before = trainFor(reporter, trains)
  // Nothing is known under this number: the receipt tells the reporter that the report had no effect.
  if (before === undefined && message.body.wagons === undefined) {
    return { status: 'unmatched', notices: [], outgoing: [], concerned: [] }
  }
  const { train, wagons } = reportTrain(before, message, reporter)
  const reported = train.wagons.filter(({ number }) => wagons.includes(number))
  const named = new Set(mrnsNamed(message))
  const mrns = [...new Set(reported.flatMap((wagon) => wagon.mrns))].filter(
    (mrn) => named.has(mrn) || !isEnd(movements.get(mrn)?.state ?? 'none'),
  )
  const made = mrns.map((mrn) => {
    const subject = { mrn, movement: movements.get(mrn), before, train }
    const notices = noticesOf(input, subject, reported)
    return { notices, outgoing: notices.length === 0 && named.has(mrn) ? strangerAlert(input, subject) : [] }
  })
  const notices = made.flatMap((one) => one.notices)
  const arrived = new Set(notices.flatMap(({ type, mrn }) => (type === 'arrival-advice' ? [mrn] : [])))
  const outgoing = made.flatMap((one) => one.outgoing)
  return { status: 'applied', notices, outgoing, train: unload(train, arrived), concerned: mrns }
}

function noticesOf(input: Input, subject: Loaded, reported: readonly Wagon[]): Notice[] {
  const { operation, office } = input.message.body
  const running = wagonsOf(subject.train, subject.mrn)
  if (operation !== 'cut') {
    const here = passageText({ office: asOffice(office), at: '', ...(operation === 'arrive' ? { arrived: true } : {}) })
    const whole = wholePassages(running).find((passage) => passageText(passage) === here)
    return whole === undefined ? [] : passageNotices(input, subject, whole, running)
  }
  // A wagon already left behind there is not a second incident, however often it is reported.
  const stands = new Set(
    subject.before?.wagons.filter((wagon) => wagon.cut?.office === office).map(({ number }) => number),
  )
  const cut = reported.filter(({ number, mrns }) => mrns.includes(subject.mrn) && !stands.has(number))
  const before = new Set(wholePassages([...running, ...cut]).map(passageText))
  const completed = wholePassages(running).filter((passage) => !before.has(passageText(passage)))
  return [
    // A passage that only waited for the wagon left behind is complete now: the others have passed.
    ...completed.flatMap((passage) => passageNotices(input, subject, passage, running)),
    ...(cut.length === 0 ? [] : [cutNotice(input, subject, running, cut)]),
  ]
}

function passageNotices(
  { message, reporter, reference }: Input,
  { mrn, movement, before, train }: Loaded,
  passage: WagonPassage,
  wagons: readonly Wagon[],
): Notice[] {
  const office = reference.offices.get(passage.office)
  const crossing = office === undefined ? undefined : crossingAt(office, passage, mrn, movement, before)
  if (crossing === undefined) return []
  const justNow = message.body.operation !== 'cut'
  const shared = {
    mrn,
    occurredAt: justNow ? message.occurredAt : passage.at,
    ...(justNow && message.occurredPrecision !== undefined ? { occurredPrecision: message.occurredPrecision } : {}),
    onBehalfOf: reporter,
  }
  const seen = { sealCheck: sealCheckOf(wagons), ...meansOf(train, wagons) }
  switch (crossing) {
    case 'exit': {
      const final = movement !== undefined && leavesTheConnected(movement, passage.office)
      const body = { office: passage.office, kind: 'exit' as const, ...seen, ...(final ? { final } : {}) }
      return [{ type: 'border-exit-notice', ...shared, body }]
    }
    case 'entry':
      return [
        { type: 'border-entry-notice', ...shared, body: { office: passage.office, ...seen, continuation: 'same' } },
      ]
    case 'arrival':
      return [
        { type: 'arrival-advice', ...shared, body: { arrivedAt: shared.occurredAt, office: passage.office, ...seen } },
      ]
  }
}

/**
 * What going past or stopping at an office means for a movement: the itinerary says so where it names the office. At
 * another office that hands over to one across the frontier, or for a movement nobody has declared, the way the train
 * came tells entering from leaving. Elsewhere a train may stop and go on as it likes.
 */
function crossingAt(
  { code, country, pairs }: Office,
  { arrived = false }: WagonPassage,
  mrn: Mrn,
  movement: Movement | undefined,
  before: Train | undefined,
): Crossing | undefined {
  const legs = movement?.legs ?? []
  if (legs.some(({ entryOffice }) => entryOffice === code)) return 'entry'
  if (legs.some(({ exitOffice }) => exitOffice === code)) return arrived ? undefined : 'exit'
  if (arrived && movement?.declared?.destination.office === code) return 'arrival'
  if (pairs.length === 0) return undefined
  const own = legs.filter((leg) => leg.country === country)
  const entering =
    own.length > 0
      ? own.some(({ index, entered }) => index > 0 && entered === undefined)
      : (before === undefined ? countryOfMrn(mrn) : countryOfOffice(before.office)) !== country
  if (entering) return 'entry'
  return arrived ? undefined : 'exit'
}

/** Beyond this office nobody on the hub will see the goods again (engine.md 2, "Destination outside the hub"). */
function leavesTheConnected({ legs }: Movement, office: OfficeCode): boolean {
  const leg = legs.find(({ exitOffice }) => exitOffice === office)
  return leg !== undefined && !legs.some((other) => other.index > leg.index && isConnected(other))
}

/** The worst that is said of the seals of any of the wagons stands for all of them. */
const WORST_FIRST: readonly SealState[] = ['broken', 'missing', 'replaced', 'not-checked', 'intact', 'none']

function sealCheckOf(wagons: readonly Wagon[]): SealCheck {
  const states = new Set(wagons.map(({ sealState = 'not-checked' }) => sealState))
  const state = WORST_FIRST.find((one) => states.has(one)) ?? 'not-checked'
  const seals = wagons.flatMap(({ sealState, seals: ids = [] }) =>
    sealState === undefined ? [] : ids.map((id) => ({ id, state: sealState })),
  )
  const listed = [...new Map(seals.map((seal) => [seal.id, seal])).values()]
  return { state, ...(listed.length === 0 || listed.length > mostOf['SealCheck.seals'] ? {} : { seals: listed }) }
}

function meansOf(train: Train, wagons: readonly Wagon[]) {
  const vehicle = { typeOfIdentification: MEANS_KIND.train, identification: train.number } as const
  const numbers = wagons.map(({ number }) => number)
  return {
    vehicle,
    ...(numbers.length === 0 ? {} : { wagons: numbers.slice(0, mostOf['BorderExitNotice.body.wagons']) }),
  }
}

/** The wagon left behind as an incident of code 6: with what the goods now stand on (NCTS CL019, domain.md 1.6). */
function cutNotice(
  { message, reporter }: Input,
  { mrn }: Loaded,
  running: readonly Wagon[],
  cut: readonly Wagon[],
): NoticeOf<'incident-notice'> {
  const { train, office, station, remarks } = message.body
  const numbers = cut.map(({ number }) => number)
  const what = `${numbers.length === 1 ? 'Wagon' : 'Wagons'} ${numbers.join(', ')} left behind by train ${train}`
  const text = `${what} at ${station ?? office}${remarks === undefined ? '' : `: ${remarks}`}`
  const first = numbers[0] ?? train
  const means =
    running.length > 0
      ? { typeOfIdentification: MEANS_KIND.train, identification: train }
      : { typeOfIdentification: MEANS_KIND.wagon, identification: first }
  const wagons = [
    ...running.map(({ number, position }) => ({ number, ...(position === undefined ? {} : { position }) })),
    // Without a place in the train: the goods on them are still this movement's.
    ...numbers.map((number) => ({ number })),
  ]
  return {
    type: 'incident-notice',
    mrn,
    occurredAt: message.occurredAt,
    ...(message.occurredPrecision === undefined ? {} : { occurredPrecision: message.occurredPrecision }),
    onBehalfOf: reporter,
    body: {
      code: '6',
      text: text.slice(0, longestOf['IncidentNotice.body.text']).trimEnd(),
      place: { country: countryOfOffice(asOffice(office)), ...(station === undefined ? {} : { location: station }) },
      office,
      transhipment: { vehicleSet: { mode: '2', means, wagons: wagons.slice(0, mostOf['VehicleSet.wagons']) } as never },
      leftBehind: numbers.slice(0, mostOf['IncidentNotice.body.leftBehind']),
    },
  }
}

/**
 * Where nothing can be made of it (a station inland, a movement nobody knows), the country of departure at least hears
 * that its number was named by someone it should not have been named by, or too early.
 */
function strangerAlert({ message, reporter, reference }: Input, { mrn, movement }: Loaded): Outgoing[] {
  const known = movement !== undefined && movement.state !== 'none'
  if (known && isParty(movement, reporter)) return []
  const receiver = movement?.declared?.departure.country ?? countryOfMrn(mrn)
  if (receiver === reporter || activeParty(reference, receiver) === undefined) return []
  const { office } = message.body
  const seen = { office, occurredAt: message.occurredAt }
  const body = makeAlertBody(known ? 'no-party' : 'unmatched', message, reporter, seen)
  return [{ kind: 'made', type: 'alert', receiver, mrn, body, ordinal: 0, correlationId: message.id }]
}
