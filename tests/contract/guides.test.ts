import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { texts } from '../../src/generated/texts.ts'
import { GUIDES } from '../../src/http/pages/guide-page.ts'
import { en as consoleEn } from '../../web/words/console-en.ts'
import { fr as consoleFr } from '../../web/words/console-fr.ts'
import { pt as consolePt } from '../../web/words/console-pt.ts'
import { en as deskEn } from '../../web/words/desk-en.ts'
import { fr as deskFr } from '../../web/words/desk-fr.ts'
import { pt as deskPt } from '../../web/words/desk-pt.ts'
import { en as registryEn } from '../../web/words/registry-en.ts'
import { fr as registryFr } from '../../web/words/registry-fr.ts'
import { pt as registryPt } from '../../web/words/registry-pt.ts'

const WORDS = {
  en: [deskEn, consoleEn, registryEn],
  fr: [deskFr, consoleFr, registryFr],
  pt: [deskPt, consolePt, registryPt],
} as const
type Language = keyof typeof WORDS

/** What the pages say in a language; the sources of the guides have plain blanks, as the words have. */
const saidIn = (language: Language): string[] =>
  [
    ...WORDS[language].flatMap((words) => Object.values(words)),
    ...[texts['follow-up'], texts.account].flatMap((group) => Object.values(group).map((text) => text[language])),
  ].map((text) => text.replaceAll('\u00a0', ' '))

const guideOf = (name: string, language: Language): string =>
  readFileSync(join(import.meta.dirname, '../../docs/guide', `${name}.${language}.md`), 'utf8')

/** A text in bold is one that the reader sees on a page. */
const quotedIn = (guide: string): string[] => [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, text = '']) => text)

/** The pictures of a guide: what stands for each where it is not seen, and its file. */
const picturesIn = (guide: string): { alt: string; file: string }[] =>
  [...guide.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)].map(([, alt = '', file = '']) => ({ alt, file }))

const PICTURE_BYTES = 60_000
/** A guide with its pictures is no heavier than the first use of the desk (faces.md 7). */
const GUIDE_BYTES = 150_000

const isSaid = (said: readonly string[], quoted: string): boolean =>
  said.some((text) => text === quoted || text.replaceAll('{n}', '3') === quoted || text.startsWith(`${quoted} `))

describe.each(['en', 'fr', 'pt'] as const)('the guides in %s', (language) => {
  test('quote nothing that no page says', () => {
    const said = saidIn(language)
    expect(isSaid(said, 'Press the green button')).toBe(false)
    const unsaid = GUIDES.flatMap((name) =>
      quotedIn(guideOf(name, language))
        .filter((quoted) => !isSaid(said, quoted))
        .map((quoted) => `${name}: ${quoted}`),
    )
    expect(unsaid).toEqual([])
  })

  test.each(GUIDES)('%s is there, as long as in English, under as many headings', (name) => {
    const [own, english] = [guideOf(name, language), guideOf(name, 'en')]
    const headings = (guide: string): number => guide.match(/^## /gm)?.length ?? 0
    expect(headings(own)).toBe(headings(english))
    expect(quotedIn(own)).toHaveLength(quotedIn(english).length)
    // What stands for a picture is not read beside it.
    expect(own.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '').split(/\s+/).length).toBeLessThan(700)
  })

  test.each(GUIDES)('%s shows two to four small pictures of pages in its language, each with words for it', (name) => {
    const pictures = picturesIn(guideOf(name, language))
    expect([2, 3, 4]).toContain(pictures.length)
    const english = picturesIn(guideOf(name, 'en'))
    const inEnglish = (file: string): string => file.replace(`.${language}.webp`, '.en.webp')
    expect(pictures.map(({ file }) => inEnglish(file))).toEqual(english.map(({ file }) => file))
    expect(pictures.filter(({ alt }) => alt.length < 20)).toEqual([])
    const alike = pictures.filter(({ alt }, at) => alt === english[at]?.alt)
    expect(alike).toHaveLength(language === 'en' ? english.length : 0)
    const bytes = pictures.map(({ file }) => statSync(join(import.meta.dirname, '../../docs/guide', file)).size)
    expect(Math.max(...bytes)).toBeLessThan(PICTURE_BYTES)
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(GUIDE_BYTES)
  })
})
