import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cutOffWhenLarge, LOOKS, picture, tooWide, violations } from '../support/browser.ts'
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

const SCREEN = { width: 1280, height: 800 }

test.each(LOOKS)(
  'in %s no page has a barrier in its themes (%o), is too wide for a phone, or is cut off with text twice as large',
  async (language, themes) => {
    const page = await faces.open()
    await page.locator('header select').first().selectOption(language)
    const wrong: string[] = []
    for (const [name, place] of places) {
      await page.goto(`${faces.hub.url}/console/${place}`)
      await page.locator('h1').waitFor()
      await page.locator('main .muted, main table, main .panel, main .tag').first().waitFor()
      // One page is loaded once, and looked at in every way: loading is dearer than looking.
      for (const [at, theme] of themes.entries()) {
        await page.locator('header select').nth(1).selectOption(theme)
        const found = await violations(page, at === 0 ? 'all' : 'style')
        wrong.push(...found.map((one) => `${name}, ${theme}: ${one}`))
        await picture(page, `console-${name}-${language}-${theme}`)
      }
      // The letters of the sun are the widest.
      await page.locator('header select').nth(1).selectOption('sun')
      for (const width of [320, 390]) {
        await page.setViewportSize({ ...SCREEN, width })
        wrong.push(...(await tooWide(page)).map((one) => `${name}, ${width} pixels: ${one}`))
        await picture(page, `console-${name}-${language}-${width}`)
      }
      await page.setViewportSize(SCREEN)
      const cut = await cutOffWhenLarge(page, `console-${name}-${language}-large`)
      wrong.push(...cut.map((one) => `${name}, large: ${one}`))
    }
    expect(wrong).toEqual([])
  },
)

test('what a browser loads to begin with is within its budget', () => {
  const folder = join(import.meta.dirname, '../../web-built/console')
  const files = globSync('*', { cwd: folder })
  expect(files.length).toBeGreaterThanOrEqual(3)
  const bytes = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(folder, file))).length, 0)
  expect(bytes).toBeLessThanOrEqual(180_000)
})
