export const LANGUAGES = ['en', 'fr', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language in its own name. */
export const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', pt: 'Português' }

/** How each language writes times and numbers here: the day first, twenty-four hours. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr', pt: 'pt-PT' }

/** The language a reader prefers; English where it is none of ours. */
export const preferred = (wanted: readonly string[]): Language =>
  wanted.flatMap((one) => LANGUAGES.filter((language) => one.toLowerCase().startsWith(language)))[0] ?? 'en'

/** Says a text of a page, with its places filled in. */
export type SayOf<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string

/**
 * A French text whose punctuation stays on the line of its word: with blanks before ; : ! ? and within « » that no line breaks at.
 * What only begins with one of them, as `?>` does, is code and stays.
 */
export const unbroken = (text: string): string =>
  text.replaceAll(/ (?=[;:!?»](?:[\s.,)*»]|$))/g, '\u00a0').replaceAll('« ', '«\u00a0')

/** What a page says in a language, from the texts it has in each. */
export const sayFrom =
  <Key extends string>(all: Readonly<Record<Language, Readonly<Record<Key, string>>>>) =>
  (language: Language): SayOf<Key> =>
  (key, values = {}) =>
    (language === 'fr' ? unbroken(all.fr[key]) : all[language][key]).replace(/\{([a-z]+)\}/g, (_, name: string) =>
      String(values[name] ?? ''),
    )
