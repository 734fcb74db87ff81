import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { judge } from '../faults/checks.ts'
import { answersTo, loadOf, log, recoveryOnTheWay, toldOf } from '../faults/load.ts'
import type { Recovery } from '../faults/recovery.ts'
import { comeToRest, RECOVERED_WITHIN_MS, recovered } from '../faults/run.ts'
import { startSystems } from '../faults/systems.ts'
import { privateBroker, privateDatabase } from '../support/broker-control.ts'
import { openStage, type ProcessHub } from '../support/process-hub.ts'
import { startFront } from '../support/front.ts'
import { checkOut, type Release, thisRelease } from './release.ts'

/**
 * `npm run test:upgrade -- --from <revision> [--rate R] [--seconds S]`: two hubs of an earlier release, and two national systems that play journeys;
 * then, under that load, the database is migrated, the hubs are exchanged one after the other, go back, and come again, with S seconds
 * after each step; in the end journals, SQL and figures are compared (docs/upgrade.md). Exit code 1 when something does not hold.
 */
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: 'HEAD' },
    rate: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '3' },
  },
})
const [rate, rest] = [Number(values.rate), Number(values.seconds)]
if (!(rate > 0) || !(rest >= 0)) {
  throw new Error(
    'usage: npm run test:upgrade -- --from <revision> [--rate <messages a second>] [--seconds <after each step>]',
  )
}

/** A graceful stop takes no longer. */
const STOPPED_WITHIN_MS = 10_000

type Row = {
  readonly what: string
  readonly stoppedMs?: number
  readonly startedMs?: number
  readonly recoveredMs: number
}

const seconds = (ms: number | undefined): string => (ms === undefined ? '' : `${(ms / 1_000).toFixed(1)} s`)

async function main(): Promise<boolean> {
  const base = resolve('.corridor', 'upgrade')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  const [earlier, own] = [await checkOut(values.from), thisRelease()]
  const folder = mkdtempSync(join(base, 'run-'))
  process.env['NODE_COMPILE_CACHE'] ??= resolve('.corridor', 'compile-cache')
  log(`from ${earlier.name} to ${own.name} and back, ${rate} messages a second, in ${folder}`)
  const [database, broker] = await Promise.all([privateDatabase(), privateBroker()])
  const stage = await openStage({ databaseUrl: database.databaseUrl, broker, setUp: earlier.setUp })
  const closers: (() => Promise<unknown>)[] = []
  const findings: string[] = []
  try {
    const { root } = earlier
    const hubs = [await stage.startHub({ root }), await stage.startHub({ root })]
    const front = await startFront(hubs.map(({ url }) => url))
    closers.push(() => front.close())
    const recovery = recoveryOnTheWay()
    const orders = {
      hub: front.url,
      amqp: stage.amqpUrl,
      ...(await loadOf(stage, front.url, { rate, folder })),
    }
    const systems = startSystems(
      orders,
      (key) => stage.party(key),
      (news) => recovery.hear(news),
      (text) => findings.push(text),
    )
    closers.push(() => Promise.all(systems.map((system) => system.kill())))
    const rows = await exchange(hubs, {
      earlier,
      own,
      recovery,
      migrate: () => own.migrate(stage.databaseUrl),
      findings,
    })
    findings.push(...(await comeToRest(stage, systems)))
    log('at rest, judging')
    const verdict = await judge(stage, hubs[0]!.url, systems)
    findings.push(...verdict.findings)
    print(rows, verdict)
    for (const line of answersTo(systems)) console.log(line)
    if (findings.length > 0) log(`the hubs' logs: ${hubs.map((hub) => hub.output().slice(-3_000)).join('\n')}`)
  } finally {
    for (const close of closers.toReversed()) await close()
    await stage.close()
    await Promise.all([database.stop(), broker.stop()])
    if (findings.length === 0) rmSync(folder, { recursive: true, force: true })
  }
  for (const line of toldOf(findings)) console.log(line)
  return findings.length === 0
}

type Exchange = {
  readonly earlier: Release
  readonly own: Release
  readonly recovery: Recovery
  readonly migrate: () => Promise<void>
  readonly findings: string[]
}

/** Up, back and up again, hub by hub, while the systems play. */
async function exchange(
  hubs: readonly ProcessHub[],
  { earlier, own, recovery, migrate, findings }: Exchange,
): Promise<Row[]> {
  const rows: Row[] = []
  const add = async (what: string, done: Omit<Row, 'what' | 'recoveredMs'> = {}): Promise<void> => {
    const recoveredMs = await recovered(recovery, Date.now(), what)
    rows.push({ what, ...done, recoveredMs })
    log(`${what}: ${[seconds(done.stoppedMs), seconds(done.startedMs), seconds(recoveredMs)].join(' / ')}`)
    await pause(rest * 1_000)
    if (recoveredMs > RECOVERED_WITHIN_MS) findings.push(`slow: ${what}: recovered after ${seconds(recoveredMs)}`)
  }
  const to = async (release: Release): Promise<void> => {
    for (const [place, hub] of hubs.entries()) {
      const { how, ms: stoppedMs } = await hub.stop()
      if (how !== 'code 0' || stoppedMs > STOPPED_WITHIN_MS) {
        findings.push(`hub ${place + 1} was asked to stop, and ended by ${how} after ${seconds(stoppedMs)}`)
      }
      const from = performance.now()
      await hub.restart(release.root)
      await add(`hub ${place + 1} becomes ${release.name}`, { stoppedMs, startedMs: performance.now() - from })
    }
  }
  await add('two hubs of the earlier release')
  const from = performance.now()
  await migrate()
  await add('the database is migrated', { startedMs: performance.now() - from })
  for (const release of [own, earlier, own]) await to(release)
  await migrate()
  return rows
}

function print(
  rows: readonly Row[],
  verdict: { sent: number; journeys: number; delivered: number; repeats: number },
): void {
  console.log(
    `${verdict.journeys} journeys; ${verdict.sent} messages accepted, ${verdict.delivered} delivered, ${verdict.repeats} came again.`,
  )
  console.log('\n| step | stopped in | started in | a message went all its way after |\n| --- | ---: | ---: | ---: |')
  for (const { what, stoppedMs, startedMs, recoveredMs } of rows) {
    console.log(`| ${what} | ${seconds(stoppedMs)} | ${seconds(startedMs)} | ${seconds(recoveredMs)} |`)
  }
  console.log('')
}

process.exit((await main()) ? 0 : 1)
