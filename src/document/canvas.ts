import { isFromTheRight, printable, runsOf } from './script.ts'

/** A4 in points, with margins that every printer can keep. */
export const PAGE = { width: 595.28, height: 841.89, left: 30, right: 565.28, top: 28, bottom: 806 } as const
export const CONTENT_WIDTH = PAGE.right - PAGE.left

/** Space between a line and the text inside it. */
const PADDING = 3
const THIN = 0.5
const LABEL_SIZE = 6
const LABEL_HEIGHT = 8

/** One line of text as it is drawn; `rtl` where its paragraph is written from the right, which wrapping finds out. */
export type Line = { text: string; bold?: boolean; size?: number; rtl?: boolean }

/** A labelled field. Widths of a row are shares of the page's width. */
export type Box = { label: string; lines: readonly Line[]; share: number; minHeight?: number }

/** What a text is in the document's structure, for those who have it read to them. */
export type Role = 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD'

/** Text of a table's cell before it is wrapped; several paragraphs. */
export type Cell = { paragraphs: readonly Line[] }

export type Column = { head: string; share: number; align?: 'right' }

const DEFAULT_SIZE = 8
const HEADING_HEIGHT = 17
/** Anything higher than this fits on no page below its head, and is split. */
const LARGEST_WHOLE = PAGE.bottom - PAGE.top - 120
/** Signs that DejaVu Sans may not have. */
const BEYOND_LATIN = /[^\u0020-\u024f]/

type FontFile = { hasGlyphForCodePoint: (codePoint: number) => boolean }

/** A run from the right is shaped as a whole; the library would place its words one by one, from the left. */
const whole = (rtl: boolean): { features?: PDFKit.Mixins.OpenTypeFeatures[] } => (rtl ? { features: [] } : {})

const leadingOf = (size: number): number => size * 1.2

/**
 * Draws on one document from top to bottom and begins a new page when something does not fit. Text is wrapped here, not by
 * the library, so that rows can continue on the next page and nothing is ever cut off or overlaps.
 */
export class Canvas {
  readonly pdf: PDFKit.PDFDocument
  y: number = PAGE.top
  readonly #newPage: (canvas: Canvas) => void
  readonly #unprintable: string
  readonly #prints = new Map<number, boolean>()
  /** Where in the structure is drawn; undefined in a document without one, and for what only decorates a page. */
  #at: PDFKit.PDFStructureElement | undefined

