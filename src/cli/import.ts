import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CommandContext } from './context.ts'
import { LONG_ANSWER_WITHIN_MS } from './patience.ts'

export const IMPORT_USAGE =
  'corridor import codelist <name> <file> | offices <file> | countries <file> | agreements <file> | ' +
  'authorisations <file> | rates <file> | contribution-tables <file> ' +
  '--hub <url> --token <token> [--reason <text>] [--dry-run] [--replace] [--from <day>] [--json]'

const REGISTERS: ReadonlySet<string> = new Set([
  'offices',
  'countries',
  'agreements',
  'authorisations',
  'rates',
  'contribution-tables',
])
const OPTIONS: ReadonlySet<string> = new Set(['--hub', '--token', '--reason', '--from'])
const FLAGS: ReadonlySet<string> = new Set(['--dry-run', '--replace', '--json'])

type Asked = { words: string[]; options: Map<string, string>; flags: Set<string>; unknown: string[] }

/**
 * `corridor import`: hands a file to a running hub as its operator, JSON or CSV by its ending. Prints what changed, or
 * with `--dry-run` what would change, and returns 0; or what is wrong, with the place of each, and returns 1. The hub
 * checks, dates and records; nothing here knows what is right.
 */
export async function importFile({ args, env, out, err }: CommandContext): Promise<number> {
  const asked = read(args)
  const path = pathOf(asked)
  const file = asked.words.at(-1)
  const [hub, token] = [asked.options.get('--hub'), asked.options.get('--token')]
  const complete = hub !== undefined && token !== undefined && asked.unknown.length === 0 && !asksTooMuch(asked)
  if (path === undefined || file === undefined || !complete) {
    err(`usage: ${IMPORT_USAGE}`)
    return 2
  }
  const query = new URLSearchParams()
  if (asked.options.has('--reason')) query.set('reason', asked.options.get('--reason') ?? '')
  if (asked.options.has('--from')) query.set('from', asked.options.get('--from') ?? '')
  if (asked.flags.has('--dry-run')) query.set('dryRun', 'true')
  if (asked.flags.has('--replace')) query.set('mode', 'replace')
  const response = await fetch(new URL(`${path}?${query.toString()}`, hub), {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': extname(file).toLowerCase() === '.csv' ? 'text/csv' : 'application/json',
      'accept-language': languageOf(env),
    },
    body: await readFile(file),
    signal: AbortSignal.timeout(LONG_ANSWER_WITHIN_MS),
  })
  const text = await response.text()
  if (asked.flags.has('--json')) out(text)
  else for (const line of response.ok ? changedLines(text) : refusedLines(text)) (response.ok ? out : err)(line)
  return response.ok ? 0 : 1
}

function read(args: readonly string[]): Asked {
  const asked: Asked = { words: [], options: new Map(), flags: new Set(), unknown: [] }
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? ''
    if (FLAGS.has(word)) asked.flags.add(word)
    else if (OPTIONS.has(word)) {
      at += 1
      const value = args[at]
      if (value === undefined) asked.unknown.push(word)
      else asked.options.set(word, value)
    } else if (word.startsWith('--')) asked.unknown.push(word)
    else asked.words.push(word)
  }
  return asked
}

function pathOf({ words }: Asked): string | undefined {
  const [kind, name] = words
  if (kind === 'codelist' && name !== undefined && words.length === 3)
    return `/v1/codelists/${encodeURIComponent(name)}`
  return kind !== undefined && REGISTERS.has(kind) && words.length === 2 ? `/v1/${kind}` : undefined
}

/** Only a code list can be replaced whole, or begin on a day of its own; elsewhere that would be ignored silently. */
const asksTooMuch = ({ words: [kind], flags, options }: Asked): boolean =>
  kind !== 'codelist' && (flags.has('--replace') || options.has('--from'))

/** The terminal's language, for the texts of refusals. */
function languageOf(env: CommandContext['env']): string {
  const named = (env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? 'en').slice(0, 2).toLowerCase()
  return /^[a-z]{2}$/.test(named) ? named : 'en'
}

type Version = { validFrom?: string; validTo?: string }
type Changed = { version: string; dryRun: boolean; changes: { key: string; change: string; after: Version }[] }
type Problem = { detail?: string; errors?: { pointer: string; line?: number; message: string }[] }

function changedLines(text: string): string[] {
  const { version, dryRun, changes } = JSON.parse(text) as Changed
  const lines = changes.map(({ key, change, after }) => {
    const period = `${after.validFrom ?? ''}${after.validTo === undefined ? '' : ` to ${after.validTo}`}`
    return `${change.padEnd(8)} ${key}  ${period}`
  })
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`
  return [...lines, dryRun ? `${count}, nothing written` : `${count}, version ${version}`]
}

function refusedLines(text: string): string[] {
  const { detail = text, errors = [] } = parsed(text)
  if (errors.length === 0) return [detail]
  return errors.map(
    ({ pointer, line, message }) => `${line === undefined ? '' : `line ${line}, `}${pointer}: ${message}`,
  )
}

/** A proxy before the hub may answer something else than a problem. */
function parsed(text: string): Problem {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return { detail: text }
  }
}
