import { glassAt, type GlassActName, OPEN_MS } from '../domain/model/break-glass.ts'
import type { MessageKey } from '../domain/values/party.ts'
import { utcDateTime } from '../domain/values/time.ts'
import type { BreakGlass, BreakGlassStore, GlassedMessage, ReadBroken } from '../ports/break-glass.ts'
import type { Commit } from '../ports/commit.ts'
import { type ActDeps, recordAct } from './acts.ts'

type Said = { act: GlassActName; key: MessageKey; operator: string; reason: string }

/**
 * How an operator comes to read a message's bytes (invariant I11): one asks with a reason, another one opens them for an hour, for
 * both, and each reading is on record before a byte is given. All three are leaves of the log about the message and its movement,
 * of which its owner is told. What was asked is read before the act is written: of two who ask at once either may agree with the
 * other, and nobody with itself.
 */
export function createBreakGlass(
  commit: Commit,
  store: BreakGlassStore,
  makeDeps: () => ActDeps,
): { breakGlass: BreakGlass; readBroken: ReadBroken } {
  const write = (said: Said, { mrn, told }: GlassedMessage, deps: ActDeps): Promise<bigint> => {
    const { act, key, operator, reason } = said
    const words = { act, sender: key.sender, messageId: key.id, operator, reason }
    return commit((tx) =>
      recordAct(tx, deps, words, (leaf) => ({ act, of: key, told, operator, reason, ...leaf }), { mrn, cause: key }),
    )
  }
  return {
    async breakGlass({ key, operator, reason }) {
      const message = await store.message(key)
      if (message === undefined) return { kind: 'not-found' }
      const deps = makeDeps()
      const { askedBy, open } = glassAt(message.acts, deps.now)
      if (open !== undefined) return { kind: 'already-decided' }
      if (askedBy === operator) return { kind: 'second-operator-required' }
      const act = askedBy === undefined ? 'break-glass-asked' : 'break-glass'
      const logIndex = await write({ act, key, operator, reason }, message, deps)
      return askedBy === undefined
        ? { kind: 'asked', logIndex }
        : { kind: 'opened', logIndex, until: utcDateTime(deps.now + OPEN_MS) }
    },

    async readBroken({ key, operator }) {
      const message = await store.message(key)
      if (message === undefined) return { kind: 'not-found' }
      const deps = makeDeps()
      const { open } = glassAt(message.acts, deps.now)
      if (open === undefined || !open.by.includes(operator)) return { kind: 'closed' }
      await write({ act: 'body-read', key, operator, reason: '' }, message, deps)
      const stored = await store.body(key)
      return stored === undefined ? { kind: 'not-found' } : { kind: 'read', stored }
    },
  }
}