  /**
   * `newPage` draws the head of each page after the first and sets `y` below it. `unprintable` is the word for what the fonts
   * have no sign for. In a document made with `tagged: true` all text gets its place in the structure.
   */
  constructor(pdf: PDFKit.PDFDocument, newPage: (canvas: Canvas) => void, unprintable = '[?]') {
    this.pdf = pdf
    this.#newPage = newPage
    this.#unprintable = unprintable
    pdf.addPage()
    if (pdf.options.tagged !== true) return
    this.#at = pdf.struct('Document')
    pdf.addStructure(this.#at)
  }

  breakPage(): void {
    this.pdf.addPage()
    this.y = PAGE.top
    this.artifact(() => this.#newPage(this))
  }

  /** Everything is drawn: closes the structure. */
  end(): void {
    this.#at?.end()
  }

  /** What `work` writes is one part of the structure. */
  within(role: Role, work: () => void): void {
    const leave = this.#enter(role)
    work()
    leave()
  }

  /** Begins a part of the structure; what it returns ends it. */
  #enter(role: Role): () => void {
    const parent = this.#at
    if (parent === undefined) return () => undefined
    const element = this.pdf.struct(role)
    parent.add(element)
    this.#at = element
    return () => {
      element.end()
      this.#at = parent
    }
  }

  /** A picture, with what it says in words. */
  figure(alt: string, work: () => void): void {
    if (this.#at === undefined) return work()
    const element = this.pdf.struct('Figure', { alt })
    this.#at.add(element)
    element.add(work)
    element.end()
  }

  /** What `work` draws says nothing: heads and feet of pages, lines. */
  artifact(work: () => void): void {
    const at = this.#at
    if (at === undefined) return work()
    this.#at = undefined
    this.pdf.markContent('Artifact', { type: 'Layout' })
    work()
    this.pdf.endMarkedContent()
    this.#at = at
  }

  /** Begins a new page unless this much height is left. */
  need(height: number): void {
    if (this.y + height > PAGE.bottom) this.breakPage()
  }

  #font(line: Line): PDFKit.PDFDocument {
    return this.pdf.font(line.bold === true ? 'bold' : 'regular').fontSize(line.size ?? DEFAULT_SIZE)
  }

  widthOf(line: Line): number {
    const font = this.#font(line)
    return runsOf(line.text, line.rtl === true).reduce(
      (sum, { text, rtl }) => sum + font.widthOfString(text, whole(rtl)),
      0,
    )
  }

  /** Draws one line, not wrapped, its top at `y`. */
  write(line: Line, x: number, y: number): void {
    const text = this.#printable(line.text)
    if (text === '') return
    const draw = (): void => {
      const font = this.#font(line)
      let at = x
      for (const run of runsOf(text, line.rtl === true)) {
        font.text(run.text, at, y, { lineBreak: false, ...whole(run.rtl) })
        at += font.widthOfString(run.text, whole(run.rtl))
      }
    }
    if (this.#at === undefined) draw()
    else this.#at.add(draw)
  }

  /** Both fonts have the same signs. */
  #printable(text: string): string {
    if (!BEYOND_LATIN.test(text)) return text
    // The library opens the font and keeps it; nothing else knows its table of signs.
    const { font } = (this.pdf.font('regular') as unknown as { _font: { font: FontFile } })._font
    const prints = (codePoint: number): boolean => {
      const known = this.#prints.get(codePoint) ?? font.hasGlyphForCodePoint(codePoint)
      this.#prints.set(codePoint, known)
      return known
    }
    return printable(text, prints, this.#unprintable)
  }

  writeRight(line: Line, right: number, y: number): void {
    this.write(line, right - this.widthOf(line), y)
  }

  writeCentred(line: Line, y: number): void {
    this.write(line, PAGE.left + (CONTENT_WIDTH - this.widthOf(line)) / 2, y)
  }

  /** The line wrapped to the width; words longer than a line are broken, after a slash if they have one. */
  wrap(given: Line, width: number): Line[] {
    const text = this.#printable(given.text.normalize('NFC'))
    const line = isFromTheRight(text) ? { ...given, text, rtl: true } : { ...given, text }
    const space = this.widthOf({ ...line, text: ' ' })
    const lines: string[] = []
    let current = ''
    let used = 0
    const put = (piece: string, between: string): void => {
      const own = this.widthOf({ ...line, text: piece })
      const gap = current === '' || between === '' ? 0 : space
      if (current !== '' && used + gap + own > width) {
        lines.push(current)
        current = ''
        used = 0
      }
      current = current === '' ? piece : `${current}${between}${piece}`
      used += own + (used === 0 ? 0 : gap)
    }
    for (const word of line.text.split(' ')) {
      const [first = '', ...rest] = this.#pieces(word, line, width)
      put(first, ' ')
      for (const piece of rest) put(piece, '')
    }
    return [...lines, current].map((piece) => ({ ...line, text: piece }))
  }

  #pieces(word: string, line: Line, width: number): string[] {
    const fits = (piece: string): boolean => this.widthOf({ ...line, text: piece }) <= width
    if (fits(word)) return [word]
    return word.split(/(?<=\/)/).flatMap((piece) => (fits(piece) ? [piece] : [...piece]))
  }

  /** A row of fields of one height, side by side over the whole width. Kept on one page. */
  boxes(boxes: readonly Box[]): void {
    const total = boxes.reduce((sum, { share }) => sum + share, 0)
    const laid = boxes.map((box) => {
      const width = (CONTENT_WIDTH * box.share) / total
      return { box, width, lines: box.lines.flatMap((line) => this.wrap(line, width - 2 * PADDING)) }
    })
    const least = Math.max(0, ...boxes.map(({ minHeight = 0 }) => minHeight))
    const height = Math.max(least, ...laid.map(({ lines }) => heightOf(lines))) + LABEL_HEIGHT + 2 * PADDING
    this.need(height)
    let x = PAGE.left
    for (const { box, width, lines } of laid) {
      this.outline(x, this.y, width, height)
      const left = x + PADDING
      this.within('P', () => {
        this.write({ text: box.label, size: LABEL_SIZE }, left, this.y + 2)
        this.#stack(lines, left, this.y + LABEL_HEIGHT + PADDING, left + width - 2 * PADDING)
      })
      x += width
    }
    this.y += height
  }

  outline(x: number, y: number, width: number, height: number, weight = THIN): void {
    this.artifact(() => this.pdf.lineWidth(weight).rect(x, y, width, height).stroke())
  }

  /** A heading that stays with what follows it. */
  heading(text: string): void {
    this.need(40)
    this.within('H2', () => this.write({ text, bold: true, size: 8.5 }, PAGE.left, this.y + 5))
    this.y += HEADING_HEIGHT
  }

  /**
   * A titled table whose head is repeated on each page. A row that fits on a page stays whole; a longer one continues
   * overleaf; title and head stay with the first row. Awaits `rest` after some rows, so that a long table lets other work
   * run.
   */
  async table(
    title: string,
    columns: readonly Column[],
    rows: Iterable<readonly Cell[]>,
    { minHeight = 0, rest = async () => undefined }: { minHeight?: number; rest?: () => Promise<unknown> } = {},
  ): Promise<void> {
    const grid = this.#grid(columns, minHeight)
    const intro = HEADING_HEIGHT + grid.headHeight
    let drawn = 0
    let leave = (): void => undefined
    for (const row of rows) {
      const cells = row.map(({ paragraphs }, at) =>
        paragraphs.flatMap((line) => this.wrap(line, (grid.widths[at] ?? 0) - 2 * PADDING)),
      )
      if (drawn === 0) {
        if (!this.#fitsOrIsTorn(rowHeight(cells, minHeight), intro)) this.breakPage()
        this.heading(title)
        leave = this.#enter('Table')
        grid.drawHead()
      }
      this.#rows(grid, cells)
      drawn += 1
      if (drawn % 20 === 0) await rest()
    }
    leave()
  }

  #grid(columns: readonly Column[], minHeight: number): Grid {
    const total = columns.reduce((sum, { share }) => sum + share, 0)
    const widths = columns.map(({ share }) => (CONTENT_WIDTH * share) / total)
    const head = columns.map(({ head: text }, at) =>
      this.wrap({ text, size: LABEL_SIZE }, (widths[at] ?? 0) - 2 * PADDING),
    )
    const grid = { columns, widths, minHeight, headHeight: rowHeight(head, 0) }
    return { ...grid, drawHead: () => this.#row({ ...grid, minHeight: 0 }, head, '#e6e6e6') }
  }

  /** Whether a row goes on this page below `above`: whole, or split because no page could hold it whole. */
  #fitsOrIsTorn(whole: number, above = 0): boolean {
    const space = PAGE.bottom - this.y - above
    return whole <= space || (whole > LARGEST_WHOLE && space > 100)
  }

  /** One row, in as many parts as pages. */
  #rows(grid: Grid, cells: readonly (readonly Line[])[]): void {
    let left = cells
    for (;;) {
      const space = PAGE.bottom - this.y
      const whole = rowHeight(left, grid.minHeight)
      if (whole <= space) return this.#row(grid, left)
      if (this.#fitsOrIsTorn(whole)) {
        const parts = left.map((lines) => splitAt(lines, space - 2 * PADDING))
        const above = parts.map(([first]) => first)
        this.#row({ ...grid, minHeight: 0 }, above)
        left = parts.map(([, below]) => below)
      }
      this.breakPage()
      this.artifact(() => grid.drawHead())
    }
  }

