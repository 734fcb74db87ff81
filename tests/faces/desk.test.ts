import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser } from '../support/browser.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 10, as far as it is about the desk: in a real Chromium against a running hub, counted by SQL. */
const PHONE = { width: 390, height: 844 }

let hub: TestHub
let browser: Browser
let context: BrowserContext
let page: Page
let foreign: string[]
let blocked: string[]

beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})
beforeEach(async () => {
  foreign = []
  blocked = []
  context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', timezoneId: 'UTC' })
  page = await context.newPage()
  // An act may be taken back for ten seconds: the page's clock is put forward instead of waiting for them.
  await context.clock.install()
  page.on('request', (request) => {
    if (!request.url().startsWith(hub.url)) foreign.push(request.url())
  })
  page.on('console', (line) => {
    if (/Content Security Policy|TrustedScript/.test(line.text())) blocked.push(line.text())
  })
})
afterEach(async () => {
  await context.close()
  // No page asks anybody else for anything, or needs what its policy forbids.
  const wrong = [...foreign, ...blocked]
  if (wrong.length > 0) throw new Error(`asked of others, or forbidden by the policy: ${wrong.join(', ')}`)
})

async function signIn(): Promise<void> {
  await page.goto(`${hub.url}/desk`)
  await page.getByRole('button', { name: 'Sign in with a token' }).click()
  await page.getByLabel('Token').fill('token-of-officer')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('Up to date').waitFor()
}

/** The service worker has everything that a start without a network needs. */
const installed = () => page.evaluate('navigator.serviceWorker.ready.then(() => true)')

/** The movements of which the hub has an exit notice, once for each notice: counted in the log, not on the page. */
const notices = async (mrns: readonly string[]): Promise<string[]> =>
  (
    await hub.pool.query<{ mrn: string }>(
      `select l.mrn from log_leaves l join messages m on m.seq = l.message
       where l.kind = 'message' and m.type = 'border-exit-notice' and l.mrn = any($1) order by l.mrn`,
      [mrns],
    )
  ).rows.map(({ mrn }) => mrn)

test('a wrong token is refused in words, and nothing of the office is shown', async () => {
  await page.goto(`${hub.url}/desk`)
  await page.getByRole('button', { name: 'Sign in with a token' }).click()
  await page.getByLabel('Token').fill('token-of-nobody')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
})

test('an officer without a network confirms a truck in three taps, and each notice is there once when it is back', async () => {
  const { mrn } = await released(hub)
  await signIn()
  await installed()
  await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
  await context.setOffline(true)
  // The phone is put away and started again: everything needed is on it.
  await page.reload()
  await page.getByText('No contact').waitFor()
  await page.getByRole('button', { name: m.plateOf(mrn) }).click()
  await page.getByRole('button', { name: 'All agrees' }).click()
  await picture(page, 'desk-card')
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.getByRole('button', { name: 'Outbox (1)' }).click()
  await page.getByText('Safe on this phone').waitFor()
  await picture(page, 'desk-outbox-waiting')
  expect(await notices([mrn])).toEqual([])
  await context.setOffline(false)
  await page.clock.fastForward('00:11')
  await page.getByText('Accepted').waitFor({ timeout: 60_000 })
  await picture(page, 'desk-outbox-accepted')
  expect(await notices([mrn])).toEqual([mrn])
  await page.getByRole('button', { name: 'Expected' }).click()
  await waitFor(async () => (await page.getByRole('button', { name: m.plateOf(mrn) }).count()) === 0, {
    label: 'the truck is awaited no more',
  })
})

test('an act whose answer is lost, again and again, has one effect', async () => {
  const { mrn } = await released(hub)
  await signIn()
  let lost = 0
  await page.route('**/v1/passages', async (route) => {
    // The hub has it, and the phone never learns.
    await route.fetch()
    lost += 1
    await route.abort()
  })
  await page.getByRole('button', { name: m.plateOf(mrn) }).click()
  await page.getByRole('button', { name: 'All agrees' }).click()
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('00:11')
  await waitFor(() => lost >= 2, { label: 'two answers are lost', timeoutMs: 60_000 })
  await page.unroute('**/v1/passages')
  await page.reload()
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor({ timeout: 60_000 })
  expect(await notices([mrn])).toEqual([mrn])
})

test('a stop is read first with whom to call, a difference is taken, and the warning comes back', async () => {
  const { mrn } = await released(hub)
  const stop = { action: 'stop', reason: 'risk', text: 'Examine at once' } as const
  const answer = await hub.post(hub.party('BF'), message('alert', customs('BF'), stop, { mrn }))
  expect(answer.status).toBe(202)
  await signIn()
  const row = page.getByRole('button', { name: m.plateOf(mrn) })
  await row.getByText('STOP').waitFor()
  await picture(page, 'desk-expected')
  await row.click()
  await page.getByRole('button', { name: 'Something differs' }).click()
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByText('Mark at least one thing').waitFor()
  await page.getByLabel(/^Plate TG/).check()
  await page.getByLabel('Plate seen').fill('BF 4711 XX')
  await picture(page, 'desk-differs')
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('00:11')
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor({ timeout: 60_000 })
  await page.locator('.notice.bad').first().waitFor()
  expect(await notices([mrn])).toEqual([mrn])
})

test('an act taken back within its time is never sent', async () => {
  const { mrn } = await released(hub)
  await signIn()
  await page.getByRole('button', { name: m.plateOf(mrn) }).click()
  await page.getByRole('button', { name: 'All agrees' }).click()
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Outbox', exact: true }).click()
  await page.getByText('Nothing has been confirmed').waitFor()
  expect(await notices([mrn])).toEqual([])
})
