import type { GuaranteeLine } from '../../domain/model/guarantee.ts'
import type { Held, Leg, Movement, Passage } from '../../domain/model/movement.ts'
import { diversionOf, enquiryOf, openOf, proceduresOf } from '../../domain/model/open.ts'
import type { Timer } from '../../domain/model/timer.ts'
import type { Difference } from '../../domain/model/difference.ts'
import type { DifferenceView, LegView, MovementView, PassageView } from '../../ports/reads.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { currencyText } from '../../domain/values/money.ts'
import { movementFromDocument } from '../documents.ts'

/** Writes minor units as the amount of a message, with all decimals of the currency. */
export type FormatAmount = (minor: bigint, currency: string) => string

/** When a timer is due with the outages known now, milliseconds UTC; Infinity while nobody knows. */
export type TimerDue = (timer: Timer, movement: Movement) => number

/**
 * A stored movement as `viewer` may see it. Operators and auditors see states, offices, times and reasons; what messages
 * say about goods and means of transport (seals, vehicle, references) is for the movement's parties only (invariant I11).
 */
export const viewOf =
  (viewer: Viewer, format: FormatAmount, due: TimerDue) =>
  (row: { doc: string }): MovementView => {
    const movement: Movement = movementFromDocument(row.doc)
    const shown = viewer.kind !== 'all'
    return {
      mrn: movement.mrn,
      state: movement.state,
      version: movement.version,
      procedures: proceduresOf(movement),
      flags: flagsFor(viewer, movement.flags),
      legs: movement.legs.map((leg) => legView(leg, shown)),
      guarantees: movement.lines.map((line) => ({
        grn: line.grn ?? '',
        amount: format(line.minor, currencyText(line.currency)),
        currency: currencyText(line.currency),
        state: line.state,
        ...(line.conversion === undefined ? {} : { conversion: line.conversion }),
        ...refusalOf(movement, line),
      })),
      ...(movement.contributions === undefined ? {} : { contributions: movement.contributions }),
      ...(movement.liabilities === undefined ? {} : { liabilities: movement.liabilities }),
      timers: movement.timers.map((timer) => timerView(timer, due(timer, movement))),
      held: movement.held.map(heldView),
      ...approvalsFor(viewer, movement),
      ...routeView(movement),
      ...openView(movement),
      ...someOf(differencesFor(viewer, movement.differences ?? [])),
      ...(shown ? writtenView(movement) : {}),
      ...(movement.erased === undefined ? {} : { contentDestroyed: movement.erased }),
    }
  }

/** Differences there are, or nothing. */
const someOf = (differences: DifferenceView[]): Pick<MovementView, 'differences'> =>
  differences.length === 0 ? {} : { differences }

/** What waits for a second person is the administration's own business until it has an effect. */
function approvalsFor(viewer: Viewer, { approvals = [] }: Movement): Pick<MovementView, 'approvals'> {
  const own = approvals.filter(({ key }) => viewer.kind === 'all' || viewer.key === key.sender)
  const shown = own.map(({ key, type, office, by, since }) => ({ id: key.id, type, office, by, since }))
  return shown.length === 0 ? {} : { approvals: shown }
}

/** Why a line was refused; a line refused only because of another one has no reason of its own. */
function refusalOf({ notValid = [] }: Movement, { grn, type, state }: GuaranteeLine): { reason?: string } {
  const reason = notValid.find((one) => one.grn === grn && one.type === type)?.reason
  return state !== 'refused' || reason === undefined ? {} : { reason }
}

/** Route, terms and the times of what happened. */
const routeView = ({ declared, released, ...movement }: Movement): Partial<MovementView> =>
  given({
    departure: declared?.departure,
    destination: declared?.destination,
    regime: declared?.regime,
    agreements: declared?.agreements,
    dischargeMode: declared?.dischargeMode,
    itineraryVersion: movement.itineraryVersion,
    diverted: movement.diverted,
    declaredAt: declared?.declaredAt,
    releasedAt: released?.releasedAt,
    limitAt: movement.limitAt,
    arrivedAt: movement.arrival?.occurredAt,
    arrivedOffice: movement.arrival?.office,
    presentedAt: movement.presentedAt,
    results: movement.results,
    resolution: movement.resolution,
    endings: movement.endings,
    endedAt: movement.endedAt,
  })

