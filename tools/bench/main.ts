import { type Services, startServices } from '../services/index.ts'
import { profileText } from './goals/journey.ts'
import { SECTIONS } from './goals/index.ts'
import { exitCodeOf, type Finding, verdictsOf } from './goals.ts'
import { type BenchOptions, readOptions, USAGE } from './options.ts'
import { loadNow, machineOf, reportText, type Result } from './report.ts'
import { type Rig, type Rigging, type RigNeeds, setUp } from './rig/rig.ts'
import type { Findings, Log, Section } from './section.ts'

/** `npm run bench`: the goals of docs/performance.md, each section on a rig of its own, printed as met or not. */

async function playSection(section: Section, services: Services, options: BenchOptions, log: Log): Promise<Findings> {
  const riggings: Rigging[] = []
  const another = async (needs: RigNeeds): Promise<Rig> => {
    const rigging = await setUp(services, needs, options, log)
    riggings.push(rigging)
    return rigging.rig
  }
  try {
    const rig = section.rig === 'none' ? noRig(section) : await another(section.rig)
    return await section.play({ options, log, rig, another })
  } finally {
    for (const { tearDown } of riggings.toReversed()) await tearDown()
  }
}

const noRig = ({ name }: Section): Rig =>
  new Proxy({} as Rig, {
    get: () => {
      throw new Error(`${name} has no rig`)
    },
  })

/** One section that breaks takes its own goals with it, not those of the others. */
async function tried(section: Section, services: Services, options: BenchOptions, log: Log): Promise<Findings> {
  try {
    return await playSection(section, services, options, log)
  } catch (error) {
    log(`${section.name}: ${(error as Error).stack ?? String(error)}`)
    const missing = `it broke: ${(error as Error).message.split('\n')[0] ?? ''}`
    const goals = section.goals.filter((id) => options.only.has(id))
    return { findings: goals.map((id): Finding => ({ id, missing })), faults: [`${section.name} broke`] }
  }
}

async function main(options: BenchOptions): Promise<number> {
  const log: Log = (line) => void process.stderr.write(`${line}\n`)
  const loadBefore = loadNow()
  const startedAt = performance.now()
  const asked = SECTIONS.filter(
    ({ goals, rig }) =>
      goals.some((id) => options.only.has(id)) || (options.peer && rig !== 'none' && rig.peer === true),
  )
  const services = await startServices({ log })
  const found: { section: Section; findings: Findings }[] = []
  try {
    for (const section of asked) {
      log(`-- ${section.name}: ${section.goals.join(', ')}`)
      found.push({ section, findings: await tried(section, services, options, log) })
    }
  } finally {
    await services.stop()
  }
  const result: Result = {
    machine: machineOf(),
    services: { database: services.database, broker: services.broker },
    options: { rounds: options.rounds, seconds: options.seconds },
    loadBefore,
    goals: verdictsOf(
      found.flatMap(({ findings }) => findings.findings),
      options.only,
    ),
    faults: found.flatMap(({ findings }) => findings.faults ?? []),
    sections: Object.fromEntries(found.map(({ section, findings }) => [section.name, findings.data])),
    seconds: Math.round((performance.now() - startedAt) / 1_000),
  }
  const texts = found.flatMap(({ section, findings }) =>
    findings.text === undefined ? [] : ['', `== ${section.name}`, ...findings.text],
  )
  const hot = options.profile === undefined ? [] : ['', ...(await profileText(options.profile))]
  console.log(reportText(result, options, [...texts, ...hot]))
  if (options.json) console.log(JSON.stringify(result))
  return exitCodeOf(result.goals, result.faults, options.strict)
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) console.log(USAGE)
  else process.exitCode = await main(options)
} catch (error) {
  console.error(`bench: ${(error as Error).stack ?? String(error)}`)
  process.exitCode = 1
}
