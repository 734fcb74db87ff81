import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogue } from '../generated/catalogue.ts'
import { movementTable } from '../generated/movement-table.ts'
import { timerRows } from '../generated/timers.ts'

/** One file of the console as it is served; `path` is relative to `/console/`, empty for the page itself. */
export type ConsoleFile = { path: string; contentType: string; content: Buffer }

const FILES = [
  { path: '', file: 'index.html', contentType: 'text/html; charset=utf-8' },
  { path: 'console.css', file: 'console.css', contentType: 'text/css; charset=utf-8' },
  { path: 'console.js', file: 'console.js', contentType: 'text/javascript; charset=utf-8' },
  { path: 'texts.js', file: 'texts.js', contentType: 'text/javascript; charset=utf-8' },
]

const byName = (rows: readonly { name: string; labels: object }[]): Record<string, object> =>
  Object.fromEntries(rows.map((row) => [row.name, row.labels]))

/** The field's own words for states, procedures, flags, timers and message types, from the schemas, in all languages. */
const labels = (): ConsoleFile => {
  const { states, procedures, flags } = movementTable
  const types = Object.fromEntries(Object.values(catalogue).map((row) => [row.type, row.labels]))
  const named = {
    states: byName(states),
    procedures: byName(procedures),
    flags: byName(flags),
    timers: byName(timerRows),
  }
  const content = Buffer.from(JSON.stringify({ ...named, types }))
  return { path: 'labels.json', contentType: 'application/json', content }
}

/**
 * Reads the console's files, which lie beside this one. Throws when one is missing: then the hub is installed
 * wrongly.
 */
export async function loadConsole(): Promise<ConsoleFile[]> {
  const files = FILES.map(async ({ path, file, contentType }): Promise<ConsoleFile> => {
    return { path, contentType, content: await readFile(join(import.meta.dirname, file)) }
  })
  return [...(await Promise.all(files)), labels()]
}
