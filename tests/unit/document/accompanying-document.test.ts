import { describe, expect, it } from 'vitest'
import { code128 } from '../../../src/document/barcodes.ts'
import { PAGE } from '../../../src/document/canvas.ts'
import { rangesOf, shownAt } from '../../../src/document/view.ts'
import { texts } from '../../../src/generated/texts.ts'
import type { Declaration } from '../../../src/generated/types.ts'
import type { DocumentSource } from '../../../src/ports/document.ts'
import {
  CODE,
  drawing,
  fullDeclaration,
  manyItems,
  PUBLIC_URL,
  releasedMovement,
  sourceOf,
} from '../../support/accompanying.ts'
import { leftOf, pageTexts, scanned } from '../../support/pdf.ts'
import { amendment, customs, message } from '../../support/procedures.ts'
import * as road from '../../support/road.ts'
import { asMrn } from '../../support/identifiers.ts'

const draw = await drawing
const LANGUAGES = ['en', 'fr', 'pt'] as const

/** The fullest declaration of the examples on the released movement of the road. */
function full(): DocumentSource {
  const source = sourceOf(releasedMovement())
  return { ...source, declaration: fullDeclaration() }
}
const withState = (changed: Partial<DocumentSource['movement']>): DocumentSource => {
  const source = sourceOf(releasedMovement())
  return { ...source, movement: { ...source.movement, ...changed } }
}
const textOf = async (source: DocumentSource, language: (typeof LANGUAGES)[number] = 'en'): Promise<string> =>
  (await pageTexts(await draw(source, language))).join('\n')

describe('what a scanner at the barrier reads', () => {
  it('is the MRN in Code 128 and the follow-up with its code in the QR', async () => {
    const symbols = await scanned(await draw(full(), 'fr'), 1)
    expect(symbols.get('Code128')).toBe(road.MRN)
    expect(symbols.get('QRCode')).toBe(`${PUBLIC_URL}/v1/follow-up/${road.MRN}?code=7HK2-M9QR-X4TV-0WYZ-3B5C`)
  })

  it('is the MRN on every further sheet too, and nothing on a mark stands in its way', async () => {
    const source = withState({ state: 'cancelled', diverted: true })
    const pdf = await draw({ ...source, declaration: { ...source.declaration, items: manyItems(60) } }, 'pt')
    for (const page of [1, 2]) expect((await scanned(pdf, page)).get('Code128')).toBe(road.MRN)
  })

  it('is read however wide the MRN makes the bars, and the MRN in clear stands beside them', async () => {
    // Letters and digits by turns: no two digits share a symbol.
    const mrn = '26TG35PZ4WT80JRHJ0'
    const pdf = await draw(withState({ mrn: asMrn(mrn) }), 'en')
    expect((await scanned(pdf, 1, 150)).get('Code128')).toBe(mrn)
    const bars = code128(mrn).reduce((sum, width) => sum + width, 0)
    expect(await leftOf(pdf, 1, mrn)).toBeGreaterThan(PAGE.left + bars)
  })

  it('is still read from a poor print', async () => {
    const symbols = await scanned(await draw(full(), 'en'), 1, 150)
    expect(symbols.get('Code128')).toBe(road.MRN)
    expect(symbols.get('QRCode')).toContain(road.MRN)
  })
})

