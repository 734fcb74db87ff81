import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Say } from '../words/desk.ts'
import { type Language, LOCALES } from '../words/languages.ts'
import type { Author } from './acts.ts'
import type { Api, Session } from '../ui/api.ts'
import type { DeskDb } from './db.ts'
import type { Secrets } from './secret.ts'

/** What every part of the desk works with. */
export type Desk = {
  db: DeskDb
  api: Api
  say: Say
  language: Language
  session: Session
  author: Author
  /** What this officer's key protects on the phone. */
  secrets: Secrets
  office: string
  /** The hub's time as this phone knows it, milliseconds. */
  hubNow: () => number
  /** Whether the clock was compared with the hub's within a day. */
  sure: () => boolean
  /** Looks at the outbox again and sends what may go. */
  stir: () => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

/** The desk around a part. Throws outside of one. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('no desk around this part')
  return desk
}

/** A time of day at the officer's place. */
export const timeOf = (at: number | string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long ago something was, in the words of the page; hours up to three days. */
export function ageOf(say: Say, at: string, now: number): string {
  const passed = Math.max(0, now - Date.parse(at))
  if (passed < HOUR) return say('ageMinutes', { n: Math.floor(passed / MINUTE) })
  if (passed < 72 * HOUR) return say('ageHours', { n: Math.floor(passed / HOUR) })
  return say('ageDays', { n: Math.floor(passed / (24 * HOUR)) })
}
