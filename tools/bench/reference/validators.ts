import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/**
 * Validators of all message types as fast as ajv makes them: the first error ends it, nothing is coerced, no value is kept
 * for the error. For the reference pipeline and the bare limit; the hub's own collect all errors.
 * @param schemas the folder that has `common.schema.json` and `messages/`
 */
export function loadValidators(schemas: string): (message: { readonly type: string }) => boolean {
  const read = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  ajv.addSchema(read(join(schemas, 'common.schema.json')))
  const validators = new Map<string, ValidateFunction>()
  for (const file of readdirSync(join(schemas, 'messages'))) {
    validators.set(file.replace('.schema.json', ''), ajv.compile(read(join(schemas, 'messages', file))))
  }
  return (message) => validators.get(message.type)?.(message) === true
}
