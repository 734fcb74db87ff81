import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentType } from '../../src/codec/index.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

const EXAMPLES = join(ROOT, 'schemas', 'examples')

export type Expected = { level: 'well-formed' | 'schema' | 'rule'; code: string; rule?: string; pointer: string }

export type Example = {
  type: string
  /** File name, for instance `invalid-items-missing.xml`. */
  name: string
  valid: boolean
  contentType: ContentType
  bytes: Buffer
  expected: Expected | undefined
}

/** All examples of one message type, each format its own. */
export function examplesOf(type: string): Example[] {
  const folder = join(EXAMPLES, type)
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  return files
    .filter((name) => /^(?:valid|invalid)-.*\.(?:json|xml)$/.test(name) && !name.endsWith('.expected.json'))
    .map((name) => ({
      type,
      name,
      valid: name.startsWith('valid-'),
      contentType: name.endsWith('.json') ? 'application/json' : 'application/xml',
      bytes: readFileSync(join(folder, name)),
      expected: expectedOf(folder, name),
    }))
}

/** The verdict written beside an example: one file for both formats, or one each (`invalid-x.xml.expected.json`). */
function expectedOf(folder: string, name: string): Expected | undefined {
  const candidates = [`${name}.expected.json`, `${name.replace(/\.(?:json|xml)$/, '')}.expected.json`]
  const file = candidates.map((candidate) => join(folder, candidate)).find((path) => existsSync(path))
  return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as Expected)
}
