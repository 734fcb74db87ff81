import { afterAll, beforeAll, expect, test } from 'vitest'
import { picture } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** faces.md 10, 4: from a seal number alone, by keyboard alone, to where the movement is and what is awaited until when. */
let faces: Faces
let mrn: string

beforeAll(async () => {
  faces = await startFaces()
  mrn = (await released(faces.hub)).mrn
  await faces.hub.post(faces.hub.party('TG'), m.exitNotice(mrn, { occurredAt: new Date().toISOString() }))
})
afterAll(() => faces?.stop())

test('two characters are too few, and an unknown number finds nothing', async () => {
  const page = await faces.open()
  await page.goto(`${faces.hub.url}/console/#/movements`)
  const box = page.getByRole('textbox', { name: 'Any number' })
  await box.fill('S-1')
  await box.press('Enter')
  await page.getByText('Enter three characters at least.').waitFor()
  await box.fill('NOBODYS-SEAL')
  await box.press('Enter')
  await page.getByText('No movement has this.').waitFor()
})

test('a seal number leads to the movement in three interactions, by keyboard alone', async () => {
  const page = await faces.open()
  await page.goto(`${faces.hub.url}/console/#/movements`)
  await page.getByRole('textbox', { name: 'Any number' }).focus()
  // One: the number and Enter.
  await page.keyboard.type('SEAL-1')
  await page.keyboard.press('Enter')
  const hit = page.locator('table.live a.mrn')
  await hit.waitFor()
  expect((await hit.textContent())?.replaceAll(' ', '')).toBe(mrn)
  const { rows } = await faces.hub.pool.query<{ count: number }>('select count(*)::int as count from movements')
  expect(await page.locator('[data-fact="movements.total"]').textContent()).toBe(String(rows[0]?.count))
  // Two: to the one that was found. Three: open it.
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>('document.activeElement.matches("table.live a.mrn")')) break
  }
  await picture(page, 'console-movements')
  await page.keyboard.press('Enter')
  const sentence = page.locator('.lead .sentence')
  await sentence.getByText(/Last seen at TG[A-Z0-9]+, .*Awaited: .*, until /).waitFor()
  await picture(page, 'console-movement')
  // Whoever listens is where the page now begins.
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('main')
  await page.getByRole('button', { name: 'Read it' }).first().click()
  await page.locator('.reading').first().waitFor()
})
