import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture } from '../support/browser.ts'
import { openPages, type Pages } from '../support/console.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'

/** faces.md 10, 3: a hub that stands still looks alive to nobody, and when it goes on every page does, without being loaded again. */
let stage: Stage
let hub: ProcessHub
let pages: Pages

beforeAll(async () => {
  await buildWeb()
  stage = await openStage()
  hub = await stage.startHub()
  pages = await openPages(() => hub.url)
})
afterAll(async () => {
  await stage?.close()
  await pages?.close()
})

test('while the hub stands still no page looks live, and afterwards all do', async () => {
  const places = ['#/settle', '#/countries', '#/queues/BF', '#/movements', '#/log']
  const open = []
  for (const place of places) {
    const page = await pages.open()
    await page.goto(`${hub.url}/console/${place}`)
    await page.locator('h1').waitFor()
    open.push(page)
  }
  const pid = hub.pid()
  if (pid === undefined) throw new Error('no hub')
  process.kill(pid, 'SIGSTOP')
  try {
    for (const page of open) {
      // The page itself says so within its own fifteen seconds; whoever drives it may be slower.
      await page.getByText(/^No contact with the hub since/).waitFor({ timeout: 60_000 })
      expect(await page.locator('.live-mark').count()).toBe(0)
      expect(await page.locator('main.stale').count()).toBe(1)
    }
    await picture(open[1] ?? open[0]!, 'console-stale')
    // Nothing is claimed of what nobody knows.
    expect(await open[0]?.getByText('Nothing needs you now').count()).toBe(0)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  for (const page of open) {
    await page.locator('.live-mark').waitFor({ timeout: 60_000 })
    expect(await page.locator('main.stale').count()).toBe(0)
  }
})
