import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GUIDES } from '../../src/http/pages/guide-page.ts'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, startBrowser, tooWide, violations } from '../support/browser.ts'
import { enrol, invited } from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

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

test('a principal answers an enquiry with a photograph, without script, and the officer who asked reads it at the desk', async () => {
  const { mrn } = await released(hub)
  const question = { stage: 'holder', asked: 'TG/sahel-transit', question: 'Where are the goods?' } as const
  const respondBy = new Date(Date.now() + 86_400_000).toISOString()
  const enquiry = message('enquiry-request', customs('TG'), { ...question, respondBy }, { mrn })
  expect((await hub.post(hub.party('TG'), enquiry)).status).toBe(202)
  const code = await codeOf(mrn)
  const narrow = { width: 320, height: 640 }
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: narrow, reducedMotion: 'reduce' })
  const page = await context.newPage()
  // Where no script runs axe does not either: it looks at a copy.
  const copy = await browser.newPage({ viewport: narrow })
  const wrong: string[] = []
  const looked = async (name: string): Promise<void> => {
    await copy.setContent(await page.content())
    wrong.push(...(await tooWide(page)), ...(await violations(copy)))
    await picture(page, name)
  }
  await page.goto(`${hub.url}/v1/follow-up/${mrn}?code=${code}&language=fr`)
  await page.getByLabel('Vous répondez en tant que').selectOption('principal')
  await page.getByLabel('Nom, et comment vous joindre').fill('Sahel Transit, +228 22 00 00 00')
  await page.getByLabel('Votre réponse').selectOption('arrived')
  await looked('answer-form')
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await page.getByText('Joignez au moins un document').waitFor()
  expect(await page.getByLabel('Nom, et comment vous joindre').inputValue()).toBe('Sahel Transit, +228 22 00 00 00')
  await looked('answer-refused')
  const photograph = await page.screenshot()
  await page.getByLabel('Documents').setInputFiles({ name: 'IMG_1.png', mimeType: 'image/png', buffer: photograph })
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await page.getByText('Votre réponse a été reçue.').waitFor()
  await looked('answer-received')
  await copy.close()
  expect(wrong).toEqual([])
  await context.close()

  const phone = await browser.newContext({ viewport: narrow, locale: 'en-GB', reducedMotion: 'reduce' })
  const desk = await phone.newPage()
  await enrol(desk, hub.url, await invited(hub, { name: 'Kofi Adjei', offices: [m.OFFICES.departure] }))
  await desk.getByRole('button', { name: 'To do' }).click()
  await desk.getByRole('button', { name: 'Answered with proof: 1' }).click()
  await desk.getByText('The goods arrived').waitFor()
  expect([...(await tooWide(desk)), ...(await violations(desk))]).toEqual([])
  await picture(desk, 'desk-answered')
  const [saved] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Document 1: PNG' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(new RegExp(`^${mrn}-[0-9a-f]{8}-1[.]png$`))
  await phone.close()

  // Who runs the hub reads no documents of others: the console says nothing of what was answered.
  const runsHub = await browser.newPage({ locale: 'en-GB' })
  await runsHub.goto(`${hub.url}/console/#token=token-of-operator`)
  await runsHub.locator('.live-mark').waitFor()
  await runsHub.goto(`${hub.url}/console/#/movements/${mrn}`)
  await runsHub.locator('.timeline li').first().waitFor()
  const told = await runsHub.locator('main').innerText()
  for (const said of ['Answers with proof', 'The goods arrived', '+228 22 00 00 00']) expect(told).not.toContain(said)
  await runsHub.close()
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

test('each guide shows its pictures at once in their place, in its language, on a phone and in print', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  const found: string[] = []
  page.on('console', (line) => found.push(line.text()))
  for (const name of GUIDES) {
    for (const language of ['en', 'fr', 'pt']) {
      await page.goto(`${hub.url}/guide/${name}?language=${language}`)
      await page.locator('main img').first().scrollIntoViewIfNeeded()
      const label = `the first picture of ${name}`
      await waitFor(() => page.evaluate<boolean>(`document.querySelector('main img').naturalWidth > 0`), { label })
      const pictures = await page.evaluate<{ src: string; alt: string; size: string }[]>(
        `[...document.querySelectorAll('main img')].map(({ src, alt, width, height }) =>
          ({ src, alt, size: width > 0 && height > 0 ? 'kept' : 'none' }))`,
      )
      expect(pictures.length).toBeGreaterThanOrEqual(2)
      for (const { src, alt, size } of pictures) {
        const answer = await fetch(src)
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
        expect(answer.headers.get('cache-control')).toContain('immutable')
        expect(new URL(src).pathname).toMatch(new RegExp(`^/guide/pictures/[a-z-]+[.]${language}-[\\w-]{8}[.]webp$`))
        expect([alt.length > 0, size]).toEqual([true, 'kept'])
      }
      found.push(...(await tooWide(page)))
    }
    found.push(...(await violations(page)))
    await picture(page, `guide-${name}`)
  }
  await page.emulateMedia({ media: 'print' })
  found.push(...(await tooWide(page)))
  expect(found).toEqual([])
  expect((await fetch(`${hub.url}/guide/pictures/nothing-00000000.webp`)).status).toBe(404)
  await context.close()
})
