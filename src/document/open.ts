import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import type { Language } from '../ports/handle.ts'

export type Fonts = { regular: Buffer; bold: Buffer }

/** The fonts of all documents; both have the same signs. */
export async function readFonts(): Promise<Fonts> {
  const read = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, 'fonts', name))
  const [regular, bold] = await Promise.all([read('DejaVuSansCondensed.ttf'), read('DejaVuSansCondensed-Bold.ttf')])
  return { regular, bold }
}

/**
 * A PDF to be drawn on, with a structure for those who have it read to them, and its bytes once it is ended. The same drawing
 * gives the same bytes: its dates are given, and nothing in it is random.
 */
export function openPdf(
  { title, language, at }: { title: string; language: Language; at: Date },
  fonts: Fonts,
): { pdf: PDFKit.PDFDocument; done: Promise<Buffer> } {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Producer: 'Corridor', Creator: 'Corridor', CreationDate: at, ModDate: at },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.registerFont('regular', fonts.regular)
  pdf.registerFont('bold', fonts.bold)
  return { pdf, done }
}
