import { FOLLOW_UP_SYMBOLS, followUpCodeFrom } from '../domain/office-app/follow-up.ts'
import { declaredOf } from '../domain/model/declared.ts'
import { facetsOf } from '../domain/model/facets.ts'
import type { Movement } from '../domain/model/movement.ts'
import { numbersBorne, numbersDeclared, searchedBy } from '../domain/model/searched.ts'
import { type Guarantee, type GuaranteeLine, isReferenced } from '../domain/model/guarantee.ts'
import type { Train } from '../domain/model/train.ts'
import { carnetNumber } from '../domain/reference/guarantee-types.ts'
import type { BodyRow, IdReservation, DeclarationRow, Searched, StateWrites } from '../ports/commit.ts'
import type { Salted } from './seal.ts'
import { closureProgress } from './border-closures.ts'
import { isAsked, type TimerWork, type Work } from './work.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** The reservation of a work's id; undefined when it uses none, or has reserved it before. */
export function idReservationOf(work: Work): IdReservation | undefined {
  if (!isAsked(work) || work.key === undefined || work.retry !== undefined) return undefined
  const { received } = work
  return {
    key: work.key,
    digest: received.digest,
    type: work.kind === 'message' ? work.message.type : (work.header.type ?? ''),
    contentType: received.contentType,
    language: received.language,
    channel: received.channel,
    receivedAt: new Date(received.receivedAt),
  }
}

/** What the batch began with, the timers in it that stand still, when (milliseconds UTC), and so many random bytes. */
export type BatchState = {
  before: ReadonlyMap<Mrn, Movement>
  later: readonly TimerWork[]
  now: number
  random: (bytes: number) => Buffer
}

/** Re-check interval for timers paused by an open-ended outage: cheap, and negligible against periods of days. */
const LOOK_AGAIN_MS = 5 * 60_000

/** Step 5 of the commit: the last state of everything the batch has touched, and the bytes of what used up an id. */
export function stateWrites(entries: readonly Salted[], batch: BatchState): StateWrites {
  const movements = new Map<Mrn, Movement>()
  const guarantees = new Map<Grn, Guarantee>()
  const declarations: DeclarationRow[] = []
  const visible: StateWrites['visible'][number][] = []
  const nationalRefs: StateWrites['nationalRefs'][number][] = []
  const trains = new Map<string, Train>()
  for (const { entry } of entries) {
    if (entry.kind === 'refused') continue
    const { decision } = entry
    const train = entry.kind === 'message' ? entry.report?.train : undefined
    if (train !== undefined) trains.set(`${train.number} ${train.operator}`, train)
    for (const guarantee of decision.guarantees) guarantees.set(guarantee.grn, guarantee)
    const { movement } = decision
    if (movement === undefined) continue
    movements.set(movement.mrn, movement)
    for (const party of decision.visibleTo) visible.push({ party, mrn: movement.mrn })
    if (decision.declaration === undefined) continue
    const { mrn, version, revision } = movement
    declarations.push({
      mrn,
      version,
      revision,
      cause: causeOf(entry),
      at: new Date(batch.now),
      body: decision.declaration,
    })
    for (const { country, reference } of declaredOf(movement).nationalRefs)
      nationalRefs.push({ country, reference, mrn: movement.mrn })
  }
  return {
    movements: [...movements.values()],
    declarations,
    visible,
    nationalRefs,
    guarantees: [...guarantees.values()],
    lines: changedLines([...movements.values()], batch),
    idReservations: entries.flatMap(noticeIds),
    bodies: entries.flatMap(bodyRow),
    followUpCodes: entries.flatMap((salted) => {
      const mrn = releasedBy(salted)
      return mrn === undefined ? [] : [{ mrn, code: followUpCodeFrom(batch.random(FOLLOW_UP_SYMBOLS)) }]
    }),
    trains: [...trains.values()],
    provisional: [...movements.values()].flatMap(({ mrn: number, matchedTo: mrn }) =>
      mrn === undefined || batch.before.get(number)?.matchedTo !== undefined ? [] : [{ number, mrn }],
    ),
    marks: changesOf(
      [...movements.values()],
      batch,
      ({ marks = [] }) => marks,
      (mrn, mark) => ({ mrn, mark }),
    ),
    identifiers: newlySearched([...movements.values()], declarations, batch),
    facets: changesOf([...movements.values()], batch, facetsOf, (mrn, facet) => ({ mrn, facet })),
    guaranteeParties: guaranteeParties([...movements.values()], batch),
    timers: timerWrites([...movements.values()], batch),
    closures: {
      changed: entries.flatMap(({ entry }) => (entry.kind === 'refused' ? [] : (entry.decision.closure ?? []))),
      told: closureProgress(entries.map(({ entry }) => entry)),
    },
    availability: entries.flatMap(({ entry }) => (entry.kind === 'refused' ? [] : (entry.decision.availability ?? []))),
  }
}

