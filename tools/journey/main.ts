import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type PartyKey, partyKeyOf, type Role } from '../../src/domain/values/party.ts'
import type { Credentials } from '../sandbox/post.ts'
import { journeyNames, readJourney, type Step } from './files.ts'
import { play } from './play.ts'
import { writeJourney } from './write.ts'

const USAGE =
  'npm run journey -- [<name>… | all] [--hub-mrn] [--sandbox .corridor/sandbox.json]\n' +
  'npm run journey -- <name> --write <folder> [--sandbox .corridor/sandbox.json]'

/** What is needed of `.corridor/sandbox.json` (interface.md 1). */
type Sandbox = {
  hub: string
  clock: { mode: string }
  operators: { token: string }[]
  participants: ({ country: string; role: Role; party?: string } & Credentials)[]
}

/** `npm run journey`: plays journeys of the examples against the running sandbox, and says what came of each. */
const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'hub-mrn': { type: 'boolean', default: false },
      write: { type: 'string' },
      sandbox: { type: 'string', default: join('.corridor', 'sandbox.json') },
    },
  })
  if (positionals.length === 0) return console.log(`${USAGE}\n\n${journeyNames().join('\n')}`)
  const names = positionals.includes('all') ? journeyNames() : positionals
  const journeys = names.map((name) => ({ name, steps: readJourney(name) }))
  const sandbox = readSandbox(resolve(values.sandbox))
  if (values.write !== undefined) return writeOnly(journeys, values.write, await timeOf(sandbox))
  const parties = new Map<PartyKey, Credentials>(sandbox.participants.map((one) => [partyKeyOf(one), one]))
  for (const { name, steps } of journeys) {
    console.log(name)
    const { mrn } = await play({ hubUrl: sandbox.hub, parties }, steps, {
      now: await timeOf(sandbox),
      hubMrn: values['hub-mrn'],
      onStep: (file, sender, { status, body }) =>
        console.log(`  ${file.padEnd(34)} ${sender.padEnd(24)} ${status} ${String(body['status'] ?? body['code'])}`),
    })
    const response = await fetch(`${sandbox.hub}/v1/movements/${mrn}`, {
      headers: { authorization: `Bearer ${sandbox.operators[0]?.token}` },
    })
    const { state } = (await response.json()) as { state: string }
    console.log(`  ${mrn} is ${state}\n`)
  }
}

/** Renewed messages and their plan, for a client of one's own. */
const writeOnly = (journeys: readonly { name: string; steps: Step[] }[], folder: string, now: number): void => {
  const [first, ...more] = journeys
  if (first === undefined || more.length > 0) throw new Error(`one journey is written into a folder; ${USAGE}`)
  const { steps, mrn } = writeJourney(first.name, first.steps, resolve(folder), now)
  console.log(`${steps.length} messages of ${mrn} and plan.json in ${folder}`)
}

/** What time it is in the sandbox, milliseconds UTC: with a clock moved by hand another than here. */
const timeOf = async ({ hub, clock, operators }: Sandbox): Promise<number> => {
  if (clock.mode !== 'manual') return Date.now()
  const response = await fetch(`${hub}/v1/sandbox/clock`, {
    headers: { authorization: `Bearer ${operators[0]?.token}` },
  })
  return Date.parse(((await response.json()) as { now: string }).now)
}

const readSandbox = (file: string): Sandbox => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Sandbox
  } catch {
    throw new Error(`${file} cannot be read; start the sandbox first: npm run sandbox`)
  }
}

try {
  await main()
} catch (error) {
  console.error(`journey: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
