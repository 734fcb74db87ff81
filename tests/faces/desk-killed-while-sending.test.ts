import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { startBrowser } from '../support/browser.ts'
import {
  confirmAll,
  endPhone,
  enrol,
  installed,
  invited,
  messagesOf,
  newPhone,
  type Phone,
  stored,
  unlock,
} from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 10, 6: killed at every await of sending, then unlocked by another officer. */
let hub: TestHub
let browser: Browser
let phone: Phone
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
})
beforeEach(async () => {
  phone = await newPhone(browser, hub.url)
  await phone.context.addInitScript(STOPS_AT_STEP)
})
afterEach(() => endPhone(phone))
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

/**
 * In the page: each write to the outbox and each act that is sent are two steps, one before it is done and one after. At the
 * step that was asked for the page's program stands still for ever, as that of a phone whose battery is gone.
 */
const STOPS_AT_STEP = `
  const at = { step: 0, stop: Infinity, stopped: false }
  globalThis.at = at
  const reached = () => {
    if (at.stop === Infinity) return false
    at.stopped ||= at.step === at.stop
    at.step += 1
    return at.stopped
  }
  // A request that nobody ever hears of again.
  const never = { addEventListener() {} }
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name !== 'acts') return put.apply(this, given)
    if (reached()) return never
    const request = put.apply(this, given)
    return reached() ? never : request
  }
  const real = globalThis.fetch
  globalThis.fetch = async (...given) => {
    if (!String(given[0]).includes('/v1/passages')) return real(...given)
    if (reached()) return new Promise(() => undefined)
    const answer = await real(...given)
    return reached() ? new Promise(() => undefined) : answer
  }`

const stopAt = (page: Page, stop: number) => page.evaluate(`Object.assign(at, { step: 0, stop: ${stop} })`)
const isStopped = (page: Page) => page.evaluate<boolean>('at.stopped')

/** Nothing waits on the phone any more. */
const isAnswered = async (): Promise<boolean> =>
  (await stored(phone.page, 'acts')).rows.every(({ state }) => state === 'accepted')

test('an act is there once, and is its author’s, wherever the phone died and whoever unlocks it', async () => {
  const { context } = phone
  await context.clock.install()
  const [afi, kofi] = [await invited(hub, { name: 'Afi Mensah' }), await invited(hub, { name: 'Kofi Ba' })]
  await enrol(phone.page, hub.url, afi)
  await installed(phone.page)
  await phone.page.getByRole('button', { name: 'Sign out' }).click()
  await enrol(phone.page, hub.url, kofi)
  let [author, colleague] = [kofi, afi]
  const expected: string[][] = []
  let stoppedAt = 0
  for (let step = 0; ; step += 1) {
    const { mrn } = await released(hub)
    await phone.page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
    await confirmAll(phone.page, m.plateOf(mrn))
    expected.push([mrn, `TGCNK001 ${author.pseudonym}`])
    await stopAt(phone.page, step)
    await phone.page.clock.fastForward('00:11')
    const how = await waitFor(
      async () => {
        const through = (await messagesOf(hub, 'border-exit-notice', [mrn])).length === 1 && (await isAnswered())
        // Asked last: whatever is stored by now, the page had told its step before.
        if (await isStopped(phone.page)) return 'stopped'
        return through ? 'through' : undefined
      },
      { label: `the phone dies at step ${step}, or has sent` },
    )
    if (how === 'through') break
    stoppedAt = step
    await phone.page.close()
    phone.page = await context.newPage()
    await phone.page.goto(`${hub.url}/desk`)
    await unlock(phone.page, colleague)
    await phone.page.getByText('Up to date').waitFor()
    ;[author, colleague] = [colleague, author]
    await waitFor(async () => (await messagesOf(hub, 'border-exit-notice', [mrn])).length === 1, {
      label: `what was stopped at step ${step} is sent`,
    })
    await waitFor(isAnswered, { label: 'its answer is stored' })
  }
  // Two writes and one message, before and after each.
  expect(stoppedAt).toBeGreaterThanOrEqual(5)
  const mrns = expected.map(([mrn]) => String(mrn))
  expect(await messagesOf(hub, 'border-exit-notice', mrns)).toEqual(
    expected.toSorted(([one = ''], [other = '']) => one.localeCompare(other)),
  )
})
