import type { ErrorObject } from 'ajv'
import type { Finding } from '../domain/finding.ts'
import type { ErrorCode } from '../generated/errors.ts'
import { cut, pointerStep } from './text.ts'

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

/**
 * Turns a validator's errors into findings, each at the pointer of what it is about, in the validator's order.
 * @param most how many are enough; twice as many errors are looked at, since one value can break several facets
 */
export function schemaFindings(errors: readonly ErrorObject[], most: number): Finding[] {
  return errors.slice(0, 2 * most).map((error) => {
    const value = scalarText(valueOf(error))
    const expected = expectedOf(error)
    return {
      code: CODE_BY_KEYWORD[error.keyword] ?? '50',
      pointer: pointerOf(error),
      ...(value === undefined ? {} : { value: cut(value) }),
      ...(expected === undefined ? {} : { expected: cut(expected) }),
    }
  })
}

/** One finding per place and code, at most `most`, the first of each kept. */
export function distinct(findings: readonly Finding[], most: number): Finding[] {
  const seen = new Map<string, Finding>()
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

function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}

function expectedOf({ keyword, params, schema }: ErrorObject): string | undefined {
  if (keyword === 'enum' && Array.isArray(schema)) return schema.join(' ')
  if (keyword === 'const') return String(params['allowedValue'])
  if (keyword === 'type') return String(params['type'])
  if (keyword === 'pattern') return String(params['pattern'])
  if ('limit' in params) return String(params['limit'])
  return undefined
}
