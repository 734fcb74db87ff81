import type { CauseName, CheckName, Finding, Step } from '../../ports/doctor.ts'

type Words = Readonly<Record<string, string>>

/** Notes findings in order, and knows which check a later one waits for. */
export class Findings {
  readonly list: Finding[] = []

  ok(check: CheckName, about?: string): true {
    this.list.push({ check, state: 'ok', ...aboutIn(about) })
    return true
  }

  /** Something that works and should be looked at. */
  warn(check: CheckName, cause: CauseName, words: Words, about?: string): true {
    this.list.push({ check, state: 'warning', cause, words, ...aboutIn(about) })
    return true
  }

  fail(check: CheckName, cause: CauseName, words: Words, about?: string): false {
    this.list.push({ check, state: 'failed', cause, words, ...aboutIn(about) })
    return false
  }

  /** Checks that make no sense while another one fails. */
  unchecked(checks: readonly CheckName[], because: CheckName, about?: string): void {
    for (const check of checks) {
      this.list.push({ check, state: 'not-checked', cause: 'after', words: { check: because }, ...aboutIn(about) })
    }
  }

  /** A step as the hub has judged it, in the hub's own words. */
  told(check: CheckName, state: Step['state'], said: { cause: string; cure: string }): void {
    const states = { done: 'ok', 'to-do': 'warning', failed: 'failed' } as const
    const found: Finding = { check, state: states[state] }
    this.list.push(said.cause === '' ? found : { ...found, cause: 'hub-says', words: said })
  }

  nothing(check: CheckName, value: string, about?: string): void {
    this.list.push({ check, state: 'not-checked', cause: 'not-applicable', words: { value }, ...aboutIn(about) })
  }
}

const aboutIn = (about: string | undefined): { about?: string } => (about === undefined ? {} : { about })

/** What went wrong, on one line without a full stop at its end, which the sentences bring. */
export function errorText(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  const { message, code } = first as { message?: string; code?: string }
  const text = message === undefined || message === '' ? (code ?? String(first)) : message
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .slice(0, 300)
}
