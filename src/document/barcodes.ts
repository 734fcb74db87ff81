import bwipJs from 'bwip-js'

type Point = { x: number; y: number }

/** White modules a reader needs on either side of a Code 128 (ISO/IEC 15417). */
const QUIET_128 = 10
/** And around a QR code (ISO/IEC 18004). */
const QUIET_QR = 4

/** A text as Code 128: widths of bars and spaces in modules, a bar first. Throws for a text it cannot encode. */
export function code128(text: string): readonly number[] {
  const [symbol] = bwipJs.raw('code128', text, '')
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('a linear symbol was expected')
  return symbol.sbs
}

/**
 * Draws Code 128 with its quiet zones; `module` is the width of the narrowest bar in points (0.25 mm is 0.71). Returns
 * the width it took.
 */
export function drawCode128(
  pdf: PDFKit.PDFDocument,
  widths: readonly number[],
  { x, y }: Point,
  { module, height }: { module: number; height: number },
): number {
  let at = x + QUIET_128 * module
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) pdf.rect(at, y, width * module, height)
    at += width * module
  }
  pdf.fill()
  return at + QUIET_128 * module - x
}

/** Draws a QR code, error correction M, in a square of `size` points, quiet zone included. */
export function drawQr(pdf: PDFKit.PDFDocument, text: string, { x, y }: Point, size: number): void {
  const [symbol] = bwipJs.raw('qrcode', text, 'eclevel=M')
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('a matrix symbol was expected')
  const { pixs, pixx, pixy } = symbol
  const module = size / (Math.max(pixx, pixy) + 2 * QUIET_QR)
  for (let row = 0; row < pixy; row += 1) {
    // Dark neighbours in one bar: a hairline between them would be read as light by some scanners.
    for (let start = 0; start < pixx; ) {
      let end = start
      while (end < pixx && pixs[row * pixx + end] === 1) end += 1
      if (end > start) {
        pdf.rect(x + (start + QUIET_QR) * module, y + (row + QUIET_QR) * module, (end - start) * module, module)
      }
      start = Math.max(end, start + 1)
    }
  }
  pdf.fill()
}
