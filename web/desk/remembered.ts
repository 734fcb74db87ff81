import type { Language } from '../words/languages.ts'

/** What the phone remembers between two starts; who works on it is asked each time. */
export type Remembered = {
  language?: Language
  sun?: boolean
  /** Milliseconds that the hub's clock is ahead of this one's, and when they were compared by this one. */
  offset?: number
  heardAt?: number
}
