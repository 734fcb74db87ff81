import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LogWrites, OutboxRow } from '../../src/ports/commit.ts'
import type { Committed, HandOver } from '../../src/ports/hand-over.ts'
import type { Lease, Outbox } from '../../src/ports/outbox.ts'
import { createCommit } from '../../src/store/commit.ts'
import { testVault } from '../support/body-key.ts'
import { Frontier } from '../../src/trust/log.ts'
import { waitFor } from '../support/wait-for.ts'
import { asParty } from '../support/identifiers.ts'
import { cleanup, openBroker, openConsumer, openRelay, openStage, type Stage, states } from './relay-harness.ts'

/** What one hub commits in flight, and who sends it in the end. */
const BF = asParty('BF')
const TG = asParty('TG')

let undo: ReturnType<typeof cleanup>
let stage: Stage
beforeEach(async () => {
  undo = cleanup()
  stage = await openStage(undo)
})
afterEach(() => undo.run())

const row = (logIndex: number, state: OutboxRow['state']): OutboxRow => ({
  receiver: BF,
  logIndex: BigInt(logIndex),
  key: { sender: TG, id: randomUUID() },
  type: 'border-exit-notice',
  mrn: undefined,
  contentType: 'application/json',
  orderKey: 'one movement',
  reported: true,
  correlationId: undefined,
  state,
  seal: Buffer.from('seal'),
  bytes: { body: Buffer.from(`{"n":${logIndex}}`), signature: Buffer.from('signature') },
})

const EMPTY: LogWrites = {
  head: { size: 0n, frontier: Frontier.empty().toBytes() },
  leaves: [],
  nodes: [],
  outcomes: [],
  refusals: [],
  entries: [],
  made: [],
  outbox: [],
  concerned: [],
  reports: [],
  acts: [],
  setAside: [],
  approvals: { asked: [], ended: [] },
  searched: [],
  again: [],
  at: new Date(),
}

/** One commit of a hub with this hand-over. */
async function commit(handOver: HandOver, writes: Partial<LogWrites>): Promise<void> {
  for (const { key, bytes } of writes.outbox ?? []) {
    await stage.pool.query(
      `with message as (
         insert into messages values ($1, $2, '\\x', 'border-exit-notice', 'application/json', 'en', 'http', now())
         on conflict do nothing returning seq
       ) insert into bodies (message, body, signature, salt) select seq, $3, $4, 'salt' from message`,
      [key.sender, key.id, bytes?.body, bytes?.signature],
    )
  }
  await createCommit(stage.pool, testVault, { handOver })(async (tx) => {
    await tx.lockReported(writes.reports ?? [])
    await tx.lockHead()
    await tx.writeLog({ ...EMPTY, ...writes })
  })
}

/** The hand-over of a hub that holds this lease and dies before it publishes anything. */
const dying = (lease: Lease): HandOver & { told: Committed[] } => {
  const told: Committed[] = []
  return {
    told,
    grants: () => new Map([[lease.receiver, { epoch: lease.epoch, clear: true, room: 10 }]]),
    committed: (done) => told.push(done),
    unknown: () => undefined,
  }
}

test('a hub that was taken over, commits all the same and dies before it publishes: its successor puts it back', async () => {
  const [lease] = (await stage.outbox.holdLeases('dying', [BF], 60_000)) as [Lease]
  await stage.outbox.releaseLeases('dying')
  const broker = await openBroker(undo, stage, [{ key: BF }])
  const { seen } = await openConsumer(undo, stage.url, 'BF')
  const relay = await openRelay(undo, stage, broker, [BF])
  await waitFor(() => relay.stats().leases === 1, { label: 'the successor' })
  const handOver = dying(lease)
  await commit(handOver, { outbox: [row(1, 'ready'), row(2, 'waiting')] })
  expect(handOver.told[0]?.rows.map(({ epoch }) => epoch)).toEqual([1n, undefined])
  await waitFor(() => seen.length > 0, { label: 'the row of the dead hub' })
  expect(seen.map(({ index }) => index)).toEqual([1])
  expect(await states(stage.pool)).toEqual({ 'in-flight': 1, waiting: 1 })
})

test('a hub sends what it commits, and each follower as its predecessor is reported, out of its memory', async () => {
  const broker = await openBroker(undo, stage, [{ key: BF }])
  const { seen } = await openConsumer(undo, stage.url, 'BF')
  const fromStore = { taken: 0, loaded: 0 }
  const outbox: Outbox = {
    ...stage.outbox,
    takeReady: async (...asked) => {
      const take = await stage.outbox.takeReady(...asked)
      fromStore.taken += take.rows.length
      return take
    },
    load: (leaves) => {
      fromStore.loaded += leaves.length
      return stage.outbox.load(leaves)
    },
  }
  const relay = await openRelay(undo, stage, broker, [BF], { outbox })
  await waitFor(() => relay.handOver.grants().get(BF)?.clear === true, { label: 'nothing older' })
  const rows = [row(1, 'ready'), row(2, 'waiting'), row(3, 'waiting')]
  await commit(relay.handOver, { outbox: rows })
  for (const [at, one] of rows.entries()) {
    await waitFor(() => seen.length === at + 1, { label: `message ${at + 1}` })
    const report = { receiver: BF, logIndex: one.logIndex, ...one.key, outcome: 'accepted' } as const
    await commit(relay.handOver, { reports: [report] })
  }
  expect(seen.map(({ message }) => message.content.toString())).toEqual(['{"n":1}', '{"n":2}', '{"n":3}'])
  expect(seen[1]?.message.properties.headers).toMatchObject({ corridor_attempt: 1 })
  expect(await states(stage.pool)).toEqual({ delivered: 3 })
  expect(fromStore).toEqual({ taken: 0, loaded: 0 })
})
