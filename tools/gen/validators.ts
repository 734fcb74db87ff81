import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { banner, type JsonSchema, type Model, type OutputFile } from './schema.ts'

/**
 * src/generated/validators.js: Ajv's standalone code for all messages, compiled ahead so that nothing is compiled (and no
 * code generated) in the running hub. Shared definitions are compiled once and called. Nothing coerces, fills in or removes.
 */
export function emitValidators(model: Model): OutputFile[] {
  const schemas = [model.common, ...model.messages.map(({ schema }) => schema)]
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
  const names = model.messages.map(({ type, schema }) => [exportName(type), schema.$id ?? ''] as const)
  const code = withImports(standalone.default(ajv, Object.fromEntries(names)))
  const entries = model.messages.map(({ type }) => `  '${type}': ${exportName(type)},\n`).join('')
  const map = `\n/** The validator of each message type. */\nexport const validators = {\n${entries}}\n`
  return [
    { path: 'src/generated/validators.js', content: banner('ts', 'schemas/') + code.trimEnd() + map },
    { path: 'src/generated/validators.d.ts', content: declarations() },
  ]
}

function exportName(type: string): string {
  return type.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function declarations(): string {
  return `${banner('ts', 'schemas/')}import type { ValidateFunction } from 'ajv'
import type { MessageByType, MessageType } from './types.ts'

/** The validator of each message type. Collects all errors; each carries the value it is about. */
export const validators: { readonly [T in MessageType]: ValidateFunction<MessageByType[T]> }
`
}

/** Ajv writes \`require\` for its runtime helpers even in modules; a module needs \`import\`. */
function withImports(code: string): string {
  const imports: string[] = []
  const body = code.replaceAll(
    /const (\w+) = require\("(ajv\/dist\/runtime\/\w+)"\)\.default;/g,
    (_, name: string, path: string) => {
      imports.push(`import ${name}Module from '${path}.js';\n`)
      return `const ${name} = ${name}Module.default;`
    },
  )
  if (body.includes('require(')) throw new Error('the validators require something that is not an Ajv runtime helper')
  return [...new Set(imports)].join('') + body
}

/** The same schema without what only readers need, so that it is not repeated in code. */
function withoutAnnotations(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key: string, value: unknown) =>
    key.startsWith('x-') || (key === 'description' && typeof value === 'string') ? undefined : value,
  ) as JsonSchema
}
