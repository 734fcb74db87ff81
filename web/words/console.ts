import { en, type WordKey } from './console-en.ts'
import { fr } from './console-fr.ts'
import { pt } from './console-pt.ts'
import { sayFrom, type SayOf } from './languages.ts'

/** What the console says in a language. */
export const sayIn = sayFrom<WordKey>({ en, fr, pt })
export type Say = SayOf<WordKey>
export type { WordKey } from './console-en.ts'