describe('what an officer reads', () => {
  it.each(LANGUAGES)('is whole, in %s', async (language) => {
    const text = await textOf(full(), language)
    const { title, limitAt, principal, itinerary, guarantees, items } = texts.document
    for (const label of [title, limitAt, principal, itinerary, guarantees, items]) {
      expect(text).toContain(label[language])
    }
    for (const fact of [
      road.MRN,
      'TGLFW001',
      'Port de Lomé',
      'BFOUA001',
      '2026-03-10 18:00 UTC',
      'Sahel Transit Démonstration SARL',
      'Comptoir Fictif du Faso',
      'TG 4821 BK (TG)',
      'CSQU3054383',
      'OTR-118842',
      'C521 TGACE0001872',
      '26TG00CCIT0000178',
      '4 000 000 XOF',
      'Pompes centrifuges pour forages',
      '841370',
      '18250.5',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(fact)
    const labels = { en: 'Comprehensive guarantee', fr: 'Garantie globale', pt: 'Garantia global' }
    expect(text).toContain(labels[language])
  })

  it('never holds an access code', async () => {
    const source = full()
    const guarantees = source.declaration.guarantees.map((use) => ({ ...use, accessCode: 'ZQZQ' }))
    expect(await textOf({ ...source, declaration: { ...source.declaration, guarantees } })).not.toContain('ZQZQ')
  })

  it('has every letter of the region’s names', async () => {
    const description = 'Ẹja gbígbẹ, ɓawo, ƙasa, ɖeɖi, ɛnɔ, ŋutɔ, ọ̀ṣun, ação, œuf, È vovô'.normalize('NFC')
    const source = sourceOf(releasedMovement())
    const items = source.declaration.items.map((item) => ({ ...item, commodity: { ...item.commodity, description } }))
    expect(await textOf({ ...source, declaration: { ...source.declaration, items } })).toContain(description)
  })

  it('shows no guarantee line that secures nothing', async () => {
    const source = sourceOf(releasedMovement())
    const lines = source.movement.lines.map((line) => ({ ...line, state: 'refused' as const }))
    expect(await textOf({ ...source, movement: { ...source.movement, lines } })).not.toContain('26TG00CCIT0000178')
  })
})

describe('what was not declared', () => {
  it('is not printed: a trader known by number alone, containers on a vehicle that is not known, goods without mass', async () => {
    const source = full()
    const { declaration } = source
    const bare: Declaration = {
      ...declaration,
      consignee: { scheme: 'IFU', id: '00047110' },
      vehicleSet: { mode: '3' },
      items: declaration.items.map(({ commodity: { description }, number, packaging }) => ({
        number,
        commodity: { description },
        packaging,
      })),
    }
    const text = await textOf({ ...source, declaration: bare })
    expect(text).toContain('IFU 00047110')
    expect(text).not.toMatch(/undefined|null/)
  })
})

describe('what became of the movement', () => {
  it.each(LANGUAGES)('stands in large type in %s', async (language) => {
    const { cancelled, diverted, discharged } = texts.document
    expect(await textOf(withState({ state: 'cancelled' }), language)).toContain(cancelled[language])
    expect(await textOf(withState({ state: 'discharged' }), language)).toContain(discharged[language])
    expect(await textOf(withState({ diverted: true }), language)).toContain(diverted[language])
    const running = await textOf(withState({}), language)
    for (const mark of [cancelled, diverted, discharged]) expect(running).not.toContain(mark[language])
  })

  it('after a diversion by rule is the new destination, marked', async () => {
    const world = releasedMovement()
    world.accept(road.exit())
    world.accept(road.entry())
    const request = { office: 'BFBOY001', purpose: 'destination', reason: 'carrier-request' } as const
    world.accept(message('diversion-request', customs('BF'), request))
    const text = await textOf(sourceOf(world))
    expect(text).toContain('DIVERTED')
    expect(text).toContain('BFBOY001')
    expect(text).not.toContain('BFOUA001')
  })

  it('after an arrival at another office is marked as well', async () => {
    const world = releasedMovement()
    world.accept(road.exit())
    world.accept(road.entry())
    world.accept(road.arrival({ body: { office: 'BFBOY001' } }))
    expect(await textOf(sourceOf(world))).toContain('DIVERTED')
  })

  it('after an amendment is the new content with its version', async () => {
    const world = releasedMovement()
    expect(await textOf(sourceOf(world))).toContain('Version 1')
    world.accept(amendment(2, { grossMass: '1300', items: manyItems(2) }))
    const text = await textOf(sourceOf(world))
    expect(text).toContain('Version 2')
    expect(text).toContain('1300')
    expect(text).toContain('tracteurs agricoles')
  })

  it('carries the seals as they were changed on the way', async () => {
    const world = releasedMovement()
    const change = { office: 'TGCNK001', removed: ['S-1'], affixed: [{ id: 'S-NEW' }], reason: 'customs-control' }
    world.accept(message('seal-change', customs('TG'), change as never))
    expect(await textOf(sourceOf(world))).toMatch(/Seals \(1\) S-NEW/)
  })
})

describe('a long list', () => {
  it('of 999 items has all of them, on numbered pages that all bear the MRN', async () => {
    const source = sourceOf(releasedMovement())
    const pdf = await draw({ ...source, declaration: { ...source.declaration, items: manyItems(999) } }, 'fr')
    const pages = await pageTexts(pdf)
    const text = pages.join('\n')
    for (const number of [1, 2, 500, 998, 999]) expect(text).toContain(`lot n° ${number} `)
    expect(text.match(/lot n° [0-9]+ /g)).toHaveLength(999)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(road.MRN)
      expect(page).toContain(`Page ${at + 1} sur ${pages.length}`)
    }
    expect(pages.length).toBeLessThan(60)
    expect(pdf.length).toBeLessThan(1_000_000)
  })

  it('of marks goes on overleaf where a row is longer than a page', async () => {
    const packaging = Array.from({ length: 99 }, (_, at) => ({
      type: 'CT',
      count: 1,
      marks: `M${at} ${'long marks '.repeat(20).trim()}`,
    }))
    const source = sourceOf(releasedMovement())
    const items = source.declaration.items.map((item) => ({ ...item, packaging }))
    const text = await textOf({ ...source, declaration: { ...source.declaration, items } })
    for (let at = 0; at < 99; at += 1) expect(text).toContain(`M${at} `)
  })

  it('of documents is cut, and says so', async () => {
    const supportingDocuments = Array.from({ length: 99 }, (_, at) => ({ type: 'N380', reference: `INV-${at}` }))
    const source = sourceOf(releasedMovement({ supportingDocuments } as Partial<Declaration>))
    expect(await textOf(source)).toContain('and 87 more in the electronic record')
  })

  it('of one word without a space is broken and stays inside its box', async () => {
    const description = 'W'.repeat(512)
    const source = sourceOf(releasedMovement())
    const items = source.declaration.items.map((item) => ({ ...item, commodity: { ...item.commodity, description } }))
    const text = await textOf({ ...source, declaration: { ...source.declaration, items } })
    expect(text.match(/W+/g)?.every((piece) => piece.length < 60)).toBe(true)
    expect(text.match(/W/g)?.length).toBeGreaterThanOrEqual(512)
  })
})

describe('the bytes', () => {
  it('are the same for the same source, whenever they are drawn, and differ by language and state', async () => {
    const [one, two, other] = await Promise.all([draw(full(), 'fr'), draw(full(), 'fr'), draw(full(), 'pt')])
    expect(one.equals(two)).toBe(true)
    expect(one.equals(other)).toBe(false)
    expect(one.equals(await draw({ ...full(), code: [...CODE].toReversed().join('') }, 'fr'))).toBe(false)
  })

  it('are dated by the decision', async () => {
    expect((await draw(full(), 'en')).toString('latin1')).toContain('D:20260302100001Z')
  })
})

describe('the small parts', () => {
  it('write numbers as ranges and times with their offset', () => {
    expect(rangesOf([3, 1, 2, 7, 9, 10])).toBe('1-3, 7, 9-10')
    expect(shownAt('2026-03-17T17:40:31+01:00')).toBe('2026-03-17 17:40 +01:00')
    expect(shownAt('2026-03-17T17:40:00.123Z')).toBe('2026-03-17 17:40 UTC')
  })
})
