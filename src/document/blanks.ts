import type { DrawBlanks } from '../ports/document.ts'
import { code128, drawCode128 } from './barcodes.ts'
import { type Box, Canvas, PAGE } from './canvas.ts'
import { openPdf, readFonts } from './open.ts'
import { officialBoxes, shownAt } from './view.ts'
import { type LongLists, type Words, wordsOf } from './words.ts'

/** Lines for posts that the goods may pass. */
const POSTS = 5
const ROOM = 30

/**
 * Reads the fonts once and returns the function that draws documents to be printed in advance: a page each, with its number in
 * clear and as a barcode, and room for what a declaration would say.
 */
export async function createBlankDrawing(options: {
  lists: LongLists
  /** The zone of an office (IANA name). */
  zoneOf: (office: string) => string | undefined
}): Promise<DrawBlanks> {
  const fonts = await readFonts()
  return async ({ office, numbers, at }, language) => {
    const words = wordsOf(language, options.lists)
    const title = words.text('blankTitle')
    const { pdf, done } = openPdf({ title: `${title} ${numbers[0] ?? ''}`, language, at }, fonts)
    const canvas = new Canvas(pdf, () => undefined, words.text('unprintable'))
    const issued = shownAt(at.toISOString(), options.zoneOf(office))
    for (const [index, number] of numbers.entries()) {
      if (index > 0) canvas.breakPage()
      await blank(canvas, { number, office, issued }, words)
    }
    canvas.end()
    pdf.end()
    return done
  }
}

async function blank(
  canvas: Canvas,
  { number, office, issued }: { number: string; office: string; issued: string },
  words: Words,
): Promise<void> {
  const { text, label } = words
  canvas.within('H1', () => canvas.write({ text: text('blankTitle'), bold: true, size: 16 }, PAGE.left, canvas.y))
  canvas.y += 24
  const size = { module: 1, height: 36 }
  let width = 0
  canvas.figure(number, () => {
    width = drawCode128(canvas.pdf, code128(number), { x: PAGE.left - 8, y: canvas.y }, size)
  })
  const beside = { text: number, bold: true, size: 18 }
  canvas.within('P', () => canvas.write(beside, PAGE.left + width, canvas.y + 6))
  canvas.y += 46
  canvas.within('P', () => {
    for (const line of canvas.wrap({ text: text('blankHint'), size: 8 }, PAGE.right - PAGE.left)) {
      canvas.write(line, PAGE.left, canvas.y)
      canvas.y += 11
    }
  })
  canvas.y += 6
  const filled = (id: Parameters<typeof text>[0], value: string): Box => ({
    label: text(id),
    share: 1,
    lines: [{ text: value, bold: true }],
  })
  const empty = (id: Parameters<typeof text>[0], minHeight = ROOM): Box => ({
    label: text(id),
    share: 1,
    lines: [],
    minHeight,
  })
  canvas.boxes([filled('issuingOffice', office), filled('issuedAt', issued), empty('mrn')])
  canvas.boxes([
    { label: label('office-roles', 'departure'), share: 1, lines: [], minHeight: ROOM },
    { label: label('office-roles', 'destination'), share: 1, lines: [], minHeight: ROOM },
    empty('limitAt'),
  ])
  canvas.boxes([empty('principal', 40), empty('consignor', 40), empty('consignee', 40)])
  canvas.boxes([empty('vehicle'), empty('trailers'), empty('containers')])
  canvas.boxes([{ label: text('seals', { n: '   ' }), share: 1, lines: [], minHeight: ROOM }, empty('driver')])
  canvas.boxes([empty('goods', 70), empty('packages', 70), empty('grossMass', 70)])
  const columns = [
    { head: text('country'), share: 10 },
    { head: text('entryOffice'), share: 20 },
    { head: text('exitOffice'), share: 20 },
    { head: text('noted'), share: 50 },
  ]
  const row = columns.map(() => ({ paragraphs: [] }))
  await canvas.table(
    text('itinerary'),
    columns,
    Array.from({ length: POSTS }, () => row),
    { minHeight: 34 },
  )
  canvas.heading(text('officialUse'))
  canvas.boxes(officialBoxes(words))
}
