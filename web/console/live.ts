import { useEffect, useRef, useState } from 'preact/hooks'
import { type Api, NoAnswer } from '../ui/api.ts'

/** What the hub tells of by itself (interface.md 8). */
export const TOPICS = ['queues', 'movements', 'parked', 'attention', 'approvals', 'registry'] as const
export type Topic = (typeof TOPICS)[number]

/** The hub is heard every five seconds; a page that has heard nothing for so long no longer looks live. */
const SILENT_MS = 12_000
const LOOK_MS = 1_000
const AGAIN_MS = 4_000

export type Live = {
  /** Whether the hub was heard just now. */
  live: boolean
  /** The hub's time when it was heard last, milliseconds. */
  heardAt: number | undefined
  /** The hub's time now, as far as this machine knows it. */
  now: number
  /** Calls when the hub says that something of a topic has changed, or when it is heard again. @returns what ends it */
  follow: (topics: readonly Topic[], changed: () => void) => () => void
}

type Listener = { topics: readonly Topic[]; changed: () => void }
type Heard = { at: number; here: number }

/** Listens to the hub, and knows how long it has been silent. `onRefused`: the session has ended. */
export function useLive(api: Api, onRefused: () => void): Live {
  const listeners = useRef(new Set<Listener>())
  const heard = useRef<Heard | undefined>(undefined)
  const [state, setState] = useState({ live: false, heardAt: undefined as number | undefined, now: Date.now() })
  useEffect(() => {
    let source: EventSource | undefined
    let live = false
    let ended = false
    const tell = (topic?: Topic): void => {
      for (const { topics, changed } of listeners.current) if (topic === undefined || topics.includes(topic)) changed()
    }
    const look = (): void => {
      const { at, here } = heard.current ?? { at: Date.now(), here: Number.NEGATIVE_INFINITY }
      const now = heard.current === undefined ? Date.now() : Date.now() - here + at
      live = Date.now() - here < SILENT_MS
      setState({ live, heardAt: heard.current?.at, now })
    }
    const hear = (now?: string): void => {
      const here = Date.now()
      const known = heard.current
      const at = now === undefined ? (known === undefined ? here : known.at + here - known.here) : Date.parse(now)
      heard.current = { at, here }
      const woken = !live
      look()
      // Whatever was missed is read anew.
      if (woken) tell()
    }
    const open = (): void => {
      source = new EventSource('/v1/events')
      source.addEventListener('heartbeat', ({ data }) => hear((JSON.parse(String(data)) as { now: string }).now))
      source.addEventListener('reset', () => tell())
      for (const topic of TOPICS) {
        source.addEventListener(topic, () => {
          hear()
          tell(topic)
        })
      }
      source.onerror = () => {
        // While it is connecting it tries again by itself; closed it was refused, or the hub is too busy.
        if (source?.readyState === EventSource.CLOSED) setTimeout(() => void again(), AGAIN_MS)
      }
    }
    const again = async (): Promise<void> => {
      if (ended) return
      try {
        const { status } = await api.call('GET', '/v1/session')
        if (status === 401) return onRefused()
        open()
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        setTimeout(() => void again(), AGAIN_MS)
      }
    }
    open()
    const timer = setInterval(look, LOOK_MS)
    return () => {
      ended = true
      source?.close()
      clearInterval(timer)
    }
  }, [api, onRefused])
  const follow = useRef((topics: readonly Topic[], changed: () => void): (() => void) => {
    const listener = { topics, changed }
    listeners.current.add(listener)
    return () => listeners.current.delete(listener)
  })
  return { ...state, follow: follow.current }
}
