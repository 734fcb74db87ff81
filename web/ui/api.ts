import type { Language } from '../words/languages.ts'

/** Who is signed in (interface.md 8). */
export type Session = {
  name: string
  role: string
  pseudonym?: string
  offices: readonly string[]
  party?: string
  language: string
  zone: string
  csrf: string
  leaseUntil?: string
}

/** An answer of the hub: its status, its body as JSON, and the hub's time where it says it. */
export type Answered = { status: number; body: unknown; now: number | undefined; retryAfter: number | undefined }

/** Why there is no answer: the network, never the hub. */
export class NoAnswer extends Error {}

/** Longer than the slowest line we know of takes for a list. */
const PATIENCE_MS = 90_000

export type Api = {
  call(method: string, path: string, body?: string, signal?: AbortSignal): Promise<Answered>
  use(session: Session | undefined): void
  speak(language: Language): void
}

/** Calls the hub with the session's cookie and its token against forgery. */
export function createApi(): Api {
  let csrf: string | undefined
  let language = 'en'
  return {
    use: (session) => {
      csrf = session?.csrf
    },
    speak: (spoken) => {
      language = spoken
    },
    async call(method, path, body, signal) {
      const ended = new AbortController()
      const timer = setTimeout(() => ended.abort(), PATIENCE_MS)
      signal?.addEventListener('abort', () => ended.abort(), { once: true })
      try {
        const answer = await fetch(path, {
          method,
          credentials: 'same-origin',
          cache: 'no-store',
          signal: ended.signal,
          headers: {
            'accept-language': language,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(csrf === undefined ? {} : { 'corridor-csrf': csrf }),
          },
          ...(body === undefined ? {} : { body }),
        })
        const text = await answer.text()
        const date = Date.parse(answer.headers.get('date') ?? '')
        const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
        return {
          status: answer.status,
          body: text === '' ? undefined : (JSON.parse(text) as unknown),
          now: Number.isNaN(date) ? undefined : date,
          retryAfter: Number.isNaN(wait) ? undefined : wait,
        }
      } catch (error) {
        throw new NoAnswer(String(error))
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** The hub's own sentence of a problem. */
export const sentenceOf = (body: unknown): string => {
  const { detail, errors } = (body ?? {}) as { detail?: string; errors?: { message?: string }[] }
  return errors?.[0]?.message ?? detail ?? ''
}
