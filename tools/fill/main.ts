import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { migrateDatabase } from '../../src/compose/core.ts'
import { createPool, LONG_ANSWER_WITHIN_MS } from '../../src/store/pool.ts'
import { startDatabase } from '../services/index.ts'
import { copyForReads } from './copies.ts'
import { fill, type Progress } from './fill.ts'
import { planFor } from './plan.ts'
import { multiplyForSize } from './size.ts'
import { createFillWorld, type FillWorld, readFillWorld } from './world.ts'

/** `npm run fill`: a database with up to a million stored movements, which the audit accepts. */

const USAGE = `npm run fill -- [options]
  --movements N   movements to be stored (100000), a million at most
  --database URL  an empty database, or one that an earlier run began to fill; without it one of a server of its own,
                  which is kept under .corridor/fill
  --keys FOLDER   where the keys of hub and parties and the plan are kept (.corridor/fill/keys/DATABASE)
  --copies N      as many copies of each movement as lists and searches look through, without leaves and bodies: only for
                  what reads cost; no audit accepts them, and nothing more can be stored
  --size N        multiplied to so many movements over ten years, by what a commit looks at: only for what a message costs; no audit
                  accepts them
  --resume        only continues what an earlier run began; without it a new database is begun as well
  --json          prints one JSON object last
  --help          shows this`

const MOVEMENTS_MOST = 1_000_000
const LANES = 2
const KEPT = '.corridor/fill'
const PRINT_EVERY_MS = 5_000
const SAID_EVERY = 50

type Options = {
  movements: number
  database: string | undefined
  keys: string | undefined
  copies: number
  size: number
  resume: boolean
  json: boolean
}

function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      movements: { type: 'string', default: '100000' },
      database: { type: 'string' },
      keys: { type: 'string' },
      copies: { type: 'string', default: '0' },
      size: { type: 'string', default: '0' },
      resume: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const movements = Number(values.movements)
  if (!Number.isInteger(movements) || movements < 1 || movements > MOVEMENTS_MOST) {
    throw new Error(`--movements must be a whole number from 1 to ${MOVEMENTS_MOST}`)
  }
  const copies = Number(values.copies)
  if (!Number.isInteger(copies) || copies < 0) throw new Error('--copies must be a whole number')
  const size = Number(values.size)
  if (!Number.isInteger(size) || size < 0) throw new Error('--size must be a whole number')
  if (size > 0 && copies > 0) throw new Error('--copies and --size exclude each other')
  const { database, keys, resume, json } = values
  return { movements, copies, size, database, keys, resume, json }
}

/** The database named, or one of a server of its own that keeps its data. */
async function openDatabase(named: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  if (named !== undefined) return { url: named, stop: async () => undefined }
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  const service = await startDatabase({ dir: KEPT, persistent: true, log })
  const client = new pg.Client({ connectionString: service.databaseUrl })
  await client.connect()
  const { rowCount } = await client.query(`select 1 from pg_database where datname = 'corridor_fill'`)
  if (rowCount === 0) await client.query('create database corridor_fill template template0')
  await client.end()
  const url = new URL(service.databaseUrl)
  url.pathname = '/corridor_fill'
  return { url: url.href, stop: () => service.stop() }
}

/** The plan and keys of an earlier run, or new ones. */
async function openWorld(databaseUrl: string, folder: string, { movements, resume }: Options): Promise<FillWorld> {
  const known = await readFillWorld(folder)
  if (known !== undefined) {
    if (known.plan.movements === movements) return known
    throw new Error(
      `${folder} is the plan of ${known.plan.movements} movements; name another folder and an empty database`,
    )
  }
  if (resume) throw new Error(`there is nothing to continue: ${folder} holds no plan`)
  await migrateDatabase(databaseUrl)
  const pool = createPool({ connectionString: databaseUrl, max: 2, onError: () => undefined })
  try {
    const { rows } = await pool.query<{ size: string }>('select size from log_head')
    if (rows[0]?.size !== '0') throw new Error(`the database is not empty, and ${folder} holds no plan of it`)
    return await createFillWorld(pool, folder, planFor(movements, LANES, Date.now()))
  } finally {
    await pool.end()
  }
}

/** Says now and then how far it is, how fast, and how long it will take. */
function printer(): (progress: Progress) => void {
  const begunAt = performance.now()
  let from: Progress | undefined
  let printedAt = begunAt
  return (progress) => {
    const now = performance.now()
    // Messages of earlier runs are passed over, and say nothing about the speed.
    if (progress.messages === 0) from = progress
    if (now - printedAt < PRINT_EVERY_MS) return
    printedAt = now
    const seconds = (now - begunAt) / 1_000
    const { movements, of, messages, at } = progress
    const rate = (movements - (from?.movements ?? 0)) / seconds
    const left = rate > 0 ? `${Math.ceil((of - movements) / rate / 60)} min left` : ''
    process.stderr.write(
      `${at.toISOString().slice(0, 10)}  ${movements} of ${of} movements, ${Math.round(rate)}/s, ` +
        `${Math.round(messages / seconds)} messages/s, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB, ${left}\n`,
    )
  }
}

/** Makes copies of what is stored, of one kind or the other. */
async function copy(url: string, { copies, size }: Options): Promise<void> {
  const pool = createPool({
    connectionString: url,
    max: 4,
    onError: () => undefined,
    answerWithinMs: LONG_ANSWER_WITHIN_MS,
  })
  const say = (table: string, done: number, of: number): void => {
    if (done % SAID_EVERY === 0) process.stderr.write(`${table}: ${done} of ${of} copies\n`)
  }
  try {
    if (copies > 0) console.log(`${await copyForReads(pool, copies, say)} movements with copies, for reads alone`)
    if (size > 0)
      console.log(`${await multiplyForSize(pool, size, say)} movements with copies, for what a message costs`)
  } finally {
    await pool.end()
  }
}

async function main(options: Options): Promise<void> {
  const { url, stop } = await openDatabase(options.database)
  const ends = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => ends.abort(new Error('interrupted; the same command continues')))
  }
  try {
    const folder = options.keys ?? join(KEPT, 'keys', new URL(url).pathname.slice(1))
    const world = await openWorld(url, folder, options)
    const filled = await fill({ databaseUrl: url, ...world, progress: printer(), signal: ends.signal })
    const perSecond = Math.round(filled.movements / filled.seconds)
    console.log(
      `${filled.movements} movements, ${filled.messages} messages in ${Math.round(filled.seconds)} s (${perSecond} movements/s)\n` +
        `corridor audit: DATABASE_URL=${url.replace(/:[^:@/]*@/, ':***@')} CORRIDOR_HUB_CERTIFICATE=${world.files.hubCertificate}`,
    )
    if (options.copies > 0 || options.size > 0) await copy(url, options)
    if (options.json) console.log(JSON.stringify({ ...filled, certificate: world.files.hubCertificate, keys: folder }))
  } finally {
    await stop()
  }
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) console.log(USAGE)
  else await main(options)
} catch (error) {
  console.error(`fill: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
