import type { GuaranteeUseBody, GuaranteeUseResult } from '../../generated/types.ts'
import { change, type Draft, firedIn, make } from '../draft/draft.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { type GuaranteeEntry, type GuaranteeLine, isReferenced, type ReferencedLine } from '../model/guarantee.ts'
import { makeGuaranteeReleaseBody, makeGuaranteeUseBody, tellNotValid } from './notices.ts'
import { applyEntry, headerEvent, moveLine, setGuarantee, tellFreed, vacate } from './ledger.ts'
import { declarationIn } from '../draft/queries.ts'
import { isEnd } from '../model/table.ts'
import { utcDateTime } from '../values/time.ts'
import { startTimer, stopTimer, timerDue } from '../timers/timers.ts'
import { assertInvariant } from '../values/assert.ts'
import { asGrn } from '../values/identifiers.ts'

/** Asks a line's guarantor for its consent; the answer is awaited until T_reply (engine.md 4, 5). */
export function askFor(draft: Draft, line: ReferencedLine): void {
  const { movement, message, input } = draft
  const { asked = [] } = movement
  const body = 'body' in message ? declarationIn(message) : undefined
  const accessCode = body?.guarantees.find(({ grn }) => grn === line.grn)?.accessCode
  const commodities = [...new Set((body?.items ?? []).flatMap(({ commodity }) => commodity.hsCode ?? []))]
  const use: GuaranteeUseBody = {
    ...makeGuaranteeUseBody(movement, line, input.now),
    ...(accessCode === undefined ? {} : { accessCode }),
    ...(commodities.length === 0 ? {} : { commodities }),
    replyBy: utcDateTime(timerDue(draft, 'T_reply')),
  }
  const guarantor = draft.guarantees.get(line.grn)?.guarantor
  assertInvariant(guarantor !== undefined, `nobody to ask for ${line.grn}`)
  make(draft, 'guarantee-use', guarantor, use)
  change(draft, { asked: [...asked, { grn: line.grn, line: line.line }] })
  startTimer(draft, 'T_reply', { grn: line.grn })
}

type Answer = GuaranteeUseResult['body']['guarantees'][number]
/** An answer with the line it is about; `awaited` while that line still waits for it. */
type Matched = { answer: Answer; line: ReferencedLine; awaited: boolean }

function matched({ movement, message }: Draft<'guarantee-use-result'>): Matched[] {
  const open = [...(movement.asked ?? [])]
  return message.body.guarantees.flatMap((answer) => {
    const at = open.findIndex(({ grn }) => grn === answer.grn)
    const [ask] = at < 0 ? [] : open.splice(at, 1)
    const line = movement.lines.filter(isReferenced).find((one) => one.grn === ask?.grn && one.line === ask.line)
    return line === undefined ? [] : [{ answer, line, awaited: line.state === 'pending' && !isEnd(movement.state) }]
  })
}

/** Whether this answers an open question, in time or not. */
export const answersAsk = (draft: Draft<'guarantee-use-result'>): boolean => matched(draft).length > 0

/** Whether a guarantor refuses a line that waits for it. */
export const answerRefuses = (draft: Draft<'guarantee-use-result'>): boolean =>
  matched(draft).some(({ answer, awaited }) => awaited && !answer.valid)

/** Whether nothing waits for a guarantor any more after this. */
export function answerCompletes(draft: Draft<'guarantee-use-result'>): boolean {
  const answered = new Set<GuaranteeLine>(matched(draft).flatMap(({ line, awaited }) => (awaited ? [line] : [])))
  return answered.size > 0 && draft.movement.lines.every((line) => line.state !== 'pending' || answered.has(line))
}

/** A guarantor answers for its own guarantees only. */
export function answerFindings(draft: Draft<'guarantee-use-result'>): Finding[] {
  return draft.message.body.guarantees.flatMap(({ grn }, at) => {
    const guarantor = draft.guarantees.get(asGrn(grn))?.guarantor
    return guarantor === undefined || guarantor === draft.sender
      ? []
      : [ruleFinding('GUARANTEE-OWNER', `/body/guarantees/${at}/grn`, grn)]
  })
}

/**
 * Applies the guarantor's answer: yes reserves the line, or puts it in use if the goods are under way; no refuses it; a yes
 * that nothing waits for any more is answered by a release, so that nothing leaks.
 */
export function takeAnswers(draft: Draft<'guarantee-use-result'>): void {
  const running = draft.movement.released !== undefined
  for (const { answer, line, awaited } of matched(draft)) {
    answered(draft, line)
    if (awaited) setLine(draft, line, answer.valid ? (running ? 'in-use' : 'reserved') : 'refused')
    if (awaited && answer.valid) granted(draft, line, running)
    if (awaited && !answer.valid) vacate(draft, line)
    if (!awaited && answer.valid) tellTooLate(draft, line)
  }
  const short = draft.movement.lines.some(({ state }) => state === 'pending' || (running && state === 'refused'))
  if (running && !short) change(draft, { flags: draft.movement.flags.filter((flag) => flag !== 'underSecured') })
}

