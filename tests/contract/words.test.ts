import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from './examples.ts'

/**
 * One word for one thing, in every language, in whatever the hub says: what another word stands for, somebody acts on another
 * thing. Which word it is: the vocabulary of the customs administrations of the region (docs/glossary.md).
 */

type Language = 'en' | 'fr' | 'pt'
type Told = { at: string; language: Language; text: string; english: string }

const LANGUAGES: readonly Language[] = ['en', 'fr', 'pt']

/** What is not said, and what is said instead; `unless` the English text is about what the word rightly means. */
const FORBIDDEN: readonly { language: Language; word: RegExp; say: string; unless?: RegExp }[] = [
  { language: 'fr', word: /\bgarante?s?\b/i, say: 'caution (who stands in; garantie for what is lodged)' },
  { language: 'fr', word: /détourn|dérout|\bdéviation|\bdéviée?s?\b/i, say: 'changement d’itinéraire' },
  { language: 'fr', word: /\benquêtes?\b|\binvestigation/i, say: 'procédure de recherche' },
  { language: 'fr', word: /\bscellements?\b|\bplombs?\b|\bsceaux?\b/i, say: 'scellés', unless: /^lead\b/i },
  { language: 'fr', word: /\bscellés? (cassé|brisé|violé)/i, say: 'scellés rompus' },
  { language: 'fr', word: /\bdécharg/i, say: 'apurement (apurer)', unless: /unload/i },
  { language: 'fr', word: /titulaire du (régime|transit)|\bobligé principal\b/i, say: 'principal obligé' },
  { language: 'fr', word: /(?<!contrôle )juxtaposé|\bposte mixte/i, say: 'poste de contrôle juxtaposé' },
  { language: 'fr', word: /bureau(x)? de transit\b/i, say: 'bureau de passage' },
  { language: 'pt', word: /\b(o|um|do|ao|pelo|outro|entre|cada) garantes?\b|caucionador/i, say: 'fiador' },
  { language: 'pt', word: /\bdesvi(o|os|ad|ar|ou)/i, say: 'mudança de itinerário' },
  { language: 'pt', word: /averigua|investiga/i, say: 'inquérito' },
  { language: 'pt', word: /\bquebrad|\brompid|\bpartidos\b/i, say: 'violados' },
  { language: 'pt', word: /\blacres?\b/i, say: 'selos' },
  { language: 'pt', word: /\bdescarg|\bdescarreg/i, say: 'apuramento (apurar)', unless: /unload/i },
  { language: 'pt', word: /titular do (regime|trânsito)|obrigado principal/i, say: 'responsável principal' },
  { language: 'pt', word: /\bchegado\b/i, say: 'chegada registada' },
  { language: 'pt', word: /estâncias? (aduaneiras? )?de trânsito/i, say: 'estância de passagem' },
]

/** All texts of one JSON value that exist in more than one language. */
function toldIn(value: unknown, at: string): Told[] {
  if (typeof value !== 'object' || value === null) return []
  const row = value as Record<string, unknown>
  const told = LANGUAGES.filter((language) => typeof row[language] === 'string')
  const own =
    told.length < 2
      ? []
      : told.map((language) => ({
          at,
          language,
          text: String(row[language]),
          english: typeof row['en'] === 'string' ? row['en'] : '',
        }))
  return [...own, ...Object.entries(row).flatMap(([name, child]) => toldIn(child, `${at}/${name}`))]
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'examples' ? [] : filesOf(path)
    return entry.name.endsWith('.json') ? [path] : []
  })
}

const fromSchemas = filesOf(join(ROOT, 'schemas')).flatMap((path) =>
  toldIn(JSON.parse(readFileSync(path, 'utf8')), relative(ROOT, path)),
)
type PageTexts = Readonly<Record<string, string>>
const ofPage = async (page: string, language: Language): Promise<PageTexts> =>
  ((await import(join(ROOT, `web/words/${page}-${language}.ts`))) as Record<Language, PageTexts>)[language]
const fromPages = (
  await Promise.all(
    ['desk', 'console'].map(async (page): Promise<Told[]> => {
      const [en, ...rest] = await Promise.all(LANGUAGES.map((language) => ofPage(page, language)))
      return [en, ...rest].flatMap((texts, at) =>
        Object.entries(texts ?? {}).map(([name, text]): Told => {
          const language = LANGUAGES[at] ?? 'en'
          return { at: `web/words/${page}-${language}.ts ${name}`, language, text, english: en?.[name] ?? '' }
        }),
      )
    }),
  )
).flat()
/** The guides, paragraph by paragraph; what they quote from the pages is held to the pages elsewhere. */
const fromGuides = readdirSync(join(ROOT, 'docs/guide')).flatMap((name): Told[] => {
  const language = LANGUAGES.find((one) => name.endsWith(`.${one}.md`))
  if (language === undefined) return []
  const paragraphs = readFileSync(join(ROOT, 'docs/guide', name), 'utf8').split('\n')
  return paragraphs.map((text, at) => ({ at: `docs/guide/${name}:${at + 1}`, language, text, english: '' }))
})
const all = [...fromSchemas, ...fromPages, ...fromGuides]

describe('the words', () => {
  test('are looked for wherever there are texts', () => {
    const files = new Set(fromSchemas.map(({ at }) => at.replace(/\.json.*/, '.json')))
    for (const one of ['schemas/texts/attention.json', 'schemas/codelists/seal-states.json', 'schemas/movement.json'])
      expect(files).toContain(one)
    expect(fromSchemas.length).toBeGreaterThan(1_500)
    expect(fromPages.length).toBeGreaterThan(100)
    expect(new Set(fromGuides.map(({ language }) => language))).toEqual(new Set(LANGUAGES))
  })

  test.each(FORBIDDEN)('$language: not $word but $say', ({ language, word, unless }) => {
    const said = all.filter((one) => one.language === language && word.test(one.text))
    const wrong = said.filter((one) => unless?.test(one.english) !== true)
    expect(wrong.map(({ at, text }) => `${at}: ${text}`)).toEqual([])
  })

  test('that every face uses are those of the vocabulary', () => {
    const label = (path: string, name: string, language: Language): string => {
      const rows = JSON.parse(readFileSync(join(ROOT, 'schemas', path), 'utf8')) as Record<string, unknown>
      const list = Object.values(rows).find(
        (one) =>
          Array.isArray(one) && one.some((row: { name?: string; code?: string }) => (row.name ?? row.code) === name),
      ) as { name?: string; code?: string; labels: Record<Language, string> }[]
      return list.find((row) => (row.name ?? row.code) === name)?.labels[language] ?? ''
    }
    expect(label('movement.json', 'discharged', 'fr')).toMatch(/apuré/i)
    expect(label('movement.json', 'discharged', 'pt')).toMatch(/apurado/i)
    expect(label('movement.json', 'arrived', 'pt')).toMatch(/^chegada registada$/i)
    expect(label('movement.json', 'enquiry', 'fr')).toMatch(/recherche/i)
    expect(label('movement.json', 'enquiry', 'pt')).toMatch(/inquérito/i)
    expect(label('movement.json', 'diversion', 'fr')).toMatch(/changement d[’']itinéraire/i)
    expect(label('movement.json', 'diversion', 'pt')).toMatch(/mudança de itinerário/i)
    expect(label('codelists/seal-states.json', 'broken', 'fr')).toMatch(/rompus/i)
    expect(label('codelists/seal-states.json', 'broken', 'pt')).toMatch(/violados/i)
  })
})
