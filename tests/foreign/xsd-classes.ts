import { mkdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { readJourney } from '../../tools/journey/files.ts'
import { writeJourney } from '../../tools/journey/write.ts'
import { type Credentials, postBytes } from '../../tools/sandbox/post.ts'
import { BUILD_MS, built, CLIENTS } from './built.ts'
import { CLASSPATH } from './clients.ts'
import { must, run } from './command.ts'
import { pythonEnvironment } from './environment.ts'
import type { Outcome } from './outcome.ts'
import type { ForeignStage } from './stage.ts'

const XSD = join(import.meta.dirname, '..', '..', 'schemas', 'xsd')
const KIT = join(CLIENTS, 'xsd')

/** Its declaration is XML. */
const JOURNEY = 'national-by-departure'
const RUN_MS = 120_000

type Marshaller = { program: string; args: readonly string[]; env?: Readonly<Record<string, string>> }

/** Classes that JAXB and xsdata make of the XSDs read a declaration and write one that the hub accepts. */
export async function xsdClasses(stage: ForeignStage, tools: string, folder: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [name, prepare] of [
    ['JAXB', jaxb],
    ['xsdata', xsdata],
  ] as const) {
    outcomes.push(await marshalled(name, await prepare(tools), stage, join(folder, name)))
  }
  return outcomes
}

async function jaxb(tools: string): Promise<Marshaller> {
  const sources = { sources: join(KIT, 'java'), pattern: /^(pom\.xml|src\/.*\.java)$/, tools, also: [XSD] }
  const compile = ['-B', '-q', 'compile', `-Dcorridor.xsd=${XSD}`, CLASSPATH, '-Dmdep.outputFile=classpath']
  const folder = await built(sources, (cwd) => must('mvn', compile, { cwd, limitMs: BUILD_MS }))
  const path = `${join(folder, 'target', 'classes')}:${readFileSync(join(folder, 'classpath'), 'utf8').trim()}`
  return { program: 'java', args: ['-cp', path, 'corridor.Declaration'] }
}

async function xsdata(tools: string): Promise<Marshaller> {
  const scripts = await pythonEnvironment(tools, join(KIT, 'python', 'requirements.txt'))
  // It lays the classes out by a program of its own environment.
  const env = { PATH: `${scripts}${delimiter}${process.env['PATH'] ?? ''}` }
  const generate = ['generate', XSD, '--package', 'corridor_messages', '--structure-style', 'single-package']
  const sources = { sources: join(KIT, 'python'), pattern: /^declaration\.py$/, tools, also: [XSD] }
  const folder = await built(sources, (cwd) => must(join(scripts, 'xsdata'), generate, { cwd, env, limitMs: BUILD_MS }))
  return { program: join(scripts, 'python'), args: [join(folder, 'declaration.py')], env: { PYTHONPATH: folder } }
}

async function marshalled(by: string, { program, args, env }: Marshaller, stage: ForeignStage, folder: string) {
  const name = `${by} marshals a declaration that the hub accepts`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { steps } = writeJourney(JOURNEY, readJourney(JOURNEY), join(folder, 'journey'), Date.now())
  const [{ file, sender } = { file: '', sender: '' }] = steps
  const [from, to] = [join(folder, 'journey', file), join(folder, file)]
  const { code, output } = await run(program, [...args, from, to], {
    limitMs: RUN_MS,
    ...(env === undefined ? {} : { env }),
  })
  if (code !== 0) return { name, why: output.slice(-3000) }
  const bytes = readFileSync(to)
  if (bytes.equals(readFileSync(from))) return { name, why: 'it has copied the file' }
  const { participants } = JSON.parse(readFileSync(stage.sandbox, 'utf8')) as { participants: Participant[] }
  const party = participants.find((one) => one.country === sender && one.role === 'customs')
  if (party === undefined) throw new Error(`nobody is registered as ${sender}`)
  const { status, body } = await postBytes(stage.hubUrl, party, bytes, 'xml')
  return status === 202 ? { name } : { name, why: `${status} ${JSON.stringify(body)}` }
}

type Participant = Credentials & { country: string; role: string }
