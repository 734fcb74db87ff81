import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkSchemas } from './conventions.ts'
import { readJson } from './read-json.ts'
import type {
  CatalogueRow,
  Codelist,
  ErrorRow,
  JsonSchema,
  MessageSchema,
  Model,
  RuleRow,
  StateTable,
} from './schema.ts'

const TABLES = ['movement', 'guarantee']

/**
 * Reads schemas/ whole. Does not stop at the first fault: what is wrong is listed in `problems`, and outputs are made of
 * the rest, so that one faulty message does not stop work on the others.
 * @param root the project's directory
 */
export function loadModel(root: string): Model {
  const directory = join(root, 'schemas')
  const problems: string[] = []
  const read = <T>(path: string, fallback: T): T => {
    const file = join(directory, path)
    if (!existsSync(file)) {
      problems.push(`schemas/${path} is missing`)
      return fallback
    }
    return readJson<T>(file)
  }
  const catalogue = read<{ messages: CatalogueRow[] }>('catalogue.json', { messages: [] }).messages
  const errorTables = read('errors.json', { errors: [], reasons: [], words: [], categories: [] })
  const model: Model = {
    common: read<JsonSchema>('common.schema.json', { $defs: {} }),
    messages: loadMessages(directory, catalogue, problems),
    later: loadLaterVersions(directory, catalogue, problems),
    catalogue,
    errors: rowsOf<ErrorRow>(errorTables, 'errors'),
    reasons: errorTables.reasons,
    words: errorTables.words,
    categories: errorTables.categories,
    rules: rowsOf<RuleRow>(read('rules.json', []), 'rules'),
    codelists: loadCodelists(directory),
    tables: {},
    problems,
  }
  for (const name of TABLES) {
    const file = join(directory, `${name}.json`)
    if (existsSync(file)) model.tables[name] = readJson<StateTable>(file)
  }
  problems.push(...checkSchemas(model))
  return model
}

/** The rows of a table file, written either as an array or as `{ <name>: [...] }`. */
function rowsOf<T>(content: T[] | Record<string, T[]>, name: string): T[] {
  return Array.isArray(content) ? content : (content[name] ?? [])
}

function loadMessages(directory: string, catalogue: CatalogueRow[], problems: string[]): MessageSchema[] {
  const folder = join(directory, 'messages')
  const files = schemaFiles(folder).filter((name) => !LATER.test(name))
  const present = new Set(files.map((name) => basename(name, '.schema.json')))
  const messages: MessageSchema[] = []
  for (const { type, root } of catalogue) {
    if (!present.delete(type)) {
      problems.push(`catalogue row ${type} has no schemas/messages/${type}.schema.json`)
      continue
    }
    const schema = readJson<JsonSchema>(join(folder, `${type}.schema.json`))
    if (schema.title !== root) problems.push(`${type}: title is ${schema.title}, the catalogue's root is ${root}`)
    messages.push({ type, version: '1', root, element: root, schema })
  }
  for (const type of present) problems.push(`schemas/messages/${type}.schema.json has no row in the catalogue`)
  return messages
}

/** `<type>.v2.schema.json` and so on. */
const LATER = /^(.+)\.v([1-9][0-9]*)\.schema\.json$/

const schemaFiles = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.schema.json')) : []

function loadLaterVersions(directory: string, catalogue: CatalogueRow[], problems: string[]): MessageSchema[] {
  const folder = join(directory, 'messages')
  const found = schemaFiles(folder).flatMap((name) => {
    const [, type = '', version = ''] = LATER.exec(name) ?? []
    return type === '' ? [] : [{ name, type, version }]
  })
  found.sort((a, b) => Number(a.version) - Number(b.version) || (a.type < b.type ? -1 : 1))
  return found.flatMap(({ name, type, version }) => {
    const row = catalogue.find((one) => one.type === type)
    const before = Number(version) - 1
    const gap = before !== 1 && !found.some((one) => one.type === type && one.version === String(before))
    if (row === undefined || before < 1 || gap) {
      problems.push(`schemas/messages/${name} has no version ${before} of ${type} before it`)
      return []
    }
    const schema = readJson<JsonSchema>(join(folder, name))
    const root = `${row.root}V${version}`
    if (schema.title !== root) problems.push(`${name}: title is ${schema.title}, must be ${root}`)
    return [{ type, version, root, element: row.root, schema }]
  })
}

function loadCodelists(directory: string): Codelist[] {
  const folder = join(directory, 'codelists')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => readJson<Codelist>(join(folder, name)))
}
