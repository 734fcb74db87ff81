import { toXsdPattern } from './pattern.ts'
import { everyVersion, type JsonSchema, type MessageSchema, type Model, pascal, resolve } from './schema.ts'

const KEYWORDS: ReadonlySet<string> = new Set(
  [
    '$schema $id $ref $defs title description type properties required additionalProperties items enum const examples',
    'minItems maxItems pattern minLength maxLength minimum maximum',
  ]
    .join(' ')
    .split(' '),
)

const HEADER = [
  'id',
  'type',
  'version',
  'sender',
  'mrn',
  'provisional',
  'occurredAt',
  'occurredPrecision',
  'preparedAt',
  'procedure',
]

type Place = { model: Model; message: MessageSchema | undefined; problems: string[] }

/**
 * What in the schemas breaks the conventions of interface.md 2. Each is something JSON Schema could say and XSD 1.0 could
 * not, so that the two formats would no longer accept the same messages.
 */
export function checkSchemas(model: Model): string[] {
  const problems: string[] = []
  for (const [name, schema] of Object.entries(model.common.$defs ?? {})) {
    checkNode(schema, `common#${name}`, { model, message: undefined, problems })
  }
  for (const message of everyVersion(model)) {
    const place = { model, message, problems }
    checkNode(message.schema, message.type, place)
    for (const [name, schema] of Object.entries(message.schema.$defs ?? {})) {
      checkNode(schema, `${message.type}#${name}`, place)
    }
    checkHeader(message, problems)
  }
  checkNames(model, problems)
  return problems
}

function checkHeader({ type, version, schema }: MessageSchema, problems: string[]): void {
  const names = Object.keys(schema.properties ?? {})
  const expected = [...HEADER, 'correlationId', 'body'].filter((name) => names.includes(name))
  if (names.join() !== expected.join()) problems.push(`${type}: header must be ${expected.join()}, is ${names.join()}`)
  if (schema.properties?.['type']?.const !== type) problems.push(`${type}: property type must be const "${type}"`)
  if (schema.properties?.['version']?.const !== version)
    problems.push(`${type}: property version must be const "${version}"`)
}

/** Types of all messages share one namespace in code and XSD. */
function checkNames(model: Model, problems: string[]): void {
  const seen = new Map<string, string>()
  const claim = (name: string, owner: string): void => {
    const other = seen.get(name)
    if (other !== undefined) problems.push(`${owner} and ${other} would both be called ${name}`)
    seen.set(name, owner)
  }
  for (const name of ['Message', 'MessageType', 'MessageByType']) claim(name, 'the generator')
  for (const { root, type, schema } of everyVersion(model)) {
    claim(root, type)
    claim(`${root}Body`, `${type} body`)
    for (const name of Object.keys(schema.$defs ?? {})) claim(root + pascal(name), `${type}#${name}`)
  }
  for (const name of Object.keys(model.common.$defs ?? {})) claim(pascal(name), `common#${name}`)
}

function checkNode(node: JsonSchema, at: string, place: Place): void {
  const { problems } = place
  for (const keyword of Object.keys(node)) {
    if (!KEYWORDS.has(keyword) && !keyword.startsWith('x-')) problems.push(`${at}: keyword ${keyword} has no XSD form`)
  }
  if (node.$ref !== undefined) return checkReference(node, at, place)
  if (node.type === 'object') return checkObject(node, at, place)
  if (node.type === 'array') {
    if (node.items === undefined || node.maxItems === undefined)
      problems.push(`${at}: an array needs items and maxItems`)
    if ((node.minItems ?? 0) < 1) problems.push(`${at}: XML cannot say an empty array: minItems must be at least 1`)
    if (node.items?.type === 'array') problems.push(`${at}: XML cannot say an array of arrays`)
    if (node.items) checkNode(node.items, `${at}[]`, place)
    return
  }
  checkScalar(node, at, problems)
}

function checkReference(node: JsonSchema, at: string, { model, message, problems }: Place): void {
  try {
    resolve(node.$ref ?? '', model, message)
  } catch (error) {
    problems.push(`${at}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const beside = Object.keys(node).filter(
    (key) => !['$ref', 'description', 'title'].includes(key) && !key.startsWith('x-'),
  )
  if (beside.length > 0) problems.push(`${at}: ${beside.join()} beside $ref has no XSD form`)
}

function checkObject(node: JsonSchema, at: string, place: Place): void {
  const { problems } = place
  if (node.additionalProperties !== false) problems.push(`${at}: additionalProperties must be false`)
  for (const name of node.required ?? []) {
    if (node.properties?.[name] === undefined) problems.push(`${at}: requires ${name}, which is not a property`)
  }
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) problems.push(`${at}.${name}: names are camelCase letters and digits`)
    if (child.type === 'array' && (child.minItems ?? 1) > 1 && !node.required?.includes(name)) {
      problems.push(`${at}.${name}: an optional array with minItems above 1 has no XSD form`)
    }
    checkNode(child, `${at}.${name}`, place)
  }
}

function checkScalar(node: JsonSchema, at: string, problems: string[]): void {
  const values = node.enum ?? (node.const === undefined ? [] : [node.const])
  if (node.type === 'integer') {
    if (!/^9+$/.test(String(node.maximum)) || (node.minimum !== 0 && node.minimum !== 1) || values.length > 0) {
      problems.push(`${at}: an integer needs minimum 0 or 1 and maximum 9, 99, 999, ...`)
    }
  } else if (node.type === 'string') {
    if (node.pattern === undefined && values.length === 0) problems.push(`${at}: a string needs a pattern or an enum`)
    if (node.pattern !== undefined) checkPattern(node.pattern, at, problems)
    for (const example of node.examples ?? []) {
      const fits = node.pattern === undefined || new RegExp(node.pattern, 'u').test(example)
      if (!fits) problems.push(`${at}: the example ${example} does not fit the pattern`)
    }
  } else if (node.type !== 'boolean') {
    problems.push(`${at}: type ${node.type} is not one of string, boolean, integer, array, object`)
  }
}

function checkPattern(pattern: string, at: string, problems: string[]): void {
  try {
    toXsdPattern(pattern)
  } catch (error) {
    problems.push(`${at}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
