import type { ContentType } from '../codec/index.ts'
import { hash } from 'node:crypto'
import type { KeptMessage, RetryAnswer, RetrySetAside, SetAsideStore } from '../ports/acts.ts'
import type { Language } from '../ports/handle.ts'
import { asksOf, personIn } from '../domain/office-app/attest.ts'
import type { Committer } from './commit.ts'
import { failedFor } from './failures.ts'
import type { HandleDeps } from './handle.ts'
import { judge, refusal } from './judge.ts'
import type { AskedWork, WorkResult, Received, Refusal } from './work.ts'

export type RetryDeps = Pick<HandleDeps, 'codec' | 'reference'> & {
  store: SetAsideStore
  committer: Pick<Committer, 'retry'>
  newId: () => string
}

/**
 * An operator's retry of a message set aside (docs/decisions/0055): the kept bytes are processed like any message from
 * judgement on, and act, verdict, effect and the notification of its sender are one transaction. What was read here may be
 * out of date by then; the transaction checks the number of tries again, under the entry's lock.
 */
export function createRetry(deps: RetryDeps): RetrySetAside {
  return async ({ logIndex, operator, reason }) => {
    const kept = await deps.store.kept(logIndex)
    if (kept === undefined) return { kind: 'not-found' }
    if (kept.state === 'done') return { kind: 'already-decided' }
    if (kept.state === 'not-kept') return { kind: 'not-kept' }
    const received = receivedOf(kept)
    if (received === undefined) return { kind: 'not-kept' }
    const work = judged(received, kept, deps)
    const attempt = kept.attempts + 1
    const retry = { id: deps.newId(), entry: logIndex, attempt, operator, reason, salt: kept.body.salt }
    return answerOf(await deps.committer.retry({ ...work, retry }))
  }
}

/** The message as received; undefined when it differs from what its id was reserved for. */
function receivedOf({ key, body, ...kept }: KeptMessage): Received | undefined {
  const digest = hash('sha256', body.bytes, 'buffer')
  if (!digest.equals(kept.digest)) return undefined
  return {
    sender: key.sender,
    bytes: body.bytes,
    digest,
    signature: body.signature,
    ...(body.attestedBy === undefined ? {} : { attestedBy: body.attestedBy }),
    contentType: kept.contentType as ContentType,
    language: kept.language as Language,
    channel: 'hub',
    // The sender got the first answer over some channel; the new one can only go into its queue.
    replies: true,
    answersXml: false,
    receivedAt: kept.receivedAt.getTime(),
  }
}

/**
 * The verdicts on kept bytes, as of the time they were received; their signature was verified before they were kept. A
 * refusal uses up no other id than theirs, and an internal failure leaves them set aside.
 */
function judged(received: Received, { key, type }: KeptMessage, { codec, reference }: RetryDeps): AskedWork {
  const refused = (why: Refusal, mrn?: string): AskedWork => {
    const header = { id: key.id, type, ...(mrn === undefined ? {} : { mrn }) }
    return { kind: 'refused', received, refusal: why, key, header }
  }
  const known = reference()
  const party = known.parties.get(key.sender)
  if (party === undefined) return refused(refusal(401, [], 'unauthenticated'))
  const { bytes, contentType, receivedAt } = received
  try {
    const at = { codec, reference: known, now: receivedAt, callerOf: () => party, claimed: { id: key.id } }
    const judgement = judge(bytes, contentType, at)
    if (judgement.level === undefined) {
      const { message } = judgement
      // Whoever tries it again, the second person is still needed.
      const asks = received.attestedBy === undefined ? undefined : asksOf(message, personIn(received.attestedBy))
      return { kind: 'message', received, key, message, ...(asks === undefined ? {} : { asks }) }
    }
    return refused(judgement.refusal, judgement.usesId ? judgement.header?.mrn : undefined)
  } catch (error) {
    return refused(failedFor(error))
  }
}

function answerOf(done: WorkResult): RetryAnswer {
  if (done.kind === 'late') return { kind: 'already-decided' }
  if (done.kind !== 'retried') return { kind: 'not-now' }
  const { answer, logIndex } = done
  if (answer.kind === 'accepted') return { kind: 'accepted', logIndex }
  return answer.code === 'internal' ? { kind: 'set-aside', logIndex } : { kind: 'refused', logIndex, code: answer.code }
}
