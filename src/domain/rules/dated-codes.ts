import { type Field, shapes, type Shape } from '../../generated/shapes.ts'
import type { CodeItem } from '../model/reference.ts'
import { codeOn, isSteady } from '../reference/codes.ts'
import { ruleFinding } from '../values/finding.ts'
import { contentDay, findingsAt, type Rule } from './rule.ts'

/**
 * CODE-NOT-VALID: a code of any list is valid on the day of the message. Lists that stand still on that day are not
 * looked at, so that the rule costs nothing but on the days after a change. What a list never had is CODE-UNKNOWN and
 * its like. Header fields are the registry's business.
 */
export const codeNotValid: Rule = (input) => {
  const { message, reference } = input
  const on = contentDay(input)
  const moving = new Set<string>()
  for (const [list, span] of reference.codeSpans ?? []) if (!isSteady(span, on.day)) moving.add(list)
  if (moving.size === 0) return []
  const body = shapes[message.type].fields.get('body')
  return body === undefined
    ? []
    : findingsAt(codesIn(body, message.body, '/body', moving), ({ list, value, pointer }) => {
        const versions = reference.codes?.get(list)?.get(value)
        if (versions === undefined || codeOn(reference, list, value, on) !== undefined) return []
        return [ruleFinding('CODE-NOT-VALID', pointer, value, `${list}, ${versions.map(period).join(', ')}`)]
      })
}

const period = ({ validFrom, validTo }: CodeItem): string => `${validFrom}/${validTo ?? '..'}`

type CodeAt = { list: string; value: string; pointer: string }

function codesIn(field: Field, value: unknown, pointer: string, lists: ReadonlySet<string>): CodeAt[] {
  if (field.array && Array.isArray(value)) {
    return value.flatMap((entry, at) => codesAt(field, entry, `${pointer}/${at}`, lists))
  }
  return codesAt(field, value, pointer, lists)
}

function codesAt(field: Field, value: unknown, pointer: string, lists: ReadonlySet<string>): CodeAt[] {
  const { kind, list } = field
  if (typeof kind === 'object') return partsOf(kind, value, pointer, lists)
  return list !== undefined && lists.has(list) && typeof value === 'string' ? [{ list, value, pointer }] : []
}

function partsOf(shape: Shape, value: unknown, pointer: string, lists: ReadonlySet<string>): CodeAt[] {
  if (typeof value !== 'object' || value === null) return []
  const parts = value as Readonly<Record<string, unknown>>
  return [...shape.fields.values()].flatMap((field) =>
    parts[field.name] === undefined ? [] : codesIn(field, parts[field.name], `${pointer}/${field.name}`, lists),
  )
}
