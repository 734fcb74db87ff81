import type { Language } from '../words/languages.ts'

/** Who is signed in (interface.md 8). */
export type Session = {
  name: string
  role: string
  pseudonym?: string
  /** An officer's id. */
  officer?: string
  rights?: readonly ('facts' | 'decisions' | 'chief')[]
  /** This phone, as the hub knows the officer's acts of it. */
  device?: string
  /** Said at sign-in only: by it the phone marks the officer's acts. */
  actKey?: string
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

/** Longer than the slowest line we know of takes for a list, and for an act, which is sent again as soon as its answer is given up. */
const PATIENCE_MS = { GET: 90_000, other: 20_000 } as const

export type Call = { body?: string | undefined; signal?: AbortSignal | undefined; act?: string | undefined }

export type Api = {
  /** @param call `act` names the phone, the number and the author of an act (header Corridor-Act) */
  call(method: string, path: string, call?: Call): Promise<Answered>
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
    async call(method, path, { body, signal, act } = {}) {
      const ended = new AbortController()
      const timer = setTimeout(() => ended.abort(), PATIENCE_MS[method === 'GET' ? 'GET' : 'other'])
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
            ...(act === undefined ? {} : { 'corridor-act': act }),
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

/** The hub's own sentences of a problem: one for each place where something is wrong. */
export const sentencesOf = (body: unknown): string[] => {
  const { errors = [] } = (body ?? {}) as { errors?: { message?: string; pointer?: string }[] }
  const told = errors.flatMap(({ message, pointer = '' }) =>
    message === undefined ? [] : [pointer === '' ? message : `${message} (${pointer})`],
  )
  const whole = sentenceOf(body)
  return told.length > 0 ? [...new Set(told)] : whole === '' ? [] : [whole]
}

/** The hub's own sentence of a problem. */
export const sentenceOf = (body: unknown): string => {
  const { detail, errors } = (body ?? {}) as { detail?: string; errors?: { message?: string }[] }
  return errors?.[0]?.message ?? detail ?? ''
}
