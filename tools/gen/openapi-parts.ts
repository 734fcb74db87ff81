import type { Json, JsonObject } from './openapi-json.ts'
import { pascal } from './schema.ts'

/** Where the documents keep their schemas. */
export const SCHEMAS = '#/components/schemas/'

export const schemaRef = (name: string): JsonObject => ({ $ref: `${SCHEMAS}${name}` })

type Add = (name: string, schema: JsonObject) => void

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A schema whose objects written in place are references to components of their own: whoever generates a client from the
 * document gets classes with names that last, not `BodyInner1`. An object is called by its owner and its field, an entry
 * of a list by the field in the singular; the body of a message `<Root>Body`, what is in it `<Root><Field>`.
 * @param add takes each part under its name
 */
export function withNamedParts(schema: JsonObject, owner: string, add: Add): JsonObject {
  const { properties } = schema
  if (!isObject(properties)) return schema
  const named = Object.entries(properties).map(([field, child]): [string, Json] => [
    field,
    isObject(child) ? partOf(child, field, owner, add) : child,
  ])
  return { ...schema, properties: Object.fromEntries(named) }
}

function partOf(child: JsonObject, field: string, owner: string, add: Add): JsonObject {
  const { items } = child
  if (isObject(items)) return { ...child, items: reference(items, owner + singular(pascal(field)), owner, add) }
  return reference(child, owner + pascal(field), field === 'body' ? owner : owner + pascal(field), add)
}

function reference(part: JsonObject, name: string, owner: string, add: Add): JsonObject {
  if (!isObject(part['properties'])) return part
  add(name, withNamedParts(part, owner, add))
  const { description } = part
  return { ...schemaRef(name), ...(description === undefined ? {} : { description }) }
}

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/s$/, '')

/** A schema of a union: its name, and what says which value it always has. */
export type Alternative = { name: string; schema: Json | undefined }

/**
 * One of several schemas, told apart by the value a field of theirs always has. Throws when a schema lets it have another
 * value, or two have the same: a generated client could not tell what it has before it.
 */
export function unionOf(alternatives: readonly Alternative[], propertyName: string): JsonObject {
  const mapping: JsonObject = {}
  for (const { name, schema } of alternatives) {
    const value = constantOf(schema, propertyName)
    if (value === undefined) throw new Error(`${name}: ${propertyName} is not required with one value`)
    if (Object.hasOwn(mapping, value)) throw new Error(`${name}: another schema has ${propertyName} ${value} too`)
    mapping[value] = `${SCHEMAS}${name}`
  }
  return { oneOf: alternatives.map(({ name }) => schemaRef(name)), discriminator: { propertyName, mapping } }
}

function constantOf(schema: Json | undefined, propertyName: string): string | undefined {
  if (!isObject(schema)) return undefined
  const { required, properties } = schema
  if (!Array.isArray(required) || !required.includes(propertyName) || !isObject(properties)) return undefined
  const field = properties[propertyName]
  return isObject(field) && typeof field['const'] === 'string' ? field['const'] : undefined
}
