import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// From the package itself: the library would fetch its program from the net.
const reader = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
const { buffer, byteOffset, byteLength } = readFileSync(reader)
prepareZXingModule({ overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer } })

/** Opens a PDF as a viewer does, lets it be looked at, closes it. */
async function withPdf<T>(bytes: Buffer, look: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  try {
    return await look(await task.promise)
  } finally {
    await task.destroy()
  }
}

/** The text of each page, as a search in a viewer finds it. */
export const pageTexts = (bytes: Buffer): Promise<string[]> =>
  withPdf(bytes, async (pdf) => {
    const texts: string[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
      texts.push(text.replaceAll(/\s+/g, ' '))
    }
    return texts
  })

/** How far from the left edge a text begins, in points; undefined where the page does not have it in one piece. */
export const leftOf = (bytes: Buffer, page: number, text: string): Promise<number | undefined> =>
  withPdf(bytes, async (pdf) => {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    const found = items.find((item) => 'str' in item && item.str === text)
    return found !== undefined && 'transform' in found ? Number(found.transform[4]) : undefined
  })

/** One page as it is printed, as a PNG of `dpi`; pages are numbered from 1. */
export const rendered = (bytes: Buffer, page: number, dpi = 200): Promise<Buffer> =>
  withPdf(bytes, async (pdf) => {
    const sheet = await pdf.getPage(page)
    const viewport = sheet.getViewport({ scale: dpi / 72 })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    type Context = Parameters<typeof sheet.render>[0]['canvasContext']
    // pdf.js draws on any canvas with this interface; its types know only the browser's.
    await sheet.render({ canvas: null, canvasContext: canvas.getContext('2d') as unknown as Context, viewport }).promise
    return canvas.toBuffer('image/png')
  })

/** What a scanner reads on a rendered page, by kind of symbol. */
export async function scanned(bytes: Buffer, page: number, dpi?: number): Promise<Map<string, string>> {
  const image = await rendered(bytes, page, dpi)
  const found = await readBarcodes(new Uint8Array(image), { formats: ['Code128', 'QRCode'], tryHarder: true })
  return new Map(found.map(({ format, text }) => [String(format), text]))
}

/** The structure of a document as a screen reader finds it: roles in their order, its language and title. */
export const structureOf = (
  bytes: Buffer,
): Promise<{ roles: string[]; lang: string | null; title: string | undefined }> =>
  withPdf(bytes, async (pdf) => {
    type Node = { role?: string; children?: Node[] }
    const rolesIn = ({ role, children = [] }: Node): string[] => [
      ...(role === undefined ? [] : [role]),
      ...children.flatMap(rolesIn),
    ]
    const roles: string[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const tree = (await (await pdf.getPage(number)).getStructTree()) as Node | null
      if (tree !== null) roles.push(...rolesIn(tree))
    }
    const { info } = await pdf.getMetadata()
    const { Title, Language } = info as { Title?: string; Language?: string }
    return { roles, lang: Language ?? null, title: Title }
  })

/** The letters on a page in the order in which they are drawn, each with its width in thousandths of the font's size. */
export const glyphs = (bytes: Buffer, page: number): Promise<{ letter: string; width: number }[]> =>
  withPdf(bytes, async (pdf) => {
    const { fnArray, argsArray } = await (await pdf.getPage(page)).getOperatorList()
    type Glyph = { unicode: string; width: number }
    return fnArray.flatMap((operator, at) => {
      if (operator !== OPS.showText) return []
      const [shown] = argsArray[at] as [(Glyph | number)[]]
      return shown.flatMap((one) => (typeof one === 'number' ? [] : [{ letter: one.unicode, width: one.width }]))
    })
  })
