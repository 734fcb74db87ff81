import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser } from '../support/browser.ts'
import {
  endPhone,
  enrol,
  installed,
  invited,
  messagesOf,
  occurredAt,
  newPhone,
  type Phone,
  type TestOfficer,
} from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 1: a truck nobody has announced does not wait for the system, and one that may not come in is sent back. */
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
  officer = await invited(hub, { name: 'Afi Mensah', party: 'BF', offices: [m.OFFICES.entry] })
  await phone.context.clock.install()
  await enrol(phone.page, hub.url, officer)
})
afterEach(() => endPhone(phone))

/** A movement on its way to the office, which does not stand in the list that the phone has. */
async function onItsWay(): Promise<string> {
  const { mrn } = await released(hub)
  expect((await hub.post(hub.party('TG'), m.exitNotice(mrn))).status).toBe(202)
  return mrn
}

test('a refusal without a reason is not kept, and one with a reason goes to everybody the truck concerns', async () => {
  const { page } = phone
  const mrn = await onItsWay()
  await page.getByRole('button', { name: m.plateOf(mrn) }).click()
  await page.getByRole('button', { name: 'Refuse entry' }).click()
  await page.getByRole('button', { name: 'Refuse entry' }).click()
  await page.getByText('Choose a reason').waitFor()
  await page.getByRole('button', { name: 'Prohibited goods' }).click()
  await picture(page, 'desk-refuse-entry')
  await page.getByRole('button', { name: 'Refuse entry' }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('00:11')
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor()
  expect(await messagesOf(hub, 'border-entry-refusal', [mrn])).toEqual([[mrn, `BFCNK001 ${officer.pseudonym}`]])
  expect(await messagesOf(hub, 'border-entry-notice', [mrn])).toEqual([])
})

test('a truck that is not in the list is kept without an MRN, matched by suggestion, and its notice has the time it was seen', async () => {
  const { page, context } = phone
  await installed(page)
  await context.setOffline(true)
  const mrn = await onItsWay()
  await page.getByRole('button', { name: 'Not announced' }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByText('Enter a plate or a number.').waitFor()
  await page.getByLabel('Plate').fill(m.plateOf(mrn).toLowerCase())
  const seenAt = Date.now()
  await picture(page, 'desk-not-announced')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('02:00:00')
  await page.getByLabel('PIN, six digits').fill('402917')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'To do' }).click()
  await page.getByRole('button', { name: `It was ${mrn}` }).waitFor()
  await picture(page, 'desk-match')
  await page.getByRole('button', { name: `It was ${mrn}` }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('00:11')
  const notices = () => messagesOf(hub, 'border-entry-notice', [mrn])
  await waitFor(async () => (await notices()).length === 1, { label: 'its notice is there' })
  expect(await notices()).toEqual([[mrn, `BFCNK001 ${officer.pseudonym}`]])
  const [occurred = 0] = await occurredAt(hub, 'border-entry-notice', [mrn])
  expect(Math.abs(occurred - seenAt)).toBeLessThan(60_000)
})

test('a vehicle that the hub stores only after the list was read is in the list all the same', async () => {
  const { page, context } = phone
  const mrn = await onItsWay()
  let listed = (): void => undefined
  const read = new Promise<void>((resolve) => (listed = resolve))
  await context.route('**/v1/captures', async (route) => {
    // The phone's act is under way until the list without it has come back.
    if (route.request().method() === 'POST') await read
    await route.continue()
  })
  page.on('response', (answer) => {
    if (answer.url().endsWith('/v1/captures') && answer.request().method() === 'GET') listed()
  })
  await page.getByRole('button', { name: 'Not announced' }).click()
  await page.getByLabel('Plate').fill(m.plateOf(mrn))
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('00:11')
  await page.getByRole('button', { name: 'To do' }).click()
  await page.getByRole('button', { name: `It was ${mrn}` }).waitFor()
})
