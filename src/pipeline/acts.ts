import { hash } from 'node:crypto'
import type { Mrn } from '../domain/values/identifiers.ts'
import { HUB, type MessageKey } from '../domain/values/party.ts'
import type { ActAnswer, ActOnParked, ActRequest, TakeAttention } from '../ports/acts.ts'
import type { ActRow, Commit, CommitTx, ParkedRow } from '../ports/commit.ts'
import type { RecordRegistryAct } from '../ports/registry-acts.ts'
import { canonicalBytes } from '../trust/canonical-json.ts'
import { digestText } from '../trust/receipt.ts'
import { Leaves } from './leaves.ts'
import type { SealDeps } from './log-writer.ts'

export type ActDeps = SealDeps & { newId: () => string }

/**
 * Operators' acts on parked messages (interface.md 3), each a transaction of its own in the commit's lock order: the
 * outbox row, then the log's head. Every act is a leaf of kind `act`; a discard takes two operators, and the first one's
 * word is an act as well.
 */
export function createActs(commit: Commit, deps: () => ActDeps): ActOnParked {
  return (request) => commit((tx) => act(tx, request, deps()))
}

/**
 * Who takes what needs a person upon himself, or gives it back: an act of its own that changes nothing else. Two at once both
 * stand in the log; the later one counts.
 */
export function createTakeAttention(commit: Commit, deps: () => ActDeps): TakeAttention {
  return ({ key, taken, by }) =>
    commit((tx) => {
      const words = { act: taken ? 'take' : 'give-back', attention: key, operator: by, reason: '' } as const
      return recordAct(tx, deps(), words, (leaf) => ({ ...words, ...leaf }))
    })
}

/** What an act has in common with all others once its leaf is written. */
type ActLeaf = Pick<ActRow, 'logIndex' | 'id' | 'body' | 'salt'>

/** What writing an act's leaf needs: nothing that only a hub has. */
type ActLeafDeps = Pick<ActDeps, 'now' | 'newId' | 'random'> & { reference: { version: string } }

/**
 * Writes an act: a leaf over its words, and the row that says the same. Returns the leaf's index.
 * @param about the movement and the message it is about, where it is about any
 */
export async function recordAct(
  tx: Pick<CommitTx, 'lockHead' | 'writeLog'>,
  deps: ActLeafDeps,
  words: { act: ActRow['act'] },
  rowOf: (leaf: ActLeaf) => ActRow,
  about: { mrn?: Mrn | undefined; cause?: MessageKey } = {},
): Promise<bigint> {
  const [id, salt] = [deps.newId(), deps.random(32)]
  const body = canonicalBytes(words)
  const leaves = new Leaves(await tx.lockHead(), { version: deps.reference.version, now: deps.now })
  const subject = { key: { sender: HUB, id }, bytes: body, salt, signature: undefined }
  const logIndex = leaves.append('act', subject, about.mrn, words.act, undefined, about.cause)
  const acts = [rowOf({ logIndex, id, body, salt })]
  await tx.writeLog({ ...NOTHING_ELSE, ...leaves.finish(), acts, at: new Date(deps.now) })
  return logIndex
}

const NOTHING_ELSE = {
  outcomes: [],
  refusals: [],
  entries: [],
  made: [],
  concerned: [],
  setAside: [],
  approvals: { asked: [], ended: [] },
  outbox: [],
  reports: [],
  searched: [],
  again: [],
} as const

/**
 * Records acts on the registry (ports/registry-acts.ts). Their words name the changes by the digest of their text, which
 * stands in the row beside: it may be long, and the reference data of a region are no words.
 */
export const createRecordRegistryAct =
  (deps: Pick<ActDeps, 'newId' | 'random'>): RecordRegistryAct =>
  (tx, { act, subject, operator, reason, digest, at, before, version, changes: changed, witness }) => {
    const changes = JSON.stringify(changed)
    const words = {
      act,
      subject,
      version: Number(version),
      digest: digestText(digest),
      changes: digestText(hash('sha256', changes, 'buffer')),
      operator,
      reason,
    }
    const change = { version: BigInt(version), subject, digest, changes }
    const row = { act, operator, reason, change, ...(witness === undefined ? {} : { witness }) }
    const leaf = { ...deps, reference: { version: before }, now: at.getTime() }
    return recordAct(tx, leaf, words, (made) => ({ ...row, ...made }))
  }

async function act(tx: CommitTx, request: ActRequest, deps: ActDeps): Promise<ActAnswer> {
  const row = await tx.lockParked(request.receiver, request.logIndex)
  if (row === undefined) return { kind: 'not-found' }
  if (!row.parked) return { kind: 'already-decided' }
  if (request.act === 'replay') return record(tx, request, row, 'replay', deps)
  if (row.askedBy === undefined) {
    // Decided while the second operator was reading it: a word on nothing must not ask for anything.
    return request.act === 'discard' ? record(tx, request, row, 'discard-asked', deps) : { kind: 'already-decided' }
  }
  // Four eyes: whoever asked cannot be the one who agrees.
  if (row.askedBy === request.operator) return { kind: 'second-operator-required', asked: row.askedBy }
  return record(tx, request, row, request.act === 'discard-reject' ? 'discard-rejected' : 'discard', deps)
}

const DONE = {
  replay: 'replayed',
  discard: 'discarded',
  'discard-asked': 'discard-asked',
  'discard-rejected': 'discard-rejected',
} as const

async function record(
  tx: CommitTx,
  { receiver, logIndex: outboxIndex, operator, reason }: ActRequest,
  { key, type, mrn, askedBy }: ParkedRow,
  what: keyof typeof DONE,
  deps: ActDeps,
): Promise<ActAnswer> {
  const told = { act: what, receiver, logIndex: Number(outboxIndex), sender: key.sender, messageId: key.id, type }
  const words = { ...told, operator, reason, ...(askedBy === undefined ? {} : { askedBy }) }
  const row = { act: what, receiver, outboxIndex, operator, reason }
  const logIndex = await recordAct(tx, deps, words, (leaf) => ({ ...row, ...leaf }), { mrn, cause: key })
  return { kind: DONE[what], logIndex }
}
