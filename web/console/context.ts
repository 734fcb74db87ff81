import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { type Api, NoAnswer, sentenceOf, sentencesOf, type Session } from '../ui/api.ts'
import type { Say } from '../words/console.ts'
import type { Language } from '../words/languages.ts'
import type { Live, Topic } from './live.ts'

/** The hub's words for what its answers name (`GET /v1/labels/{language}`). */
export type Labels = {
  types: Readonly<Record<string, string>>
  states: Readonly<Record<string, string>>
  procedures: Readonly<Record<string, string>>
  flags: Readonly<Record<string, string>>
  timers: Readonly<Record<string, string>>
  lineStates: Readonly<Record<string, string>>
  guaranteeStates: Readonly<Record<string, string>>
  statistics: Readonly<Record<string, string>>
  codes: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What every page of the console works with. */
export type Console = {
  api: Api
  say: Say
  language: Language
  session: Session
  labels: Labels
  live: Live
  /** The zone in which all times of a page are written. */
  zone: string
}

export const ConsoleContext = createContext<Console | undefined>(undefined)

/** The console around a page. Throws outside of one. */
export function useConsole(): Console {
  const console = useContext(ConsoleContext)
  if (console === undefined) throw new Error('no console around this page')
  return console
}

/** What was read last, when by the hub's clock, and why it could not be read since. */
export type Read<T> = { data?: T; at?: number; trouble?: string }

/** Nothing tells of what only grows older: it is looked at again after so long. */
const AGAIN_MS = 15_000
/** Commits come in bursts; one look after each is enough. */
const BURST_MS = 400

/**
 * Reads a path of the hub, and again whenever it says that something of these topics has changed. What was read before stays while
 * it is read again, and while the hub is away.
 */
export function useRead<T>(path: string | undefined, topics: readonly Topic[]): Read<T> & { again: () => void } {
  const { api, language, live, say } = useConsole()
  const [read, setRead] = useState<Read<T> & { path?: string }>({})
  const [asked, setAsked] = useState(0)
  const { follow } = live
  const told = topics.join()
  useEffect(() => {
    if (path === undefined) return undefined
    const gone = new AbortController()
    let reading = false
    let dirty = false
    let burst: ReturnType<typeof setTimeout> | undefined
    const look = async (): Promise<void> => {
      if (reading) {
        dirty = true
        return
      }
      reading = true
      dirty = false
      try {
        const { status, body, now } = await api.call('GET', path, { signal: gone.signal })
        if (gone.signal.aborted) return
        if (status === 200) setRead({ path, data: body as T, at: now ?? Date.now() })
        else setRead((before) => ({ ...(before.path === path ? before : { path }), trouble: sentenceOf(body) }))
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        if (!gone.signal.aborted) setRead((before) => ({ ...before, trouble: say('noContact') }))
      } finally {
        reading = false
        if (dirty && !gone.signal.aborted) soon()
      }
    }
    const soon = (): void => {
      clearTimeout(burst)
      burst = setTimeout(() => void look(), BURST_MS)
    }
    void look()
    const timer = setInterval(soon, AGAIN_MS)
    const end = follow(told.split(',') as Topic[], soon)
    return () => {
      gone.abort()
      clearTimeout(burst)
      clearInterval(timer)
      end()
    }
  }, [api, path, language, told, follow, asked, say])
  const current = read.path === path ? read : {}
  return { ...current, again: () => setAsked((count) => count + 1) }
}

/** What became of an act: done, or the hub's sentence why it was not. */
export type Outcome =
  | { ok: true; status: number; body: unknown }
  | { ok: false; sentence: string; sentences: readonly string[] }

/** Has the hub do something; never throws for want of a network. */
export async function act(
  { api, say }: Pick<Console, 'api' | 'say'>,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: object,
): Promise<Outcome> {
  try {
    const answer = await api.call(method, path, { body: JSON.stringify(body) })
    if (answer.status >= 200 && answer.status < 300) return { ok: true, status: answer.status, body: answer.body }
    const sentences = sentencesOf(answer.body)
    const sentence = sentences[0] ?? String(answer.status)
    return { ok: false, sentence, sentences: sentences.length === 0 ? [sentence] : sentences }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { ok: false, sentence: say('noContact'), sentences: [say('noContact')] }
  }
}
