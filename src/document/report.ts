import { fill } from '../domain/values/fill.ts'
import { texts } from '../generated/texts.ts'
import type { Language } from '../ports/handle.ts'
import type { DrawReport, Report, ReportTable } from '../ports/statistics-report.ts'
import { Canvas, type Cell, type Column, CONTENT_WIDTH, PAGE } from './canvas.ts'
import { openPdf, readFonts } from './open.ts'
import { type LongLists, wordsOf } from './words.ts'

type TextId = keyof (typeof texts)['statistics']

/** Rows of one table on paper: of more the link leads to all. */
const ROWS = 20
const FOOT = { size: 7, y: PAGE.bottom + 8 } as const
const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

const say = (id: TextId, language: Language, values: Readonly<Record<string, string>> = {}): string =>
  fill(texts.statistics[id][language], values)

/** A duration as it is read: in hours up to 72, then in days. */
export function durationShown(seconds: number, language: Language): string {
  const [id, unit] =
    seconds < MINUTE
      ? (['seconds', 1] as const)
      : seconds < HOUR
        ? (['minutes', MINUTE] as const)
        : seconds < 72 * HOUR
          ? (['hours', HOUR] as const)
          : (['days', DAY] as const)
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: unit > MINUTE ? 1 : 0 }).format(seconds / unit)
  return say(id, language, { count })
}

/**
 * Reads the fonts once and returns the function that draws monthly reports: each indicator with its cases, p50, p90, what was left
 * out and where the movements behind it are listed. `publicUrl` is the hub's address, known once it listens.
 */
export async function createReports(publicUrl: () => string, lists: LongLists): Promise<DrawReport> {
  const fonts = await readFonts()
  return async (report, language) => {
    const title = say('report-title', language)
    const { pdf, done } = openPdf({ title: `${title} ${report.month}`, language, at: report.at }, fonts)
    const canvas = new Canvas(pdf, () => undefined)
    head(canvas, report, language, lists)
    for (const table of report.tables) await section(canvas, table, publicUrl(), language)
    canvas.end()
    feet(canvas, report.month, language)
    pdf.end()
    return done
  }
}

function head(canvas: Canvas, report: Report, language: Language, lists: LongLists): void {
  const { month, country, at, position } = report
  canvas.within('H1', () =>
    canvas.write({ text: say('report-title', language), bold: true, size: 20 }, PAGE.left, canvas.y),
  )
  canvas.y += 30
  const scope =
    country === undefined
      ? say('report-region', language)
      : say('report-scope', language, { country: wordsOf(language, lists).label('countries', country) })
  const shownAt = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const lines = [
    { text: scope, bold: true, size: 12 },
    { text: say('report-month', language, { month }), size: 10 },
    { text: say('report-as-of', language, { at: shownAt, position: String(position) }), size: 8 },
    { text: say('report-how', language), size: 8 },
  ]
  for (const { size, ...line } of lines) {
    const wrapped = canvas.wrap({ ...line, size }, CONTENT_WIDTH)
    canvas.within('P', () => {
      for (const one of wrapped) {
        canvas.write(one, PAGE.left, canvas.y)
        canvas.y += size * 1.4
      }
    })
  }
  canvas.y += 6
}

const COLUMNS: readonly { id: TextId; share: number; align?: 'right' }[] = [
  { id: 'n', share: 7, align: 'right' },
  { id: 'p50', share: 10, align: 'right' },
  { id: 'p90', share: 10, align: 'right' },
  { id: 'report-excluded', share: 9, align: 'right' },
  { id: 'open', share: 8, align: 'right' },
]

async function section(canvas: Canvas, table: ReportTable, publicUrl: string, language: Language): Promise<void> {
  const { topic, by, rows, link } = table
  if (rows.length === 0) {
    canvas.heading(say(topic, language))
    canvas.within('P', () => canvas.write({ text: say('report-none', language), size: 8 }, PAGE.left, canvas.y))
    canvas.y += 14
    return
  }
  const columns: Column[] = [
    { head: say(by, language), share: 20 },
    ...COLUMNS.map(({ id, ...rest }) => ({ head: id === 'p50' || id === 'p90' ? id : say(id, language), ...rest })),
    { head: say('report-evidence', language), share: 36 },
  ]
  const shown = rows.slice(0, ROWS)
  const cells = shown.map((row): Cell[] => {
    const { percentiles, excluded, kinds, amounts, availability } = row
    const [, p50, , p90] = percentiles ?? []
    const left = excluded.implied + excluded.outage + excluded.missing
    const more = [
      ...kinds.map(({ kind, n }) => `${kind} ${n}`),
      ...amounts.map(({ kind, amount, currency }) =>
        [kind, amount, currency].filter((one) => one !== undefined).join(' '),
      ),
      ...(availability === undefined ? [] : [`${say('availability', language)} ${percent(availability, language)}`]),
    ].join(' · ')
    const duration = (seconds: number | undefined): string =>
      seconds === undefined ? '–' : durationShown(seconds, language)
    return [
      cell(row.value ?? '–'),
      cell(String(row.n)),
      cell(duration(p50)),
      cell(duration(p90)),
      cell(String(left)),
      cell(String(row.open)),
      {
        paragraphs: [more, row.movements === undefined ? '' : publicUrl + row.movements].flatMap((text) =>
          text === '' ? [] : [{ text, size: 6 }],
        ),
      },
    ]
  })
  await canvas.table(say(topic, language), columns, cells)
  const rest = rows.length - shown.length
  if (rest > 0) {
    const text = `${say('report-more', language, { count: String(rest) })} ${publicUrl}${link}`
    for (const line of canvas.wrap({ text, size: 7 }, CONTENT_WIDTH)) {
      canvas.within('P', () => canvas.write(line, PAGE.left, canvas.y + 2))
      canvas.y += 10
    }
  }
  canvas.y += 8
}

const cell = (text: string): Cell => ({ paragraphs: [{ text }] })

const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share)

/** How many pages there are is known at the end only. */
function feet(canvas: Canvas, month: string, language: Language): void {
  const { count } = canvas.pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    canvas.pdf.switchToPage(page)
    const text = `${month} · ${say('report-page', language, { page: String(page + 1), pages: String(count) })}`
    canvas.artifact(() => canvas.writeRight({ text, size: FOOT.size }, PAGE.right, FOOT.y))
  }
}
