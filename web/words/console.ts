import { en, type Words } from './console-en.ts'
import { fr } from './console-fr.ts'
import { pt } from './console-pt.ts'
import { sayFrom, type SayOf } from './languages.ts'
import { en as registryEn, type RegistryWords } from './registry-en.ts'
import { fr as registryFr } from './registry-fr.ts'
import { pt as registryPt } from './registry-pt.ts'

export type WordKey = keyof Words | keyof RegistryWords

/** What the console says in a language. */
export const sayIn = sayFrom<WordKey>({
  en: { ...en, ...registryEn },
  fr: { ...fr, ...registryFr },
  pt: { ...pt, ...registryPt },
})
export type Say = SayOf<WordKey>
