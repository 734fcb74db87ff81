import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from '../../src/config.ts'
import type { OutputFile } from './schema.ts'

const BEGIN = '<!-- settings: generated from src/config.ts by "npm run gen"; do not edit -->'
const END = '<!-- settings end -->'

/** The README with its table of settings made anew from src/config.ts; all else stays as it is written. */
export function emitReadme(root: string): OutputFile[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) throw new Error('README.md has no markers for the table of settings')
  const rows = settings.map(({ name, required, default: given, description }) => {
    const value = required ? 'required' : given === undefined ? '' : `\`${given}\``
    return `| \`${name}\` | ${value} | ${description} |`
  })
  const table = ['| variable | default | what it is |', '| --- | --- | --- |', ...rows].join('\n')
  return [{ path: 'README.md', content: `${text.slice(0, begin)}${BEGIN}\n${table}\n${text.slice(end)}` }]
}
