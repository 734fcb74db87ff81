import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawing, releasedMovement, sourceOf } from '../../support/accompanying.ts'
import { pageTexts, rendered } from '../../support/pdf.ts'

it('look', async () => {
  const draw = await drawing
  const source = sourceOf(releasedMovement())
  const { principal } = source.declaration
  const declaration = {
    ...source.declaration,
    principal: {
      ...principal,
      name: 'شركة النقل السريع (2024) Sahel ش.م.م',
      address: { city: 'نواكشوط', country: 'MR', streetAndNumber: 'شارع جمال عبد الناصر 12' },
    },
    consignor: { ...principal, name: 'ߒߞߏ ߓߊߡߊߞߐ߫ ߖߊ߯ߓߌ', address: { city: 'ߓߊߡߊߞߐ', country: 'ML' } },
    consignee: { ...principal, name: 'ⵜⴰⵎⴰⵛⴻⵖⵜ 𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪', address: { city: 'Ẹ̀kọ́ ọ̀ṣun Ŋgɔ', country: 'NG' } },
    items: source.declaration.items.map((item) => ({
      ...item,
      commodity: {
        ...item.commodity,
        description:
          'قطع غيار للجرارات الزراعية، 24 صندوقا، نوع (A-12) مستوردة من ميناء نواكشوط عبر الطريق البري إلى باماكو',
      },
    })),
  }
  for (const language of ['en', 'fr', 'pt'] as const) {
    const pdf = await draw(
      {
        ...source,
        declaration,
        zones: new Map([
          ['TGLFW001', 'Africa/Lome'],
          ['BFOUA001', 'Africa/Lagos'],
        ]) as never,
      },
      language,
    )
    writeFileSync(`/tmp/e-pages/${language}.png`, await rendered(pdf, 1, 110))
    if (language === 'fr') console.log((await pageTexts(pdf)).join('\n').slice(0, 2500), pdf.length)
  }
  expect(1).toBe(1)
})
