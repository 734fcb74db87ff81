import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { LogWriter } from '../../../src/pipeline/log-writer.ts'
import { Frontier, leafHash, nodesOf, rootOf } from '../../../src/trust/log.ts'
import { batch, reference, verifier } from '../../simulation/deps.ts'
import { exit, MRN } from '../../support/road.ts'
import { asMrn, asParty } from '../../support/identifiers.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const deps = { ...batch, reference, now: NOW, random: (count: number) => Buffer.alloc(count, 7) }
const EMPTY = { size: 0n, frontier: Frontier.empty().toBytes() }

const key = { sender: asParty('TG'), id: exit().id }
const bytes = Buffer.from('{"vehicle":"TG 1234"}')
const body = { key, bytes, salt: Buffer.alloc(32, 1), signature: undefined }
const leaves = (log: LogWriter, count: number): bigint[] =>
  Array.from({ length: count }, () => log.leaf('message', body, asMrn(MRN), 'applied', undefined))

test('a head that contradicts its frontier stops the hub before a leaf is given out', () => {
  expect(() => new LogWriter({ ...EMPTY, size: 1n }, deps)).toThrow('disagree')
})

test('indexes go on where the head stands, and the head grows to the tree of all leaves', () => {
  const first = new LogWriter(EMPTY, deps)
  expect(leaves(first, 3)).toEqual([0n, 1n, 2n])
  const before = first.finish().writes
  const second = new LogWriter(before.head, deps)
  expect(leaves(second, 2)).toEqual([3n, 4n])
  const after = second.finish().writes
  const hashes = [...before.leaves, ...after.leaves].map(({ record }) => leafHash(Buffer.from(record, 'utf8')))
  expect(after.head.size).toBe(5n)
  expect(Frontier.fromBytes(after.head.frontier).root()).toEqual(rootOf(hashes))
  const nodeOf = nodesOf(hashes)
  for (const node of [...before.nodes, ...after.nodes]) expect(node.hash).toEqual(nodeOf(node))
})

test('a batch that appends nothing leaves the head as it is', () => {
  expect(new LogWriter(EMPTY, deps).finish().writes).toMatchObject({ head: EMPTY, leaves: [], nodes: [] })
})

test('a signature stands in its leaf by its digest, and a leaf without one says nothing of it', () => {
  const log = new LogWriter(EMPTY, deps)
  const signature = Buffer.from('a signature')
  log.leaf('message', { ...body, signature }, asMrn(MRN), 'applied', undefined)
  log.leaf('message', body, asMrn(MRN), 'applied', undefined)
  const [signed, plain] = log.finish().writes.leaves.map(({ record }) => record)
  expect(signed).toMatch(/"signatureDigest":"sha256:[0-9a-f]{64}"/)
  expect(plain).not.toContain('signatureDigest')
})

const subject = {
  key,
  type: 'border-exit-notice',
  mrn: asMrn(MRN),
  bytes,
  digest: hash('sha256', bytes, 'buffer'),
  contentType: 'application/json',
  signature: undefined,
} as const

test('what is forwarded has one seal for all its receivers, over the sender’s own bytes and no other', () => {
  const log = new LogWriter(EMPTY, deps)
  const index = log.leaf('message', body, asMrn(MRN), 'applied', undefined)
  log.forward({ ...subject, attestedBy: 'TGCNK001 tg-17' }, [asParty('BF'), asParty('TG/fonds-garantie')], index)
  const { outbox } = log.finish()
  expect(outbox.map(({ receiver }) => receiver)).toEqual(['BF', 'TG/fonds-garantie'])
  for (const { seal } of outbox) {
    const content = { logIndex: 0, ...key, mrn: MRN, attestedBy: 'TGCNK001 tg-17' }
    expect(verifier.verifySeal(bytes, seal)).toMatchObject({ ok: true, content })
    expect(verifier.verifySeal(Buffer.from('{}'), seal).ok).toBe(false)
  }
})

test('whom nobody registered is sent nothing, and nothing is made for it', () => {
  const log = new LogWriter(EMPTY, deps)
  log.forward(subject, [asParty('XX')], 0n)
  log.made({ cause: key, type: 'acknowledgement', receiver: asParty('XX'), mrn: asMrn(MRN), ordinal: 0 }, {}, key.id)
  const { outbox, writes } = log.finish()
  expect([outbox, writes.leaves, writes.made]).toEqual([[], [], []])
})
