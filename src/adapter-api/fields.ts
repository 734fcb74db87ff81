import { type Field, type Shape, shapes } from '../generated/shapes.ts'
import { texts } from '../generated/texts.ts'
import type { MessageType } from '../generated/types.ts'

/** What stands in one place of a message: how its text is read, and what people call it. */
export type MessageField = {
  /** Names from the root, an element that repeats with `[]`: `body.items[].commodity.hsCode`. */
  path: string
  kind: 'text' | 'decimal' | 'date' | 'dateTime' | 'boolean' | 'integer'
  /** The labels of the way to it, outermost first, without the body. */
  labels: { en: string; fr: string; pt: string }
  /** The code list its values come from. */
  list?: string
}

const LANGUAGES = ['en', 'fr', 'pt'] as const
const labelsOfFields: Readonly<Record<string, MessageField['labels']>> = texts.fields
const NO_LABELS = { en: '', fr: '', pt: '' }

/**
 * Every place of a message type that holds a value, in the order of its schema, version 1: what forms, tables and templates
 * are made from, so that no adapter writes the fields down a second time.
 */
export function messageFields(type: MessageType): readonly MessageField[] {
  return leavesOf(shapes[type], '', NO_LABELS)
}

const leavesOf = ({ fields }: Shape, before: string, labels: MessageField['labels']): MessageField[] =>
  [...fields.values()].flatMap((field) => {
    const path = `${before}${field.name}${field.array ? '[]' : ''}`
    const own = field.name === 'body' && before === '' ? labels : joined(labels, field.name)
    if (typeof field.kind === 'object') return leavesOf(field.kind, `${path}.`, own)
    const list = field.list === undefined ? {} : { list: field.list }
    return [{ path, kind: kindOf(field), labels: own, ...list }]
  })

function kindOf({ kind, form }: Field): MessageField['kind'] {
  if (kind === 'boolean' || kind === 'integer') return kind
  return form ?? 'text'
}

function joined(before: MessageField['labels'], name: string): MessageField['labels'] {
  const own = labelsOfFields[name] ?? { en: name, fr: name, pt: name }
  const [en, fr, pt] = LANGUAGES.map((language) =>
    [before[language], own[language]].filter((one) => one !== '').join(' · '),
  )
  return { en: en ?? name, fr: fr ?? name, pt: pt ?? name }
}
