import { en, type WordKey } from './desk-en.ts'
import { fr } from './desk-fr.ts'
import { pt } from './desk-pt.ts'
import { sayFrom, type SayOf } from './languages.ts'

/** What the desk says in a language. */
export const sayIn = sayFrom<WordKey>({ en, fr, pt })
export type Say = SayOf<WordKey>
