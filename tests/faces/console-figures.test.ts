import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grouped } from '../../web/ui/format.ts'
import { factsOf, picture, violations } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { registered } from '../support/journey.ts'
import { counted, type Times, travels } from '../support/counted.ts'

/** faces.md 2, Figures: each figure is what SQL counts, and leads to exactly the movements it counts. */
let faces: Faces
let late: string
const WEEK = 7 * 24

/** One movement, on a guarantee of its own. */
const travel = async (times: Times): Promise<string> =>
  travels(faces.hub, await registered(faces.hub, '1000000'), times)

beforeAll(async () => {
  faces = await startFaces({ pace: { statistics: { restMs: 50 } } })
  const { hub } = faces
  for (const weeks of [1, 2, 4]) {
    await travel({
      released: weeks * WEEK + 60,
      exit: weeks * WEEK + 50,
      entry: weeks * WEEK + 48,
      arrival: weeks * WEEK + 20,
    })
  }
  late = await travel({ released: 60, exit: 40, entry: 31, arrival: 5, limit: 8 })
  await travel({ released: 30, exit: 25 })
  await counted(hub)
})
afterAll(() => faces?.stop())

const openFigures = async (page: Page, place: string): Promise<void> => {
  await page.goto(`${faces.hub.url}/console/#/figures${place}`)
  await page.locator('[data-fact^="statistics."]').first().waitFor()
}

/** What SQL counts for the name of a figure: `statistics.n:overdue:corridor=TG-BF`. */
async function bySql(fact: string): Promise<number> {
  const [, of = '', topic = '', by = '', value = ''] = /^statistics\.(\w+):([\w-]+):(\w+)=(.*)$/.exec(fact) ?? []
  const standing = of === 'n' ? 'counted' : of
  const column = by === 'week' ? `to_char(at at time zone 'UTC', 'IYYY"-W"IW')` : by
  const part = by === 'leg' && topic === 'transit-times' ? 'leg-times' : topic
  const { rows } = await faces.hub.pool.query<{ n: number }>(
    `select count(*)::int as n from statistic_facts where topic = $1 and standing = $2 and ${column} = $3
       and ($4 or at < date_trunc('day', now(), 'UTC') + interval '1 day')`,
    [part, standing, value, topic === 'exposure'],
  )
  return rows[0]?.n ?? -1
}

test('a period that ends before it begins is refused in words, and a corridor that is none as well', async () => {
  const page = await faces.open()
  await page.goto(`${faces.hub.url}/console/#/figures/overdue?from=2026-03-02&to=2026-03-01`)
  await page.getByRole('alert').waitFor()
  expect(await page.locator('[data-fact^="statistics."]').count()).toBe(0)
})

test.each([
  'transit-times',
  'transit-times?by=leg',
  'border-times',
  'overdue',
  'seals',
  'data-quality',
  'differences?by=country',
  'exposure',
])('each figure of %s is what SQL counts', async (place) => {
  const page = await faces.open()
  await page.goto(`${faces.hub.url}/console/#/figures/${place}`)
  await page.locator('[data-fact^="statistics."], .empty').first().waitFor()
  const shown = await factsOf(page)
  expect(shown.length > 0).toBe(!place.startsWith('differences'))
  for (const [fact, text] of shown) expect([fact, text]).toEqual([fact, String(await bySql(fact))])
})

test('a figure leads to the movements it counts, and from there to each of them', async () => {
  const page = await faces.open()
  await openFigures(page, '/overdue')
  await page.locator('[data-fact="statistics.n:overdue:corridor=TG-BF"]').click()
  await page.getByRole('heading', { name: 'Movements: Late arrivals' }).waitFor()
  await page.getByRole('link', { name: grouped(late) }).click()
  await page.getByRole('heading', { name: grouped(late), level: 1 }).waitFor()
})

test('figures are asked for by topic and rows with the keyboard, week by week as lines and as a table', async () => {
  const page = await faces.open()
  await openFigures(page, '')
  await page.locator('form.ask select').first().selectOption({ label: 'Border times' })
  await page.locator('form.ask select').nth(1).selectOption({ label: 'Leg' })
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Border times' }).waitFor()
  await page.getByText('TGCNK001-BFCNK001').first().waitFor()
  // Weeks without a case are gaps: what is missing is never drawn as zero.
  expect(await page.locator('.lines .line.first').count()).toBeGreaterThan(1)
  await page.getByText('The same as a table').click()
  await page.locator('details table').waitFor()
  await picture(page, 'console-figures')
  expect(await violations(page)).toEqual([])
})

test('the table is saved as CSV in the language of the page', async () => {
  const page = await faces.open({ locale: 'fr-FR' })
  await openFigures(page, '/overdue')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Enregistrer en CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('overdue.csv')
  const [header, row] = readFileSync(await file.path(), 'utf8').split('\r\n')
  expect(header).toContain('Corridor,Cas,')
  expect(row).toMatch(/^TG-BF,1,/)
})

test('the report of the month opens as a document', async () => {
  const page = await faces.open()
  await openFigures(page, '/overdue')
  const link = page.getByRole('link', { name: 'Open the report' })
  const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', faces.hub.url).href)
  expect([answer.status(), answer.headers()['content-type'], (await answer.body()).subarray(0, 5).toString()]).toEqual([
    200,
    'application/pdf',
    '%PDF-',
  ])
})

test('risk signals are found by corridor, each with the movements it rests on, and nothing is found in silence', async () => {
  const { hub } = faces
  const { rows } = await hub.pool.query<{ holder: string }>(`select holder from risk_movements where mrn = $1`, [late])
  expect(rows.length).toBe(1)
  const page = await faces.open()
  await page.goto(`${hub.url}/console/#/figures/signals`)
  await page.getByLabel(/^MRN, corridor/).fill('gh-bf')
  await page.keyboard.press('Enter')
  await page.getByText('The rules find nothing.').waitFor()
  await page.getByLabel(/^MRN, corridor/).fill('TG')
  await page.keyboard.press('Enter')
  await page.locator('main .notice').waitFor()
  expect(await violations(page)).toEqual([])
})
