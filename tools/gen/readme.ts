import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import losses from '../../adapters/asycuda-world/losses.json' with { type: 'json' }
import { settings } from '../../src/config.ts'
import type { OutputFile } from './schema.ts'

const BEGIN = '<!-- settings: generated from src/config.ts by "npm run gen"; do not edit -->'
const END = '<!-- settings end -->'

const LOSSES_BEGIN = '<!-- losses: generated from losses.json by "npm run gen"; do not edit -->'
const LOSSES_END = '<!-- losses end -->'

/** The README with its table of settings made anew from src/config.ts; all else stays as it is written. */
export function emitReadme(root: string): OutputFile[] {
  const rows = settings.map(({ name, required, default: given, description }) => {
    const value = required ? 'required' : given === undefined ? '' : `\`${given}\``
    return `| \`${name}\` | ${value} | ${description} |`
  })
  const table = ['| variable | default | what it is |', '| --- | --- | --- |', ...rows].join('\n')
  return [withBlock(root, 'README.md', { begin: BEGIN, end: END, block: table })]
}

/** The page of the adapter asycuda-world with what its form alone does not carry; a property test keeps that list exact. */
export function emitLosses(root: string): OutputFile[] {
  const rows = losses.map(({ field, why }) => `| \`${field}\` | ${why} |`)
  const table = ['| field | why |', '| --- | --- |', ...rows].join('\n')
  const path = 'adapters/asycuda-world/README.md'
  return [withBlock(root, path, { begin: LOSSES_BEGIN, end: LOSSES_END, block: table })]
}

function withBlock(
  root: string,
  path: string,
  { begin, end, block }: { begin: string; end: string; block: string },
): OutputFile {
  const text = readFileSync(join(root, path), 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} has no markers ${begin}`)
  return { path, content: `${text.slice(0, from)}${begin}\n${block}\n${text.slice(to)}` }
}
