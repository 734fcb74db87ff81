import { isReferenced } from '../../src/domain/model/guarantee.ts'
import { facetsOf } from '../../src/domain/model/facets.ts'
import { carnetNumber } from '../../src/domain/reference/guarantee-types.ts'
import type { IdReservation, OutcomeRow, RefusalRow } from '../../src/ports/commit.ts'
import { keyText } from '../../src/domain/values/party.ts'
import type { AuditLeaf, AuditOutboxRow, AuditSource, Stray } from '../../src/ports/audit.ts'
import { besideOf, type BesideRow } from '../../src/store/audit/beside.ts'
import { movementFromDocument, trainFromDocument } from '../../src/store/documents.ts'
import type { Database } from './database.ts'
import { isClosed, outcomeOf, type StoredOutboxRow } from './rows.ts'
import { asMrn } from '../support/identifiers.ts'

/** The simulated tables as `corridor audit` reads them. */
export function createMemoryAudit(database: Database, now: number): AuditSource {
  const { leaves, outbox } = database
  const ends = endingsOf(database)
  const rows = [...outbox.values()].map(outboxRowOf)
  const typeOf = (key: string): string | undefined => database.messages.get(key)?.type
  return {
    head: async () => ({ ...database.head, takenAt: new Date(now) }),
    body: async (sender, id) => database.bodies.get(keyText({ sender, id }))?.body,
    leaves: () => stream(leaves.map((leaf) => leafOf(database, leaf, ends))),
    events: () =>
      stream(
        leaves
          .flatMap(({ mrn, index, kind, key, record }) => {
            if (mrn === undefined || kind === 'made') return []
            const text = key === undefined ? '' : keyText(key)
            return [{ mrn, index, kind, key: text, type: typeOf(text), record }]
          })
          .sort((one, other) => byText(one.mrn, other.mrn) || Number(one.index - other.index)),
      ),
    movements: () =>
      stream(
        [...database.movements]
          .sort(([one], [other]) => byText(one, other))
          .map(([number, document]) => {
            const mrn = asMrn(number)
            const movement = movementFromDocument(document)
            const visible = [...(database.parties.get(mrn) ?? [])].sort().join()
            const contradictions = visible === [...movement.parties].sort().join() ? [] : ['table movement_parties']
            const marks = database.marks.get(mrn) ?? []
            if ([...marks].sort().join() !== [...(movement.marks ?? [])].sort().join())
              contradictions.push('table movement_marks')
            if ([...(database.facets.get(mrn) ?? [])].sort().join() !== facetsOf(movement).sort().join())
              contradictions.push('table movement_facets')
            const lines = movement.lines.filter(isReferenced).filter(({ grn }) => carnetNumber(grn) === undefined)
            if (
              !lines.every(({ grn }) =>
                movement.parties.every((party) => database.guaranteeParties.has(`${party} ${grn}`)),
              )
            )
              contradictions.push('table guarantee_parties')
            const running = [...database.timers.values()].filter((timer) => timer.mrn === mrn)
            const same = timersText(running) === timersText(movement.timers)
            return { mrn, movement, contradictions: same ? contradictions : [...contradictions, 'table timers'] }
          }),
      ),
    guarantees: () => stream([...database.guarantees.values()].sort((one, other) => byText(one.grn, other.grn))),
    entries: () => stream(database.entries.map((entry) => ({ ...entry, line: entry.line }))),
    nodes: () => stream(database.nodes),
    outboxByLeaf: () =>
      stream(
        rows.toSorted((one, other) => Number(one.logIndex - other.logIndex) || byText(one.receiver, other.receiver)),
      ),
    outboxByOrder: () =>
      stream(
        rows.toSorted(
          (one, other) =>
            byText(one.receiver, other.receiver) ||
            byText(one.orderKey, other.orderKey) ||
            Number(one.logIndex - other.logIndex),
        ),
      ),
    strays: () => stream(straysOf(database)),
    acts: () => stream(database.acts.map((act) => ({ ...NO_SUBJECT, ...act }))),
    approvals: () => stream([]),
    cosignatures: () => stream([]),
    timestamps: () => stream([]),
    setAside: () => stream([...database.setAside.values()]),
    trains: () => stream([...database.trains.values()].map(trainFromDocument)),
    outages: () => stream(database.outages),
    pinned: () => Promise.reject(new Error('nobody acts on the registry here')),
  }
}

const NO_SUBJECT = { receiver: undefined, outboxIndex: undefined, setAside: undefined, attention: undefined }

