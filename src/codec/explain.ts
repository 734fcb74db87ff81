import type { ErrorObject } from 'ajv'
import { explainForm, type Explanation, explainText } from '../domain/values/explain.ts'

/**
 * Why a value breaks its schema, where that tells a person more than the code; undefined where the code's text suffices.
 * @param format in XML everything is text, so quotes are not mentioned
 */
export function explain(error: ErrorObject, format: 'json' | 'xml'): Explanation | undefined {
  switch (error.keyword) {
    case 'pattern':
      return typeof error.data === 'string'
        ? explainForm(error.data, String(error.params['pattern']), exampleOf(error))
        : undefined
    case 'enum':
    case 'const':
      return typeof error.data === 'string' ? explainText(error.data) : undefined
    case 'type':
      return explainType(error.data, String(error.params['type']), format)
    case 'required':
      return error.instancePath === '' && error.params['missingProperty'] === 'version'
        ? { reason: 'version-missing' }
        : undefined
    case 'minItems':
      return { reason: 'empty-list' }
    case 'maxLength':
      return { reason: 'too-long' }
    case 'minLength':
      return error.data === '' ? { reason: 'empty-value' } : { reason: 'too-short' }
    case 'maximum':
      return { reason: 'too-great' }
    case 'minimum':
      return { reason: 'too-small' }
    default:
      return undefined
  }
}

function exampleOf({ parentSchema }: ErrorObject): string | undefined {
  const examples: unknown = parentSchema?.['examples']
  return Array.isArray(examples) && examples.length > 0 ? String(examples[0]) : undefined
}

function explainType(value: unknown, type: string, format: 'json' | 'xml'): Explanation | undefined {
  if (value === null) return { reason: 'null-value' }
  if (type === 'string') return isScalar(value) ? { reason: 'unquoted' } : undefined
  if (type === 'boolean' && typeof value === 'number') return { reason: 'boolean-form' }
  if (typeof value !== 'string' || (type !== 'integer' && type !== 'boolean')) return undefined
  const text = explainText(value)
  if (text !== undefined) return text
  if (type === 'boolean') {
    return { reason: format === 'json' && (value === 'true' || value === 'false') ? 'quoted-boolean' : 'boolean-form' }
  }
  if (format === 'json' && /^[0-9]+$/.test(value)) return { reason: 'quoted-number' }
  return /^[+-]?[0-9][0-9.,eE+-]*$/.test(value) ? { reason: 'number-form' } : undefined
}

const isScalar = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean'
