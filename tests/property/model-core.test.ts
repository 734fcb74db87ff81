import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import type { TimerName } from '../../src/domain/model/timer.ts'
import { movementFromDocument } from '../../src/store/documents.ts'
import { commands, LIMITS, opening } from '../model/commands.ts'
import { Model } from '../model/model.ts'
import { START, type Store, System } from '../model/system.ts'
import { createMemoryAudit } from '../simulation/audit-source.ts'
import { Database } from '../simulation/database.ts'
import { Transaction } from '../simulation/transaction.ts'

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
    nextDue: async (until) => {
      const due = [...database.timers.values()].map((timer) => ({ ...timer, dueAt: Date.parse(timer.dueAt) }))
      const [next] = due.filter(({ dueAt }) => dueAt <= until).sort((one, other) => one.dueAt - other.dueAt)
      return next === undefined ? undefined : { ...next, name: next.name as TimerName }
    },
    audited: (work) => work(createMemoryAudit(database, START)),
  }
}

test('whatever is sent, repeated, contradicted or killed, the core comes to what the model says', async () => {
  const reached = new Set<string>()
  let fired = 0
  await fc.assert(
    fc.asyncProperty(commands(40), async (sequence) => {
      const model = new Model(LIMITS, START)
      const system = new System(memoryStore())
      for (const first of opening()) await system.submit(first, encodeJson(first))
      await fc.asyncModelRun(() => ({ model, real: system }), sequence)
      expect(await system.findings()).toEqual([])
      fired += system.fired
      for (const { state } of model.movements.values()) reached.add(state)
    }),
    { numRuns: 200 },
  )
  // A model whose states are never reached agrees with anything.
  expect([...reached]).toEqual(
    expect.arrayContaining(['arrived', 'cancelled', 'guarantee-refused', 'discharged', 'not-released']),
  )
  expect(fired).toBeGreaterThan(100)
})