/** What these movements are found by that they were not before: by the numbers of new content, and those reported since. */
function newlySearched(
  movements: readonly Movement[],
  declarations: readonly DeclarationRow[],
  { before }: BatchState,
): Searched[] {
  const contents = Map.groupBy(declarations, ({ mrn }) => mrn)
  return movements.flatMap((movement) => {
    const { mrn, declared } = movement
    if (declared === undefined) return []
    const then = before.get(mrn)
    const named = (contents.get(mrn) ?? []).flatMap(({ body }) => numbersDeclared(body))
    const known = then?.declared === undefined ? [] : numbersBorne(then)
    const borne = new Set(known.map(({ kind, text }) => `${kind} ${text}`))
    const news = numbersBorne(movement).filter(({ kind, text }) => !borne.has(`${kind} ${text}`))
    const own = known.length === 0 && named.length > 0 ? [{ kind: 'other', text: mrn } as const] : []
    const all = [...own, ...named, ...news]
    return all.length === 0 ? [] : [{ mrn, ...searchedBy(all) }]
  })
}

/** Lines that are not those the batch began with: most messages say nothing of guarantees. */
const changedLines = (movements: readonly Movement[], { before }: BatchState): GuaranteeLine[] =>
  movements.flatMap(({ mrn, lines }) => {
    const then = new Set(before.get(mrn)?.lines)
    return lines.filter((line) => !then.has(line))
  })

/** What these movements are found by that they were not before, and the other way round, a row for each; `of` names each once. */
function changesOf<T, Row>(
  movements: readonly Movement[],
  { before }: BatchState,
  of: (movement: Movement) => readonly T[],
  row: (mrn: Mrn, one: T) => Row,
): { lost: Row[]; gained: Row[] } {
  const [lost, gained]: [Row[], Row[]] = [[], []]
  for (const movement of movements) {
    const { mrn } = movement
    const then = before.get(mrn)
    const [had, has] = [then === undefined ? [] : of(then), of(movement)]
    if (had === has) continue
    const left = new Set(had)
    for (const one of has) if (!left.delete(one)) gained.push(row(mrn, one))
    for (const one of left) lost.push(row(mrn, one))
  }
  return { lost, gained }
}

/**
 * Which parties of these movements may look at which guarantees because of them, as far as the movements did not say so
 * before. Carnets have no account to look at.
 */
function guaranteeParties(movements: readonly Movement[], { before }: BatchState): StateWrites['guaranteeParties'] {
  const found = new Map<string, { party: PartyKey; grn: Grn }>()
  for (const movement of movements) {
    const then = before.get(movement.mrn)
    const [knownParties, knownLines] = [new Set(then?.parties), new Set(then?.lines.map(({ grn }) => grn))]
    for (const { grn } of movement.lines.filter(isReferenced)) {
      if (carnetNumber(grn) !== undefined) continue
      for (const party of movement.parties)
        if (!knownLines.has(grn) || !knownParties.has(party)) found.set(`${party} ${grn}`, { party, grn })
    }
  }
  // Sorted: two hubs that add the same rows must not deadlock.
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
}

/** Timers of these movements that were started or stopped: the store mirrors them to find what is due. */
function timerWrites(movements: readonly Movement[], { before, later, now }: BatchState): StateWrites['timers'] {
  const changed = movements.map((movement) => {
    const then = before.get(movement.mrn)?.timers ?? []
    const { mrn, timers } = movement
    return {
      stopped: then.filter((timer) => !timers.includes(timer)).map(({ number }) => ({ mrn, number })),
      started: timers
        .filter((timer) => !then.includes(timer))
        .map(({ name, number, dueAt }) => ({ mrn, name, number, dueAt })),
    }
  })
  return {
    stopped: changed.flatMap(({ stopped }) => stopped),
    started: changed.flatMap(({ started }) => started),
    later: later.map(({ mrn, number }) => ({ mrn, number, at: new Date(now + LOOK_AGAIN_MS) })),
  }
}

function causeOf(entry: Exclude<Salted['entry'], { kind: 'refused' }>): DeclarationRow['cause'] {
  if (entry.kind === 'timer') return { ...entry.key, type: 'timer' }
  if (entry.kind === 'matched') return { ...entry.key, type: 'transit-declaration' }
  if (entry.kind === 'approval') return { ...entry.key, type: entry.work.message.type }
  return entry.kind === 'message'
    ? { ...entry.work.key, type: entry.work.message.type }
    : { ...entry.key, type: entry.held.message.type }
}

/** The MRN of the movement this event released for transit, if it is the release. */
function releasedBy({ entry }: Salted): Mrn | undefined {
  if (entry.kind !== 'message' && entry.kind !== 'effect') return undefined
  const message = entry.kind === 'message' ? entry.work.message : entry.held.message
  const { movement, effect } = entry.decision
  return message.type === 'release-for-transit' && effect.to === 'released' ? movement?.mrn : undefined
}

function bodyRow({ entry, salt }: Salted): BodyRow[] {
  if (entry.kind !== 'message' && entry.kind !== 'refused') return []
  const { key, received, retry } = entry.work
  if (retry !== undefined) return []
  const { bytes, signature, attestedBy } = received
  const attested = attestedBy === undefined ? {} : { attestedBy }
  // What was refused says nothing of the movement it names: anybody may name any.
  const mrn = entry.kind === 'message' ? entry.mrn : undefined
  return key === undefined ? [] : [{ key, body: bytes, signature, salt, mrn, ...attested }]
}

/** A notice's id is reserved where it is made: before the batch decided, nobody could know it. */
function noticeIds({ entry }: Salted): IdReservation[] {
  if (entry.kind !== 'message' || entry.work.made === undefined) return []
  return [idReservationOf(entry.work) ?? []].flat()
}
