import { generateKeyPairSync, randomBytes, randomUUID, sign, verify } from 'node:crypto'
import amqp, { type ConfirmChannel } from 'amqplib'
import pg from 'pg'
import { encodeJson } from '../../../src/codec/index.ts'
import { insertInto, queryRows } from '../../../src/store/rows.ts'
import { messagesOf, newGrn, newJourney } from '../journeys.ts'
import { loadValidators } from './validators.ts'
import { schemasFolder } from '../world.ts'

/** The machine's own limits, each alone and in operations per second, one thread or one connection. */
export type Limits = {
  readonly sign: number
  readonly verify: number
  readonly parse: number
  readonly insert: number
  readonly publish: number
}

export const LIMIT_LABELS: Readonly<Record<keyof Limits, string>> = {
  sign: 'P-256 sign, 6 KB',
  verify: 'P-256 verify, 6 KB',
  parse: 'JSON.parse and ajv, declaration of 6 KB',
  insert: 'PostgreSQL rows of 6 KB, 200 a commit, one connection',
  publish: 'confirmed publishes of 6 KB to 15 quorum queues',
}

const ROWS_A_COMMIT = 200
const QUEUES = 15
/** Messages published and not yet confirmed. */
const WINDOW = 500
const SAMPLE = randomBytes(4_500).toString('base64')

export type LimitMeter = {
  /** Measures each limit for so many milliseconds. */
  measure(ms: number): Promise<Limits>
  /** Confirmed publishes a second into so many of the queues, for so many milliseconds. */
  publishInto(queues: number, ms: number): Promise<number>
  close(): Promise<void>
}

/** Opens what the limits are measured on: a table and fifteen queues of their own. */
export async function createLimitMeter(databaseUrl: string, amqpUrl: string): Promise<LimitMeter> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('create table limit_rows (id uuid primary key, body bytea not null)')
  const model = await amqp.connect(amqpUrl, { noDelay: true })
  const channel = await model.createConfirmChannel()
  const queues = Array.from({ length: QUEUES }, (_, at) => `bench.limit.${at}`)
  for (const queue of queues) {
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  }
  const crypto = cryptoMeter()
  const parse = parseMeter()
  return {
    measure: async (ms) => ({
      sign: perSecond(ms, crypto.sign),
      verify: perSecond(ms, crypto.verify),
      parse: perSecond(ms, parse),
      insert: await insertsPerSecond(client, ms),
      publish: await publishesPerSecond(channel, queues, ms),
    }),
    publishInto: (count, ms) => publishesPerSecond(channel, queues.slice(0, count), ms),
    close: async () => {
      for (const queue of queues) await channel.deleteQueue(queue)
      await model.close()
      await client.end()
    },
  }
}

/** How often `work` is done a second, on this thread. */
export function perSecond(ms: number, work: () => void): number {
  const startedAt = performance.now()
  let done = 0
  while (performance.now() - startedAt < ms) {
    for (let turn = 0; turn < 32; turn += 1) work()
    done += 32
  }
  return done / ((performance.now() - startedAt) / 1_000)
}

function cryptoMeter(): { sign: () => void; verify: () => void } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const bytes = Buffer.from(SAMPLE)
  const signature = sign('sha256', bytes, privateKey)
  return {
    sign: () => void sign('sha256', bytes, privateKey),
    verify: () => void verify('sha256', bytes, publicKey, signature),
  }
}

function parseMeter(): () => void {
  const [declaration] = messagesOf(newJourney(0, [newGrn()]), Date.now())
  if (declaration === undefined) throw new Error('a journey begins with a declaration')
  const bytes = encodeJson(declaration)
  const isValid = loadValidators(schemasFolder)
  return () => {
    if (!isValid(JSON.parse(bytes.toString('utf8')) as { type: string }))
      throw new Error('the declaration is not valid')
  }
}

const INSERT_LIMIT_ROWS = insertInto('limit_rows', { id: 'uuid', body: 'bytea' })

async function insertsPerSecond(client: pg.Client, ms: number): Promise<number> {
  const body = Buffer.from(SAMPLE)
  const startedAt = performance.now()
  let done = 0
  while (performance.now() - startedAt < ms) {
    const rows = Array.from({ length: ROWS_A_COMMIT }, () => [randomUUID(), body])
    await queryRows(client, INSERT_LIMIT_ROWS, rows)
    done += rows.length
  }
  const rate = done / ((performance.now() - startedAt) / 1_000)
  await client.query('truncate limit_rows')
  return rate
}

/** Publishes in a window of unconfirmed messages, spread over the queues, and waits for the last confirm. */
async function publishesPerSecond(channel: ConfirmChannel, queues: readonly string[], ms: number): Promise<number> {
  const body = Buffer.from(SAMPLE)
  const startedAt = performance.now()
  let sent = 0
  let open = 0
  let below = (): void => undefined
  const room = (most: number): Promise<void> | undefined =>
    open < most
      ? undefined
      : new Promise((resolve) => {
          below = () => (open < most ? resolve() : undefined)
        })
  while (performance.now() - startedAt < ms) {
    open += 1
    channel.sendToQueue(queues[sent % queues.length] ?? '', body, { persistent: true }, (error) => {
      if (error !== null && error !== undefined) throw new Error(`the broker refused a message: ${String(error)}`)
      open -= 1
      below()
    })
    sent += 1
    await room(WINDOW)
  }
  await room(1)
  const rate = sent / ((performance.now() - startedAt) / 1_000)
  for (const queue of queues) await channel.purgeQueue(queue)
  return rate
}
