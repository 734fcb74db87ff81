import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser } from '../support/browser.ts'
import {
  confirmAll,
  endPhone,
  enrol,
  invited,
  messagesOf,
  newPhone,
  type Phone,
  type TestOfficer,
} from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 10, 9 and 10, and a full phone: what does not take effect says why, and is not lost. */
let hub: TestHub
let browser: Browser
let phone: Phone
let officer: TestOfficer
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
  phone = await newPhone(browser, hub.url)
  officer = await invited(hub, { name: 'Afi Mensah' })
})
afterEach(() => endPhone(phone))

/** Whether a write fails for want of room. */
const PROBE = `new Promise((resolve) => {
  const open = indexedDB.open('probe', 1)
  open.onupgradeneeded = () => open.result.createObjectStore('probe', { autoIncrement: true })
  open.onerror = () => resolve(true)
  open.onsuccess = () => {
    const write = open.result.transaction('probe', 'readwrite')
    write.objectStore('probe').add('x')
    write.oncomplete = () => resolve(false)
    write.onabort = () => resolve(true)
  }
})`

test('a phone without room says so, keeps nothing by half, and the officer can confirm again', async () => {
  const { page } = phone
  const { mrn } = await released(hub)
  await enrol(page, hub.url, officer)
  await page.getByRole('button', { name: m.plateOf(mrn) }).click()
  await page.getByRole('button', { name: 'All agrees' }).click()
  const room = async (full: boolean): Promise<void> => {
    const devtools = await phone.context.newCDPSession(page)
    const quota = full ? { quotaSize: 1 } : {}
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(hub.url).origin, ...quota })
    // The browser looks at its room anew some time later: a store beside the page's own says when.
    await waitFor(async () => (await page.evaluate<boolean>(PROBE)) === full, { label: 'the browser sees its room' })
  }
  await room(true)
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByText('no room left').waitFor()
  expect(await page.getByText(/^Kept on this phone/).count()).toBe(0)
  await room(false)
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor()
  expect(await messagesOf(hub, 'border-exit-notice', [mrn])).toHaveLength(1)
})

test('a refused act shows the hub’s sentence in the officer’s language, and is corrected in three taps', async () => {
  const { page } = phone
  const { mrn } = await released(hub)
  // Its number was taken down wrongly: the phone knows another one of this vehicle.
  const wrong = `${mrn.slice(0, -1)}${(Number(mrn.at(-1)) + 1) % 10}`
  await page.route('**/expected?**', async (route) => {
    const answer = await route.fetch()
    const text = await answer.text()
    await route.fulfill({ status: answer.status(), contentType: 'application/json', body: text.replaceAll(mrn, wrong) })
  })
  await enrol(page, hub.url, officer)
  await page.locator('header select').selectOption('fr')
  await page.getByRole('button', { name: m.plateOf(mrn) }).click()
  await page.locator('.button.tall').first().click()
  await page.locator('.button.main').click()
  await page.getByRole('button', { name: /^File d/ }).click()
  await page.getByText('Refusé').waitFor()
  await page.getByText(/MRN.*(?:contrôle|valide)/).waitFor()
  await picture(page, 'desk-refused-fr')
  expect(await messagesOf(hub, 'border-exit-notice', [mrn])).toEqual([])
  await page.getByRole('button', { name: 'Corriger le MRN' }).click()
  await page.getByLabel('MRN').fill(mrn)
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await page.getByText('Accepté').waitFor()
  expect(await messagesOf(hub, 'border-exit-notice', [mrn])).toEqual([[mrn, `TGCNK001 ${officer.pseudonym}`]])
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('on a phone twenty minutes fast no id is burnt, and the time is put right in two taps', async () => {
  const { page, context } = phone
  const { mrn } = await released(hub)
  await enrol(page, hub.url, officer)
  await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
  // It was set wrong out of contact, so that the phone cannot know.
  await context.setOffline(true)
  await context.clock.install({ time: Date.now() + 20 * 60_000 })
  await page.reload().catch(() => undefined)
  await context.setOffline(false)
  await page.goto(`${hub.url}/desk/`)
  await context.setOffline(true)
  await page.getByLabel('PIN, six digits').fill('402917')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await confirmAll(page, m.plateOf(mrn))
  // Nothing but its time keeps it from going at the first contact.
  await page.clock.fastForward('00:11')
  await context.setOffline(false)
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Check the time').waitFor()
  await picture(page, 'desk-time-check')
  const refused = await hub.pool.query('select 1 from refusals where mrn = $1', [mrn])
  expect([await messagesOf(hub, 'border-exit-notice', [mrn]), refused.rows]).toEqual([[], []])
  await page.getByRole('button', { name: 'Use the right time' }).click()
  await page.clock.fastForward('00:11')
  await page.getByText('Accepted').waitFor()
  await waitFor(async () => (await messagesOf(hub, 'border-exit-notice', [mrn])).length === 1, {
    label: 'it is there once',
  })
})
