import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import { movementFromDocument } from '../../src/store/documents.ts'
import { commands, LIMIT, opening } from '../model/commands.ts'
import { Model } from '../model/model.ts'
import { type Store, System } from '../model/system.ts'
import { createMemoryAudit } from '../simulation/audit-source.ts'
import { Database, Transaction } from '../simulation/database.ts'

function memoryStore(): Store {
  const database = new Database()
  return {
    commit: async (work) => {
      const tx = new Transaction(database, async () => undefined)
      try {
        const result = await work(tx)
        tx.commit()
        return result
      } finally {
        tx.end()
      }
    },
    kill: async () => undefined,
    states: async () =>
      new Map([...database.movements].map(([mrn, document]) => [mrn, movementFromDocument(document).state])),
    guarantee: async (grn) => database.guarantees.get(grn),
    audited: (work) => work(createMemoryAudit(database, Date.parse('2026-06-01T12:00:00Z'))),
  }
}

test('whatever is sent, repeated, contradicted or killed, the core comes to what the model says', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(commands(40), async (sequence) => {
      const model = new Model(LIMIT)
      const system = new System(memoryStore())
      const first = opening()
      await system.submit(first, Buffer.from(encodeJson(first)))
      await fc.asyncModelRun(() => ({ model, real: system }), sequence)
      expect(await system.findings()).toEqual([])
      for (const { state } of model.movements.values()) reached.add(state)
    }),
    { numRuns: 300 },
  )
  // A model whose states are never reached agrees with anything.
  expect([...reached]).toEqual(expect.arrayContaining(['arrived', 'cancelled', 'guarantee-refused', 'discharged']))
})
