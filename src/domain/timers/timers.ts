import { timerRows } from '../../generated/timers.ts'
import type { MessageType, UnloadingPermission, UnloadingRemarks } from '../../generated/types.ts'
import { onDay, dayAtDeparture } from '../reference/act-day.ts'
import { addDuration, type Calendar, type Duration, endOfDay } from '../values/calendar.ts'
import { change, type Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { openSharing } from '../model/difference.ts'
import { isCalled, type Leg, legOf, type Movement, type MovementState } from '../model/movement.ts'
import { type Procedure, proceduresOf } from '../model/open.ts'
import { assertInvariant } from '../values/assert.ts'
import { isConnected } from '../reference/receivers.ts'
import type { Reference, TimerSetting } from '../model/reference.ts'
import { dueInHours } from '../reference/opening.ts'
import { countryOn, officeOn } from '../reference/registry.ts'
import { isInFlight, type Row } from '../model/table.ts'
import { instantOf, utcDateTime } from '../values/time.ts'
import type { Timer, TimerName } from '../model/timer.ts'
import { asGrn, type Grn } from '../values/identifiers.ts'
import type { OfficeCode } from '../values/office.ts'

/**
 * Who has to act while a timer runs; outages and border closures on that side pause it (engine.md 6). What only tells the time
 * waits for nobody, and nothing pauses it. What waits for a partner stands still until another movement has ended.
 */
export type WaitsFor =
  | 'guarantor'
  | 'departure'
  | 'leg'
  | 'ahead'
  | 'arrived'
  | 'enquired'
  | 'approver'
  | 'partner'
  | 'nobody'

/** One row of schemas/timers.json. */
type TimerRow = {
  readonly name: TimerName
  readonly value: number
  readonly unit: Duration['unit']
  readonly variants?: Readonly<Record<string, number>>
  /** Its duration is the time before what it is set by, not after it. */
  readonly before?: boolean
  /** Of what is repeated: on which days after the first, and then every `value`. */
  readonly schedule?: readonly number[]
  readonly runsIn: readonly MovementState[]
  readonly procedure?: Procedure
  readonly waitsFor: WaitsFor
  readonly awaits: MessageType
}

const rows: readonly TimerRow[] = timerRows

const rowOf = (name: TimerName): TimerRow => rows.find((row) => row.name === name) as TimerRow

/** Whose turn it is while this timer runs. */
export const waitsFor = (name: TimerName): WaitsFor => rowOf(name).waitsFor

/** The type of message that would have stopped it. */
export const awaitedType = (name: TimerName): MessageType => rowOf(name).awaits

/** When what a timer waits for is repeated, in days after it was told first, and then every so many days. */
export function scheduleOf(name: TimerName): { days: readonly number[]; every: number } {
  const { schedule = [], value } = rowOf(name)
  return { days: schedule, every: value }
}

const HOUR = 3_600_000

/** How long is waited by default, in milliseconds, for something that no agreement or calendar is known of yet. */
export function waitOf(name: TimerName): number {
  const { value, unit } = rowOf(name)
  assertInvariant(unit === 'hours', `${name} is counted in ${unit}`)
  return value * HOUR
}

/** When a timer started now would be due by its duration, milliseconds UTC. */
export const timerDue = (draft: Draft, name: TimerName): number => dueOf(draft, name, draft.input.now, undefined)

export type StartOptions = {
  /** The leg it watches; timers of different legs run beside each other. */
  leg?: number
  /** The guarantee it waits on; likewise. */
  grn?: Grn
  /** When it is due, where a message says so; otherwise its duration from now on. */
  dueAt?: string
  /** Another duration of the same timer, by its name in schemas/timers.json. */
  variant?: string
  /** Which time in a row it runs for the same thing. */
  round?: number
  /** It runs beside others of its name. */
  beside?: true
  /** Only the hours in which this office is open count. */
  office?: OfficeCode
  /** What its duration counts from, milliseconds UTC; now when absent. */
  from?: number
  /** Of a reminder: the timer that told first, and since when what it told has been awaited. */
  about?: TimerName
  since?: string
}

/**
 * Starts a timer of the movement, in place of one of the same name, leg and guarantee (engine.md 6). Its number is the next
 * one of the movement, so that no firing ever has the number of another.
 */
export function startTimer(draft: Draft, name: TimerName, options: StartOptions = {}): void {
  const { leg, grn, round, about, since } = options
  if (options.beside === undefined)
    stopTimer(draft, name, {
      ...(leg === undefined ? {} : { leg }),
      ...(grn === undefined ? {} : { grn }),
      ...(about === undefined ? {} : { about }),
    })
  const from = options.from ?? draft.input.now
  const number = draft.movement.timersStarted + 1
  const timer: Timer = {
    name,
    number,
    startedAt: utcDateTime(from),
    ...dueOfTimer(draft, name, from, options),
    ...(leg === undefined ? {} : { leg }),
    ...(grn === undefined ? {} : { grn }),
    ...(round === undefined ? {} : { round }),
    ...(about === undefined ? {} : { about }),
    ...(since === undefined ? {} : { since }),
  }
  change(draft, { timers: [...draft.movement.timers, timer], timersStarted: number })
}

/** When it is due, and where the office is closed meanwhile, when it would be due if it never were. */
function dueOfTimer(
  draft: Draft,
  name: TimerName,
  from: number,
  { dueAt, variant, office }: StartOptions,
): Pick<Timer, 'dueAt' | 'plannedAt'> {
  const planned = dueAt === undefined ? dueOf(draft, name, from, variant) : instantOf(dueAt)
  const due = dueInHours(from, planned, { office, pauses: [], reference: draft.input.reference })
  if (due === planned) return { dueAt: dueAt ?? utcDateTime(planned) }
  return { dueAt: utcDateTime(due), plannedAt: utcDateTime(planned) }
}

/** Stops the timers of a name, all of them or those of one leg or guarantee, about one thing, or the one of a number. */
export function stopTimer(
  draft: Draft,
  name: TimerName,
  only: Partial<Pick<Timer, 'leg' | 'grn' | 'about' | 'number'>> = {},
): void {
  const { timers } = draft.movement
  const left = timers.filter(
    (timer) =>
      timer.name !== name ||
      (only.leg !== undefined && timer.leg !== only.leg) ||
      (only.grn !== undefined && timer.grn !== only.grn) ||
      (only.number !== undefined && timer.number !== only.number) ||
      (only.about !== undefined && timer.about !== only.about),
  )
  if (left.length < timers.length) change(draft, { timers: left })
}

/** The timer with this name and number, if it still runs. */
export const openTimer = (movement: Movement | undefined, name: string, number: number): Timer | undefined =>
  movement?.timers.find((timer) => timer.name === name && timer.number === number)

/**
 * What every event does to the timers: those that may not run in the new state or whose procedure is closed stop, the row
 * starts its own, and the time limits of movement and legs are watched while it is in flight.
 */
export function settleTimers(draft: Draft, row: Row): void {
  const { state, timers } = draft.movement
  const procedures = proceduresOf(draft.movement)
  const left = timers.filter(
    (timer) => mayRun(rowOf(timer.name), state, procedures) && isAwaited(draft.movement, timer),
  )
  if (left.length < timers.length) change(draft, { timers: left })
  for (const name of row.starts ?? []) {
    const options = optionsOf(draft, name)
    if (options !== undefined) startTimer(draft, name, options)
  }
  if (isInFlight(state)) watchLimits(draft)
  watchSharing(draft)
}

/**
 * As long as another movement is known to bear the same vehicle or container, it is looked at again: its end brings no message
 * on this one (docs/decisions/0188).
 */
function watchSharing(draft: Draft): void {
  const { movement } = draft
  const isWatched = movement.timers.some(({ name }) => name === 'T_shared')
  if (isWatched || openSharing(movement).length === 0) return
  if (mayRun(rowOf('T_shared'), movement.state, proceduresOf(movement))) startTimer(draft, 'T_shared')
}

function mayRun({ runsIn, procedure }: TimerRow, state: MovementState, open: readonly Procedure[]): boolean {
  return runsIn.includes(state) && (procedure === undefined || open.includes(procedure))
}

/** The entry behind a gap may have been refused, reported or passed over; a claim may be paid. */
function isAwaited(movement: Movement, timer: Timer): boolean {
  const { legs, lines, limitAt, limitTold, approvals = [] } = movement
  const { leg: index, grn, about } = timer
  if (timer.name === 'T_shared') return openSharing(movement).length > 0
  if (timer.name === 'T_approval') return approvals.some(({ timer: number }) => number === timer.number)
  const name = about ?? timer.name
  // A reminder is about something that still waits: not about a limit that has been moved.
  if (about !== undefined && !mayRun(rowOf(about), movement.state, proceduresOf(movement))) return false
  if (about === 'T_limit' && limitAt !== limitTold) return false
  // Once something is claimed, the time to do so is kept.
  if (name === 'T_claim') return movement.recovery?.claimant === undefined
  if (name === 'T_pay') {
    const isClaimed = lines.some((line) => line.state === 'claimed' && (grn === undefined || line.grn === grn))
    return isClaimed || isCalled(movement, grn)
  }
  if (name !== 'T_gap') return true
  const leg = legOf({ legs }, { leg: index })
  if (leg === undefined || leg.refused !== undefined) return false
  return !legs.some((other) => other.index >= leg.index && (other.entered ?? other.exited) !== undefined)
}

/** What a timer started by a row is about, and when it is due where the message says so; undefined starts none. */
function optionsOf(draft: Draft, name: TimerName): StartOptions | undefined {
  const { message, movement, sighting, input } = draft
  if (name === 'T_gap') {
    // After an exit the country behind the border is awaited, unless nothing is ever heard from there (engine.md 2).
    const next = movement.legs[sighting?.leg === undefined ? 0 : sighting.leg + 1]
    return next !== undefined && isConnected(next) ? { leg: next.index } : undefined
  }
  if (message.type === 'enquiry-request') return { dueAt: utcDateTime(instantOf(message.body.respondBy)) }
  if (message.type === 'recovery-notice') {
    const { timeZone } = departureCalendar(movement, input.reference, input.now)
    const dueAt = endOfDay(message.body.payBy, timeZone)
    return { grn: asGrn(message.body.grn), dueAt: utcDateTime(dueAt) }
  }
  if (message.type === 'unloading-permission' || message.type === 'unloading-remarks')
    return unloading(movement, message)
  if (message.type === 'arrival-notification') return notified(draft)
  // Counted from the arrival, whenever the hub hears of it (engine.md 9); never from a clock that is ahead.
  const arrived = name === 'T_results' && sighting?.kind === 'arrival'
  const from = arrived ? { from: Math.min(input.now, instantOf(sighting.occurredAt)) } : {}
  if (name === 'T_results' && movement.simplified === true) return { variant: 'authorised-consignee', ...from }
  return from
}

/** Unloading at the consignee's takes longer: counted from the arrival, or as long as the permission says. */
function unloading({ timers }: Movement, message: UnloadingPermission | UnloadingRemarks): StartOptions {
  const resultsBy = message.type === 'unloading-permission' ? message.body.resultsBy : undefined
  if (resultsBy !== undefined) return { dueAt: utcDateTime(instantOf(resultsBy)) }
  const startedAt = timers.find(({ name }) => name === 'T_results')?.startedAt
  const from = startedAt === undefined ? {} : { from: instantOf(startedAt) }
  return { variant: 'authorised-consignee', ...from }
}

/** If the notification comes after the arrival, T_results is extended (never shortened), counted from the arrival. */
function notified(draft: Draft): StartOptions | undefined {
  const { movement, input } = draft
  const running = movement.timers.find(({ name }) => name === 'T_results')
  if (running === undefined || movement.simplified !== true || input.movement?.simplified === true) return undefined
  const from = instantOf(running.startedAt)
  const due = dueOf(draft, 'T_results', from, 'authorised-consignee')
  if (due <= instantOf(running.dueAt)) return undefined
  return { variant: 'authorised-consignee', from, ...(running.round === undefined ? {} : { round: running.round }) }
}

/**
 * Time limits are watched wherever they come from: release, extension, amendment, diversion. One that has passed and was
 * told is not told again unless it is set anew.
 */
function watchLimits(draft: Draft): void {
  const { limitAt, limitNear, limitReached, limitTold, legs } = draft.movement
  // Whoever is told a day before must still have time to do something.
  const ahead = limitAt !== undefined && draft.input.now < instantOf(limitAt)
  if (limitAt !== undefined && limitAt !== limitNear && ahead) watch(draft, 'T_near', limitAt, undefined)
  else stopTimer(draft, 'T_near')
  if (limitAt !== undefined && limitAt !== limitReached) watch(draft, 'T_due', limitAt, undefined)
  else stopTimer(draft, 'T_due')
  if (limitAt !== undefined && limitAt !== limitTold) watch(draft, 'T_limit', limitAt, undefined)
  else stopTimer(draft, 'T_limit')
  for (const leg of legs) {
    if (isWatched(leg) && leg.limitAt !== undefined) watch(draft, 'T_leg', leg.limitAt, leg.index)
    else stopTimer(draft, 'T_leg', { leg: leg.index })
  }
  const gone = draft.movement.timers.filter((timer) => timer.name === 'T_leg' && legOf({ legs }, timer) === undefined)
  if (gone.length > 0) change(draft, { timers: draft.movement.timers.filter((timer) => !gone.includes(timer)) })
}

const isWatched = (leg: Leg): boolean => isConnected(leg) && leg.exited === undefined && leg.limitAt !== leg.limitTold

function watch(draft: Draft, name: TimerName, limitAt: string, leg: number | undefined): void {
  const dueAt = utcDateTime(dueOf(draft, name, instantOf(limitAt), undefined))
  const running = draft.movement.timers.find((timer) => timer.name === name && timer.leg === leg)
  if (running !== undefined && (running.plannedAt ?? running.dueAt) === dueAt) return
  startTimer(draft, name, { dueAt, ...(leg === undefined ? {} : { leg }) })
}

/** When a timer of this name is due if its duration begins, or ends, at `from` (milliseconds UTC, as is the result). */
function dueOf(draft: Draft, name: TimerName, from: number, variant: string | undefined): number {
  const calendar = calendarOf(draft)
  if (rowOf(name).before === true) {
    const leads = settingsOf(draft, name, variant).map((duration) => addDuration(from, duration, calendar) - from)
    return from - Math.max(...leads)
  }
  const dues = settingsOf(draft, name, variant).map((duration) => addDuration(from, duration, calendar))
  // Where several agreements apply, the longest time: a late alarm does less harm than a false one.
  return Math.max(...dues)
}

/** The durations the movement's agreements set, each its most special one; the default where none does. */
function settingsOf({ movement, input }: Draft, name: TimerName, variant: string | undefined): Duration[] {
  const { value, unit, variants } = rowOf(name)
  const byDefault = { value: (variant === undefined ? undefined : variants?.[variant]) ?? value, unit }
  const ids = declaredOf(movement).agreements ?? []
  const own = input.reference.agreements.filter(({ id }) => ids.includes(id))
  const set = own.flatMap(({ timers }) => {
    const fitting = (timers ?? []).filter((setting) => fits(setting, name, variant, movement))
    return fitting.toSorted((one, other) => weight(other) - weight(one)).slice(0, 1)
  })
  return set.length === 0 ? [byDefault] : set
}

function fits(setting: TimerSetting, name: TimerName, variant: string | undefined, movement: Movement): boolean {
  const { from, to } = setting
  const { departure, destination } = declaredOf(movement)
  return (
    setting.name === name &&
    setting.variant === variant &&
    (from === undefined || from === departure.country) &&
    (to === undefined || to === destination.country)
  )
}

/** The more a setting says about the corridor, the more it counts. */
const weight = ({ from, to }: TimerSetting): number => (from === undefined ? 0 : 1) + (to === undefined ? 0 : 1)

/** Days are counted at the office of departure, whose declaration set the movement's terms (engine.md 6). */
const calendarOf = ({ movement, input }: Draft): Calendar => departureCalendar(movement, input.reference, input.now)

/**
 * The calendar of the office of departure: its zone as it is now (milliseconds UTC), all weeks of its country, and its own
 * days off.
 */
export function departureCalendar(movement: Movement, reference: Reference, now: number): Calendar {
  const { departure } = declaredOf(movement)
  const country = reference.countries.get(departure.country)
  const office = reference.offices.get(departure.office)
  const on = onDay(dayAtDeparture(movement, reference, now))
  const own = officeOn(reference, departure.office, on) ?? countryOn(reference, departure.country, on)
  return {
    timeZone: own?.timeZone ?? country?.timeZone ?? 'UTC',
    weeks: country === undefined ? [] : (country.versions ?? [country]),
    daysOff: office === undefined ? [] : (office.versions ?? [office]),
  }
}
