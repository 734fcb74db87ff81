import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { judge } from '../faults/checks.ts'
import { answersTo, loadOf, log, recoveryOnTheWay, toldOf } from '../faults/load.ts'
import { startFaultProxy } from '../faults/proxy.ts'
import { comeToRest, RECOVERED_WITHIN_MS, recovered } from '../faults/run.ts'
import { startSystems } from '../faults/systems.ts'
import { privateBroker, privateDatabase } from '../support/broker-control.ts'
import { startFront } from '../support/front.ts'
import { OWN_ROOT, openStage, type ProcessHub } from '../support/process-hub.ts'
import { waitFor } from '../support/wait-for.ts'
import { openAddress } from './address.ts'
import { unexplained, without } from './branch.ts'
import { type Cast, cutOff, killed, type Pair, type Promotion } from './episodes.ts'
import { firstServer, type Server, standbyOf, waitForStandby } from '../support/standby.ts'

/**
 * `npm run test:standby -- [--rate R] [--seconds S] [--asynchronous]`: two hubs and two national systems on a PostgreSQL with a streaming standby, which
 * is promoted under load: after the primary was killed and, with synchronous commit, once more after it was cut off. S seconds of load
 * before each. In the end journals, SQL and figures are compared (docs/reliability.md). Exit code 1 when something does not hold.
 */
const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '5' },
    asynchronous: { type: 'boolean', default: false },
  },
})
const [rate, rest, { asynchronous }] = [Number(values.rate), Number(values.seconds), values]
if (!(rate > 0) || !(rest >= 0)) {
  throw new Error('usage: npm run test:standby -- [--rate <messages a second>] [--seconds <of load>] [--asynchronous]')
}

