import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { must, run } from './command.ts'
import { type Outcome, outcomesOf } from './outcome.ts'
import type { ForeignStage } from './stage.ts'

/** The generator of clients most national IT departments know; pinned, since another version names things otherwise. */
const GENERATOR = { artifact: 'org.openapitools:openapi-generator-cli', version: '7.17.0' }
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'
/** Maven's way to tell what a program of Java needs beside its own classes. */
export const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath'

/** Unions by their discriminator; a list that was not set is left out, since an empty one is no message of ours. */
const JAVA_OPTIONS = 'useOneOfDiscriminatorLookup=true,containerDefaultToNull=true,openApiNullable=false'

const FETCH_MS = 180_000
const RUN_MS = 60_000
/** Some five hundred files, beside tests that take all of the machine. */
const GENERATE_MS = 180_000
/** Nobody reads the pages that describe the client, nor runs the tests without content that come with it. */
const ALONE = '--global-property=apiDocs=false,modelDocs=false,apiTests=false,modelTests=false'
const STEPS = 5

/** Fetches the generator by Maven, once, and returns its jar. */
export async function fetchGenerator(tools: string): Promise<string> {
  const { artifact, version } = GENERATOR
  mkdirSync(tools, { recursive: true })
  const args = ['-B', '-q', COPY, `-Dartifact=${artifact}:${version}`, `-DoutputDirectory=${tools}`]
  await must('mvn', args, { cwd: tools, limitMs: FETCH_MS })
  return join(tools, `openapi-generator-cli-${version}.jar`)
}

/** Generates a client into `folder`, which it empties before. */
async function generate(jar: string, { document }: ForeignStage, folder: string, options: readonly string[]) {
  rmSync(folder, { recursive: true, force: true })
  await must('java', ['-jar', jar, 'generate', '-i', document, '-o', folder, ALONE, ...options], {
    limitMs: GENERATE_MS,
  })
}

/** A Java client compiles by the generator's own build, and calls five routes. */
export async function javaClient(jar: string, stage: ForeignStage, folder: string): Promise<Outcome[]> {
  await generate(jar, stage, folder, ['-g', 'java', '--library', 'native', `--additional-properties=${JAVA_OPTIONS}`])
  const classpath = join(folder, 'classpath')
  const build = ['-B', '-q', 'compile', CLASSPATH, `-Dmdep.outputFile=${classpath}`]
  const { code, output } = await run('mvn', build, { cwd: folder, limitMs: FETCH_MS })
  if (code !== 0) return [{ name: 'the Java client compiles', why: output.slice(-3000) }]
  const program = join(import.meta.dirname, 'java', 'FiveRoutes.java')
  const path = `${join(folder, 'target', 'classes')}:${readFileSync(classpath, 'utf8').trim()}`
  const called = await run('java', ['-cp', path, program, stage.file], { limitMs: RUN_MS })
  return [{ name: 'the Java client compiles' }, ...outcomesOf(called.output, 'Java', STEPS)]
}

/** A Python client compiles and calls five routes. */
export async function pythonClient(jar: string, python: string, stage: ForeignStage, folder: string) {
  await generate(jar, stage, folder, ['-g', 'python', '--additional-properties=packageName=corridor_client'])
  const compiled = await run(python, ['-m', 'compileall', '-q', folder], { limitMs: RUN_MS })
  if (compiled.code !== 0) return [{ name: 'the Python client compiles', why: compiled.output.slice(-3000) }]
  cpSync(join(import.meta.dirname, 'python', 'five_routes.py'), join(folder, 'five_routes.py'))
  const called = await run(python, ['five_routes.py', stage.file], { cwd: folder, limitMs: RUN_MS })
  return [{ name: 'the Python client compiles' }, ...outcomesOf(called.output, 'Python', STEPS)]
}
