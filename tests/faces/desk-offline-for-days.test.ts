import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { startBrowser } from '../support/browser.ts'
import {
  confirmAll,
  endPhone,
  enrol,
  installed,
  invited,
  messagesOf,
  occurredAt,
  newPhone,
  type Phone,
  unlock,
} from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 10, 5: two days without a network, then a line on which every answer takes five seconds and three in ten are lost. */
const LOST = [false, true, false, false, true, false, false, true, false, false]
const HOURS = 48

let hub: TestHub
let browser: Browser
let phone: Phone
let ahead = 0
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub({ now: () => new Date(Date.now() + ahead) })
  browser = await startBrowser()
  phone = await newPhone(browser, hub.url)
})
afterAll(async () => {
  if (phone !== undefined) await endPhone(phone)
  await browser?.close()
  await hub?.stop()
})

/** Three movements on one truck. */
async function groupage(): Promise<{ plate: string; mrns: string[] }> {
  const grn = await registered(hub, '1000000')
  const mrns = [m.newMrn(), m.newMrn(), m.newMrn()].toSorted()
  const plate = m.plateOf(mrns[0])
  for (const mrn of mrns) {
    const means = { typeOfIdentification: '30', identification: plate, nationality: 'TG' }
    const declared = m.declaration(mrn, grn, '1000', { body: { vehicleSet: { mode: '3', means } } as never })
    for (const message of [declared, m.release(mrn)]) {
      const { status, bytes } = await hub.post(hub.party('TG'), message)
      if (status !== 202) throw new Error(bytes.toString('utf8'))
    }
  }
  return { plate, mrns }
}

test('a truck with three movements is confirmed in three taps, and each notice comes once, with its own time', async () => {
  const { page, context } = phone
  const { plate, mrns } = await groupage()
  const officer = await invited(hub, { name: 'Afi Mensah' })
  await context.clock.install()
  await enrol(page, hub.url, officer)
  await installed(page)
  await page.getByRole('button', { name: plate }).waitFor()
  await context.setOffline(true)
  await page.reload()
  await unlock(page, officer)
  const confirmedAt = Date.now()
  await confirmAll(page, plate, 'Confirm 3 MRNs')
  ahead = HOURS * 3_600_000
  await page.clock.fastForward(HOURS * 3_600_000)
  // Fifteen minutes without a touch have locked it.
  await page.getByText('Who works here now?').waitFor()
  let asked = 0
  await context.route('**/v1/**', async (route: Route) => {
    const lost = LOST[asked % LOST.length] === true
    asked += 1
    if (!lost) return route.continue()
    // Half of what is lost has arrived, and only its answer has not.
    if (asked % 2 === 0) await route.fetch().catch(() => undefined)
    return route.abort()
  })
  const devtools = await context.newCDPSession(page)
  const slow = { offline: false, latency: 5_000, downloadThroughput: 20_000 / 8, uploadThroughput: 20_000 / 8 }
  await context.setOffline(false)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slow)
  await unlock(page, officer)
  const notices = () => messagesOf(hub, 'border-exit-notice', mrns)
  await waitFor(async () => (await notices()).length === 3, { label: 'three notices', timeoutMs: 120_000 })
  // Twelve questions of five seconds each are the minute in which they have to be there.
  expect(asked).toBeLessThanOrEqual(12)
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor({ timeout: 120_000 })
  expect(await notices()).toEqual(mrns.map((mrn) => [mrn, `TGCNK001 ${officer.pseudonym}`]))
  const times = await occurredAt(hub, 'border-exit-notice', mrns)
  expect(times).toHaveLength(3)
  for (const occurred of times) expect(Math.abs(occurred - confirmedAt)).toBeLessThan(120_000)
})
