import type { CommandContext } from './context.ts'

type Problem = { detail?: string; errors?: { pointer: string; line?: number; message: string }[] }

/** The terminal's language, for the texts of refusals. */
export function languageOf(env: CommandContext['env']): string {
  const named = (env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? 'en').slice(0, 2).toLowerCase()
  return /^[a-z]{2}$/.test(named) ? named : 'en'
}

/** What a hub has refused, a line for each thing that is wrong, with its place. */
export function refusedLines(text: string): string[] {
  const { detail = text, errors = [] } = parsed(text)
  if (errors.length === 0) return [detail]
  return errors.map(
    ({ pointer, line, message }) => `${line === undefined ? '' : `line ${line}, `}${pointer}: ${message}`,
  )
}

/** A proxy in front of the hub may answer with something other than a problem. */
function parsed(text: string): Problem {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return { detail: text }
  }
}
