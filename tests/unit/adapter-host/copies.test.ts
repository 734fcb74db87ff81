import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRecords } from '../../../src/adapter-api/index.ts'
import { copiesFrom } from '../../../src/adapter-host/copies.ts'
import { createReceiptCheck } from '../../../src/adapter-host/receipt-check.ts'
import { apply, type HostRecord, keyOf, openHostJournal, rebuild } from '../../../src/adapter-host/records.ts'
import { asParty } from '../../support/identifiers.ts'

const NOW = new Date('2026-03-09T12:00:00Z')
const IN_TIME = '2026-03-03T12:00:00.000Z'
const TOO_LATE = '2026-03-01T12:00:00.000Z'

const delivered = (id: string, logIndex: number, more: { signature?: string; at?: string; body?: string } = {}) => {
  const { at = IN_TIME, body = 'e30=', ...signed } = more
  const named = { sender: asParty('TG'), id, type: 'discharge', mrn: 'M', contentType: 'application/json' } as const
  return { k: 'in', ...named, logIndex, body, seal: 'AA==', at, ...signed } satisfies HostRecord
}
const restored = (number: number, from: number): HostRecord => ({ k: 'restored', number, from })
const SIGNED = { signature: 'AA==' }

test('copies are what was delivered from the lost part with its sender’s signature, once each, in its order', () => {
  const records: HostRecord[] = [
    delivered('too early', 6, SIGNED),
    delivered('second', 9, SIGNED),
    delivered('made by the hub', 8),
    delivered('first', 7, SIGNED),
    restored(1, 7),
    delivered('after the restore', 8, SIGNED),
  ]
  expect(copiesFrom(records, { number: 1, from: 7 }).map(({ id }) => id)).toEqual(['first', 'second'])
  expect(copiesFrom([...records, ...records], { number: 1, from: 7 }).map(({ id }) => id)).toEqual(['first', 'second'])
})

test('a journal that has grown keeps for seven days what was delivered, and does not take it for what is pending', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-copies-'))
  try {
    const path = join(folder, 'host.jsonl')
    const first = await openHostJournal(path, NOW)
    const body = Buffer.alloc(13 * 1024 * 1024).toString('base64')
    const all = [delivered('old', 1, { ...SIGNED, at: TOO_LATE, body }), delivered('new', 2, SIGNED)]
    const done = all.map(({ sender, id, logIndex }): HostRecord => {
      return { k: 'verdict', sender, id, order: 'M', logIndex, outcome: 'accepted' }
    })
    for (const record of [...all, ...done, { k: 'proven', keys: all.map(keyOf) } as const])
      await first.journal.append(record)
    await first.journal.close()
    for (const _ of [1, 2]) {
      const again = await openHostJournal(path, NOW)
      await again.journal.close()
      expect([...again.state.pending.keys(), ...again.state.unproven.keys()]).toEqual([])
      const kept = readRecords<HostRecord>(path, await readFile(path)).records
      expect(copiesFrom(kept, { number: 1, from: 0 }).map(({ id }) => id)).toEqual(['new'])
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('that all copies were handed in is remembered for that restore alone', () => {
  const state = rebuild([restored(1, 7), { k: 'copies-brought', number: 1 }])
  expect(state.restored?.areCopiesIn).toBe(true)
  apply(state, restored(2, 9))
  apply(state, { k: 'copies-brought', number: 1 })
  expect(state.restored?.areCopiesIn).toBeUndefined()
})

const receipt = (id: string, logIndex: number) => ({
  id,
  logIndex,
  signed: { bytes: Buffer.from(`receipt of ${id}`), signature: Buffer.from('signature') },
})

test('receipts are asked about once, and those that the log lacks are shown signed, the newest first', async () => {
  const check = createReceiptCheck()
  for (const [index, id] of ['a', 'b', 'c'].entries()) check.add(receipt(id, index))
  const asked: object[] = []
  const ask = async (body: object) => {
    asked.push(body)
    return { missing: [{ id: 'a' }, { id: 'c' }] }
  }
  expect(await check.run(ask)).toEqual({ missing: 2 })
  expect(asked).toEqual([
    { receipts: ['a', 'b', 'c'].map((id, logIndex) => ({ id, logIndex })) },
    {
      receipts: [
        { id: 'c', logIndex: 2, receipt: 'cmVjZWlwdCBvZiBj', signature: 'c2lnbmF0dXJl' },
        { id: 'a', logIndex: 0, receipt: 'cmVjZWlwdCBvZiBh', signature: 'c2lnbmF0dXJl' },
      ],
    },
  ])
  expect(await check.run(ask)).toEqual({ missing: 0 })
  expect(asked).toHaveLength(2)
})

test('receipts about which the hub did not answer are asked about again', async () => {
  const check = createReceiptCheck()
  check.add(receipt('a', 0))
  await expect(check.run(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer')
  let asked = 0
  await check.run(async () => {
    asked += 1
    return { missing: [] }
  })
  expect(asked).toBe(1)
})
