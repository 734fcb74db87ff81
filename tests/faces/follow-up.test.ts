import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser, violations } from '../support/browser.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** faces.md 10, 12: whoever holds the paper, in a real Chromium without script, against a running hub. */
let hub: TestHub
let browser: Browser
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub({
    config: {
      followUp: { perMinute: 600, burst: 200 },
      mail: { url: 'smtp://127.0.0.1:9', from: 'transit@example.org' },
    },
  })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const codeOf = async (mrn: string): Promise<string> => {
  const { rows } = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
  return rows[0]?.code ?? ''
}

test('a wrong code and an unknown MRN look the same, and neither is in the address afterwards', async () => {
  const { mrn } = await released(hub)
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const tried: string[] = []
  for (const [typed, code] of [
    [mrn, '0000-0000-0000-0000-0000'],
    [m.newMrn(), await codeOf(mrn)],
  ] as const) {
    await page.goto(`${hub.url}/follow-up?language=en`)
    await page.getByLabel('MRN').fill(typed)
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Show' }).click()
    tried.push(await page.locator('main').innerText())
    expect(page.url()).toBe(`${hub.url}/follow-up`)
  }
  expect(tried[0]).toContain('There is no movement with this MRN and this code')
  expect(tried[1]).toBe(tried[0])
  await context.close()
})

test('a principal types MRN and code without script and reads where the truck is, in each language', async () => {
  const { mrn } = await released(hub)
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const bytes: number[] = []
  page.on('response', (answer) => void answer.body().then((body) => bytes.push(body.length)))
  await page.goto(`${hub.url}/suivi`)
  await picture(page, 'follow-up-form')
  await page.getByLabel('MRN').fill(mrn.toLowerCase())
  await page.getByLabel('Code').fill((await codeOf(mrn)).toLowerCase())
  await page.getByRole('button', { name: 'Afficher' }).click()
  await page.getByText('Vous restez responsable jusqu’à l’apurement.').waitFor()
  await picture(page, 'follow-up')
  await page.getByRole('button', { name: 'Português' }).click()
  await page.getByText('Continua responsável até ao apuramento.').waitFor()
  expect(page.url()).toBe(`${hub.url}/v1/follow-up/${mrn}`)
  for (const one of [m.exitNotice(mrn), m.entryNotice(mrn), m.arrival(mrn), m.results(mrn), m.discharge(mrn)]) {
    expect((await hub.post(hub.party(one.sender.country), one)).status).toBe(202)
  }
  await page.getByRole('button', { name: 'Atualizar' }).click()
  await page.getByText('Encerrado por apuramento').waitFor()
  await picture(page, 'follow-up-closed')
  // Each page is one answer, small enough for the worst line.
  expect(bytes.length).toBe(4)
  expect(Math.max(...bytes)).toBeLessThan(20_000)
  await context.close()
})

test('nobody is kept out: no barrier in any language, light or dark, and nothing wider than 320 px', async () => {
  const { mrn } = await released(hub)
  const code = await codeOf(mrn)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    for (const language of ['en', 'fr', 'pt']) {
      for (const path of ['/', '/follow-up', `/v1/follow-up/${mrn}`]) {
        const query = path.startsWith('/v1') ? `?code=${code}&language=${language}` : `?language=${language}`
        await page.goto(`${hub.url}${path}${query}`)
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        found.push(...(await violations(page)), ...(Number(wide) > 320 ? [`${path} is ${String(wide)} px wide`] : []))
      }
    }
    await context.close()
  }
  expect(found).toEqual([])
})