  #row(
    { columns, widths, minHeight }: Omit<Grid, 'drawHead'>,
    cells: readonly (readonly Line[])[],
    shade?: string,
  ): void {
    const height = rowHeight(cells, minHeight)
    if (shade !== undefined)
      this.artifact(() => this.pdf.rect(PAGE.left, this.y, CONTENT_WIDTH, height).fill(shade).fillColor('black'))
    const leave = this.#enter('TR')
    let x: number = PAGE.left
    for (const [at, lines] of cells.entries()) {
      const width = widths[at] ?? 0
      this.outline(x, this.y, width, height)
      const right = columns[at]?.align === 'right' && shade === undefined
      const left = x + PADDING
      this.within(shade === undefined ? 'TD' : 'TH', () =>
        this.#stack(lines, left, this.y + PADDING, left + width - 2 * PADDING, right),
      )
      x += width
    }
    leave()
    this.y += height
  }

  /** Lines below each other; what is written from the right begins there, as everything does that is `aligned` so. */
  #stack(lines: readonly Line[], x: number, top: number, right: number, aligned = false): void {
    let y = top
    for (const line of lines) {
      if (aligned || line.rtl === true) this.writeRight(line, right, y)
      else this.write(line, x, y)
      y += leadingOf(line.size ?? DEFAULT_SIZE)
    }
  }
}

/** A table's columns as they are drawn. */
type Grid = {
  columns: readonly Column[]
  widths: readonly number[]
  minHeight: number
  headHeight: number
  drawHead: () => void
}

const rowHeight = (cells: readonly (readonly Line[])[], minHeight: number): number =>
  Math.max(minHeight, ...cells.map((lines) => heightOf(lines) + 2 * PADDING))

const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { size = DEFAULT_SIZE }) => sum + leadingOf(size), 0)

/** The lines that fit into a height, and the rest. */
function splitAt(lines: readonly Line[], height: number): [Line[], Line[]] {
  let used = 0
  const at = lines.findIndex(({ size = DEFAULT_SIZE }) => {
    used += leadingOf(size)
    return used > height
  })
  return at < 0 ? [[...lines], []] : [lines.slice(0, at), lines.slice(at)]
}
