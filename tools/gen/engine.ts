import { join } from 'node:path'
import { readJson } from './read-json.ts'
import { banner, type OutputFile } from './schema.ts'

type Engine = { number: number; changes: { number: number; what: string }[] }

/** src/generated/engine.ts of schemas/engine.json. Throws when the number is not the last change's: nobody would know what it is. */
export function emitEngine(root: string): OutputFile[] {
  const { number, changes } = readJson<Engine>(join(root, 'schemas/engine.json'))
  const counted = changes.every((change, index) => change.number === index + 1 && change.what.length > 0)
  if (!counted || changes.length !== number) {
    throw new Error('schemas/engine.json: the changes are numbered from 1, and the last one has the engine’s number')
  }
  const content = `${banner('ts', 'schemas/engine.json')}
/**
 * Which engine decides: raised with every change by which the same message, on the same state, would be decided otherwise.
 * Stands in every leaf, so that the audit decides again only what this engine has decided.
 */
export const ENGINE = ${number}
`
  return [{ path: 'src/generated/engine.ts', content }]
}
