import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type PartyKey, partyKeyOf, type Role } from '../../src/domain/values/party.ts'
import type { Credentials } from '../sandbox/post.ts'
import { journeyNames, readJourney } from './files.ts'
import { play } from './play.ts'

const USAGE = 'npm run journey -- [<name>… | all] [--hub-mrn] [--sandbox .corridor/sandbox.json]'

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
      sandbox: { type: 'string', default: join('.corridor', 'sandbox.json') },
    },
  })
  if (positionals.length === 0) return console.log(`${USAGE}\n\n${journeyNames().join('\n')}`)
  const names = positionals.includes('all') ? journeyNames() : positionals
  const journeys = names.map((name) => ({ name, steps: readJourney(name) }))
  const sandbox = readSandbox(resolve(values.sandbox))
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
