import { XMLBuilder } from 'fast-xml-parser'
import { NAMESPACE } from '../domain/rules/header.ts'
import { rootByType, type Shape } from '../generated/shapes.ts'
import type { Message } from '../generated/types.ts'
import { shapeOf } from './versions.ts'

/** A message as UTF-8 JSON, properties in the order of the schema regardless of the object's. */
export function encodeJson(message: Message): Buffer {
  const { id, type, version } = message
  return Buffer.from(JSON.stringify({ id, type, version, ...ordered(message, shapeOf(type, version)) }))
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: true,
})

/** A message as UTF-8 XML (interface.md 2): root element by type, elements in the order of the schema. */
export function encodeXml(message: Message): Buffer {
  const content = ordered(message, shapeOf(message.type, message.version))
  const root = { '@xmlns': NAMESPACE, '@version': message.version, ...content }
  const declaration = { '@version': '1.0', '@encoding': 'UTF-8' }
  return Buffer.from(String(builder.build({ '?xml': declaration, [rootByType[message.type]]: root })))
}

function ordered(source: object, shape: Shape): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, field] of shape.fields) {
    const value: unknown = Reflect.get(source, name)
    if (value === undefined) continue
    out[name] = typeof field.kind === 'string' ? value : orderedInside(value, field.kind)
  }
  return out
}

function orderedInside(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((entry) => orderedInside(entry, shape))
  return typeof value === 'object' && value !== null ? ordered(value, shape) : value
}
