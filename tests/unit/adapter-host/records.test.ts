import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readRecords } from '../../../src/adapter-api/index.ts'
import { apply, heldFrom, type HostRecord, keyOf, openHostJournal, rebuild } from '../../../src/adapter-host/records.ts'
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
    const first = await openHostJournal(path, new Date())
    const body = Buffer.alloc(1024 * 1024).toString('base64')
    const records = Array.from({ length: 14 }, (_, n) => [stored(`m${n}`, n, body), verdict(`m${n}`, n)]).flat()
    const proven: HostRecord = { k: 'proven', keys: records.flatMap((one) => (one.k === 'in' ? [keyOf(one)] : [])) }
    for (const record of [...records, proven, stored('open', 99), out('x')]) {
      await first.journal.append(record)
      apply(first.state, record)
    }
    await first.journal.close()
    const grown = (await stat(path)).size
    const second = await openHostJournal(path, new Date())
    await second.journal.close()
    expect((await stat(path)).size).toBeLessThan(grown / 1000)
    expect(second.state).toEqual(first.state)
    const third = await openHostJournal(path, new Date())
    await third.journal.close()
    expect(third.state).toEqual(first.state)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('keeps what a restored hub may ask for seven days after its receipt, and what is in order since', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-host-'))
  try {
    const path = join(folder, 'host.jsonl')
    const now = new Date('2026-03-09T12:00:00Z')
    const first = await openHostJournal(path, now)
    const accepted = (id: string, logIndex: number, at?: string): HostRecord => ({
      k: 'answer',
      result: { outcome: 'accepted', id, status: 'accepted', logIndex },
      ...(at === undefined ? {} : { at }),
    })
    const body = Buffer.alloc(16 * 1024 * 1024).toString('base64')
    const records: HostRecord[] = [
      stored('large', 0, body),
      verdict('large', 0),
      { k: 'proven', keys: ['ZZ large'] },
      out('undated'),
      accepted('undated', 1),
      out('old'),
      accepted('old', 2, '2026-03-01T12:00:00.000Z'),
      out('later'),
      accepted('later', 9, '2026-03-08T12:00:00.000Z'),
      out('recent'),
      accepted('recent', 5, '2026-03-08T12:00:00.000Z'),
      stored('lost', 8, ''),
      verdict('lost', 8),
      { k: 'restored', number: 1, from: 4 },
      accepted('recent', 4, '2026-03-09T11:00:00.000Z'),
    ]
    for (const record of records) {
      await first.journal.append(record)
      apply(first.state, record)
    }
    await first.journal.close()
    expect(first.state.lastIndex.get('M')).toBe(3)
    const second = await openHostJournal(path, now)
    await second.journal.close()
    expect(second.state).toEqual(first.state)
    const left = readRecords<HostRecord>(path, await readFile(path)).records
    const held = heldFrom(left, ({ logIndex }) => logIndex >= 4)
    // By their first receipts: a later one was given when the message was brought back.
    expect(held.map(({ record, logIndex }) => `${record.id} ${logIndex}`)).toEqual(['recent 5', 'later 9'])
    expect(left.filter(({ k }) => k === 'out')).toHaveLength(2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
