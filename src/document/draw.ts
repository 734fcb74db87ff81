import { setImmediate } from 'node:timers/promises'
import type { DocumentSource, DrawDocument } from '../ports/document.ts'
import type { Language } from '../ports/handle.ts'
import { code128, drawCode128, drawQr } from './barcodes.ts'
import { Canvas, CONTENT_WIDTH, PAGE } from './canvas.ts'
import { itemRows } from './items.ts'
import { type Fonts, openPdf, readFonts } from './open.ts'
import { type DocumentView, officialBoxes, viewOf } from './view.ts'
import { type LongLists, type Words, wordsOf } from './words.ts'

export type DrawingOptions = {
  /** The hub's address for drivers and traders, without trailing slash; known once the hub listens. */
  publicUrl: () => string
  /** Code lists `countries` and `package-types`. */
  lists: LongLists
}

/**
 * Reads the fonts once and returns the function that draws. One document is drawn at a time, yielding to other work after
 * some rows: a list of 1,999 items must not hold up everybody's messages.
 */
export async function createDrawing(options: DrawingOptions): Promise<DrawDocument> {
  const fonts = await readFonts()
  let last: Promise<unknown> = Promise.resolve()
  return (source, language) => {
    const drawing = last.then(() => draw(source, language, options, fonts))
    last = drawing.catch(() => undefined)
    return drawing
  }
}

/** One document, the same bytes for the same source: its dates are those of the decision, and nothing in it is random. */
async function draw(
  source: DocumentSource,
  language: Language,
  { publicUrl, lists }: DrawingOptions,
  fonts: Fonts,
): Promise<Buffer> {
  const words = wordsOf(language, lists)
  const view = viewOf(source, words, publicUrl())
  const at = new Date(source.decidedAt)
  const { pdf, done } = openPdf({ title: `${view.title} ${view.mrn}`, language, at }, fonts)
  const bars = code128(view.mrn)
  const canvas = new Canvas(pdf, (page) => pageHead(page, view, bars), words.text('unprintable'))
  firstHead(canvas, view, bars)
  await body(canvas, view, source, words)
  canvas.end()
  feet(canvas, view, words)
  pdf.end()
  return done
}

async function body(canvas: Canvas, view: DocumentView, { declaration }: DocumentSource, words: Words): Promise<void> {
  const { text } = words
  for (const row of view.fields) canvas.boxes(row)
  if (view.containers.length > 0) {
    const columns = [
      { head: text('container'), share: 3 },
      { head: text('size'), share: 1 },
      { head: text('containerSeals'), share: 6 },
      { head: text('containerItems'), share: 2 },
    ]
    await canvas.table(text('containers'), columns, view.containers)
  }
  await itinerary(canvas, view, words)
  const columns = [
    { head: text('guaranteeType'), share: 4 },
    { head: text('grn'), share: 4 },
    { head: text('amount'), share: 3, align: 'right' as const },
  ]
  await canvas.table(text('guarantees'), columns, view.guarantees)
  canvas.heading(text('totals'))
  canvas.boxes([...view.totals])
  if (view.documents.length > 0) canvas.boxes(view.documents)
  canvas.heading(text('officialUse'))
  canvas.boxes(officialBoxes(words))
  await items(canvas, itemRows(declaration, words), words)
}

/** Each leg has room for a stamp: where the network is down, the paper records what was seen (mission.md). */
async function itinerary(canvas: Canvas, view: DocumentView, { text }: Words): Promise<void> {
  const columns = [
    { head: text('number'), share: 3 },
    { head: text('country'), share: 10 },
    { head: text('entryOffice'), share: 17 },
    { head: text('exitOffice'), share: 17 },
    { head: text('mode'), share: 8 },
    { head: text('legLimit'), share: 13 },
    { head: text('noted'), share: 32 },
  ]
  await canvas.table(text('itinerary'), columns, view.legs, { minHeight: 34 })
}

async function items(canvas: Canvas, rows: ReturnType<typeof itemRows>, { text }: Words): Promise<void> {
  const columns = [
    { head: text('number'), share: 4 },
    { head: text('hsCode'), share: 8 },
    { head: text('goods'), share: 42 },
    { head: text('packages'), share: 28 },
    { head: text('grossMass'), share: 9, align: 'right' as const },
    { head: text('netMass'), share: 9, align: 'right' as const },
  ]
  await canvas.table(text('items'), columns, rows, { rest: () => setImmediate() })
  canvas.need(16)
  canvas.within('P', () => canvas.writeCentred({ text: `— ${text('end')} —`, size: 7 }, canvas.y + 4))
}

const QR_SIZE = 92
/** 0.35 mm: readable by a hand scanner from a poor print, and narrow enough for the page. */
const MODULE = 1

