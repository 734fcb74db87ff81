import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser } from '../support/browser.ts'
import { confirmAll, endPhone, enrol, installed, invited, messagesOf, newPhone, type Phone } from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** faces.md 10, 8: two officers on two phones, out of contact, see the same truck, one of them with a broken seal. */
let hub: TestHub
let browser: Browser
const phones: Phone[] = []
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
})
afterEach(() => Promise.all(phones.splice(0).map(endPhone)))
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function atBarrier(name: string): Promise<{ page: Page; phone: Phone; pseudonym: string }> {
  const phone = await newPhone(browser, hub.url)
  phones.push(phone)
  const officer = await invited(hub, { name })
  await phone.context.clock.install()
  await enrol(phone.page, hub.url, officer)
  await installed(phone.page)
  return { page: phone.page, phone, pseudonym: officer.pseudonym }
}

test('there is one passage, the worse finding stands, both acts are on record, and each phone shows the other’s', async () => {
  const { mrn } = await released(hub)
  const [first, second] = [await atBarrier('Afi Mensah'), await atBarrier('Kofi Ba')]
  for (const { page, phone } of [first, second]) {
    await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
    await phone.context.setOffline(true)
  }
  await confirmAll(first.page, m.plateOf(mrn))
  await second.page.getByRole('button', { name: m.plateOf(mrn) }).click()
  await second.page.getByRole('button', { name: 'Something differs' }).click()
  await second.page.getByRole('button', { name: 'Broken' }).click()
  await second.page.getByRole('button', { name: 'Confirm 1 MRN' }).click()
  await second.page.getByText(/^Kept on this phone/).waitFor()
  await first.phone.context.setOffline(false)
  await first.page.clock.fastForward('00:11')
  await first.page.getByRole('button', { name: /^Outbox/ }).click()
  await first.page.getByText('Accepted').waitFor()
  await second.phone.context.setOffline(false)
  await second.page.clock.fastForward('00:11')
  await second.page.getByRole('button', { name: /^Outbox/ }).click()
  await second.page
    .getByText(new RegExp(`Already confirmed|${first.pseudonym}`))
    .first()
    .waitFor()
  await picture(second.page, 'desk-second-officer')
  expect(await messagesOf(hub, 'border-exit-notice', [mrn])).toEqual([
    [mrn, `TGCNK001 ${first.pseudonym}`],
    [mrn, `TGCNK001 ${second.pseudonym}`],
  ])
  const movement = await movementOf(hub, mrn)
  expect(movement['flags']).toContain('sealsDiffer')
  const passages = await hub.pool.query<{ exits: number }>(
    `select jsonb_array_length(jsonb_path_query_array(doc::jsonb, '$.legs[*].exited')) as exits from movements where mrn = $1`,
    [mrn],
  )
  expect(passages.rows).toEqual([{ exits: 1 }])
})
