import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { apply, type HostRecord, keyOf, openHostJournal, rebuild } from '../../../src/adapter-host/records.ts'
import { asParty } from '../../support/identifiers.ts'

const stored = (id: string, logIndex: number, body = 'e30='): HostRecord => ({
  k: 'in',
  sender: asParty('ZZ'),
  id,
  type: 'alert',
  mrn: 'M',
  logIndex,
  contentType: 'application/json',
  body,
  seal: 'AA==',
})
const verdict = (id: string, logIndex: number): HostRecord => ({
  k: 'verdict',
  sender: asParty('ZZ'),
  id,
  order: 'M',
  logIndex,
  outcome: 'accepted',
})
const out = (id: string): HostRecord => ({
  k: 'out',
  id,
  type: 'alert',
  order: 'M',
  contentType: 'application/json',
  body: 'e30=',
  signature: 'AA==',
})

it('knows after a crash what is stored without a verdict, unreported and unanswered', () => {
  const state = rebuild([stored('a', 1), verdict('a', 1), stored('b', 2), out('x'), out('y')])
  apply(state, { k: 'answer', result: { outcome: 'accepted', id: 'x', status: 'applied', logIndex: 3 } })
  apply(state, { k: 'reported', keys: ['ZZ a'] })
  expect([...state.pending.keys()]).toEqual(['ZZ b'])
  expect(state.verdicts.get('ZZ a')?.reported).toBe(true)
  expect([...state.unanswered.keys()]).toEqual(['y'])
  expect(state.answers.get('x')?.outcome).toBe('accepted')
  expect(state.lastIndex.get('M')).toBe(2)
})

it('forgets the bodies of what is done when the journal has grown, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-host-'))
  try {
    const path = join(folder, 'host.jsonl')
    const first = await openHostJournal(path)
    const body = Buffer.alloc(1024 * 1024).toString('base64')
    const records = Array.from({ length: 14 }, (_, n) => [stored(`m${n}`, n, body), verdict(`m${n}`, n)]).flat()
    const proven: HostRecord = { k: 'proven', keys: records.flatMap((one) => (one.k === 'in' ? [keyOf(one)] : [])) }
    for (const record of [...records, proven, stored('open', 99), out('x')]) {
      await first.journal.append(record)
      apply(first.state, record)
    }
    await first.journal.close()
    const grown = (await stat(path)).size
    const second = await openHostJournal(path)
    await second.journal.close()
    expect((await stat(path)).size).toBeLessThan(grown / 1000)
    expect(second.state).toEqual(first.state)
    const third = await openHostJournal(path)
    await third.journal.close()
    expect(third.state).toEqual(first.state)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
