/** A4 in points, with margins that every printer can keep. */
export const PAGE = { width: 595.28, height: 841.89, left: 30, right: 565.28, top: 28, bottom: 806 } as const
export const CONTENT_WIDTH = PAGE.right - PAGE.left

/** Space between a line and the text inside it. */
const PADDING = 3
const THIN = 0.5
const LABEL_SIZE = 6
const LABEL_HEIGHT = 8

/** One line of text as it is drawn. */
export type Line = { text: string; bold?: boolean; size?: number }

/** A labelled field. Widths of a row are shares of the page's width. */
export type Box = { label: string; lines: readonly Line[]; share: number }

/** Text of a table's cell before it is wrapped; several paragraphs. */
export type Cell = { paragraphs: readonly Line[] }

export type Column = { head: string; share: number; align?: 'right' }

const DEFAULT_SIZE = 8
const HEADING_HEIGHT = 17
/** Anything higher than this fits on no page below its head, and is split. */
const LARGEST_WHOLE = PAGE.bottom - PAGE.top - 120
const leadingOf = (size: number): number => size * 1.2

/**
 * Draws on one document from top to bottom and begins a new page when something does not fit. Text is wrapped here, not by
 * the library, so that rows can continue on the next page and nothing is ever cut off or overlaps.
 */
export class Canvas {
  readonly pdf: PDFKit.PDFDocument
  y: number = PAGE.top
  readonly #newPage: (canvas: Canvas) => void

  /** `newPage` draws the head of each page after the first and sets `y` below it. */
  constructor(pdf: PDFKit.PDFDocument, newPage: (canvas: Canvas) => void) {
    this.pdf = pdf
    this.#newPage = newPage
    pdf.addPage()
  }

  breakPage(): void {
    this.pdf.addPage()
    this.y = PAGE.top
    this.#newPage(this)
  }

  /** Begins a new page unless this much height is left. */
  need(height: number): void {
    if (this.y + height > PAGE.bottom) this.breakPage()
  }

  #font(line: Line): PDFKit.PDFDocument {
    return this.pdf.font(line.bold === true ? 'bold' : 'regular').fontSize(line.size ?? DEFAULT_SIZE)
  }

  widthOf(line: Line): number {
    return this.#font(line).widthOfString(line.text)
  }

  /** Draws one line, not wrapped, its top at `y`. */
  write(line: Line, x: number, y: number): void {
    if (line.text !== '') this.#font(line).text(line.text, x, y, { lineBreak: false })
  }

  writeRight(line: Line, right: number, y: number): void {
    this.write(line, right - this.widthOf(line), y)
  }

  writeCentred(line: Line, y: number): void {
    this.write(line, PAGE.left + (CONTENT_WIDTH - this.widthOf(line)) / 2, y)
  }

  /** The line wrapped to the width; words longer than a line are broken, after a slash if they have one. */
  wrap(line: Line, width: number): Line[] {
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
    for (const word of line.text.normalize('NFC').split(' ')) {
      const [first = '', ...rest] = this.#pieces(word, line, width)
      put(first, ' ')
      for (const piece of rest) put(piece, '')
    }
    return [...lines, current].map((text) => ({ ...line, text }))
  }

  #pieces(word: string, line: Line, width: number): string[] {
    const fits = (text: string): boolean => this.widthOf({ ...line, text }) <= width
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
    const height = Math.max(...laid.map(({ lines }) => heightOf(lines))) + LABEL_HEIGHT + 2 * PADDING
    this.need(height)
    let x = PAGE.left
    for (const { box, width, lines } of laid) {
      this.outline(x, this.y, width, height)
      this.write({ text: box.label, size: LABEL_SIZE }, x + PADDING, this.y + 2)
      this.#stack(lines, x + PADDING, this.y + LABEL_HEIGHT + PADDING)
      x += width
    }
    this.y += height
  }

  outline(x: number, y: number, width: number, height: number, weight = THIN): void {
    this.pdf.lineWidth(weight).rect(x, y, width, height).stroke()
  }

  /** A heading that stays with what follows it. */
  heading(text: string): void {
    this.need(40)
    this.write({ text, bold: true, size: 8.5 }, PAGE.left, this.y + 5)
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
    for (const row of rows) {
      const cells = row.map(({ paragraphs }, at) =>
        paragraphs.flatMap((line) => this.wrap(line, (grid.widths[at] ?? 0) - 2 * PADDING)),
      )
      if (drawn === 0) {
        if (!this.#fitsOrIsTorn(rowHeight(cells, minHeight), intro)) this.breakPage()
        this.heading(title)
        grid.drawHead()
      }
      this.#rows(grid, cells)
      drawn += 1
      if (drawn % 20 === 0) await rest()
    }
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
      grid.drawHead()
    }
  }

  #row(
    { columns, widths, minHeight }: Omit<Grid, 'drawHead'>,
    cells: readonly (readonly Line[])[],
    shade?: string,
  ): void {
    const height = rowHeight(cells, minHeight)
    if (shade !== undefined) this.pdf.rect(PAGE.left, this.y, CONTENT_WIDTH, height).fill(shade).fillColor('black')
    let x: number = PAGE.left
    for (const [at, lines] of cells.entries()) {
      const width = widths[at] ?? 0
      this.outline(x, this.y, width, height)
      const right = columns[at]?.align === 'right' && shade === undefined
      this.#stack(lines, x + PADDING, this.y + PADDING, right ? x + width - PADDING : undefined)
      x += width
    }
    this.y += height
  }

  #stack(lines: readonly Line[], x: number, top: number, right?: number): void {
    let y = top
    for (const line of lines) {
      if (right === undefined) this.write(line, x, y)
      else this.writeRight(line, right, y)
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
