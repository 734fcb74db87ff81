import type { HttpSource } from './openapi-source.ts'
import { type Json, type JsonObject, mapObjects } from './openapi-json.ts'
import { COMMON_ID, everyVersion, type JsonSchema, type MessageSchema, type Model, pascal, resolve } from './schema.ts'

export const schemaRef = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

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
    const { $ref: ref, ...rest } = object
    if (object['x-enum'] !== undefined) return enumerated(rest, model)
    if (typeof ref !== 'string') return object
    return { ...schemaRef(nameOf(ref)), ...rest }
  })
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
  const add = (name: string, schema: Json): void => {
    if (components.has(name)) throw new Error(`two schemas would be called ${name}`)
    components.set(name, schema)
  }
  for (const [key, schema] of Object.entries(model.common.$defs ?? {}))
    add(pascal(key), moved(schema, model, undefined))
  for (const message of everyVersion(model)) {
    const { $defs, ...schema } = message.schema
    add(message.root, { ...(moved(schema, model, message) as JsonObject), 'x-message-type': message.type })
    for (const [key, part] of Object.entries($defs ?? {})) add(message.root + pascal(key), moved(part, model, message))
  }
  return Object.fromEntries(components)
}

function moved(schema: JsonSchema, model: Model, message: MessageSchema | undefined): Json {
  return mapObjects(schema as Json, ({ $schema: _schema, $id: _id, ...object }) =>
    typeof object['$ref'] === 'string'
      ? { ...object, ...schemaRef(resolve(object['$ref'], model, message).name) }
      : object,
  )
}

/** A body that is one of these types; `type` tells which. */
export function oneMessageOf(model: Model, types: readonly string[], description: string): JsonObject {
  const named = everyVersion(model).filter(({ type }) => types.includes(type))
  return {
    description,
    oneOf: named.map(({ root }) => schemaRef(root)),
    // One value of a discriminator names one schema: where a type has two versions, the schemas themselves tell.
    ...(named.some(({ version }) => version !== '1')
      ? {}
      : {
          discriminator: {
            propertyName: 'type',
            mapping: Object.fromEntries(named.map(({ type, root }) => [type, `#/components/schemas/${root}`])),
          },
        }),
  }
}

/** The types somebody other than the hub may send. */
export const sentToHub = (model: Model): string[] =>
  model.catalogue.filter(({ senders }) => senders.some(({ role }) => role !== 'hub')).map(({ type }) => type)

/** Every schema the OpenAPI document names. Throws when two would have one name. */
export function openApiSchemas(model: Model, http: HttpSource): JsonObject {
  const messages = messageComponents(model)
  const bodies: JsonObject = {
    HubErrorCode: { type: 'string', description: 'Error code.', enum: model.errors.map(({ code }) => code) },
    MessageToHub: oneMessageOf(model, sentToHub(model), 'A message somebody sends to the hub.'),
    AnyMessage: oneMessageOf(
      model,
      model.messages.map(({ type }) => type),
      'Any message of the catalogue.',
    ),
    ...Object.fromEntries(Object.entries(http.bodies).map(([name, schema]) => [name, httpSchema(schema, model)])),
  }
  const twice = Object.keys(bodies).find((name) => Object.hasOwn(messages, name))
  if (twice !== undefined) throw new Error(`two schemas would be called ${twice}`)
  return { ...bodies, ...messages }
}
