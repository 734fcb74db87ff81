import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createOfflineValidator, type OfflineVerdict, type ToldFinding } from '../compose/offline.ts'
import type { CommandContext } from './context.ts'

/** Exit code of each verdict; of several files the gravest, which is the lowest but 0. 1 and 2 are every command's. */
export const EXIT_CODES = {
  valid: 0,
  unreadable: 3,
  transport: 3,
  'well-formed': 4,
  schema: 5,
  identity: 6,
  rule: 6,
} as const

const LANGUAGES = ['en', 'fr', 'pt'] as const

type Language = (typeof LANGUAGES)[number]

type FileVerdict = { file: string; error?: string } & (
  | OfflineVerdict
  | { verdict: 'unreadable'; findings: readonly ToldFinding[]; notJudged: OfflineVerdict['notJudged'] }
)

/**
 * `corridor validate <file>...`: what the hub would say of these messages as far as it needs neither signature nor
 * movement. Prints the findings for people or, with `--json`, one object for machines; the files are never changed.
 */
export async function validate({ args, out, err }: CommandContext): Promise<number> {
  const parsed = parsedArgs(args)
  if (parsed instanceof Error) {
    err(`corridor validate: ${parsed.message}`)
    return 2
  }
  const { values, positionals } = parsed
  const language = LANGUAGES.find((known) => known === values.language)
  const now = values.at === undefined ? Date.now() : Date.parse(values.at)
  if (positionals.length === 0 || language === undefined || Number.isNaN(now)) {
    err(`corridor validate: ${complaint(positionals.length, language)}`)
    return 2
  }
  const options = { now, ...(values.reference === undefined ? {} : { referenceFile: values.reference }) }
  using validator = await createOfflineValidator(options)
  const verdicts: FileVerdict[] = []
  for (const file of positionals) verdicts.push(await verdictOf(file, (bytes) => validator.validate(bytes, language)))
  if (values.json) out(JSON.stringify({ files: verdicts }, undefined, 2))
  else for (const verdict of verdicts) describe(verdict).forEach(out)
  return verdicts.reduce((worst, { verdict }) => gravest(worst, EXIT_CODES[verdict]), 0)
}

/** What was asked for, or what is wrong with the way it was asked. */
function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        language: { type: 'string', default: 'en' },
        reference: { type: 'string' },
        at: { type: 'string' },
      },
    })
  } catch (error) {
    return error as Error
  }
}

function complaint(files: number, language: Language | undefined): string {
  if (files === 0) return 'a file is missing'
  return language === undefined ? `--language is one of ${LANGUAGES.join(', ')}` : '--at is a date and time (RFC 3339)'
}

const gravest = (left: number, right: number): number =>
  left === 0 || right === 0 ? left + right : Math.min(left, right)

async function verdictOf(file: string, judge: (bytes: Uint8Array) => OfflineVerdict): Promise<FileVerdict> {
  const read = await readFile(file).catch((error: unknown) => error as Error)
  if (read instanceof Error) return { file, verdict: 'unreadable', error: read.message, findings: [], notJudged: [] }
  return { file, ...judge(read) }
}

/** One line for the verdict, and per finding where it stands, what is wrong, and what was found and would be right. */
function describe({ file, verdict, error, findings, notJudged }: FileVerdict): string[] {
  const told = findings.flatMap(({ line, column, code, rule, pointer, xpath, text }) => {
    const at = line === undefined ? file : `${file}:${line}:${column}`
    return [`${at}: ${code}${rule === undefined ? '' : ` ${rule}`}: ${text}`, `    ${xpath ?? (pointer || '/')}`]
  })
  const not = notJudged.length === 0 || verdict === 'unreadable' ? [] : [`    not judged: ${notJudged.join(', ')}`]
  return [`${file}: ${error ?? verdict}`, ...told, ...(verdict === 'valid' ? not : [])]
}
