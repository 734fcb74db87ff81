import {
  banner,
  everyVersion,
  type JsonSchema,
  type MessageSchema,
  type Model,
  type OutputFile,
  pascal,
  resolve,
} from './schema.ts'

type Place = { model: Model; message: MessageSchema | undefined }

/** src/generated/types.ts: one type per message and per shared definition, shared ones once. */
export function emitTypes(model: Model): OutputFile[] {
  const out = [banner('ts', 'schemas/')]
  for (const [name, schema] of Object.entries(model.common.$defs ?? {})) {
    out.push(declaration(pascal(name), schema, { model, message: undefined }))
  }
  for (const message of everyVersion(model)) {
    const place = { model, message }
    for (const [name, schema] of Object.entries(message.schema.$defs ?? {})) {
      out.push(declaration(message.root + pascal(name), schema, place))
    }
    const { body, ...header } = message.schema.properties ?? {}
    if (body) out.push(declaration(`${message.root}Body`, body, place))
    out.push(messageDeclaration(message, header, place))
  }
  const types = model.messages.map(({ type }) => `'${type}'`)
  out.push(`/** Every type of message the hub knows. */\nexport type MessageType = ${union(types)}\n`)
  out.push(`export const messageTypes = [${types.join(', ')}] as const satisfies readonly MessageType[]\n`)
  const rows = model.messages.map(({ type }) => `  '${type}': ${union(rootsOf(model, type))}\n`)
  out.push(`export type MessageByType = {\n${rows.join('')}}\n`)
  out.push('/** Any message; `type` tells which. */\nexport type Message = MessageByType[MessageType]\n')
  return [{ path: 'src/generated/types.ts', content: out.join('\n') }]
}

/** Names of a message's versions in code, version 1 first: whoever reads a message has to cope with each of them. */
const rootsOf = (model: Model, type: string): string[] =>
  everyVersion(model)
    .filter((one) => one.type === type)
    .map(({ root }) => root)

function messageDeclaration(message: MessageSchema, header: Record<string, JsonSchema>, place: Place): string {
  const schema: JsonSchema = { ...message.schema, properties: header }
  const fields = objectFields(schema, place, '')
  return `${comment(message.schema, '')}export type ${message.root} = {\n${fields}  body: ${message.root}Body\n}\n`
}

function declaration(name: string, schema: JsonSchema, place: Place): string {
  return `${comment(schema, '')}export type ${name} = ${typeOf(schema, place, '')}\n`
}

function objectFields(schema: JsonSchema, place: Place, indent: string): string {
  const required = new Set(schema.required)
  const lines = Object.entries(schema.properties ?? {}).map(([name, child]) => {
    const optional = required.has(name) ? '' : '?'
    return `${comment(child, `${indent}  `)}${indent}  ${name}${optional}: ${typeOf(child, place, `${indent}  `)}\n`
  })
  return lines.join('')
}

function typeOf(schema: JsonSchema, place: Place, indent: string): string {
  if (schema.$ref !== undefined) return resolve(schema.$ref, place.model, place.message).name
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum !== undefined) return union(schema.enum.map(literal))
  if (schema.type === 'array') return `Array<${typeOf(schema.items ?? {}, place, indent)}>`
  if (schema.type === 'object') return `{\n${objectFields(schema, place, indent)}${indent}}`
  return schema.type === 'integer' ? 'number' : (schema.type ?? 'never')
}

function literal(value: string | boolean): string {
  return typeof value === 'boolean' ? String(value) : `'${value.replaceAll(/['\\]/g, '\\$&')}'`
}

function union(members: string[]): string {
  return members.length === 0 ? 'never' : members.join(' | ')
}

function comment(schema: JsonSchema, indent: string): string {
  const limits = [
    schema.maxLength === undefined ? '' : `at most ${schema.maxLength} characters`,
    schema.maxItems === undefined ? '' : `at most ${schema.maxItems}`,
  ].filter((text) => text !== '')
  const text = [schema.description?.replaceAll('*/', '* /') ?? '', ...limits].filter((part) => part !== '').join('; ')
  return text === '' ? '' : `${indent}/** ${text} */\n`
}
