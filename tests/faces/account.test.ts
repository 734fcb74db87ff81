import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { claimOf, enquiryOf, happened, ofSahel } from '../support/account.ts'
import { picture, startBrowser, tooWide, violations } from '../support/browser.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** faces.md 3: principals and guarantors read their accounts in a real Chromium without script. */
const PRINCIPAL = 'token-of-tg-sahel-transit'
const GUARANTOR = 'token-of-tg-fonds-garantie'
const NARROW = { width: 320, height: 640 }

let hub: TestHub
let browser: Browser
let mrn: string
let grn: string
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
  grn = await registered(hub, '1000000')
  await registered(hub, '25000000')
  mrn = await ofSahel(hub, grn, '450000')
  const claimed = await ofSahel(hub, grn, '120000')
  const over = await ofSahel(hub, grn, '3000')
  await ofSahel(hub, grn, '80000')
  await happened(
    hub,
    m.release(mrn),
    m.exitNotice(mrn),
    enquiryOf(mrn, new Date(Date.now() + 86_400_000).toISOString()),
  )
  await happened(hub, m.release(claimed), claimOf(claimed, grn, '90000', '2099-01-31'))
  for (const what of [m.release, m.exitNotice, m.entryNotice, m.arrival, m.results, m.discharge])
    await happened(hub, what(over))
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

/** By keyboard alone: to a link or button by its name, then Enter. */
async function press(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(':focus').innerText()).trim() === name) {
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
      return
    }
  }
  throw new Error(`no way by keyboard to ${name}`)
}

async function signIn(page: Page, token: string): Promise<void> {
  await page.goto(`${hub.url}/account?language=en`)
  await page.getByLabel('Access token').focus()
  await page.keyboard.type(token)
  await Promise.all([page.waitForURL(`${hub.url}/account?language=en`), page.keyboard.press('Enter')])
}

/** Pages of an account, by the name of their picture. */
const pagesOf = (role: 'principal' | 'guarantor'): readonly (readonly [string, string])[] =>
  role === 'principal'
    ? [
        ['movements', '/account'],
        ['movements-ended', '/account?state=ended'],
        ['movement', `/account/movements/${mrn}`],
        ['exposure', '/account/guarantees'],
      ]
    : [
        ['guarantees', '/account'],
        ['guarantee', `/account/guarantees/${grn}`],
        ['claims', '/account/claims'],
        ['statement', '/account/statement'],
      ]

test('a principal works its account by keyboard alone, from the token to the way out', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const bytes: number[] = []
  page.on(
    'response',
    (answer) =>
      void answer.body().then(
        (body) => bytes.push(body.length),
        () => undefined,
      ),
  )
  await page.goto(`${hub.url}/follow-up?language=en`)
  await press(page, 'I have an account')
  await page.getByLabel('Access token').focus()
  await page.keyboard.type('not-my-token')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await page.getByText('This token opens nothing.').waitFor()
  await page.getByLabel('Access token').focus()
  await page.keyboard.type(PRINCIPAL)
  await Promise.all([page.waitForURL(/\/account\?/), page.keyboard.press('Enter')])
  expect(page.url()).not.toContain('token')
  await press(page, mrn)
  await page.getByText('You remain liable until discharge.').waitFor()
  await press(page, 'Exposure')
  await page.getByRole('heading', { name: 'Exposure', level: 1 }).waitFor()
  await press(page, 'Movements')
  await press(page, 'Ended')
  await page.getByText('Discharged').waitFor()
  await press(page, 'Sign out')
  await page.getByText('You are signed out.').waitFor()
  await page.goto(`${hub.url}/account?language=en`)
  expect(page.url()).toBe(`${hub.url}/account/sign-in?language=en`)
  expect(bytes.length).toBeGreaterThan(8)
  expect(Math.max(...bytes)).toBeLessThan(20_000)
  await context.close()
})

test.each(['principal', 'guarantor'] as const)(
  'nothing keeps a %s out: three languages, light and dark, 320 px',
  async (role) => {
    const found: string[] = []
    const texts = new Map<string, Set<string>>()
    for (const [colorScheme, languages] of [
      ['light', ['en', 'fr', 'pt']],
      ['dark', ['fr']],
    ] as const) {
      const context = await browser.newContext({ colorScheme, viewport: NARROW })
      const page = await context.newPage()
      await signIn(page, role === 'principal' ? PRINCIPAL : GUARANTOR)
      for (const language of languages) {
        for (const [name, path] of pagesOf(role)) {
          await page.goto(`${hub.url}${path}${path.includes('?') ? '&' : '?'}language=${language}`)
          const wrong = [...(await violations(page)), ...(await tooWide(page))]
          found.push(...wrong.map((one) => `${name} ${language} ${colorScheme}: ${one}`))
          texts.set(name, (texts.get(name) ?? new Set()).add(await page.locator('h1').innerText()))
          if (language === 'fr') await picture(page, `account-${name}-${colorScheme}-narrow`)
        }
      }
      await context.close()
    }
    expect(found).toEqual([])
    // A heading of its own in each language: none was left in another.
    expect([...texts].filter(([, headings]) => headings.size < 2).map(([name]) => name)).toEqual([])
  },
)

test('a guarantor’s bars are told apart without colour, and pictures show all of it', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${hub.url}/account/sign-in?language=en`)
  await picture(page, 'account-sign-in')
  await signIn(page, GUARANTOR)
  const fills = await page
    .locator('section', { hasText: grn })
    .locator('svg.bar rect.part')
    .evaluateAll((all) => all.map((one) => one.getAttribute('fill')))
  expect(fills).toEqual(['url(#p-claimed)', 'url(#p-inUse)', 'url(#p-reserved)'])
  for (const [name, path] of pagesOf('guarantor')) {
    await page.goto(`${hub.url}${path}`)
    await picture(page, `account-${name}-desktop`)
  }
  await context.clearCookies()
  await signIn(page, PRINCIPAL)
  for (const [name, path] of pagesOf('principal')) {
    await page.goto(`${hub.url}${path}`)
    await picture(page, `account-${name}-desktop`)
  }
  await context.close()
})
