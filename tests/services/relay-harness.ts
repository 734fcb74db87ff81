import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, connect as dial, type AddressInfo, type Socket } from 'node:net'
import { connect, type Channel, type ChannelModel, type ConsumeMessage } from 'amqplib'
import type pg from 'pg'
import { type BrokerSettings, createBroker } from '../../src/broker/broker.ts'
import { queueNameOf } from '../../src/broker/topology.ts'
import type { Broker, QueueOwner } from '../../src/ports/broker.ts'
import type { Outbox, OutboxMessage } from '../../src/ports/outbox.ts'
import type { Log } from '../../src/ports/runtime.ts'
import { createRelay, type Relay, type RelayDeps } from '../../src/relay/relay.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createPool } from '../../src/store/pool.ts'
import { migratedDatabase } from '../support/database.ts'
import { freshVhost } from '../support/vhost.ts'
import { asParty } from '../support/identifiers.ts'
import type { PartyKey } from '../../src/domain/values/party.ts'
import { testVault } from '../support/body-key.ts'

export const clock = { now: () => new Date() }

export type Entry = { level: string; message: string; fields: object }

/** Keeps what is logged, so that a test can wait for it and nothing is printed. */
export function keptLog(): Log & { entries: Entry[] } {
  const entries: Entry[] = []
  const at = (level: string) => (fields: object, message: string) => void entries.push({ level, message, fields })
  return { entries, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Undoes in reverse what a test has opened, whatever happened in it. */
export function cleanup(): { add: (undo: () => Promise<unknown> | undefined) => void; run: () => Promise<void> } {
  const undos: (() => Promise<unknown> | undefined)[] = []
  return {
    add: (undo) => void undos.push(undo),
    async run() {
      for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) await undo()
    },
  }
}

export type Stage = {
  pool: pg.Pool
  outbox: Outbox
  url: string
  managementUrl: string
  log: ReturnType<typeof keptLog>
}

/** A database with the tables and a virtual host (or the broker given), both of this test alone. */
export async function openStage(
  undo: ReturnType<typeof cleanup>,
  at?: { amqpUrl: string; amqpManagementUrl: string },
): Promise<Stage> {
  const database = await migratedDatabase()
  undo.add(() => database.drop())
  const pool = createPool({ connectionString: database.url, max: 10, onError: () => undefined })
  undo.add(() => pool.end())
  const log = keptLog()
  const outbox = createOutbox(pool, processTimers, testVault)
  if (at !== undefined) return { pool, outbox, url: at.amqpUrl, managementUrl: at.amqpManagementUrl, log }
  const vhost = await freshVhost()
  undo.add(() => vhost.drop())
  return { pool, outbox, url: vhost.amqpUrl, managementUrl: vhost.amqpManagementUrl, log }
}

/** A started broker with queues for these parties. */
export async function openBroker(
  undo: ReturnType<typeof cleanup>,
  stage: Pick<Stage, 'url' | 'managementUrl' | 'log'>,
  owners: readonly QueueOwner[],
  settings: Partial<BrokerSettings> = {},
): Promise<Broker> {
  const broker = createBroker({
    url: stage.url,
    managementUrl: stage.managementUrl,
    log: stage.log,
    timers: processTimers,
    settings: { backoff: { initialMs: 50, maxMs: 500 }, ...settings },
  })
  await broker.setOwners(owners)
  await broker.start()
  undo.add(() => broker.stop())
  return broker
}

/** A started relay with short times. */
export async function openRelay(
  undo: ReturnType<typeof cleanup>,
  stage: Stage,
  broker: Broker,
  receivers: readonly PartyKey[],
  more: Partial<RelayDeps> = {},
): Promise<Relay> {
  const relay = createRelay({
    outbox: stage.outbox,
    broker,
    owner: randomUUID(),
    clock,
    timers: processTimers,
    log: stage.log,
    receivers: () => receivers,
    appOnly: () => [],
    ...more,
    settings: {
      tickMs: 100,
      leaseTtlMs: 1_000,
      generationSettleMs: 2_500,
      backoff: { initialMs: 50, maxMs: 500 },
      ...more.settings,
    },
  })
  await relay.start()
  undo.add(() => relay.stop())
  return relay
}

export type RowInput = {
  receiver: string
  logIndex: number
  orderKey?: string
  state?: 'ready' | 'waiting'
  reported?: boolean
  type?: string
  correlationId?: string
  body?: Buffer | null
  id?: string
}

/** Commits outbox rows and their bodies as the commit transaction does, and wakes the relays. */
export async function insertRows(pool: pg.Pool, rows: readonly RowInput[], now = new Date()): Promise<void> {
  const full = rows.map((row) => ({ id: randomUUID(), body: Buffer.from(`{"n":${row.logIndex}}`), ...row }))
  const bodies = full.filter(({ body }) => body !== null)
  await pool.query(
    `with message as (
       insert into messages (sender, id, digest, type, content_type, language, channel, received_at)
       select 'TG', id, '\\x', 'border-exit-notice', 'application/json', 'en', 'http', now() from unnest($1::uuid[]) as v (id)
       returning seq, id
     )
     insert into bodies (message, body, signature, salt)
     select m.seq, v.body, v.signature, v.salt
     from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[]) as v (id, body, signature, salt) join message m using (id)`,
    [
      bodies.map(({ id }) => id),
      bodies.map(({ body }) => body),
      bodies.map(() => Buffer.from('signature')),
      bodies.map(() => randomBytes(32)),
    ],
  )
  await pool.query(
    `with given as materialized (
       select * from unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[], $9::boolean[], $10::text[])
         as r (receiver, log_index, id, type, order_key, state, reported, correlation_id)
     ), evidence as (
       insert into deliveries (receiver, log_index, id, sender, type, content_type, order_key, reported, created_at, correlation_id)
       select receiver, log_index, id, 'TG', type, 'application/json', order_key, reported, $8, correlation_id from given
     ), sealed as (
       insert into seals select distinct log_index, $7::bytea from given
     )
     insert into open_deliveries (receiver, log_index, order_key, state, reported, created_at)
     select receiver, log_index, order_key, state, reported, $8 from given`,
    [
      full.map(({ receiver }) => receiver),
      full.map(({ logIndex }) => logIndex),
      full.map(({ id }) => id),
      full.map(({ type }) => type ?? 'border-entry-notice'),
      full.map(({ orderKey, id }) => orderKey ?? id),
      full.map(({ state }) => state ?? 'ready'),
      Buffer.from('seal'),
      now,
      full.map(({ reported }) => reported ?? true),
      full.map(({ correlationId }) => correlationId ?? null),
    ],
  )
  await pool.query(`notify corridor_outbox`)
}

/** What a delivery report does in the commit: closes the row, lets the next of its order go, wakes. */
export async function report(pool: pg.Pool, receiver: string, logIndex: number): Promise<void> {
  const closed = await pool.query<{ order_key: string }>(
    `with gone as (
       delete from open_deliveries where receiver = $1 and log_index = $2 returning *
     ), ended as (
       insert into delivery_ends (receiver, log_index, state, attempts, sent_at, done_at)
       select receiver, log_index, 'delivered', attempts, sent_at, now() from gone
     )
     select order_key from gone`,
    [receiver, logIndex],
  )
  await pool.query(
    `update open_deliveries set state = 'ready' where (receiver, log_index) in (
       select receiver, min(log_index) from open_deliveries
       where receiver = $1 and order_key = $2 and state = 'waiting' group by receiver)`,
    [receiver, closed.rows[0]?.order_key ?? null],
  )
  await pool.query('notify corridor_outbox')
}

/** Rows by state. */
export async function states(pool: pg.Pool): Promise<Record<string, number>> {
  const rows = await pool.query<{ state: string; n: string }>('select state, count(*) as n from outbox group by state')
  return Object.fromEntries(rows.rows.map(({ state, n }) => [state, Number(n)]))
}

/** Sees whether every row was confirmed by the broker. */
export async function unconfirmed(pool: pg.Pool): Promise<number> {
  const rows = await pool.query<{ n: string }>(
    `select count(*) as n from open_deliveries where not confirmed and state <> 'waiting'`,
  )
  return Number(rows.rows[0]?.n)
}

export type Seen = { index: number; message: ConsumeMessage }

/** A national system's side of a queue: takes, keeps, acknowledges, and hands on to `onMessage`. */
export async function openConsumer(
  undo: ReturnType<typeof cleanup>,
  url: string,
  receiver: string,
  onMessage: (seen: Seen, channel: Channel) => void = (seen, channel) => channel.ack(seen.message),
): Promise<{ seen: Seen[]; model: ChannelModel }> {
  const model = await connect(url, { noDelay: true })
  model.on('error', () => undefined)
  undo.add(() => model.close().catch(() => undefined))
  const channel = await model.createChannel()
  channel.on('error', () => undefined)
  await channel.prefetch(100)
  const seen: Seen[] = []
  await channel.consume(queueNameOf(asParty(receiver)), (message) => {
    if (message === null) return
    const one = { index: Number(message.properties.headers?.['corridor_log_index']), message }
    seen.push(one)
    onMessage(one, channel)
  })
  return { seen, model }
}

/** A TCP proxy before the broker whose connections can be cut, and which can be made to swallow what comes back. */
export async function openProxy(
  undo: ReturnType<typeof cleanup>,
  url: string,
): Promise<{ url: string; cut: () => void; count: () => number }> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let made = 0
  const server = createServer((near) => {
    made += 1
    const far = dial(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  undo.add(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        cut()
      }),
  )
  const near = new URL(url)
  near.hostname = '127.0.0.1'
  near.port = String((server.address() as AddressInfo).port)
  return { url: near.href, cut, count: () => made }
}

/** A message for the publisher alone, without a row behind it. */
export function outgoing(receiver: string, logIndex: number, more: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    receiver: asParty(receiver),
    logIndex: BigInt(logIndex),
    epoch: 1n,
    sender: asParty('TG'),
    id: randomUUID(),
    type: 'border-entry-notice',
    contentType: 'application/json',
    body: Buffer.from('{}'),
    seal: Buffer.from('seal'),
    attempts: 1,
    createdAt: new Date(),
    ...more,
  }
}
