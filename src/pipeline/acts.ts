import { HUB } from '../domain/values/party.ts'
import type { ActAnswer, ActOnParked, ActRequest } from '../ports/acts.ts'
import type { ActRow, Commit, CommitTx, ParkedRow } from '../ports/commit.ts'
import { canonicalBytes } from '../trust/canonical-json.ts'
import { LogWriter, type SealDeps } from './log-writer.ts'

export type ActDeps = SealDeps & { newId: () => string }

/**
 * Operators' acts on parked messages (interface.md 3), each a transaction of its own in the commit's lock order: the
 * outbox row, then the log's head. Every act is a leaf of kind `act`; a discard takes two operators, and the first one's
 * word is an act as well.
 */
export function createActs(commit: Commit, deps: () => ActDeps): ActOnParked {
  return (request) => commit((tx) => act(tx, request, deps()))
}

async function act(tx: CommitTx, request: ActRequest, deps: ActDeps): Promise<ActAnswer> {
  const row = await tx.lockParked(request.receiver, request.logIndex)
  if (row === undefined) return { kind: 'not-found' }
  if (!row.parked) return { kind: 'already-decided' }
  if (request.act === 'replay') return record(tx, request, row, 'replay', deps)
  if (row.askedBy === undefined) return record(tx, request, row, 'discard-asked', deps)
  // Four eyes: whoever asked cannot be the one who agrees.
  if (row.askedBy === request.operator) return { kind: 'second-operator-required', asked: row.askedBy }
  return record(tx, request, row, 'discard', deps)
}

const DONE = { replay: 'replayed', discard: 'discarded', 'discard-asked': 'discard-asked' } as const

async function record(
  tx: CommitTx,
  { receiver, logIndex: outboxIndex, operator, reason }: ActRequest,
  { key, type, mrn, askedBy }: ParkedRow,
  what: Exclude<ActRow['act'], 'retry' | 'witness-key'>,
  deps: ActDeps,
): Promise<ActAnswer> {
  const id = deps.newId()
  const salt = deps.random(32)
  const told = { act: what, receiver, logIndex: Number(outboxIndex), sender: key.sender, messageId: key.id, type }
  const body = canonicalBytes({ ...told, operator, reason, ...(askedBy === undefined ? {} : { askedBy }) })
  const log = new LogWriter(await tx.lockHead(), deps)
  const subject = { key: { sender: HUB, id }, bytes: body, salt, signature: undefined }
  const logIndex = log.leaf('act', subject, mrn, what, undefined, key)
  log.act({ logIndex, id, act: what, receiver, outboxIndex, operator, reason, body, salt })
  const { writes } = log.finish()
  await tx.writeLog({ ...writes, outbox: [], reports: [], again: [], at: new Date(deps.now) })
  return { kind: DONE[what], logIndex }
}