/** Details of the open procedures. */
function openView(movement: Movement): Partial<MovementView> {
  const enquiry = enquiryOf(movement)
  const asks = enquiry === undefined ? undefined : given({ ...enquiry, openedBy: undefined })
  const { recovery } = movement
  return given({
    enquiry: asks,
    diversion: diversionOf(movement),
    recovery,
    stoppedBy: openOf(movement, 'stop')?.by,
  })
}

/**
 * Differences are for administrations, and without what was written for operators: a trader who is told that his truck was
 * recognised has been warned (engine.md 9, "From practice").
 */
export function differencesFor(viewer: Viewer, differences: readonly Difference[]): DifferenceView[] {
  const isCustoms = viewer.kind === 'officer' || (viewer.kind === 'party' && viewer.role === 'customs')
  if (!isCustoms && viewer.kind !== 'all') return []
  return differences.map(({ kind, declared, seen, pointer, flag, since, office, by, resolvedBy, explained }) =>
    given({
      kind,
      declared: isCustoms ? declared : undefined,
      seen: isCustoms ? seen : undefined,
      pointer,
      flag,
      since,
      office,
      by,
      resolvedBy,
      explained,
    }),
  )
}

/** Flags that tell who looks for a vehicle, or has recognised it. */
const FOR_CUSTOMS: ReadonlySet<string> = new Set(['vehicleDiffers', 'usedTwice', 'passedStop', 'tractorChanged'])

/** The flags a viewer may see. */
export const flagsFor = <F extends string>(viewer: Viewer, flags: readonly F[]): readonly F[] =>
  viewer.kind === 'party' && viewer.role !== 'customs' ? flags.filter((flag) => !FOR_CUSTOMS.has(flag)) : flags

/** What its messages say. */
const writtenView = ({ declared, seals, vehicle }: Movement): Partial<MovementView> =>
  given({ nationalRefs: declared?.nationalRefs, lot: declared?.lot, seals, vehicle })

/** The object without its undefined members. */
const given = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // Undefined members are gone; the compiler cannot see that through fromEntries.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const timerView = (
  { name, number, startedAt, leg, grn, about, since, round }: Timer,
  due: number,
): MovementView['timers'][number] => ({
  timer: name,
  number,
  startedAt,
  ...(Number.isFinite(due) ? { dueAt: new Date(due).toISOString() } : { paused: true }),
  ...(leg === undefined ? {} : { leg }),
  ...(grn === undefined ? {} : { grn }),
  ...(about === undefined ? {} : { about, reminder: round ?? 1 }),
  ...(since === undefined ? {} : { since }),
})

const heldView = ({ key, type, awaits, since, occurredAt }: Held): MovementView['held'][number] => ({
  ...key,
  type,
  awaits,
  since,
  occurredAt,
})

function legView({ entered, exited, returned, limitTold: _limitTold, ...leg }: Leg, shown: boolean): LegView {
  return {
    ...leg,
    ...(entered === undefined ? {} : { entered: passageView(entered, shown) }),
    ...(exited === undefined ? {} : { exited: passageView(exited, shown) }),
    ...(returned === undefined ? {} : { returned: passageView(returned, shown) }),
  }
}

/** A passage without the digests that are kept only to tell a repeat from a differing observation. */
function passageView({ findings: _findings, seals, vehicle, ...passage }: Passage, shown: boolean): PassageView {
  return {
    ...passage,
    ...(shown && seals !== undefined ? { seals } : {}),
    ...(shown && vehicle !== undefined ? { vehicle } : {}),
  }
}
