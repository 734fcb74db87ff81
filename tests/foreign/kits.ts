import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJourney } from '../../tools/journey/files.ts'
import { writeJourney } from '../../tools/journey/write.ts'
import { BUILD_MS, built, CLIENTS } from './built.ts'
import { CLASSPATH } from './clients.ts'
import { must, run } from './command.ts'
import { pythonEnvironment } from './environment.ts'
import { type Outcome, outcomesOf } from './outcome.ts'
import type { ForeignStage } from './stage.ts'

/** One party has a queue and the other an inbox: both ways are gone, there and back. */
const JOURNEY = 'ecowas2021-automatic'

/** Each of six messages sent, what is false refused, both parties served, repeats dropped. */
const STEPS = 10

/** Only for what would never end; most of it is the compiler's on a busy machine. */
const RUN_MS = 300_000

type Kit = {
  /** What the steps it tells of begin with. */
  name: string
  steps: number
  /** Builds what is to be built, and says what to run. @param tools what is fetched and compiled is kept here */
  command(args: readonly string[], tools: string): Promise<{ program: string; args: readonly string[]; cwd?: string }>
}

function java(way: 'listener' | 'receive' | 'qpid'): Kit['command'] {
  return async (args, tools) => {
    const compile = ['-B', '-q', 'compile', CLASSPATH, '-Dmdep.outputFile=classpath']
    const folder = await built(
      { sources: join(CLIENTS, 'java'), pattern: /^(pom\.xml|src\/.*\.java)$/, tools },
      (cwd) => must('mvn', compile, { cwd, limitMs: BUILD_MS }),
    )
    const path = `${join(folder, 'target', 'classes')}:${readFileSync(join(folder, 'classpath'), 'utf8').trim()}`
    return { program: 'java', args: ['-cp', path, 'corridor.Journey', ...args, way] }
  }
}

/** The programs of `clients/`, by the folder they are in and the way they go. */
export const KITS: Readonly<Record<string, Kit>> = {
  shell: {
    name: 'curl, OpenSSL and amqp-tools',
    steps: STEPS,
    command: async (args) => ({ program: join(CLIENTS, 'shell', 'journey'), args }),
  },
  python: {
    name: 'Python with pika',
    // A queue gives back what is not acknowledged, so that repeats come there too.
    steps: STEPS + 1,
    command: async (args, tools) => {
      const scripts = await pythonEnvironment(tools, join(CLIENTS, 'python', 'requirements.txt'))
      return { program: join(scripts, 'python'), args: ['-B', join(CLIENTS, 'python', 'journey.py'), ...args] }
    },
  },
  go: {
    name: 'Go with amqp091-go',
    steps: STEPS + 1,
    command: async (args, tools) => {
      const program = join(tools, 'kit-go')
      await must('go', ['build', '-o', program, './journey'], { cwd: join(CLIENTS, 'go'), limitMs: BUILD_MS })
      return { program, args }
    },
  },
  'java-listener': { name: 'Java with mutual TLS and a MessageListener', steps: STEPS + 1, command: java('listener') },
  node: {
    name: 'Node.js with amqplib',
    steps: STEPS + 1,
    command: async (args, tools) => {
      const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
      const folder = await built({ sources: join(CLIENTS, 'node'), pattern: /^[a-z-]+\.(mjs|json)$/, tools }, (cwd) =>
        must('npm', install, { cwd, limitMs: BUILD_MS }),
      )
      return { program: process.execPath, args: [join(folder, 'journey.mjs'), ...args] }
    },
  },
  'java-qpid': { name: 'Java with Qpid JMS by AMQP 1.0', steps: STEPS + 1, command: java('qpid') },
  'java-receive': { name: 'Java with mutual TLS and receive(timeout)', steps: STEPS + 1, command: java('receive') },
}

/** A kit plays a journey of its own against the hub of the stage, as the README of its folder tells. @param folders for what is kept, and of this run */
export async function kit(
  key: string,
  stage: ForeignStage,
  { tools, folder }: { tools: string; folder: string },
): Promise<Outcome[]> {
  const found = KITS[key]
  if (found === undefined) throw new Error(`no kit ${key}`)
  const journey = join(folder, 'journey')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeJourney(JOURNEY, readJourney(JOURNEY), journey, Date.now())
  const { program, args, cwd } = await found.command([stage.sandbox, journey, join(folder, 'state')], tools)
  const { code, output } = await run(program, args, { limitMs: RUN_MS, ...(cwd === undefined ? {} : { cwd }) })
  const outcomes = outcomesOf(output, found.name, found.steps)
  if (code === 0 || outcomes.some(({ why }) => why !== undefined)) return outcomes
  return [...outcomes, { name: found.name, why: `it ended with ${code}:\n${output.slice(-3000)}` }]
}
