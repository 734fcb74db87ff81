import { fill } from '../domain/values/fill.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { codelists } from '../generated/codelists.ts'
import { texts } from '../generated/texts.ts'
import { followUpAddress, groupedCode } from '../domain/office-app/follow-up.ts'
import { formatAmount, grouped } from '../domain/values/money.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { DocumentSource, DrawCertificate } from '../ports/document.ts'
import type { Language } from '../ports/handle.ts'
import { code128, drawCode128, drawQr } from './barcodes.ts'
import { type Box, Canvas, type Line, PAGE } from './canvas.ts'
import { shownAt } from './view.ts'

type TextId = keyof (typeof texts)['certificate']

const QR_SIZE = 92

/**
 * Reads the fonts once and returns the function that draws certificates of discharge, one page of the same make as the
 * accompanying document. `publicUrl` is the hub's address for traders, without trailing slash, known once the hub listens.
 */
export async function createCertificates(publicUrl: () => string): Promise<DrawCertificate> {
  const read = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, 'fonts', name))
  const [regular, bold] = await Promise.all([read('DejaVuSansCondensed.ttf'), read('DejaVuSansCondensed-Bold.ttf')])
  return (source, language) => draw(source, language, publicUrl(), { regular, bold })
}

/** The same bytes for the same source: its dates are those of the decision. */
function draw(
  source: DocumentSource,
  language: Language,
  publicUrl: string,
  fonts: { regular: Buffer; bold: Buffer },
): Promise<Buffer> {
  const say = (id: TextId, values: Readonly<Record<string, string>> = {}): string =>
    fill(texts.certificate[id][language], values)
  const decidedAt = new Date(source.decidedAt)
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    info: {
      Title: `${say('title')} ${source.movement.mrn}`,
      Producer: 'Corridor',
      Creator: 'Corridor',
      CreationDate: decidedAt,
      ModDate: decidedAt,
    },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.registerFont('regular', fonts.regular)
  pdf.registerFont('bold', fonts.bold)
  const canvas = new Canvas(pdf, () => undefined)
  const { mrn } = source.movement
  drawQr(pdf, followUpAddress(publicUrl, mrn, source.code), { x: PAGE.right - QR_SIZE, y: PAGE.top - 8 }, QR_SIZE)
  canvas.write({ text: say('title'), bold: true, size: 20 }, PAGE.left, PAGE.top)
  canvas.y = PAGE.top + 34
  drawCode128(pdf, code128(mrn), { x: PAGE.left - 8, y: canvas.y }, { module: 1, height: 30 })
  canvas.write({ text: mrn, bold: true, size: 15 }, PAGE.left, canvas.y + 34)
  canvas.y = PAGE.top + QR_SIZE + 8
  for (const row of rowsOf(source, say, language)) canvas.boxes(row)
  canvas.y += 8
  paragraph(canvas, { text: say('statement'), bold: true, size: 10 })
  canvas.boxes([{ label: say('guarantees'), share: 1, lines: guaranteesOf(source, language) }])
  canvas.y += 8
  const address = `${publicUrl}/v1/follow-up/${mrn}`
  paragraph(canvas, { text: say('verify', { address, code: groupedCode(source.code) }), size: 8 })
  paragraph(canvas, {
    text: say('issued', {
      at: shownAt(source.decidedAt, source.zones?.get(source.movement.declared.departure.office)),
    }),
    size: 8,
  })
  pdf.end()
  return done
}

function paragraph(canvas: Canvas, line: Line & { size: number }): void {
  for (const one of canvas.wrap(line, PAGE.right - PAGE.left)) {
    canvas.write(one, PAGE.left, canvas.y)
    canvas.y += line.size * 1.35
  }
  canvas.y += 4
}

function rowsOf(source: DocumentSource, say: (id: TextId) => string, language: Language): Box[][] {
  const { movement, declaration, offices, zones } = source
  const { declared, released, arrival, results, endedAt, dischargedOn } = movement
  const box = (id: TextId, ...lines: readonly string[]): Box => ({
    label: say(id),
    share: 1,
    lines: lines.filter((text) => text !== '').map((text, at) => ({ text, bold: at === 0 })),
  })
  const office = (code: OfficeCode): string[] => [code, offices.get(code) ?? '']
  const { principal, lrn } = declaration
  const departureZone = zones?.get(declared.departure.office)
  return [
    [box('principal', principal.name ?? '', `${principal.scheme} ${principal.id}`), box('reference', lrn)],
    [
      box('departure', ...office(declared.departure.office)),
      // Where the goods arrived, wherever they were bound for.
      box('destination', ...office(arrival?.office ?? declared.destination.office)),
    ],
    [
      box('releasedAt', shownAt(released.releasedAt, departureZone)),
      box(
        'arrivedAt',
        arrival === undefined ? say('notArrived') : shownAt(arrival.occurredAt, zones?.get(arrival.office)),
      ),
      box('results', results === undefined ? '–' : `${results.code} (${results.date})`),
    ],
    [
      box('dischargedAt', endedAt === undefined ? '–' : shownAt(endedAt, departureZone)),
      box('basis', labelOf('discharge-bases', dischargedOn, language)),
    ],
  ]
}

function labelOf(list: 'discharge-bases' | 'guarantee-types', code: string | undefined, language: Language): string {
  const rows: readonly { code: string; labels: Readonly<Record<Language, string>> }[] = codelists[list]
  return rows.find((row) => row.code === code)?.labels[language] ?? code ?? '–'
}

/** What is free again; a line that was claimed is not. */
function guaranteesOf({ movement: { lines } }: DocumentSource, language: Language): Line[] {
  const freed = lines.filter(({ state }) => state === 'released')
  if (freed.length === 0) return [{ text: '–' }]
  return freed.map(({ type, grn, minor, currency }) => {
    const amount = minor === 0n || currency === undefined ? '' : `${grouped(formatAmount(minor, currency))} ${currency}`
    return { text: [grn, labelOf('guarantee-types', type, language), amount].filter((one) => one).join(' · ') }
  })
}
