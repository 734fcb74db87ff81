import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { banner, everyVersion, fileName, type JsonSchema, type Model, type OutputFile, versionKey } from './schema.ts'

/**
 * src/generated/validators.js: Ajv's standalone code for all messages, compiled ahead so that nothing is compiled (and no
 * code generated) in the running hub. Shared definitions are compiled once and called (`sharedSchemas`). Nothing coerces, fills
 * in or removes.
 */
export function emitValidators(model: Model): OutputFile[] {
  const schemas = [...sharedSchemas(model), ...everyVersion(model).map(({ schema }) => schema)]
    .map((schema) => withoutAnnotations(schema))
    .map((schema) => referringTo(schema, model))
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    schemas,
    code: { source: true, esm: true, lines: true },
  })
  const names = everyVersion(model).map((one) => [exportName(fileName(one)), one.schema.$id ?? ''] as const)
  const code = bounded(selfContained(standalone.default(ajv, Object.fromEntries(names))))
  const entries = model.messages.map(({ type }) => `  '${type}': ${exportName(type)},\n`).join('')
  const later = model.later.map((one) => `  ['${versionKey(one)}', ${exportName(fileName(one))}],\n`).join('')
  const map = `\n/** The validator of each message type. */\nexport const validators = {\n${entries}}
\n/** Those of later versions, by type and version. */\nexport const laterValidators = new Map([\n${later}])\n`
  return [
    { path: 'src/generated/validators.js', content: banner('ts', 'schemas/') + code.trimEnd() + map },
    { path: 'src/generated/validators.d.ts', content: declarations() },
  ]
}

/** So many errors in one list or object are enough: twice what an answer tells (src/codec/limits.ts, `findings`). */
const ERRORS_ENOUGH = 200

/**
 * Ends the loops over the entries of a list and the names of an object once enough is wrong. Ajv copies all errors found so
 * far for each faulty entry: 120,000 faulty entries in a body of 300 kB took a minute. A message without errors is not
 * affected, and one with errors stays refused. Throws when Ajv no longer writes such loops, since then nothing is bounded.
 */
function bounded(code: string): string {
  let loops = 0
  const counted = (loop: string): string => {
    loops += 1
    return loop
  }
  const text = code
    .replaceAll(/for\(let (i\d+)=0; \1<(len\d+); \1\+\+\)\{/g, (_, at: string, length: string) =>
      counted(`for(let ${at}=0; ${at}<${length} && errors<${ERRORS_ENOUGH}; ${at}++){`),
    )
    .replaceAll(/for\(const (key\d+) in (data\d*)\)\{/g, (_, key: string, data: string) =>
      counted(`for(const ${key} in ${data}){ if(errors>=${ERRORS_ENOUGH}) break;`),
    )
  const all = code.match(/\bfor ?\((?:let i|const key)/g)?.length ?? 0
  if (loops === 0 || loops !== all) throw new Error(`${all - loops} of ${all} loops of the validators have no bound`)
  return text
}

function exportName(type: string): string {
  return type.replaceAll(/[-.]([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function declarations(): string {
  return `${banner('ts', 'schemas/')}import type { ValidateFunction } from 'ajv'
import type { Message, MessageByType, MessageType } from './types.ts'

/** The validator of each message type. Collects all errors; each carries the value it is about. */
export const validators: { readonly [T in MessageType]: ValidateFunction<MessageByType[T]> }

/** The validators of versions 2 and up, by type and version: \`border-exit-notice 2\`. */
export const laterValidators: ReadonlyMap<string, ValidateFunction<Message>>
`
}

/**
 * Ajv writes `require` for its helper even in modules, and loaders disagree on what importing it gives; the helper is
 * three lines, so it is written into the module instead.
 */
function selfContained(code: string): string {
  let helper = ''
  const body = code.replaceAll(
    /const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g,
    (_, name: string) => {
      helper = CODE_POINTS
      return `const ${name} = codePoints;`
    },
  )
  if (body.includes('require(')) throw new Error('the validators require more than the length of strings')
  return helper + body
}

const CODE_POINTS = `// Length in characters, as JSON Schema and XSD count them: a pair of surrogates is one.
function codePoints(text) {
  let length = text.length;
  for (let at = text.length - 2; at >= 0; at -= 1) {
    if (text.charCodeAt(at) >= 0xd800 && text.codePointAt(at) > 0xffff) length -= 1;
  }
  return length;
}
`

/**
 * Each shared definition as a schema of its own. Ajv compiles a definition inside another schema anew for every schema that
 * refers to it, whatever its options; a schema it compiles once.
 */
function sharedSchemas({ common }: Model): JsonSchema[] {
  return Object.entries(common.$defs ?? {}).map(([name, schema]) => ({ $id: sharedId(common, name), ...schema }))
}

const sharedId = ({ $id }: JsonSchema, name: string): string => `${$id}:${name}`

/** The same schema with its references to shared definitions leading to those schemas. */
function referringTo(schema: JsonSchema, { common }: Model): JsonSchema {
  const ofCommon = schema.$id?.startsWith(`${common.$id}:`) === true
  return JSON.parse(JSON.stringify(schema), (key: string, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string') return value
    const [document, name] = value.split('#/$defs/')
    const shared = document === common.$id || (document === '' && ofCommon)
    return shared && name !== undefined ? sharedId(common, name) : value
  }) as JsonSchema
}

/** The same schema without what only readers need, so that it is not repeated in code. */
function withoutAnnotations(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key: string, value: unknown) =>
    key.startsWith('x-') || (key === 'description' && typeof value === 'string') ? undefined : value,
  ) as JsonSchema
}