/**
 * What the guarantor's own system has granted is booked on the hub's account too, so that everybody sees the exposure.
 * Where the hub's figure lacks room the guarantor's yes raises the limit: the guarantor keeps the account, the hub only
 * mirrors it.
 */
function granted(draft: Draft, line: ReferencedLine, running: boolean): void {
  const guarantee = draft.guarantees.get(line.grn)
  if (guarantee === undefined) return
  const lacking = line.minor - guarantee.available
  if (lacking > 0n) {
    const { grn, mrn } = line
    const entry: GuaranteeEntry = {
      grn,
      mrn,
      line: line.line,
      from: 'limit',
      to: 'available',
      minor: lacking,
      cause: draft.message.type,
    }
    draft.entries.push(entry)
    setGuarantee(draft, applyEntry(guarantee, entry))
  }
  moveLine(draft, line, 'available', running ? 'inUse' : 'reserved')
  if (running) headerEvent(draft, line, 'used')
}

/** A guarantor has said no: the movement is not guaranteed. */
export function refuseByAnswer(draft: Draft<'guarantee-use-result'>): void {
  const refused = matched(draft)
    .filter(({ answer, awaited }) => awaited && !answer.valid)
    .map(({ answer, line }) => ({
      grn: line.grn,
      type: line.type,
      refusal: {
        reason: answer.reason ?? ('G00' as const),
        ...(answer.text === undefined ? {} : { text: answer.text }),
      },
    }))
  takeAnswers(draft)
  dropOthers(draft)
  tellNotValid(draft, refused)
}

/** A guarantor has not answered in time: refused with P99; a yes may still come and is then answered by a release. */
export function refuseByTimer(draft: Draft<'timer:T_reply'>): void {
  const { grn } = firedIn(draft)
  const refused = draft.movement.lines
    .filter(isReferenced)
    .filter(({ state, grn: own }) => state === 'pending' && own === grn)
  lapseUnanswered(draft)
  dropOthers(draft)
  tellNotValid(
    draft,
    refused.map((line) => ({ grn: line.grn, type: line.type, refusal: { reason: 'P99' } })),
  )
}

/** The question of the timer that fires is no longer waited for. */
export function lapseUnanswered(draft: Draft<'timer:T_reply'>): void {
  const { grn } = firedIn(draft)
  endPending(draft, (line) => line.grn === grn)
}

/** Drops questions still open with guarantors: the movement has ended, or is not guaranteed anyway. */
export const endPending = (draft: Draft, which: (line: GuaranteeLine) => boolean = () => true): void => {
  for (const line of draft.movement.lines) {
    if (line.state !== 'pending' || !which(line)) continue
    if (isReferenced(line)) stopTimer(draft, 'T_reply', { grn: line.grn })
    vacate(draft, line)
    setLine(draft, line, 'lapsed')
  }
}

/**
 * All lines or none (engine.md 4): a first declaration that is refused keeps nothing; after a refused amendment the
 * previous lines stay for the next one.
 */
function dropOthers(draft: Draft): void {
  endPending(draft)
  if (draft.movement.version > 1) return
  for (const line of draft.movement.lines) {
    if (line.state !== 'reserved') continue
    moveLine(draft, line, 'reserved', 'available')
    vacate(draft, line)
    tellFreed(draft, line, 'cancelled')
    setLine(draft, line, 'cancelled')
  }
}

function answered(draft: Draft, line: ReferencedLine): void {
  const { asked = [] } = draft.movement
  const left = asked.filter((ask) => ask.grn !== line.grn || ask.line !== line.line)
  const { asked: _, ...rest } = draft.movement
  draft.movement = { ...rest, ...(left.length === 0 ? {} : { asked: left }) }
  if (!left.some(({ grn }) => grn === line.grn)) stopTimer(draft, 'T_reply', { grn: line.grn })
}

function tellTooLate(draft: Draft, line: ReferencedLine): void {
  const guarantor = draft.guarantees.get(line.grn)?.guarantor
  assertInvariant(guarantor !== undefined, `an answer on ${line.grn}, which is not registered`)
  make(draft, 'guarantee-release', guarantor, makeGuaranteeReleaseBody(line, 'answered-too-late', draft.input.now))
}

function setLine(draft: Draft, { grn, line: number }: GuaranteeLine, state: GuaranteeLine['state']): void {
  change(draft, {
    lines: draft.movement.lines.map((line) => (line.grn === grn && line.line === number ? { ...line, state } : line)),
  })
}
