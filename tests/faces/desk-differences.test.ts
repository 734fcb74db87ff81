import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asOffice } from '../../src/domain/values/office.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser } from '../support/browser.ts'
import { endPhone, enrol, invited, messagesOf, newPhone, type Phone } from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { testReference } from '../support/reference.ts'

/** faces.md 10, 7: another plate, a seal number that was never in force, and a stop. */
const PHONE_OF_DUTY = '+228 22 00 11 22'

let hub: TestHub
let browser: Browser
let phone: Phone
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
  phone = await newPhone(browser, hub.url)
  const office = testReference().offices.get(asOffice(m.OFFICES.departure))
  if (office === undefined) throw new Error('no office of departure')
  const contacts = [{ kind: 'phone', value: PHONE_OF_DUTY }] as const
  await createRegistryWriter(hub.pool).putOffice({ ...office, contacts })
})
afterEach(() => endPhone(phone))
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

/** Alerts that an administration gets about a movement. */
const alertsTo = async (receiver: string, mrn: string): Promise<number> =>
  (
    await hub.pool.query(`select 1 from deliveries where receiver = $1 and mrn = $2 and type = 'alert'`, [
      receiver,
      mrn,
    ])
  ).rows.length

test('the card says so first, the act is taken, the warning comes back with whom to call, and nothing is discharged by itself', async () => {
  const { page, context } = phone
  await context.clock.install()
  const { mrn } = await released(hub)
  expect((await hub.post(hub.party('TG'), m.exitNotice(mrn))).status).toBe(202)
  const stop = { action: 'stop', reason: 'risk', text: 'Examine at once' } as const
  expect((await hub.post(hub.party('TG'), message('alert', customs('TG'), stop, { mrn }))).status).toBe(202)
  const before = await alertsTo('TG', mrn)
  await enrol(page, hub.url, await invited(hub, { name: 'Awa Sy', party: 'BF', offices: [m.OFFICES.entry] }))
  const row = page.getByRole('button', { name: m.plateOf(mrn) })
  await row.getByText('STOP').waitFor()
  await row.click()
  await page.locator('.notice.bad').first().waitFor()
  await page.getByRole('button', { name: 'Something differs' }).click()
  await page.getByLabel(/^Plate TG/).check()
  await page.getByLabel('Plate seen').fill('BF 4711 XX')
  await page.getByRole('button', { name: 'Another number' }).click()
  await page.getByLabel('Number seen').fill('NEVER-99')
  await picture(page, 'desk-differences')
  await page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('00:11')
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor()
  await page.locator('.notice.bad').first().waitFor()
  // The receipt is in the language of the party; the officer reads the warning in that of the page.
  await page.getByRole('combobox', { name: 'Language' }).selectOption('pt')
  await page.getByText(/^Os selos não são os que estão em vigor/).waitFor()
  const ofReceipt = page.getByText(/^(?:The seals|Les scellés)/)
  expect([await ofReceipt.count(), await ofReceipt.isVisible()]).toEqual([1, false])
  await picture(page, 'desk-warned')
  expect(await page.getByRole('link', { name: PHONE_OF_DUTY }).count()).toBeGreaterThan(0)
  expect(await messagesOf(hub, 'border-entry-notice', [mrn])).toHaveLength(1)
  expect(await alertsTo('TG', mrn)).toBeGreaterThan(before)
  // Results that pass over what is open are refused; the movement waits for departure either way.
  expect((await hub.post(hub.party('BF'), m.arrival(mrn))).status).toBe(202)
  expect((await hub.post(hub.party('BF'), m.results(mrn))).status).toBe(422)
  expect(await stateOf(hub, mrn)).not.toBe('discharged')
  expect((await movementOf(hub, mrn))['flags']).toEqual(expect.arrayContaining(['vehicleDiffers', 'sealsDiffer']))
})