const timersText = (timers: readonly { name: string; number: number }[]): string =>
  timers
    .map(({ name, number }) => `${name} ${number}`)
    .sort()
    .join()

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

/** The last entry about each movement. */
function endingsOf({ leaves, concerned, refusals }: Database): ReadonlyMap<bigint, readonly string[]> {
  const last = new Map<string, bigint>()
  const named = leaves.map(({ mrn, index }) => ({ mrn, logIndex: index }))
  for (const { mrn, logIndex } of [...named, ...concerned, ...refusals]) {
    if (mrn !== undefined && logIndex > (last.get(mrn) ?? -1n)) last.set(mrn, logIndex)
  }
  const byLeaf = Map.groupBy([...last.keys()].sort(), (mrn) => last.get(mrn) ?? -1n)
  return byLeaf
}

function leafOf(
  database: Database,
  leaf: Database['leaves'][number],
  ends: ReadonlyMap<bigint, readonly string[]>,
): AuditLeaf {
  const { index, kind, key, mrn, record, hash } = leaf
  const text = key === undefined ? undefined : keyText(key)
  const idReservation = text === undefined ? undefined : database.messages.get(text)
  const body = text === undefined ? undefined : database.bodies.get(text)
  const outcome = text === undefined ? undefined : outcomeOf(database.outcomes, text, index)
  return {
    index,
    kind,
    sender: key?.sender,
    id: key?.id,
    mrn,
    record,
    hash,
    idReservation,
    body:
      body === undefined
        ? undefined
        : { bytes: body.body, salt: body.salt, signature: body.signature, attestedBy: body.attestedBy },
    answer:
      outcome === undefined ? undefined : { ...outcome, bytes: outcome.answer, signature: outcome.answerSignature },
    beside: besideOf(
      besideRowOf(
        kind,
        idReservation,
        outcome,
        database.refusals.find((one) => one.logIndex === index),
      ),
    ),
    concerned: database.concerned.flatMap((one) => (one.logIndex === index ? [one.mrn] : [])),
    ends: (ends.get(index) ?? []).map((one) => {
      const document = database.movements.get(one)
      return {
        mrn: asMrn(one),
        movement: document === undefined ? undefined : movementFromDocument(document),
        declarations: database.declarations.get(one) ?? [],
      }
    }),
  }
}

/** The rows beside a leaf as PostgreSQL joins them. */
const besideRowOf = (
  kind: string,
  message: IdReservation | undefined,
  outcome: OutcomeRow | undefined,
  refusal: RefusalRow | undefined,
): BesideRow => ({
  kind,
  type: message?.type ?? null,
  content_type: message?.contentType ?? null,
  language: message?.language ?? null,
  channel: message?.channel ?? null,
  received_at: message?.receivedAt ?? null,
  verdict: outcome?.verdict ?? null,
  answer_mrn: outcome?.mrn ?? null,
  answer: outcome?.answer ?? null,
  answer_signature: outcome?.answerSignature ?? null,
  attempt: outcome?.attempt ?? null,
  http_status: outcome?.httpStatus ?? null,
  answer_type: outcome?.answerType ?? null,
  decided_at: outcome?.decidedAt ?? null,
  refused: refusal !== undefined,
  refused_id: refusal?.messageId ?? null,
  refused_type: refusal?.type ?? null,
  refused_mrn: refusal?.mrn ?? null,
  refused_status: refusal?.httpStatus ?? null,
  findings: refusal?.findings ?? null,
  set_aside: refusal?.setAside ?? null,
  refused_salt: refusal?.salt ?? null,
  refused_at: refusal?.decidedAt ?? null,
})

const outboxRowOf = ({ key, state, ...row }: StoredOutboxRow): AuditOutboxRow => {
  const place = isClosed({ state }) ? { open: undefined, ended: state } : { open: state, ended: undefined }
  return { ...row, ...key, ...place, contradictions: [] }
}

function straysOf(database: Database): Stray[] {
  const known = new Set<string>()
  const first = new Set<string>()
  const twice: IdReservation[] = []
  for (const { kind, key } of database.leaves) {
    if (key === undefined) continue
    const text = keyText(key)
    known.add(text)
    if (kind !== 'message' && kind !== 'made') continue
    const claim = database.messages.get(text)
    if (first.has(text) && claim !== undefined) twice.push(claim)
    first.add(text)
  }
  const claimed = [...database.messages.values()].filter(({ key }) => !known.has(keyText(key)))
  return [
    ...claimed.map(({ key }) => ({ what: 'is claimed and has no leaf', ...key })),
    ...twice.map(({ key }) => ({ what: 'has several leaves', ...key })),
  ]
}
