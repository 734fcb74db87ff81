import { readFileSync } from 'node:fs'
import { unbroken } from '../../web/words/languages.ts'

/** A text, a bracket, or what stands between them. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]|:/g

/**
 * Reads a file of schemas/. A name that an object has twice is a fault, which `JSON.parse` passes over: the first of the two
 * would be lost without a word, with a route or a text that somebody wrote.
 * French texts come out as people are shown them, with blanks that no line breaks at.
 * @param path of the file
 * @throws where it is no JSON, or an object has a name twice
 */
export function readJson<T>(path: string): T {
  const text = readFileSync(path, 'utf8')
  const value = JSON.parse(text, shown) as T
  const twice = nameTwice(text)
  if (twice !== undefined) throw new Error(`${path} has the name ${twice} twice in one object`)
  return value
}

/** Whatever is named by the language is a text in it. */
const shown = (name: string, value: unknown): unknown =>
  name === 'fr' && typeof value === 'string' ? unbroken(value) : value

/** The first name that an object of a JSON text has twice. */
function nameTwice(text: string): string | undefined {
  const names: Set<string>[] = []
  let last = ''
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') names.push(new Set())
    else if (token === '}' || token === ']') names.pop()
    else if (token === ':') {
      const known = names.at(-1)
      const name = JSON.parse(last) as string
      if (known?.has(name) === true) return last
      known?.add(name)
    }
    last = token
  }
  return undefined
}
