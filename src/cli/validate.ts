import { readFile } from 'node:fs/promises'
import { createOfflineValidator, type OfflineVerdict, type ToldFinding } from '../compose/offline.ts'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

/**
 * Exit code of each verdict; for several files the gravest, which is the lowest above 0. 1 and 2 mean the same for every
 * command.
 */
export const EXIT_CODES = {
  valid: 0,
  unreadable: 3,
  transport: 3,
  'well-formed': 4,
  schema: 5,
  identity: 6,
  rule: 6,
} as const

type FileVerdict = { file: string; error?: string } & (
  | OfflineVerdict
  | { verdict: 'unreadable'; findings: readonly ToldFinding[]; notJudged: OfflineVerdict['notJudged'] }
)

/**
 * `corridor validate <file>...`: what the hub would say about these messages, as far as that needs neither signature nor
 * movement. Prints the findings for people or, with `--json`, one object for machines; the files are never changed.
 */
export async function validate({ out }: CommandContext, { named, values }: Call<'validate'>): Promise<number> {
  const { language, reference, json } = values
  const now = values.at === undefined ? Date.now() : Date.parse(values.at)
  if (Number.isNaN(now)) throw new UsageError('--at is a date and time (RFC 3339)')
  const options = { now, ...(reference === undefined ? {} : { referenceFile: reference }) }
  using validator = await createOfflineValidator(options)
  const verdicts: FileVerdict[] = []
  for (const file of named.file) verdicts.push(await verdictOf(file, (bytes) => validator.validate(bytes, language)))
  if (json) out(JSON.stringify({ files: verdicts }, undefined, 2))
  else for (const verdict of verdicts) describe(verdict).forEach(out)
  return verdicts.reduce((worst, { verdict }) => gravest(worst, EXIT_CODES[verdict]), 0)
}

const gravest = (left: number, right: number): number =>
  left === 0 || right === 0 ? left + right : Math.min(left, right)

async function verdictOf(file: string, judge: (bytes: Uint8Array) => OfflineVerdict): Promise<FileVerdict> {
  const read = await readFile(file).catch((error: unknown) => error as Error)
  if (read instanceof Error) return { file, verdict: 'unreadable', error: read.message, findings: [], notJudged: [] }
  return { file, ...judge(read) }
}

/** One line for the verdict, and for each finding where it is, what is wrong, what was found and what would be right. */
function describe({ file, verdict, error, findings, notJudged }: FileVerdict): string[] {
  const told = findings.flatMap(({ line, column, code, rule, pointer, xpath, text }) => {
    const at = line === undefined ? file : `${file}:${line}:${column}`
    return [`${at}: ${code}${rule === undefined ? '' : ` ${rule}`}: ${text}`, `    ${xpath ?? (pointer || '/')}`]
  })
  const not = notJudged.length === 0 || verdict === 'unreadable' ? [] : [`    not judged: ${notJudged.join(', ')}`]
  return [`${file}: ${error ?? verdict}`, ...told, ...(verdict === 'valid' ? not : [])]
}
