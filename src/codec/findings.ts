import type { ErrorObject } from 'ajv'
import type { Finding } from '../domain/values/finding.ts'
import type { ErrorCode } from '../generated/errors.ts'
import { explain } from './explain.ts'
import { cut, cutExpected, pointerStep } from './text.ts'

/**
 * Code of each JSON Schema keyword (interface.md 3; the codes are those of NCTS CC906C/CC917C). An empty array is a missing
 * element in XML, hence 13; a number above its maximum has too many digits, hence 39.
 */
const CODE_BY_KEYWORD: Readonly<Record<string, ErrorCode>> = {
  enum: '12',
  const: '12',
  required: '13',
  minItems: '13',
  additionalProperties: '15',
  maxItems: '35',
  maxLength: '39',
  maximum: '39',
  minLength: '40',
  type: '50',
  minimum: '51',
  pattern: '51',
}

/** Longer patterns do not help a reader who has an example. */
const LONGEST_PATTERN = 60

/**
 * Turns a validator's errors into findings, each at the pointer of what it is about, in the validator's order.
 * @param most how many to return at most; twice as many errors are read, since one value can break several facets
 * @param format how the value was written, on which the advice depends
 */
export function schemaFindings(errors: readonly ErrorObject[], most: number, format: 'json' | 'xml'): Finding[] {
  return errors.slice(0, 2 * most).map((error) => {
    const explanation = explain(error, format)
    const value = explanation?.value ?? shown(valueOf(error))
    const expected = explanation?.expected ?? (isExplainedForm(error, explanation) ? undefined : expectedOf(error))
    return {
      code: CODE_BY_KEYWORD[error.keyword] ?? '50',
      pointer: pointerOf(error),
      ...(explanation === undefined ? {} : { reason: explanation.reason }),
      ...(value === undefined ? {} : { value: cut(value) }),
      ...(expected === undefined || expected === '' ? {} : { expected: cutExpected(expected) }),
    }
  })
}

/** Where words describe the form, the pattern adds nothing. */
const isExplainedForm = ({ keyword }: ErrorObject, explanation: object | undefined): boolean =>
  keyword === 'pattern' && explanation !== undefined

/** One finding per pointer and code, at most `most`; the first of each is kept. */
export function distinct<T extends Finding>(findings: readonly T[], most: number): T[] {
  const seen = new Map<string, T>()
  for (const finding of findings) {
    const key = `${finding.code} ${finding.pointer}`
    if (!seen.has(key)) seen.set(key, finding)
    if (seen.size >= most) break
  }
  return [...seen.values()]
}

function pointerOf({ keyword, instancePath, params }: ErrorObject): string {
  if (keyword === 'required') return instancePath + pointerStep(String(params['missingProperty']))
  if (keyword === 'additionalProperties') return instancePath + pointerStep(String(params['additionalProperty']))
  return instancePath
}

function valueOf({ keyword, data, params }: ErrorObject): unknown {
  if (keyword === 'required') return undefined
  if (keyword !== 'additionalProperties') return data
  const name = String(params['additionalProperty'])
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
}

/** A value as a reader would recognise it. An inexact number no longer is what was written, and is not shown. */
function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value)) return '[…]'
  if (typeof value === 'object' && value !== null) return '{…}'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function expectedOf({ keyword, params, schema, parentSchema }: ErrorObject): string | undefined {
  if (keyword === 'enum' && Array.isArray(schema)) return schema.join(', ')
  if (keyword === 'const') return String(params['allowedValue'])
  if (keyword === 'type') return String(params['type'])
  if (keyword === 'pattern') return formOf(String(params['pattern']), parentSchema)
  if (keyword !== 'minItems' && 'limit' in params) return String(params['limit'])
  return undefined
}

/** The schema's example tells a reader more than a long pattern; a short pattern is shown beside it. */
function formOf(pattern: string, schema: ErrorObject['parentSchema']): string {
  const examples: unknown = schema?.['examples']
  const example = Array.isArray(examples) ? examples.join(', ') : undefined
  if (example === undefined) return pattern
  return pattern.length > LONGEST_PATTERN ? example : `${pattern} (${example})`
}
