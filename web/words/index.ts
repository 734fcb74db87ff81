import { en, type WordKey, type Words } from './en.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'

export const LANGUAGES = ['en', 'fr', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language in its own name. */
export const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', pt: 'Português' }

const ALL: Readonly<Record<Language, Words>> = { en, fr, pt }

/** Says a text of the pages, with its places filled in. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

/** What a page says in a language. */
export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    ALL[language][key].replace(/\{([a-z]+)\}/g, (_, name: string) => String(values[name] ?? ''))

/** The language a reader prefers; English where it is none of ours. */
export const preferred = (wanted: readonly string[]): Language =>
  wanted.flatMap((one) => LANGUAGES.filter((language) => one.toLowerCase().startsWith(language)))[0] ?? 'en'