/** One way, as between two cities: on one machine a standby would hardly ever be behind. */
const LINE_MS = 300
/** What a lag may be wrong by: it is measured at the answers that come back. */
const MEASURED_WITHIN_MS = 1_000

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`
const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(', ')

/** `corridor reconcile --open`; what it says, which is also that there is nothing to open. */
async function reopen(databaseUrl: string): Promise<string> {
  const args = ['--disable-warning=ExperimentalWarning', join(OWN_ROOT, 'src/main.ts')]
  const asked = [...args, 'reconcile', '--open', '--reason', 'a standby was promoted']
  const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl }
  const said = await promisify(execFile)(process.execPath, asked, { env }).catch(
    (error: unknown) => error as { stdout?: string; stderr?: string },
  )
  return `corridor reconcile --open: ${[said.stdout, said.stderr].join(' ').trim()}`
}

/** By the hub that has committed what is lost: it looks every five seconds, and ends. */
const noticedBy = (hubs: readonly ProcessHub[]): Promise<unknown> =>
  waitFor(() => hubs.some((hub) => hub.ended() !== undefined), { timeoutMs: 30_000, label: 'a hub to notice the loss' })

async function main(): Promise<boolean> {
  const base = resolve('.corridor', 'standby')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(base, 'run-'))
  process.env['NODE_COMPILE_CACHE'] ??= resolve('.corridor', 'compile-cache')
  const mode = asynchronous ? 'asynchronous' : 'synchronous'
  log(`${mode}, ${rate} messages a second, in ${folder}; load average ${load()}`)
  const [database, broker] = await Promise.all([privateDatabase(), privateBroker()])
  const first = await firstServer(database)
  const [own, shared] = [await openAddress(first.url), await openAddress(first.url)]
  const stage = await openStage({ databaseUrl: shared.of(first.url), broker })
  const closers: (() => Promise<unknown>)[] = []
  const servers: Server[] = []
  const findings: string[] = []
  try {
    const hubs = [await stage.startHub({ databaseUrl: own.of(stage.databaseUrl) }), await stage.startHub()]
    const front = await startFront(hubs.map(({ url }) => url))
    const door = await openAddress(front.url)
    closers.push(
      async () => hubs.forEach((hub, at) => writeFileSync(join(folder, `hub-${at + 1}.log`), hub.output())),
      () => front.close(),
      () => door.close(),
    )
    const recovery = recoveryOnTheWay()
    const systems = startSystems(
      {
        hub: new URL(door.of(front.url)).origin,
        amqp: stage.amqpUrl,
        ...(await loadOf(stage, front.url, { rate, folder })),
      },
      (key) => stage.party(key),
      (news) => recovery.hear(news),
      (text) => findings.push(text),
    )
    closers.push(() => Promise.all(systems.map((system) => system.kill())))
    await recovered(recovery, Date.now(), 'the load, before anything happens')
    const cast: Cast = {
      stage,
      database: new URL(stage.databaseUrl).pathname.slice(1),
      hubUrls: hubs.map(({ url }) => url),
      systems,
      recovery,
      own,
      shared,
      door,
      doorTo: front.url,
      reopen: async (lost) => {
        if (lost > 0) await noticedBy(hubs).catch((error: unknown) => findings.push(`unnoticed: ${String(error)}`))
        for (const hub of hubs) await hub.restart()
        const said = await reopen(stage.databaseUrl)
        log(said)
        if (lost > 0 && !said.includes('reconciling since')) {
          findings.push(`unnoticed: ${lost} answered messages are lost, and there is nothing to open`)
        }
      },
      log,
    }
    const promotions: Promotion[] = []
    await promoteInTurn(cast, first, { servers, promotions }).catch((error: unknown) => findings.push(String(error)))
    for (const one of promotions) findings.push(...wrongWith(one))
    findings.push(...(await comeToRest(stage, systems)))
    log('at rest, judging')
    const [lossy] = promotions
    const amend = asynchronous && lossy !== undefined ? without(lossy.branch, lossy.again, lossy.heard) : undefined
    const verdict = await judge(stage, hubs[1]!.url, systems, amend)
    findings.push(...verdict.findings, ...deaths(hubs))
    print(promotions, verdict)
    for (const line of answersTo(systems)) console.log(line)
  } finally {
    for (const close of closers.toReversed()) await close()
    await stage.close()
    await Promise.all([own.close(), shared.close(), broker.stop()])
    for (const server of servers) await server.stop()
    await database.stop()
    if (findings.length === 0) rmSync(folder, { recursive: true, force: true })
  }
  for (const line of toldOf(findings)) console.log(line)
  return findings.length === 0
}

/** The first primary is killed; the one after it, which has got a standby of its own under load, is cut off. */
async function promoteInTurn(
  cast: Cast,
  first: Server,
  { servers, promotions }: { readonly servers: Server[]; readonly promotions: Promotion[] },
): Promise<void> {
  const follow = async (primary: Server, name: string): Promise<Pair> => {
    const line = await startFaultProxy(primary.url)
    const standby = await standbyOf(primary, name, line.url)
    servers.push(standby)
    if (asynchronous) line.begin(() => ({ does: 'late', ms: LINE_MS }))
    else await waitForStandby(primary, name)
    await pause(rest * 1_000)
    return { primary, standby, line }
  }
  const add = async (promotion: Promotion): Promise<void> => {
    promotions.push(promotion)
    log(`promoted, and a message went all its way after ${seconds(promotion.recoveredMs)}`)
    await pause(rest * 1_000)
  }
  const pair = await follow(first, 'standby_1')
  await add(await killed(cast, pair, asynchronous))
  if (!asynchronous) await add(await cutOff(cast, await follow(pair.standby, 'standby_2')))
}

/** What may not be so, of one promotion. */
function wrongWith({ what, lag, recoveredMs, lost, branch, spanMs, findings }: Promotion): string[] {
  const wrong = [...findings, ...unexplained(lost, branch)]
  if (recoveredMs > RECOVERED_WITHIN_MS) wrong.push(`slow: ${what}: recovered after ${seconds(recoveredMs)}`)
  if (!asynchronous && lost.length > 0) {
    wrong.push(`lost: ${what}: ${lost.length} receipts name leaves that only the former primary has`)
  }
  if (asynchronous && lag !== undefined && spanMs > lag.ms + MEASURED_WITHIN_MS) {
    wrong.push(`lost: ${what}: ${seconds(spanMs)}, while the standby was ${seconds(lag.ms)} behind`)
  }
  return wrong
}

const deaths = (hubs: readonly ProcessHub[]): string[] =>
  hubs.flatMap((hub, at) => (hub.ended() === undefined ? [] : [`hub ${at + 1} ended by ${hub.ended()}`]))

function print(
  promotions: readonly Promotion[],
  verdict: { sent: number; journeys: number; delivered: number; repeats: number },
): void {
  console.log(
    `${verdict.journeys} journeys; ${verdict.sent} messages accepted, ${verdict.delivered} delivered, ${verdict.repeats} came again; load average ${load()}.`,
  )
  console.log(
    '\n| primary | standby behind by | promoted in | a message went all its way after | leaves it had alone | of these answered |',
  )
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
  for (const { what, lag, promotedMs, recoveredMs, branch, lost, spanMs } of promotions) {
    const behind = lag === undefined ? '' : `${lag.ms} ms, ${Math.ceil(lag.bytes / 1_024)} KiB`
    console.log(
      `| ${what} | ${behind} | ${seconds(promotedMs)} | ${seconds(recoveredMs)} | ${branch.leaves.size} | ${lost.length} |`,
    )
    const [from, to] = [lost[0], lost.at(-1)]
    if (from === undefined || to === undefined) continue
    console.log(
      `\nLost: ${lost.length} receipts from index ${from.logIndex} to ${to.logIndex} (the database had ${branch.size} leaves), of the last ${seconds(spanMs)} before the death;`,
    )
    for (const { sent, logIndex } of lost) console.log(`  ${logIndex} ${sent.party} ${sent.type} ${sent.id}`)
  }
  console.log('')
}

process.exit((await main()) ? 0 : 1)
