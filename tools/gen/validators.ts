import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { banner, everyVersion, fileName, type JsonSchema, type Model, type OutputFile, versionKey } from './schema.ts'

/**
 * src/generated/validators.js: Ajv's standalone code for all messages, compiled ahead so that nothing is compiled (and no
 * code generated) in the running hub. Shared definitions are compiled once and called. Nothing coerces, fills in or removes.
 */
export function emitValidators(model: Model): OutputFile[] {
  const schemas = [model.common, ...everyVersion(model).map(({ schema }) => schema)]
    .filter(({ $id }) => $id !== undefined)
    .map((schema) => withoutAnnotations(schema))
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    schemas,
    code: { source: true, esm: true, lines: true },
  })
  const names = everyVersion(model).map((one) => [exportName(fileName(one)), one.schema.$id ?? ''] as const)
  const code = selfContained(standalone.default(ajv, Object.fromEntries(names)))
  const entries = model.messages.map(({ type }) => `  '${type}': ${exportName(type)},\n`).join('')
  const later = model.later.map((one) => `  ['${versionKey(one)}', ${exportName(fileName(one))}],\n`).join('')
  const map = `\n/** The validator of each message type. */\nexport const validators = {\n${entries}}
\n/** Those of later versions, by type and version. */\nexport const laterValidators = new Map([\n${later}])\n`
  return [
    { path: 'src/generated/validators.js', content: banner('ts', 'schemas/') + code.trimEnd() + map },
    { path: 'src/generated/validators.d.ts', content: declarations() },
  ]
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

/** The same schema without what only readers need, so that it is not repeated in code. */
function withoutAnnotations(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key: string, value: unknown) =>
    key.startsWith('x-') || (key === 'description' && typeof value === 'string') ? undefined : value,
  ) as JsonSchema
}
