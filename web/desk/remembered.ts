import type { Language } from '../words/index.ts'
import type { Session } from './api.ts'
import type { Known } from './sign-in.tsx'

/** What the phone remembers between two starts. */
export type Remembered = {
  language?: Language
  sun?: boolean
  session?: Session | undefined
  known?: Known
  offset?: number
  heardAt?: number
}
