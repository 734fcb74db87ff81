import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cutOffWhenLarge, picture, violations } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { released } from '../support/journey.ts'
import { customs, message } from '../support/procedures.ts'

/** faces.md 7: nobody is kept out, on any page, in any language, in any theme, on the narrowest screen. */
let faces: Faces
let places: readonly (readonly [string, string])[]

beforeAll(async () => {
  faces = await startFaces()
  const { hub } = faces
  const { mrn } = await released(hub)
  const stop = { action: 'stop', reason: 'risk', text: 'Examine at once' } as const
  await hub.post(hub.party('BF'), message('alert', customs('BF'), stop, { mrn }))
  faces.later(120_000)
  places = [
    ['settle', '#/settle'],
    ['countries', '#/countries'],
    ['queue', '#/queues/BF'],
    ['movements', '#/movements'],
    ['movement', `#/movements/${mrn}`],
    ['guarantees', '#/guarantees'],
    ['registry', '#/registry'],
    ['participant', '#/registry/BF'],
    ['figures', '#/figures'],
    ['figure', '#/figures/exposure?by=country'],
    ['cases', '#/figures/exposure/movements?country=TG&cases=counted'],
    ['signals', '#/figures/signals?about=TG-BF'],
    ['add-country', '#/registry/add/country'],
    ['add-office', '#/registry/add/office?country=BF'],
    ['add-agreement', '#/registry/add/agreement'],
    ['add-participant', '#/registry/add/participant'],
    ['components', '#/components'],
    ['log', '#/log'],
  ]
})
afterAll(() => faces?.stop())

test('a wrong token is refused in words, and nothing of the hub is shown', async () => {
  const page = await faces.open({ token: null })
  await page.getByLabel('Token').fill('token-of-nobody')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await violations(page)).toEqual([])
})

test('an officer is led to the desk', async () => {
  const page = await faces.open({ token: null })
  await page.getByLabel('Token').fill('token-of-officer')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('link', { name: 'To the desk' }).waitFor()
})

test.each(['en', 'fr', 'pt'] as const)('in %s no page has a barrier in any theme', async (language) => {
  const page = await faces.open()
  await page.locator('header select').first().selectOption(language)
  for (const [name, place] of places) {
    await page.goto(`${faces.hub.url}/console/${place}`)
    await page.locator('h1').waitFor()
    await page.locator('main .muted, main table, main .panel, main .tag').first().waitFor()
    for (const theme of ['light', 'dark', 'sun'] as const) {
      await page.locator('header select').nth(1).selectOption(theme)
      expect([name, theme, await violations(page)]).toEqual([name, theme, []])
      await picture(page, `console-${name}-${language}-${theme}`)
    }
  }
})

test.each([320, 390])('at %i pixels no page is wider than the screen', async (width) => {
  const page = await faces.open({ width })
  for (const [name, place] of places) {
    await page.goto(`${faces.hub.url}/console/${place}`)
    await page.locator('h1').waitFor()
    await page.locator('main .muted, main table, main .panel, main .tag').first().waitFor()
    expect([name, await page.evaluate<number>('document.documentElement.scrollWidth')]).toEqual([name, width])
    await picture(page, `console-${name}-${width}`)
  }
})

test('with text twice as large nothing is cut off, and no page is wider than its window', async () => {
  const page = await faces.open()
  const wrong: string[] = []
  for (const [name, place] of places) {
    await page.goto(`${faces.hub.url}/console/${place}`)
    await page.reload()
    await page.locator('h1').waitFor()
    await page.locator('main .muted, main table, main .panel, main .tag').first().waitFor()
    for (const one of await cutOffWhenLarge(page)) wrong.push(`${name}: ${one}`)
    await picture(page, `console-${name}-large`)
  }
  expect(wrong).toEqual([])
})

test('what a browser loads to begin with is within its budget', () => {
  const folder = join(import.meta.dirname, '../../web-built/console')
  const files = globSync('*', { cwd: folder })
  expect(files.length).toBeGreaterThanOrEqual(3)
  const bytes = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(folder, file))).length, 0)
  expect(bytes).toBeLessThanOrEqual(180_000)
})
