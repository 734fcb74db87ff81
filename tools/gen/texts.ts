import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from './read-json.ts'
import { banner, type OutputFile } from './schema.ts'

type Text = { en: string; fr: string; pt: string }

/**
 * src/generated/texts.ts: what papers and pages say that no table or code list says already, one group per file of
 * schemas/texts. Throws when a text lacks a language.
 */
export function emitTexts(root: string): OutputFile[] {
  const folder = join(root, 'schemas/texts')
  const groups = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const texts = readJson<Record<string, Text>>(join(folder, name))
      for (const [id, text] of Object.entries(texts)) {
        const complete = ['en', 'fr', 'pt'].every((language) => /\S/.test(text[language as keyof Text] ?? ''))
        if (!complete) throw new Error(`schemas/texts/${name}: ${id} lacks a language`)
      }
      return `  '${name.replace('.json', '')}': ${JSON.stringify(texts, null, 2)},\n`
    })
  const content = `${banner('ts', 'schemas/texts/')}
/** Texts by group and id, in every language; {name} is filled in. */
export const texts = {
${groups.join('')}} as const

export type TextGroup = keyof typeof texts
`
  return [{ path: 'src/generated/texts.ts', content }]
}