/** The head of the first page: title, barcode and MRN on the left, follow-up on the right, banners across. */
function firstHead(canvas: Canvas, view: DocumentView, bars: readonly number[]): void {
  const { pdf } = canvas
  const { title, subtitle, version, status, mrn, followUp } = view
  const right = PAGE.right - QR_SIZE
  canvas.figure(followUp.address, () => drawQr(pdf, followUp.address, { x: right, y: PAGE.top - 8 }, QR_SIZE))
  const column = 128
  let y: number = PAGE.top
  for (const line of [
    { text: followUp.title, bold: true, size: 8 },
    ...canvas.wrap({ text: followUp.hint, size: 6.5 }, column),
    { text: followUp.codeLabel, size: 6.5 },
    { text: followUp.code, bold: true, size: 8 },
  ]) {
    const at = y
    canvas.within('P', () => canvas.writeRight(line, right - 2, at))
    y += (line.size ?? 8) * 1.35
  }
  const width = right - column - 12 - PAGE.left
  let top: number = PAGE.top
  canvas.within('H1', () => {
    for (const line of canvas.wrap({ text: title, bold: true, size: 14 }, width)) {
      canvas.write(line, PAGE.left, top)
      top += 17
    }
  })
  canvas.within('P', () => {
    for (const line of canvas.wrap({ text: subtitle, size: 8 }, width)) {
      canvas.write(line, PAGE.left, top)
      top += 10
    }
  })
  canvas.y = Math.max(top + 6, y + 4, PAGE.top + 62)
  // The width of the bars depends on the MRN: digits in pairs take half the space of letters.
  let taken = 0
  canvas.figure(mrn, () => {
    taken = drawCode128(pdf, bars, { x: PAGE.left - 8, y: canvas.y }, { module: MODULE, height: 36 })
  })
  const beside = PAGE.left + taken - 5
  canvas.within('P', () => {
    canvas.write({ text: mrn, bold: true, size: 15 }, beside, canvas.y)
    canvas.write({ text: version, bold: true, size: 9 }, beside, canvas.y + 22)
    const state = canvas.wrap({ text: status, size: 8 }, PAGE.right - beside)
    for (const [at, line] of state.entries()) canvas.write(line, beside, canvas.y + 33 + at * 10)
  })
  canvas.y += 46
  drawBanners(canvas, view)
}

/** Nobody must mistake this sheet for a valid one: a frame of double weight and the largest type on the page. */
function drawBanners(canvas: Canvas, { banners }: DocumentView): void {
  for (const { text, note } of banners) {
    canvas.outline(PAGE.left + 1, canvas.y + 1, CONTENT_WIDTH - 2, 48, 2)
    canvas.within('P', () => {
      canvas.writeCentred({ text, bold: true, size: 26 }, canvas.y + 3)
      canvas.writeCentred({ text: note, size: 8 }, canvas.y + 35)
    })
    canvas.y += 54
  }
}

/** The head of every further page: enough to put a loose sheet back in its place. */
function pageHead(canvas: Canvas, { mrn, title, version, banners }: DocumentView, bars: readonly number[]): void {
  const width = drawCode128(canvas.pdf, bars, { x: PAGE.left - 8, y: PAGE.top }, { module: MODULE, height: 22 })
  const beside = PAGE.left + width - 5
  const number = { text: mrn, bold: true, size: 12 }
  canvas.write(number, beside, PAGE.top)
  canvas.write({ text: `${title} · ${version}`, size: 7 }, beside, PAGE.top + 15)
  const mark = banners.map(({ text }) => text).join(' · ')
  if (mark !== '') {
    const room = PAGE.right - beside - canvas.widthOf(number) - 12
    const large = { text: mark, bold: true, size: 14 }
    canvas.writeRight({ ...large, size: Math.min(14, (14 * room) / canvas.widthOf(large)) }, PAGE.right, PAGE.top)
  }
  canvas.y = PAGE.top + 32
}

/** MRN, version and page n of m under each page, written when the number of pages is known. */
function feet({ pdf }: Canvas, view: DocumentView, words: Words): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let at = start; at < start + count; at += 1) {
    pdf.switchToPage(at)
    foot(pdf, `${view.mrn} · ${view.version} · ${view.status}`, words.text('page', { n: at + 1, of: count }))
  }
}

function foot(pdf: PDFKit.PDFDocument, left: string, right: string): void {
  const y = PAGE.bottom + 6
  pdf.markContent('Artifact', { type: 'Pagination' })
  pdf.font('regular').fontSize(7)
  pdf.text(left, PAGE.left, y, { lineBreak: false })
  pdf.text(right, PAGE.right - pdf.widthOfString(right), y, { lineBreak: false })
  pdf.endMarkedContent()
}
