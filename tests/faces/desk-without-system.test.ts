import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asOffice } from '../../src/domain/values/office.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser } from '../support/browser.ts'
import { confirmAll, endPhone, enrol, invited, newPhone, type Phone, type TestOfficer } from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { testReference } from '../support/reference.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 10, 11: Lomé and Ouagadougou have no system; they release, receive and discharge by two persons each, on phones only. */
const { departure, destination } = m.OFFICES

let hub: TestHub
let browser: Browser
const phones: Phone[] = []
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
  const write = createRegistryWriter(hub.pool)
  for (const code of [departure, destination].map(asOffice)) {
    const office = testReference().offices.get(code)
    if (office === undefined) throw new Error(`no office ${code}`)
    await write.putOffice({ ...office, automated: false })
  }
})
afterEach(() => Promise.all(phones.splice(0).map(endPhone)))
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

/** Somebody of an office, with a phone and what there is to do. */
async function atWork(name: string, party: string, office: string): Promise<Phone & { officer: TestOfficer }> {
  const phone = await newPhone(browser, hub.url)
  phones.push(phone)
  await phone.context.clock.install()
  const officer = await invited(hub, { name, party, offices: [office] })
  await enrol(phone.page, hub.url, officer)
  return { ...phone, officer }
}

/** What was kept goes at once, without the time in which it could be taken back. */
async function sent({ page }: Phone, outcome: string | RegExp): Promise<void> {
  await page.getByText(/^Kept on this phone/).waitFor()
  await page.clock.fastForward('00:11')
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText(outcome).first().waitFor()
}

const todo = async ({ page }: Phone): Promise<void> => {
  await page.getByRole('button', { name: 'To do' }).click()
}

/** The second person says why, and confirms. */
async function approved(phone: Phone): Promise<void> {
  await todo(phone)
  await phone.page.getByLabel('Why').fill('seen with my own eyes')
  await phone.page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await sent(phone, 'Accepted')
}

/** Who asks sees why a second person has to come. */
async function refusedToOneself(phone: Phone): Promise<void> {
  await todo(phone)
  await phone.page.getByText('You asked this yourself.').waitFor()
  expect(await phone.page.getByRole('button', { name: 'Confirm', exact: true }).count()).toBe(0)
}

/** Everything the log has of a movement, without what the hub made of it. */
const kinds = async (mrn: string): Promise<string[]> =>
  (
    await hub.pool.query<{ kind: string }>(
      `select kind from log_leaves where mrn = $1 and kind in ('asked', 'approved') order by log_index`,
      [mrn],
    )
  ).rows.map(({ kind }) => kind)

test('an office without a system releases, receives and discharges by two persons each, on phones only', async () => {
  const mrn = m.newMrn()
  const declared = await hub.post(hub.party('TG'), m.declaration(mrn, await registered(hub, '1000000'), '1000'))
  expect(declared.status).toBe(202)
  const [afi, kofi] = [await atWork('Afi Mensah', 'TG', departure), await atWork('Kofi Ba', 'TG', departure)]

  await todo(afi)
  await afi.page.getByRole('button', { name: 'Release' }).click()
  await afi.page.getByRole('button', { name: 'Release' }).click()
  await afi.page.getByText('Say whether it was examined').waitFor()
  await afi.page.getByRole('button', { name: 'Not examined' }).click()
  const limit = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16)
  await afi.page.getByLabel('To be at destination by').fill(limit)
  await picture(afi.page, 'desk-release')
  await afi.page.getByRole('button', { name: 'Release' }).click()
  await sent(afi, 'Waits for a second person')
  expect(await stateOf(hub, mrn)).toBe('registered')
  await refusedToOneself(afi)
  await picture(afi.page, 'desk-same-person')
  await todo(kofi)
  await kofi.page.getByLabel('Why').waitFor()
  await picture(kofi.page, 'desk-approval')
  await approved(kofi)
  expect(await stateOf(hub, mrn)).toBe('released')

  for (const [party, message] of [
    ['TG', m.exitNotice(mrn)],
    ['BF', m.entryNotice(mrn)],
  ] as const)
    expect((await hub.post(hub.party(party), message)).status).toBe(202)

  const awa = await atWork('Awa Sy', 'BF', destination)
  await confirmAll(awa.page, m.plateOf(mrn))
  await sent(awa, 'Accepted')
  expect(await stateOf(hub, mrn)).toBe('arrived')
  await todo(awa)
  await awa.page.getByRole('button', { name: 'Enter results' }).click()
  await awa.page.getByRole('button', { name: 'Satisfactory', exact: true }).click()
  await awa.page.getByRole('button', { name: 'Intact' }).click()
  await picture(awa.page, 'desk-results')
  await awa.page.getByRole('button', { name: 'Enter results' }).click()
  await sent(awa, 'Accepted')
  expect(await stateOf(hub, mrn)).toBe('results-received')

  await todo(kofi)
  await kofi.page.getByRole('button', { name: 'Discharge' }).click()
  await kofi.page.getByRole('button', { name: 'Discharge' }).click()
  await sent(kofi, 'Waits for a second person')
  await refusedToOneself(kofi)
  expect(await stateOf(hub, mrn)).toBe('results-received')
  await approved(afi)
  await waitFor(async () => (await stateOf(hub, mrn)) === 'discharged', { label: 'it is discharged' })
  expect(await kinds(mrn)).toEqual(['asked', 'approved', 'asked', 'approved'])
})
