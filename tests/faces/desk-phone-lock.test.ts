import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser } from '../support/browser.ts'
import {
  confirmAll,
  endPhone,
  enrol,
  installed,
  invited,
  newPhone,
  type Phone,
  stored,
  type TestOfficer,
  unlock,
} from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** What is on a phone is for whoever it knows, without any network (faces.md 1, 8 and 10). */
const WRONG = '918273'

let hub: TestHub
let browser: Browser
let phone: Phone
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
})
afterEach(() => endPhone(phone))

/** A phone with a truck in its list and an act in its outbox, out of contact and locked. */
async function lockedOffline(officer: TestOfficer): Promise<string> {
  const { page, context } = phone
  const { mrn } = await released(hub)
  const { mrn: other } = await released(hub)
  await enrol(page, hub.url, officer)
  await installed(page)
  await page.getByRole('button', { name: m.plateOf(other) }).waitFor()
  await context.setOffline(true)
  await confirmAll(page, m.plateOf(mrn))
  await page.reload()
  await page.getByText('Who works here now?').waitFor()
  return m.plateOf(other)
}

/** Names of what officers' keys protect, and how many acts are in the outbox. */
async function onPhone(): Promise<{ secrets: string[]; acts: number }> {
  const { names } = await stored(phone.page, 'kept')
  const { rows } = await stored(phone.page, 'acts')
  return { secrets: names.filter((name) => /^(?:vault|secret) /.test(name)), acts: rows.length }
}

/** Wrong PINs that the phone has counted; undefined once there is nothing left to open. */
async function failedTries(): Promise<number | undefined> {
  const { rows } = await stored(phone.page, 'kept')
  return (rows as { value?: { failed?: number } }[]).find(({ value }) => value?.failed !== undefined)?.value?.failed
}

test('a wrong PIN opens nothing, each delays the next, and after ten the keys are gone and the outbox is not', async () => {
  const { page } = phone
  await page.clock.install()
  const officer = await invited(hub, { name: 'Afi Mensah' })
  await lockedOffline(officer)
  await picture(page, 'desk-unlock')
  await unlock(page, officer, WRONG)
  await page.getByText('This is not your PIN.').waitFor()
  await unlock(page, officer, WRONG)
  await unlock(page, officer, WRONG)
  // From the third on the right one waits as well.
  await unlock(page, officer)
  await page.getByText(/^Too many wrong PINs/).waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  for (let time = 4; time <= 10; time += 1) {
    await page.clock.fastForward('01:00:01')
    await unlock(page, officer, WRONG)
    // The clock goes on only when this try has been counted by it.
    await waitFor(async () => ((await failedTries()) ?? time) === time, { label: `try ${time} to be counted` })
  }
  await page.getByLabel('Invitation code').waitFor()
  expect(await onPhone()).toEqual({ secrets: [], acts: 1 })
})

test('whoever kills the page between two wrong PINs has not gained a try', async () => {
  const { page } = phone
  const officer = await invited(hub, { name: 'Ama Doe' })
  await lockedOffline(officer)
  for (let time = 0; time < 3; time += 1) {
    await unlock(page, officer, WRONG)
    await page.getByText('This is not your PIN.').waitFor()
    await page.reload()
  }
  await unlock(page, officer)
  await page.getByText(/^Too many wrong PINs/).waitFor()
})

test('the right PIN opens what was kept, without a network, and nothing of it is to be read on the phone before', async () => {
  const { page } = phone
  const officer = await invited(hub, { name: 'Kofi Ba' })
  const plate = await lockedOffline(officer)
  const { text: kept } = await stored(page, 'kept')
  expect(kept).not.toContain(plate)
  expect(kept).not.toContain('Rice')
  await unlock(page, officer)
  await page.getByRole('button', { name: plate }).waitFor()
  await page.getByText('No contact').waitFor()
})

test('after seven days without contact nothing of other people’s goods is on the phone, and the outbox is', async () => {
  const { page } = phone
  await page.clock.install()
  const officer = await invited(hub, { name: 'Yao Li' })
  await lockedOffline(officer)
  await page.clock.fastForward(169 * 3_600_000)
  await page.reload()
  await page.getByLabel('Invitation code').waitFor()
  expect(await onPhone()).toEqual({ secrets: [], acts: 1 })
})

test('a phone that was taken away forgets at the next contact, and its acts wait for a decision without effect', async () => {
  const { page, context } = phone
  const officer = await invited(hub, { name: 'Issa Ka' })
  const chief = await invited(hub, { name: 'Salif Zo', rights: ['chief'] })
  await lockedOffline(officer)
  const { body } = await hub.get(`/v1/officers/${officer.id}/devices`)
  const [device] = (body as { items: { id: string }[] }).items
  const ended = await fetch(`${hub.url}/v1/officers/${officer.id}/devices/${device?.id}`, {
    method: 'DELETE',
    headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'stolen' }),
  })
  expect(ended.status).toBe(200)
  await unlock(page, officer)
  await page.getByText('No contact').waitFor()
  await context.setOffline(false)
  await page.getByLabel('Invitation code').waitFor()
  expect(await onPhone()).toEqual({ secrets: [], acts: 1 })
  const before = await hub.pool.query('select count(*) from messages')
  await enrol(page, hub.url, chief)
  await page.getByRole('button', { name: 'Outbox (1)' }).click()
  await page.getByText('With your chief').waitFor()
  await picture(page, 'desk-review')
  // Looked at by a chief with a session, it is still not sent.
  await waitFor(async () => (await page.getByText('With your chief').count()) === 1, { label: 'it waits' })
  expect((await hub.pool.query('select count(*) from messages')).rows).toEqual(before.rows)
})

test('where the phone has a lock of its own it takes the place of the PIN, with and without a network', async () => {
  // Authenticators make passkeys for a name, never for an address.
  const url = hub.url.replace('127.0.0.1', 'localhost')
  await endPhone(phone)
  phone = await newPhone(browser, url)
  const { page, context } = phone
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const { mrn } = await released(hub)
  const officer = await invited(hub, { name: 'Awa Sy' })
  await page.goto(`${url}/desk`)
  await page.getByLabel('Invitation code').fill(officer.code)
  await page.getByRole('button', { name: 'Use this phone’s own lock' }).click()
  await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
  await installed(page)
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: officer.name }).click()
  await confirmAll(page, m.plateOf(mrn))
  await context.setOffline(false)
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor()
})
