import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { answersTo, log, toldOf } from './load.ts'
import { nameOf } from './plan.ts'
import { isInTime, play, type Run } from './run.ts'
import { openScene, type Scene } from './scene.ts'
import { againWithOwnMounts } from './small-disk.ts'
import { tableOf } from './table.ts'

/**
 * `npm run test:faults [-- --minutes N --seed S --rate R --hubs H --brokers B --only EXPRESSION]`: two national systems play journeys against H hubs and B nodes of
 * RabbitMQ, R messages a second, while networks break, processes die, clocks step and disks fill; then their journals, SQL and the hubs' own figures are compared
 * (docs/reliability.md). Exit code 1 when something does not hold; then the folder with journals and the hubs' logs is kept.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '160' },
    hubs: { type: 'string', default: '2' },
    brokers: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})
const [minutes, seed, rate, hubs] = [values.minutes, values.seed, values.rate, values.hubs].map(Number) as [
  number,
  number,
  number,
  number,
]
const brokers = values.brokers === '1' ? 1 : values.brokers === '3' ? 3 : undefined
if (
  !(minutes > 0) ||
  !Number.isSafeInteger(seed) ||
  !(rate > 0) ||
  ![1, 2, 3].includes(hubs) ||
  brokers === undefined
) {
  throw new Error(
    'usage: npm run test:faults -- [--minutes <number>] [--seed <number>] [--rate <messages a second>] [--hubs 1|2|3] [--brokers 1|3] [--only <regular expression of faults>]',
  )
}
const nodes = brokers

/** A run that is shorter strikes briefly, and with one fault of each kind first. */
const BRIEF_MINUTES = 3

async function main(): Promise<boolean> {
  const base = resolve('.corridor', 'faults')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(base, 'run-'))
  log(`seed ${seed}, ${minutes} minutes, ${hubs} hubs, ${nodes} of RabbitMQ, ${rate} messages a second, in ${folder}`)
  // Where processes that are started again find the hub's modules compiled: half of what a start costs.
  process.env['NODE_COMPILE_CACHE'] ??= resolve('.corridor', 'compile-cache')
  const scene = await openScene({ seed, rate, hubs, brokers: nodes, folder, log })
  let holds = false
  try {
    const faults = scene.faults.filter((fault) => new RegExp(values.only).test(nameOf(fault)))
    if (faults.length === 0) throw new Error(`no fault is called ${values.only}`)
    const run = await play(scene, { minutes, log, plan: { faults, brief: minutes < BRIEF_MINUTES } })
    print(run, scene)
    holds = run.findings.length === 0
    if (!holds) {
      for (const { hub } of scene.targets.hubs) log(`a hub's log: ${hub.output().slice(-4_000)}`)
    }
  } finally {
    await scene.close()
    if (holds) rmSync(folder, { recursive: true, force: true })
  }
  return holds
}

function print({ struck, verdict, findings, loadedMs, perSecond }: Run, scene: Scene): void {
  const { sent, journeys, delivered, repeats, parked } = verdict
  const [cpu] = cpus()
  const machine = `${availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  const [, load = 0] = loadavg()
  const recovered = struck.filter(isInTime).length
  const holds = findings.length === struck.length - recovered
  const poison = scene.targets.poisoner.put()
  for (const line of [
    `Seed ${seed}, ${(loadedMs / 60_000).toFixed(1)} minutes, ${hubs} hubs, ${nodes} of RabbitMQ, on ${machine}, load ${load.toFixed(1)}, Node ${process.version}: ${struck.length} faults.`,
    `${journeys} journeys; ${sent} messages posted and accepted, ${Math.round(perSecond)} a second, faults included, and ${scene.tally.busiest()} in the busiest ten seconds;`,
    `${delivered} delivered and reported, ${repeats} more came again; ${parked} parked, each with its reason;`,
    `${poison.answered} that were no messages refused to their sender, ${poison.unanswered} counted as without one.`,
    ...answersTo(scene.targets.systems),
    ...scene.lacking,
    '',
    ...tableOf(struck),
    '',
    ...toldOf(findings),
    // Each fault is one test, of recovery from it, and what holds in the end another.
    `${recovered + Number(holds)} passed, ${struck.length - recovered + Number(!holds)} failed`,
  ]) {
    console.log(line)
  }
}

// Not by the exit code alone: Node.js 24 may go round for ever in freeing sockets that were reset on both sides.
process.exit(againWithOwnMounts() ?? ((await main()) ? 0 : 1))
