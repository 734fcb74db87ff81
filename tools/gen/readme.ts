import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import asycuda from '../../adapters/asycuda-world/losses.json' with { type: 'json' }
import ncts from '../../adapters/ncts/losses.json' with { type: 'json' }
import rail from '../../adapters/rail/losses.json' with { type: 'json' }
import wco from '../../adapters/wco/losses.json' with { type: 'json' }
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

/** What an adapter's forms alone do not carry; a property test of each keeps its list exact. */
const LOSSES: Readonly<Record<string, readonly Loss[]>> = { 'asycuda-world': asycuda, ncts, rail, wco }

/** `direction` and `types` where a list has more than one; `forms`: the documents whose elements they are. */
type Loss = { field: string; why: string; direction?: string; types?: readonly string[]; forms?: readonly string[] }

const WAYS = { out: 'of a message, in its document', in: 'of a document, in its message' } as const

/** The pages of adapters with what their forms alone do not carry. */
export function emitLosses(root: string): OutputFile[] {
  return Object.entries(LOSSES).map(([name, losses]) => {
    const block = losses.some(({ direction }) => direction !== undefined)
      ? Object.entries(WAYS)
          .map(([way, title]) => `### Lost ${title}\n${tableOf(losses.filter((one) => one.direction === way))}`)
          .join('\n\n')
      : tableOf(losses)
    return withBlock(root, `adapters/${name}/README.md`, { begin: LOSSES_BEGIN, end: LOSSES_END, block })
  })
}

function tableOf(losses: readonly Loss[]): string {
  const isOfSome = losses.some(({ types, forms }) => types !== undefined || forms !== undefined)
  const rows = losses.map(({ field, why, types, forms }) => {
    const of = isOfSome ? ` ${(types ?? forms ?? ['all']).join(', ')} |` : ''
    return `| \`${field}\` |${of} ${why} |`
  })
  const head = isOfSome ? ['| field | of | why |', '| --- | --- | --- |'] : ['| field | why |', '| --- | --- |']
  return [...head, ...rows].join('\n')
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
