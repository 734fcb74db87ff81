import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { emitAsyncApi } from './asyncapi.ts'
import { emitBounds } from './bounds.ts'
import { emitEngine } from './engine.ts'
import { emitErrorDocs, emitMessageDocs } from './message-docs.ts'
import { loadModel } from './load.ts'
import { emitOpenApi } from './openapi.ts'
import type { Model, OutputFile } from './schema.ts'
import { emitQueryParameters } from './query-parameters.ts'
import { emitLosses, emitReadme } from './readme.ts'
import { emitShapes } from './shapes.ts'
import { emitStateDiagrams } from './diagrams.ts'
import { emitTimers } from './timers.ts'
import { emitCatalogue, emitCodelists, emitErrors, emitRules, emitStateTables } from './tables.ts'
import { emitTexts } from './texts.ts'
import { emitRiskRules } from './risk-rules.ts'
import { emitTypes } from './types.ts'
import { emitValidators } from './validators.ts'
import { emitEmbeddedXsd, emitXsds } from './xsd.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Folders that hold nothing but outputs; what is there and no longer made is removed. */
const OWNED_FOLDERS = ['src/generated', 'schemas/xsd', 'docs/messages', 'docs/api']

const EMITTERS: ReadonlyArray<(model: Model) => OutputFile[]> = [
  emitTypes,
  emitValidators,
  emitCatalogue,
  emitErrors,
  emitRules,
  emitCodelists,
  emitShapes,
  emitBounds,
  emitStateTables,
  emitXsds,
  emitEmbeddedXsd,
  emitStateDiagrams,
  emitMessageDocs,
  emitErrorDocs,
]

/** Everything the generator makes of schemas/, without writing it. Deterministic: same schemas, same bytes. */
export function generate(root: string): { outputs: OutputFile[]; problems: string[] } {
  const model = loadModel(root)
  const documents = [
    ...emitOpenApi(model, root),
    ...emitQueryParameters(model, root),
    ...emitAsyncApi(model, root),
    ...emitReadme(root),
    ...emitLosses(root),
    ...emitTimers(root),
    ...emitTexts(root),
    ...emitEngine(root),
    ...emitRiskRules(root),
  ]
  return { outputs: [...EMITTERS.flatMap((emit) => emit(model)), ...documents], problems: model.problems }
}

/** Paths of outputs that are not on disk as they should be, or on disk and should not be. */
export function staleOutputs(
  root: string,
  outputs: readonly OutputFile[],
): { changed: OutputFile[]; removed: string[] } {
  const changed = outputs.filter(({ path, content }) => {
    const file = join(root, path)
    return !existsSync(file) || readFileSync(file, 'utf8') !== content
  })
  const expected = new Set(outputs.map(({ path }) => path))
  const present = OWNED_FOLDERS.flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [],
  )
  return { changed, removed: present.filter((path) => !expected.has(path)) }
}

/** Writes outputs below `root`, making folders as needed. */
export function writeOutputs(root: string, outputs: readonly OutputFile[]): void {
  for (const { path, content } of outputs) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** `--check` only says what is stale; `--root` takes another project's directory, which needs schemas/ and README.md. */
function main(): number {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, root: { type: 'string', default: ROOT } },
  })
  const { root } = values
  const { outputs, problems } = generate(root)
  const { changed, removed } = staleOutputs(root, outputs)
  const stale = [...changed.map(({ path }) => path), ...removed]
  if (values.check) {
    for (const path of stale) console.error(`out of date: ${path}`)
    if (stale.length > 0) console.error('fix it with: npm run gen')
  } else {
    writeOutputs(root, changed)
    for (const path of removed) rmSync(join(root, path))
    console.log(`${outputs.length} files generated, ${changed.length} changed, ${removed.length} removed`)
  }
  for (const problem of problems) console.error(`schemas: ${problem}`)
  return problems.length > 0 || (values.check && stale.length > 0) ? 1 : 0
}

if (import.meta.main) process.exitCode = main()
