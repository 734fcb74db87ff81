import type { DischargeBody } from '../../generated/types.ts'
import { dayAtDeparture } from '../reference/act-day.ts'
import { noteAlarm } from '../notices/alarms.ts'
import { alertUndeclaredOffice } from '../movement/alerts.ts'
import { amend } from '../movement/amendment.ts'
import { isStoppedByDepartureAtMost, stopsLeft } from './conditions.ts'
import { correct } from '../differences/correction.ts'
import { explain, resolveDifferences } from '../differences/explain.ts'
import { tellIfWaiting } from '../differences/holding.ts'
import {
  compareNoted,
  compareResults,
  compareSighting,
  compareUse,
  endSharing,
  noteMissingEntry,
} from '../differences/judge.ts'
import { noteLeftBehind } from '../differences/part.ts'
import { cover, noteUnderSecured } from '../guarantee/cover.ts'
import { open } from '../movement/declaration.ts'
import { closeDiversion, divert, referDiversion, rejectDiversion, takeDiversion } from '../movement/diversion.ts'
import {
  addFlags,
  change,
  closeProcedure,
  type Draft,
  forward,
  make,
  openProcedure,
  receiversFor,
} from '../draft/draft.ts'
import { changeSeals, endEnRoute, extend, noteIncident, tranship } from '../movement/en-route.ts'
import { answerEnquiry, closeEnquiry, openEnquiry, tellRecoveryDue } from '../movement/enquiry.ts'
import { reimburse } from '../guarantee/debts.ts'
import { endPending, lapseUnanswered, refuseByAnswer, refuseByTimer, takeAnswers } from '../guarantee/asking.ts'
import { free, freeParties, FREES } from '../movement/held.ts'
import { acceptDiversion, arrive, goBack, noteFindings, openDiversion, pass, refuseEntry } from '../movement/legs.ts'
import { tellGuaranteeNotValid } from '../guarantee/ledger.ts'
import { bindFund } from '../guarantee/fund.ts'
import { tellUnmatched, watchProvisional } from '../movement/provisional.ts'
import { takeLines } from '../guarantee/lines.ts'
import {
  awaitAgain,
  enquireOfHolder,
  enquireOfOffice,
  noteLegLimit,
  noteLimit,
  refuseDiversionByClock,
  refuseReleaseByClock,
  tellOverdue,
} from '../movement/overdue.ts'
import { remind, tellClaimDeadline, tellLimitNear, tellLimitReached, tellNonDischarge } from '../movement/told.ts'
import { HUB } from '../values/party.ts'
import { notePayment } from '../guarantee/payment.ts'
import { withdrawContributions } from '../guarantee/payment-orders.ts'
import { adjustRecords, closeRecords, makeRecords, release } from '../movement/records.ts'
import {
  answerTransfer,
  askToRecover,
  claim,
  freeClaims,
  settle,
  withdraw,
  withdrawToAvailable,
} from '../guarantee/recovery.ts'
import { lapseApproval } from '../movement/approvals.ts'
import { noteSimplified } from '../movement/simplified.ts'
import { asOffice } from '../values/office.ts'
import { type Stop, stoppedBy } from '../model/open.ts'
import type { EffectName, EffectOn } from '../model/table.ts'
import type { EventType } from '../model/timer.ts'

/** An effect, and whether it reads the declaration's content (`DecideInput.declaration`), which is then loaded for it. */
export type Effect<T extends EventType = EventType> = ((draft: Draft<T>) => void) & { readonly readsDeclaration?: true }

/** The same effect, declared to need the declaration's content. */
const onDeclaration = <T extends EventType>(run: (draft: Draft<T>) => void): Effect<T> =>
  Object.assign((draft: Draft<T>) => run(draft), { readsDeclaration: true as const })

/** `hold` needs the row's `awaits` and is done by `decide`. */
type OwnEffect = Exclude<EffectName, 'hold'>

