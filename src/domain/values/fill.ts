/** A text with its `{words}` filled in; `missing` stands where a word is not given. */
export const fill = (text: string, words: Readonly<Partial<Record<string, string | number>>>, missing = ''): string =>
  text.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => String(words[name] ?? missing))
