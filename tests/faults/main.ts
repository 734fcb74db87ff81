import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as m from '../support/messages.ts'
import { privateBroker, privateDatabase } from '../support/broker-control.ts'
import { createPatientClient } from '../support/patient-client.ts'
import { openStage } from '../support/process-hub.ts'
import { POSTED, SYSTEMS } from './journeys.ts'
import type { News } from './line.ts'
import type { Struck as Targets } from './nemesis.ts'
import { startFaultProxy } from './proxy.ts'
import { createRecovery } from './recovery.ts'
import { play, type Run } from './run.ts'
import { startSystems } from './systems.ts'
import { tableOf } from './table.ts'

/**
 * `npm run test:faults [-- --minutes N --seed S --rate R]`: two national systems play journeys against a hub, R messages a second, while
 * networks break and processes die; then their journals, SQL and the hub's own figures are compared (docs/reliability.md).
 * Exit code 1 when something does not hold; then the folder with journals and the hub's log is kept.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '100' },
  },
})
const [minutes, seed, rate] = [Number(values.minutes), Number(values.seed), Number(values.rate)]
if (!(minutes > 0) || !Number.isSafeInteger(seed) || !(rate > 0)) {
  throw new Error('usage: npm run test:faults -- [--minutes <number>] [--seed <number>] [--rate <messages a second>]')
}

/**
 * Journeys under way at which the systems begin no more, in seconds of load: a machine that cannot do as much gets as much as it can do,
 * and what recovers from a fault does not first have to work off what came before.
 */
const BACKLOG_S = 6
/** Of its guarantees nothing may run out: journeys that are refused keep what they need. */
const LIMIT = '100000000'
const GUARANTOR = 'TG/fonds-garantie'

const startedAt = performance.now()
const log = (line: string): void =>
  console.error(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`)

async function main(): Promise<boolean> {
  const base = resolve('.corridor', 'faults')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(base, 'run-'))
  log(`seed ${seed}, ${minutes} minutes, ${rate} messages a second, in ${folder}`)
  // Where processes that are started again find the hub's modules compiled: half of what a start costs.
  process.env['NODE_COMPILE_CACHE'] ??= resolve('.corridor', 'compile-cache')
  const [database, broker] = await Promise.all([privateDatabase(), privateBroker()])
  const stage = await openStage({ databaseUrl: database.databaseUrl, broker })
  const closers: (() => Promise<unknown>)[] = []
  let holds = false
  try {
    const between = await startFaultProxy(stage.databaseUrl)
    const toBroker = await startFaultProxy(stage.amqpUrl)
    const hub = await stage.startHub({ databaseUrl: between.url, amqpUrl: toBroker.url })
    const [toHub, toQueues] = [await startFaultProxy(hub.url), await startFaultProxy(stage.amqpUrl)]
    closers.push(...[between, toBroker, toHub, toQueues].map((proxy) => () => proxy.close()))
    const grn = m.newGrn()
    await createPatientClient(hub.url).send(stage.party(GUARANTOR), m.registration(grn, LIMIT))
    const recovery = createRecovery([...SYSTEMS.TG.slice(0, 1), ...SYSTEMS.BF], Date.now)
    const deaths: string[] = []
    const perSecond = createBusiest()
    const hear = (news: News): void => {
      recovery.hear(news)
      perSecond.count(news.receipts.length)
    }
    const everyMs = (1_000 * POSTED) / rate
    const orders = {
      hub: new URL(toHub.url).origin,
      amqp: toQueues.url,
      grn,
      everyMs,
      atMost: Math.ceil((BACKLOG_S * rate) / POSTED),
      folder,
    }
    const systems = startSystems(
      orders,
      (key) => stage.party(key),
      hear,
      (text) => deaths.push(text),
    )
    closers.push(() => Promise.all(systems.map((system) => system.kill())))
    const targets: Targets = {
      seed,
      proxies: {
        'hub to PostgreSQL': between,
        'hub to RabbitMQ': toBroker,
        'clients to hub': toHub,
        'clients to RabbitMQ': toQueues,
      },
      hub,
      database,
      broker,
      systems,
    }
    const run = await play(stage, targets, recovery, { minutes, log, deaths })
    for (const system of systems)
      log(`answers to ${system.system}: ${[...system.statuses()].map((one) => one.join(' ')).join(', ')}`)
    print(run, perSecond.most())
    holds = run.findings.length === 0
    if (!holds) log(`the hub's log: ${hub.output().slice(-4_000)}`)
  } finally {
    for (const close of closers.toReversed()) await close()
    await stage.close()
    await Promise.all([database.stop(), broker.stop()])
    if (holds) rmSync(folder, { recursive: true, force: true })
  }
  return holds
}

/** Answers a second, in the busiest ten seconds. */
function createBusiest() {
  const buckets = new Map<number, number>()
  return {
    count: (answers: number): void => {
      const bucket = Math.floor(performance.now() / 10_000)
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + answers)
    },
    most: (): number => Math.round(Math.max(0, ...buckets.values()) / 10),
  }
}

function print({ struck, verdict, findings, loadedMs }: Run, busiest: number): void {
  const { sent, journeys, delivered, repeats, parked } = verdict
  const [cpu] = cpus()
  const machine = `${availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  const average = Math.round(sent / (loadedMs / 1_000))
  for (const line of [
    `Seed ${seed}, ${(loadedMs / 60_000).toFixed(1)} minutes on ${machine}, Node ${process.version}: ${struck.length} faults.`,
    `${journeys} journeys; ${sent} messages posted and accepted, ${average} a second, faults included, and ${busiest} in the busiest ten seconds;`,
    `${delivered} delivered and reported, ${repeats} more came again; ${parked} parked, each with its reason.`,
  ]) {
    console.log(line)
  }
  console.log('')
  for (const row of tableOf(struck)) console.log(row)
  console.log('')
  for (const finding of findings.slice(0, 100)) console.log(`BROKEN  ${finding}`)
  const more = findings.length > 100 ? `, ${findings.length - 100} of them not shown` : ''
  console.log(findings.length === 0 ? 'everything holds' : `${findings.length} findings${more}`)
}

// Not by the exit code alone: Node.js 24 may go round for ever in freeing sockets that were reset on both sides.
process.exit((await main()) ? 0 : 1)
