import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { cutOffWhenLarge, LOOKS, picture, startBrowser, tooWide, violations } from '../support/browser.ts'
import { endPhone, installed, invited, messagesOf, newPhone, type Phone, PIN } from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 7: for whoever sees little, has a small phone, has only keys, or pays for each byte. */
const NARROW = { width: 320, height: 640 }
/** What a first use may take, compressed (faces.md 7). */
const FIRST_USE_BYTES = 150_000

let hub: TestHub
let browser: Browser
let phone: Phone
let mrn: string
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
  ;({ mrn } = await released(hub))
  const { status, bytes } = await hub.post(hub.party('TG'), m.exitNotice(mrn))
  if (status !== 202) throw new Error(bytes.toString('utf8'))
})
afterEach(() => endPhone(phone))
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

/** Somebody at the border of entry, where every page has something. */
const atEntry = () => invited(hub, { name: 'Awa Sy', party: 'BF', offices: [m.OFFICES.entry] })

test.each(LOOKS)(
  'in %s no page has a barrier in its themes (%o), is wider than 320 pixels, or is cut off with text twice as large',
  async (language, themes) => {
    // What fades would be measured while it fades.
    phone = await newPhone(browser, hub.url, { viewport: NARROW, reducedMotion: 'reduce' })
    const { page } = phone
    const wrong: string[] = []
    const toSun = () => page.locator('header .button').click()
    /** One page is come to once, and looked at in every way. */
    const looked = async (name: string): Promise<void> => {
      wrong.push(...(await tooWide(page)).map((one) => `${name}: ${one}`))
      for (const [at, theme] of themes.entries()) {
        if (theme === 'sun') await toSun()
        else await page.emulateMedia({ colorScheme: theme })
        const found = await violations(page, at === 0 ? 'all' : 'style')
        wrong.push(...found.map((one) => `${name}, ${theme}: ${one}`))
        await picture(page, `desk-${name}-${language}-${theme}`)
      }
      // The letters of the sun are the widest: they are looked at large, and left as they were found.
      if (!themes.includes('sun')) await toSun()
      wrong.push(
        ...(await cutOffWhenLarge(page, `desk-${name}-${language}-large`)).map((one) => `${name}, large: ${one}`),
      )
      await toSun()
    }
    const { code } = await atEntry()
    await page.goto(`${hub.url}/desk`)
    await page.locator('header select').selectOption(language)
    await page.locator('input[name=code]').waitFor()
    await looked('sign-in')
    await page.locator('input[name=code]').fill(code)
    await page.locator('input[name=pin]').fill(PIN)
    await page.locator('form .button.main').click()
    await page.locator('.vehicle').first().waitFor()
    await looked('expected')
    await page.locator('.vehicle').first().click()
    await looked('card')
    await page.locator('.choices .button').nth(1).click()
    await page.locator('.seal .button').nth(2).click()
    await looked('differs')
    await page.locator('main > section > .button.quiet').last().click()
    await looked('refusal')
    await page.locator('main .button.quiet').first().click()
    await page.locator('main section > .button.whole').last().click()
    await looked('capture')
    await page.locator('input.number').first().fill('BF 12 XY')
    await page.locator('main .button.main').click()
    await page.locator('.tabs button').nth(2).click()
    await page.locator('li.panel').first().waitFor()
    await looked('outbox')
    await page.locator('.tabs button').nth(1).click()
    await looked('todo')
    await page.reload()
    await page.locator('input[name=pin]').waitFor()
    await looked('unlock')
    expect(wrong).toEqual([])
  },
)

/**
 * Goes on with the Tab key until what bears this text has the focus; whoever cannot get there by keys alone fails. The section that a page
 * gives the focus when it opens contains the text as well, and takes no key.
 */
async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate<string>(
      `(() => { const e = document.activeElement; if (!e?.matches('a, button, input, select, textarea, summary')) return ''
        return (e.textContent || '') + ' ' + (e.closest('label')?.textContent || '') })()`,
    )
    if (typeof text === 'string' ? here.includes(text) : text.test(here)) {
      const outlined = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')
      if (outlined === 'none') throw new Error(`the focus on ${String(text)} is not to be seen`)
      return
    }
  }
  throw new Error(`no way by keys to ${String(text)}`)
}

test('by keys alone an officer signs in, opens a truck, says what differs and confirms, with the focus to be seen', async () => {
  phone = await newPhone(browser, hub.url)
  const { page } = phone
  const { mrn: other } = await released(hub)
  const officer = await invited(hub, { name: 'Afi Mensah' })
  await page.goto(`${hub.url}/desk`)
  await page.getByLabel('Invitation code').waitFor()
  await tabTo(page, 'Invitation code')
  await page.keyboard.type(officer.code)
  await tabTo(page, 'PIN')
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: m.plateOf(other) }).waitFor()
  await tabTo(page, m.plateOf(other))
  await page.keyboard.press('Enter')
  await tabTo(page, 'Something differs')
  await page.keyboard.press('Space')
  await tabTo(page, 'Broken')
  await page.keyboard.press('Space')
  await tabTo(page, 'Confirm 1 MRN')
  await page.keyboard.press('Enter')
  await page.getByText(/^Kept on this phone/).waitFor()
  await waitFor(async () => (await messagesOf(hub, 'border-exit-notice', [other])).length === 1, {
    label: 'it is sent',
  })
})

test('a first use takes no more bytes than it may, and the next start none of the pages’ own', async () => {
  phone = await newPhone(browser, hub.url)
  const { page, context } = phone
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  let bytes = 0
  const paths = new Map<string, string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => paths.set(requestId, request.url))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (paths.get(requestId)?.includes('/desk') === true) bytes += encodedDataLength
  })
  await page.goto(`${hub.url}/desk`)
  await page.getByLabel('Invitation code').waitFor()
  await installed(page)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(FIRST_USE_BYTES)
  await context.setOffline(true)
  await page.reload()
  await page.getByLabel('Invitation code').waitFor()
})
