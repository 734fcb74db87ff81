import type { Commit } from '../ports/commit.ts'
import type { RegisterWitness } from '../ports/witness.ts'
import { type ActDeps, recordAct } from './acts.ts'

/** Registers the key of a party's witness: an operator's act, a leaf of the log like any other. */
export function createRegisterWitness(commit: Commit, makeDeps: () => ActDeps): RegisterWitness {
  return (request) =>
    commit(async (tx) => {
      const deps = makeDeps()
      const { party, publicKey, operator, reason } = request
      if (!deps.reference.parties.has(party)) return { kind: 'not-found' }
      const words = { act: 'witness-key', party, publicKey: publicKey.toString('base64'), operator, reason } as const
      const logIndex = await recordAct(tx, deps, words, (leaf) => ({ ...words, publicKey, ...leaf }))
      return { kind: 'registered', logIndex }
    })
}
