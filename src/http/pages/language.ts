import type { Language } from '../../ports/handle.ts'

const LANGUAGES: readonly Language[] = ['en', 'fr', 'pt']

type Weighted = { name: string; q: number }

/**
 * The entries of an `Accept…` header with their weights, best first, equal weights in the order given (RFC 9110
 * 12.4.2).
 */
function weighted(header: string | undefined): Weighted[] {
  if (header === undefined) return []
  return header
    .slice(0, 1_000)
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const weight = parameters.find((piece) => piece.startsWith('q='))?.slice(2)
      const q = weight === undefined ? 1 : /^(0(\.[0-9]{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0
      return { name, q }
    })
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.q - a.q)
}

/** The weight of the best entry of `Accept` with one of these names; 0 when none is asked for by name. */
export const weightOf = (accept: string | undefined, ...names: readonly string[]): number =>
  weighted(accept).find(({ name }) => names.includes(name))?.q ?? 0

/** The language of texts in the answer, by `Accept-Language`; English when none of ours is accepted. */
export function languageOf(header: string | undefined): Language {
  for (const { name, q } of weighted(header)) {
    const language = LANGUAGES.find((known) => name === known || name.startsWith(`${known}-`))
    if (q > 0 && language !== undefined) return language
  }
  return 'en'
}

/** Whether `Accept` asks for XML by name and prefers it to JSON; a wildcard asks for nothing in particular. */
export function asksForXml(accept: string | undefined): boolean {
  const xml = weightOf(accept, 'application/xml', 'text/xml', 'application/problem+xml')
  return xml > 0 && xml >= weightOf(accept, 'application/json', 'application/problem+json')
}

/** Whether `Accept` asks for CSV by name and prefers it to JSON. */
export const asksForCsv = (accept: string | undefined): boolean =>
  weightOf(accept, 'text/csv') > weightOf(accept, 'application/json')
