import type { HttpSource } from './openapi-source.ts'
import { type Json, type JsonObject, mapObjects } from './openapi-json.ts'
import { type Alternative, schemaRef, unionOf, withNamedParts } from './openapi-parts.ts'
import { COMMON_ID, everyVersion, type JsonSchema, type MessageSchema, type Model, pascal, resolve } from './schema.ts'

/** Lists a schema of schemas/http may name instead of spelling them out, as `x-enum`. */
function enums(model: Model): Record<string, string[]> {
  const { states = [], procedures = [], flags = [] } = model.tables['movement'] ?? {}
  return {
    'movement-states': states.map(({ name }) => name).filter((name) => name !== 'none'),
    'movement-procedures': procedures.map(({ name }) => name),
    'movement-flags': flags.map(({ name }) => name),
    'message-types': model.messages.map(({ type }) => type),
    codelists: model.codelists.map(({ name }) => name),
  }
}

/**
 * A schema of schemas/http as the document has it: references lead into `components`, named lists are spelled out.
 * Throws on a list that is not known.
 */
export function httpSchema(schema: Json, model: Model): Json {
  return mapObjects(schema, (object) => {
    const { $ref: ref, 'x-nullable': nullable, ...rest } = object
    if (object['x-enum'] !== undefined) return enumerated(rest, model)
    if (typeof ref !== 'string') return object
    return nullable === true ? orNull(ref, rest, model) : { ...schemaRef(nameOf(ref)), ...rest }
  })
}

/** A shared scalar, or null: spelled out, since a choice between it and null would be a union that nothing tells apart. */
function orNull(ref: string, rest: JsonObject, model: Model): JsonObject {
  const { type, ...shared } = (model.common.$defs?.[ref.replace(`${COMMON_ID}#/$defs/`, '')] ?? {}) as JsonObject
  if (typeof type !== 'string' || type === 'object') throw new Error(`schemas/http: ${ref} is no shared scalar`)
  return { ...shared, ...rest, type: [type, 'null'] }
}

/** A schema with the list it names as `x-enum` spelled out. Throws on a list that is not known. */
export function enumerated({ 'x-enum': list, ...rest }: JsonObject, model: Model): JsonObject {
  if (typeof list !== 'string') return rest
  const values = enums(model)[list]
  if (values === undefined) throw new Error(`schemas/http: no list ${list}`)
  return { ...rest, enum: values }
}

/** `urn:…common#/$defs/mrn` and `mrn` are common parts, `#/$defs/Movement` is a body of schemas/http. */
function nameOf(ref: string): string {
  if (ref.startsWith('#/$defs/')) return ref.slice('#/$defs/'.length)
  return pascal(ref.replace(`${COMMON_ID}#/$defs/`, ''))
}

/** The components of all messages: shared parts by their own name, a message's own parts by its root and name. */
export function messageComponents(model: Model): JsonObject {
  const components = new Map<string, Json>()
  const place = (name: string, schema: JsonObject): void => {
    if (components.has(name)) throw new Error(`two schemas would be called ${name}`)
    components.set(name, schema)
  }
  const add = (name: string, schema: JsonObject): void => place(name, withNamedParts(schema, name, place))
  for (const [key, schema] of Object.entries(model.common.$defs ?? {}))
    add(pascal(key), moved(schema, model, undefined))
  for (const message of everyVersion(model)) {
    const { $defs, ...schema } = message.schema
    add(message.root, { ...moved(schema, model, message), 'x-message-type': message.type })
    for (const [key, part] of Object.entries($defs ?? {})) add(message.root + pascal(key), moved(part, model, message))
  }
  return Object.fromEntries(components)
}

function moved(schema: JsonSchema, model: Model, message: MessageSchema | undefined): JsonObject {
  const copied = mapObjects(schema as Json, ({ $schema: _schema, $id: _id, ...object }) =>
    typeof object['$ref'] === 'string'
      ? { ...object, ...schemaRef(resolve(object['$ref'], model, message).name) }
      : object,
  )
  return copied as JsonObject
}

/**
 * A body that is any of these types, told apart by `type`, and for each type that has several versions the union of them,
 * told apart by `version`.
 * @param messages the components of all messages
 */
function oneMessageOf(model: Model, types: readonly string[], messages: JsonObject) {
  const versions: JsonObject = {}
  const alternatives = types.map((type): Alternative => {
    const [first = '', ...later] = everyVersion(model)
      .filter((one) => one.type === type)
      .map(({ root }) => root)
    const told = { name: first, schema: messages[first] }
    if (later.length === 0) return told
    const roots = [first, ...later].map((root): Alternative => ({ name: root, schema: messages[root] }))
    versions[`Any${first}`] = { description: `A ${type} of any version.`, ...unionOf(roots, 'version') }
    return { ...told, name: `Any${first}` }
  })
  return { versions, union: unionOf(alternatives, 'type') }
}

/** The types somebody other than the hub may send. */
export const sentToHub = (model: Model): string[] =>
  model.catalogue.filter(({ senders }) => senders.some(({ role }) => role !== 'hub')).map(({ type }) => type)

/** Every schema the OpenAPI document names. Throws when two would have one name, or a union does not tell its own apart. */
export function openApiSchemas(model: Model, http: HttpSource): JsonObject {
  const messages = messageComponents(model)
  const toHub = oneMessageOf(model, sentToHub(model), messages)
  const all = oneMessageOf(
    model,
    model.messages.map(({ type }) => type),
    messages,
  )
  const bodies: JsonObject = {
    HubErrorCode: { type: 'string', description: 'Error code.', enum: model.errors.map(({ code }) => code) },
    MessageToHub: { description: 'A message somebody sends to the hub; type tells which.', ...toHub.union },
    AnyMessage: { description: 'Any message of the catalogue; type tells which.', ...all.union },
    ...all.versions,
    ...Object.fromEntries(Object.keys(http.bodies).map((name) => [name, bodySchema(name, http, model)])),
  }
  const twice = Object.keys(bodies).find((name) => Object.hasOwn(messages, name))
  if (twice !== undefined) throw new Error(`two schemas would be called ${twice}`)
  return { ...bodies, ...messages }
}

/** A body of schemas/http; of a union, with what tells its schemas apart spelled out. */
function bodySchema(name: string, { bodies }: HttpSource, model: Model): Json {
  const { oneOf, discriminator, ...rest } = bodies[name] ?? {}
  if (oneOf === undefined) return httpSchema(rest, model)
  const alternatives = (oneOf as { $ref: string }[]).map(({ $ref }): Alternative => {
    const one = nameOf($ref)
    return { name: one, schema: bodies[one] }
  })
  const { propertyName } = (discriminator ?? {}) as { propertyName?: string }
  if (propertyName === undefined) throw new Error(`schemas/http: ${name} is a union without a discriminator`)
  return { ...rest, ...unionOf(alternatives, propertyName) }
}
