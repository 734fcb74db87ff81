import { describe, expect, it } from 'vitest'
import { createBlankDrawing } from '../../../src/document/blanks.ts'
import { isFromTheRight, printable, runsOf } from '../../../src/document/script.ts'
import { shownAt } from '../../../src/document/view.ts'
import { asOffice } from '../../../src/domain/values/office.ts'
import { texts } from '../../../src/generated/texts.ts'
import type { Declaration } from '../../../src/generated/types.ts'
import { drawing, manyItems, releasedMovement, sourceOf } from '../../support/accompanying.ts'
import { glyphs, pageTexts, scanned, structureOf } from '../../support/pdf.ts'

const LANGUAGES = ['en', 'fr', 'pt'] as const
const draw = await drawing

const ARABIC = 'شركة النقل السريع'
const NKO = 'ߓߊߡߊߞߐ ߖߊ߯ߓߌ'
const TIFINAGH = 'ⵜⴰⵎⴰⵛⴻⵖⵜ'
const LATIN = 'Ẹ̀kọ́ ɓawo Ŋgɔ'.normalize('NFC')
const ADLAM = '𞤀𞤣𞤤𞤢𞤥'

const withNames = (...names: readonly [string, string, string]) => {
  const source = sourceOf(releasedMovement())
  const { principal } = source.declaration
  const [first, second, third] = names
  const declaration: Declaration = {
    ...source.declaration,
    principal: { ...principal, name: first },
    consignor: { ...principal, name: second },
    consignee: { ...principal, name: third },
  }
  return { ...source, declaration }
}

describe('a line of print', () => {
  it('has the words of a right-to-left name from the right, and figures and Latin words in it from the left', () => {
    expect(isFromTheRight(ARABIC)).toBe(true)
    expect(isFromTheRight(`Consignor: ${ARABIC}`)).toBe(false)
    expect(runsOf('Lomé 24', false)).toEqual([{ text: 'Lomé 24', rtl: false }])
    expect(runsOf('شارع 12 Sahel', true)).toEqual([
      { text: 'Sahel', rtl: false },
      { text: ' ', rtl: false },
      { text: '12', rtl: false },
      { text: 'شارع ', rtl: true },
    ])
    expect(runsOf(`Name: ${NKO}, Mali`, false)).toEqual([
      { text: 'Name: ', rtl: false },
      { text: NKO, rtl: true },
      { text: ', Mali', rtl: false },
    ])
  })

  it('has brackets that open the right way', () => {
    expect(runsOf('نوع (ب)', true)).toEqual([{ text: 'نوع )ب(', rtl: true }])
  })

  it('has a word for what cannot be printed, once for a run, and nothing for joiners', () => {
    const latin = (codePoint: number): boolean => codePoint < 0x250
    expect(printable(`Ba ${ADLAM} Sow`, latin, '[?]')).toBe('Ba [?] Sow')
    expect(printable('Ba\u200dSow', latin, '[?]')).toBe('BaSow')
  })
})

describe('the accompanying document', () => {
  it.each(LANGUAGES)(
    'has the names as they were written in Arabic, N’Ko, Tifinagh and marked Latin, in %s',
    async (language) => {
      const text = (await pageTexts(await draw(withNames(ARABIC, NKO, `${TIFINAGH} ${LATIN}`), language))).join(' ')
      for (const name of [ARABIC, NKO, TIFINAGH, LATIN]) expect(text.normalize('NFC')).toContain(name)
    },
  )

  it('joins Arabic letters and lays them from the right', async () => {
    const lettersOf = async (name: string) => {
      const all = await glyphs(await draw(withNames(name, 'x', 'y'), 'en'), 1)
      return all.filter(({ letter }) => isFromTheRight(letter))
    }
    const [joinedLeft, joinedRight] = await lettersOf('شر')
    const [alone] = await lettersOf('ش')
    // Drawn from the left: the second letter first. The first one has the form that opens to it, which is narrower.
    expect([joinedLeft?.letter, joinedRight?.letter]).toEqual(['ر', 'ش'])
    expect(joinedRight?.width).toBeLessThan(alone?.width ?? 0)
  })

  it.each(LANGUAGES)(
    'has a word in its place where no font has it, in the language of the document, never an empty box: %s',
    async (language) => {
      const text = (await pageTexts(await draw(withNames(`Sow ${ADLAM}`, 'x', 'y'), language))).join(' ')
      expect(text).toContain(`Sow ${texts.document.unprintable[language]}`)
    },
  )

  it('shows times by the clock of the office they are about', async () => {
    const zones = new Map([
      [asOffice('TGLFW001'), 'Africa/Lome'],
      [asOffice('BFOUA001'), 'Africa/Niamey'],
    ])
    const text = (await pageTexts(await draw({ ...sourceOf(releasedMovement()), zones }, 'en'))).join(' ')
    expect(text).toContain('2026-03-10 19:00 +01:00')
    expect(text).toContain('2026-03-02 10:00 UTC')
    expect(shownAt('2026-03-10T23:30:00Z', 'Africa/Lagos')).toBe('2026-03-11 00:30 +01:00')
    expect(shownAt('2026-03-10T00:10:00Z', 'Atlantic/Cape_Verde')).toBe('2026-03-09 23:10 -01:00')
  })

  it.each(LANGUAGES)(
    'has room for control, signature, results and the stamp of the fallback procedure, in %s',
    async (language) => {
      const text = (await pageTexts(await draw(sourceOf(releasedMovement()), language))).join(' ')
      const { departureControl, principalSignature, destinationResults, fallbackStamp } = texts.document
      // A blank is a blank on paper, whether a line may end at it or not.
      for (const label of [departureControl, principalSignature, destinationResults, fallbackStamp])
        expect(text).toContain(label[language].replaceAll('\u00a0', ' '))
    },
  )

  it('is read aloud in its order: title, fields, tables with their heads, in its language', async () => {
    const source = sourceOf(releasedMovement())
    const items = manyItems(60)
    const { roles, lang, title } = await structureOf(
      await draw({ ...source, declaration: { ...source.declaration, items } }, 'pt'),
    )
    expect([lang, title]).toEqual(['pt', `Documento de acompanhamento de trânsito ${source.movement.mrn}`])
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    for (const role of ['H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(roles).toContain(role)
    // Each item is a row of six cells; heads repeated overleaf are none.
    expect(roles.filter((role) => role === 'TD').length).toBeGreaterThanOrEqual(360)
    expect(roles.filter((role) => role === 'TH').length).toBeLessThan(40)
  })
})

describe('a document printed in advance', () => {
  it.each(LANGUAGES)(
    'has its number in clear and as a barcode on a page of its own, with boxes to fill in, in %s',
    async (language) => {
      const blanks = await createBlankDrawing({ lists: new Map(), zoneOf: () => 'Africa/Lome' })
      const numbers = ['PTG26000001X', 'PTG26000002V']
      const at = new Date('2026-03-02T07:00:00Z')
      const pdf = await blanks({ office: asOffice('TGCNK001'), numbers, at }, language)
      const pages = await pageTexts(pdf)
      expect(pages).toHaveLength(2)
      for (const [index, page] of pages.entries()) {
        for (const text of [
          numbers[index] ?? '',
          'TGCNK001',
          '2026-03-02 07:00 UTC',
          texts.document.blankTitle[language],
        ])
          expect(page).toContain(text)
      }
      expect((await scanned(pdf, 2, 150)).get('Code128')).toBe(numbers[1])
    },
  )
})
