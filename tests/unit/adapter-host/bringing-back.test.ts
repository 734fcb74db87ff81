import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SendResult } from '../../../src/adapter-api/index.ts'
import { createReceiptCheck } from '../../../src/adapter-host/receipt-check.ts'
import { createReconciliation } from '../../../src/adapter-host/reconciliation.ts'
import { openHostJournal } from '../../../src/adapter-host/records.ts'
import { handTimers } from '../../support/hand-timers.ts'
import { waitFor } from '../../support/wait-for.ts'

const EVERY_MS = 10_000
const OURS = { outcome: 'accepted', id: 'ours', status: 'in transit', logIndex: 34 } satisfies SendResult

test('what another party says only a whole look later that it holds comes back before what follows it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-bringing-back-'))
  try {
    const path = join(folder, 'host.jsonl')
    const { journal, state } = await openHostJournal(path, new Date())
    const sent = { id: OURS.id, type: 'discharge', order: 'M', body: '', signature: '' }
    await journal.append({ k: 'out', contentType: 'application/json', ...sent })
    await journal.append({ k: 'answer', result: OURS })

    const hand = handTimers()
    const stop = new AbortController()
    const done: string[] = []
    let theirs: number | undefined
    const reconciliation = createReconciliation({
      path,
      journal,
      state,
      channel: { transmit: async () => (done.push('brought back'), OURS) },
      ask: async (_, told) => {
        done.push(told === undefined ? 'looked' : 'told')
        return { status: 200, body: { state: 'reconciling', restore: 1, from: 25, before: theirs } }
      },
      handIn: () => Promise.reject(new Error('nobody asks for copies')),
      receipts: createReceiptCheck(),
      clock: () => new Date(),
      everyMs: EVERY_MS,
      signal: stop.signal,
      timers: hand.timers,
      log: () => undefined,
    })
    const waiting = () => waitFor(() => hand.waiting().length > 0, { label: 'the party to wait' })
    const running = reconciliation.start()
    await waiting()
    // The other party had looked just before the hub was opened, and looks every ten seconds as well.
    hand.pass(EVERY_MS)
    await waiting()
    theirs = 27
    hand.next()
    await waiting()
    expect(done).toEqual(['looked', 'told', 'looked'])
    theirs = undefined
    hand.next()
    await waitFor(() => done.includes('brought back'), { label: 'ours to come back' })
    expect(done).toEqual(['looked', 'told', 'looked', 'looked', 'brought back'])
    stop.abort()
    await running
    await journal.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
