import { type Glass, glassAt, type GlassActName, OPEN_MS } from '../domain/model/break-glass.ts'
import type { MessageKey } from '../domain/values/party.ts'
import { utcDateTime } from '../domain/values/time.ts'
import type { BreakGlass, BreakGlassStore, GlassedMessage, ReadBroken } from '../ports/break-glass.ts'
import type { Commit, CommitTx } from '../ports/commit.ts'
import { type ActDeps, recordAct } from './acts.ts'

type Said = { act: GlassActName; key: MessageKey; operator: string; reason: string }
type Asking = Parameters<BreakGlass>[0]

/**
 * How an operator comes to read a message's bytes (invariant I11): one asks with a reason, another one opens them for an hour, for
 * both, and each reading is on record before a byte is given. All are leaves of the log about the message and its movement, of
 * which its owner is told. What the others have done is read under the head's lock: of two who answer at once the second finds
 * that it is decided.
 */
export function createBreakGlass(
  commit: Commit,
  store: BreakGlassStore,
  makeDeps: () => ActDeps,
): { breakGlass: BreakGlass; readBroken: ReadBroken } {
  const write = (tx: CommitTx, said: Said, { mrn, told }: GlassedMessage, deps: ActDeps): Promise<bigint> => {
    const { act, key, operator, reason } = said
    const words = { act, sender: key.sender, messageId: key.id, operator, reason }
    return recordAct(tx, deps, words, (leaf) => ({ act, of: key, told, operator, reason, ...leaf }), {
      mrn,
      cause: key,
    })
  }
  return {
    async breakGlass({ key, operator, reason, verdict }) {
      const message = await store.message(key)
      if (message === undefined) return { kind: 'not-found' }
      const deps = makeDeps()
      return commit(async (tx) => {
        await tx.lockHead()
        const act = actFor({ key, operator, reason, verdict }, glassAt(await tx.glassActs(key), deps.now))
        if (typeof act === 'object') return act
        const logIndex = await write(tx, { act, key, operator, reason }, message, deps)
        if (act === 'break-glass') return { kind: 'opened', logIndex, until: utcDateTime(deps.now + OPEN_MS) }
        return { kind: act === 'break-glass-asked' ? 'asked' : 'rejected', logIndex }
      })
    },

    async readBroken({ key, operator }) {
      const message = await store.message(key)
      if (message === undefined) return { kind: 'not-found' }
      const deps = makeDeps()
      const { open } = glassAt(message.acts, deps.now)
      if (open === undefined || !open.by.includes(operator)) return { kind: 'closed' }
      await commit((tx) => write(tx, { act: 'body-read', key, operator, reason: '' }, message, deps))
      const stored = await store.body(key)
      return stored === undefined ? { kind: 'not-found' } : { kind: 'read', stored }
    },
  }
}

/** What an operator's word comes to, as things stand; why it comes to nothing otherwise. */
function actFor(
  { operator, verdict }: Asking,
  { askedBy, open }: Glass,
):
  | 'break-glass-asked'
  | 'break-glass'
  | 'break-glass-rejected'
  | { kind: 'already-decided' | 'second-operator-required' } {
  if (open !== undefined) return { kind: 'already-decided' }
  // Answered or lapsed while the second operator was reading it: a word on nothing must not ask for anything.
  if (askedBy === undefined) return verdict === undefined ? 'break-glass-asked' : { kind: 'already-decided' }
  if (askedBy === operator) return { kind: 'second-operator-required' }
  return verdict === 'reject' ? 'break-glass-rejected' : 'break-glass'
}