/** What the effects named in the movement's table do, each to the events its rows are on. */
const effects: { readonly [E in OwnEffect]: Effect<EffectOn<E>> } = {
  open,
  tellGuaranteeNotValid,
  release,
  makeRecords: onDeclaration(makeRecords),
  forward,
  pass,
  goBack,
  arrive,
  acceptDiversion,
  openDiversion,
  noteFindings,
  noteSimplified,
  correct,
  compareSighting,
  compareResults,
  compareNoted,
  compareUse,
  endSharing,
  explain,
  noteLeftBehind,
  noteMissingEntry,
  resolveDifferences,
  tellIfWaiting,
  permitUnloading: (draft) => change(draft, { unloadingPermitted: true }),
  refuseEntry,
  alertUndeclaredOffice,
  noteAlarm,
  contradict: (draft) => addFlags(draft, 'contradiction'),
  receiveResults,
  discharge: (draft) => change(draft, { endedAt: draft.message.occurredAt, dischargedOn: draft.message.body.basis }),
  dischargeByHub: (draft) => dischargeByHub(draft, 'results'),
  dischargeAsRecovered: (draft) => dischargeByHub(draft, 'recovered'),
  freeClaims,
  notePayment,
  reimburse,
  cancel: (draft) => {
    change(draft, { endedAt: draft.message.occurredAt })
    withdrawContributions(draft)
  },
  amend,
  takeLines,
  bindFund,
  takeAnswers,
  refuseByAnswer,
  refuseByTimer,
  lapseUnanswered,
  endPending: (draft) => endPending(draft),
  noteUnderSecured,
  cover,
  adjustRecords: onDeclaration(adjustRecords),
  closeRecords,
  resolve,
  divert: onDeclaration(divert),
  referDiversion,
  rejectDiversion,
  takeDiversion: onDeclaration(takeDiversion),
  closeDiversion,
  freeAwaitingDiversion: freeParties,
  changeSeals,
  noteIncident: onDeclaration(noteIncident),
  tranship: onDeclaration(tranship),
  extend,
  endEnRoute,
  openEnquiry,
  answerEnquiry,
  tellRecoveryDue,
  tellOverdue,
  watchProvisional,
  tellUnmatched,
  tellLimitNear,
  tellLimitReached,
  tellNonDischarge,
  tellClaimDeadline,
  remind,
  noteLimit,
  noteLegLimit,
  enquireOfHolder,
  enquireOfOffice,
  awaitAgain,
  refuseDiversionByClock,
  refuseReleaseByClock,
  lapseApproval,
  claim,
  settle,
  withdraw,
  withdrawToAvailable,
  askToRecover,
  answerTransfer,
  openStop,
  liftStop,
  freeAwaitingRelease: (draft) => free(draft, FREES.freeAwaitingRelease),
  freeAwaitingArrival: (draft) => free(draft, FREES.freeAwaitingArrival),
  freeAwaitingResults: (draft) => free(draft, FREES.freeAwaitingResults),
  // A stop of departure's own does not hold its discharge by authority; what it does hold waits on.
  freeAwaitingLift: (draft) => {
    if (isStoppedByDepartureAtMost(draft)) free(draft, FREES.freeAwaitingLift)
  },
}

/** One of the effects of a row that is on the draft's event. */
export const runEffect = (draft: Draft, name: OwnEffect): void =>
  // The row was found by the type of the event, and `effects` is typed by the rows: the compiler cannot join the two.
  (effects[name] as Effect)(draft)

/** Whether an effect reads the declaration's content. */
export const readsDeclaration = (name: OwnEffect): boolean => effects[name].readsDeclaration === true

function receiveResults(draft: Draft<'control-results'>): void {
  const { code, date } = draft.message.body
  closeEnquiry(draft)
  change(draft, { results: { code, date } })
  if (code === 'A5' || code === 'B1') addFlags(draft, 'nonConform')
}

/** The agreement's mandate: the hub discharges on behalf of departure, which is told like everybody else (engine.md 3). */
function dischargeByHub(draft: Draft, basis: DischargeBody['basis']): void {
  const body = makeDischargeBody(draft, basis)
  change(draft, { endedAt: new Date(draft.input.now).toISOString(), dischargedOn: basis })
  for (const receiver of receiversFor(draft, 'discharge', HUB)) make(draft, 'discharge', receiver, body)
}

/** The body of a discharge made by the hub, today by the calendar of the office of departure, for which it acts. */
const makeDischargeBody = ({ movement, input }: Draft, basis: DischargeBody['basis']): DischargeBody => ({
  basis,
  date: dayAtDeparture(movement, input.reference, input.now),
})

/** How the discrepancies were resolved; while unresolved, recovery is expected and nothing is discharged automatically. */
function resolve(draft: Draft<'discrepancy-resolution'>): void {
  const { outcome, decidedOn } = draft.message.body
  change(draft, { resolution: { outcome, date: decidedOn } })
}

/** Stops of a movement that are remembered, for passages that are reported late. */
const STOPS_KEPT = 32

/** Every administration's stop is independent: lifting one must not release what another holds back. */
function openStop(draft: Draft<'alert'>): void {
  const { message, movement, sender } = draft
  const { reason } = message.body
  const office = message.body.office ?? message.sender.office
  const said = { reason, ...(office === undefined ? {} : { office: asOffice(office) }) }
  const { stops = [] } = movement
  const before = stoppedBy(movement)
  openProcedure(draft, { procedure: 'stop', by: [...new Set([...before, sender])] })
  const isItsOwn = (stop: Stop): boolean => stop.by === sender && stop.until === undefined
  const after = stops.some(isItsOwn)
    ? stops.map((stop) => (isItsOwn(stop) ? { by: stop.by, since: stop.since, ...said } : stop))
    : [...stops, { by: sender, since: message.occurredAt, ...said }]
  change(draft, { stops: kept(after) })
}

/** What has been lifted longest ago is forgotten first; what still holds never is. */
function kept(stops: readonly Stop[]): readonly Stop[] {
  const lifted = stops.filter(({ until }) => until !== undefined)
  const forgotten = new Set(lifted.slice(0, Math.max(0, stops.length - STOPS_KEPT)))
  return stops.filter((stop) => !forgotten.has(stop))
}

function liftStop(draft: Draft<'alert'>): void {
  const left = stopsLeft(draft)
  const { stops = [] } = draft.movement
  const until = draft.message.occurredAt
  const isLifted = (stop: Stop): boolean => stop.until === undefined && !left.includes(stop.by)
  change(draft, { stops: stops.map((stop) => (isLifted(stop) ? { ...stop, until } : stop)) })
  if (left.length === 0) closeProcedure(draft, 'stop')
  else openProcedure(draft, { procedure: 'stop', by: left })
}
