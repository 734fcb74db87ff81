import type { Language } from '../words/languages.ts'
import type { Session } from '../ui/api.ts'
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
