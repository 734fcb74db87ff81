import { HUB } from '../domain/values/party.ts'
import type { Commit } from '../ports/commit.ts'
import type { RegisterWitness } from '../ports/witness.ts'
import { canonicalBytes } from '../trust/canonical-json.ts'
import type { ActDeps } from './acts.ts'
import { LogWriter } from './log-writer.ts'

/** Registers the key of a party's witness: an operator's act, a leaf of the log like any other. */
export function createRegisterWitness(commit: Commit, makeDeps: () => ActDeps): RegisterWitness {
  return (request) =>
    commit(async (tx) => {
      const deps = makeDeps()
      const { party, publicKey, operator, reason } = request
      if (!deps.reference.parties.has(party)) return { kind: 'not-found' }
      const [id, salt] = [deps.newId(), deps.random(32)]
      const body = canonicalBytes({
        act: 'witness-key',
        party,
        publicKey: publicKey.toString('base64'),
        operator,
        reason,
      })
      const log = new LogWriter(await tx.lockHead(), deps)
      const subject = { key: { sender: HUB, id }, bytes: body, salt, signature: undefined }
      const logIndex = log.leaf('act', subject, undefined, 'witness-key', undefined)
      log.act({ logIndex, id, act: 'witness-key', party, publicKey, operator, reason, body, salt })
      const { writes } = log.finish()
      await tx.writeLog({ ...writes, outbox: [], reports: [], again: [], at: new Date(deps.now) })
      return { kind: 'registered', logIndex }
    })
}
