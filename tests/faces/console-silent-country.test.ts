import { afterAll, beforeAll, expect, test } from 'vitest'
import { picture } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { registered, released } from '../support/journey.ts'
import { operate } from '../support/operator.ts'
import { startReceiver, type Receiver } from '../support/receiver.ts'

/** faces.md 10, 1: a country's system falls silent, and the console says so by itself, as SQL counts it. */
let faces: Faces
let togo: Receiver
let burkina: Receiver

beforeAll(async () => {
  faces = await startFaces()
  const { hub } = faces
  togo = await startReceiver(hub, 'TG')
  burkina = await startReceiver(hub, 'BF')
  const contacts = [{ name: 'Permanence DGD', phone: '+226 25 00 00 01' }]
  await operate(hub, 'PATCH', '/v1/participants/BF', { contacts, reason: 'Duty roster of the week' })
  await released(hub, await registered(hub, '10000000'))
})
afterAll(async () => {
  await togo?.close()
  await faces?.stop()
})

const counted = async (): Promise<{ messages: number; movements: number }> => {
  const { rows } = await faces.hub.pool.query<{ messages: number; movements: number }>(
    `select count(*)::int as messages, count(distinct d.mrn)::int as movements
     from open_deliveries o join deliveries d using (receiver, log_index) where o.receiver = 'BF' and o.state <> 'parked'`,
  )
  return rows[0] ?? { messages: 0, movements: 0 }
}

test('a silent country stands first, untouched, with why, since when, what waits and whom to call, in three languages', async () => {
  const page = await faces.open()
  await page.getByText('Nothing needs you now').waitFor()
  await picture(page, 'console-settle-calm')
  await burkina.close()
  const grn = await registered(faces.hub, '10000000')
  for (let trucks = 0; trucks < 3; trucks += 1) await released(faces.hub, grn)
  faces.later(90_000)
  const first = page.locator('.needs > li').first()
  await first.getByText(/its system is not connected/).waitFor({ timeout: 120_000 })
  const { messages, movements } = await counted()
  expect(movements).toBe(3)
  expect(await first.locator('.sentence').textContent()).toContain(
    `Messages waiting: ${messages}; movements held up: ${movements}.`,
  )
  expect(await first.locator('.age time').count()).toBe(1)
  expect(await first.getByRole('link', { name: /Permanence DGD/ }).getAttribute('href')).toBe('tel:+22625000001')
  await picture(page, 'console-settle')
  for (const [language, words] of [
    ['fr', /son système n’est pas connecté/],
    ['pt', /o seu sistema não está ligado/],
  ] as const) {
    await page.locator('header select').first().selectOption(language)
    await first.getByText(words).waitFor()
  }
})

test('who looks after it is told to the others, and is an act in the log', async () => {
  const mine = await faces.open()
  const other = await faces.open({ token: 'token-of-second-operator' })
  await mine.getByRole('button', { name: 'I look after it' }).first().click()
  await mine.getByText('You look after it').waitFor()
  await other.getByText('test operator looks after it').waitFor({ timeout: 60_000 })
  const { rows } = await faces.hub.pool.query<{ told: string }>(
    `select act || ' ' || attention || ' ' || operator as told from operator_acts where attention is not null`,
  )
  expect(rows.map(({ told }) => told)).toEqual(['take queue-BF test operator'])
})

test('the countries say which of them is silent, and the others are not alarmed', async () => {
  const page = await faces.open()
  await page.getByRole('link', { name: 'Countries' }).click()
  const burkinaFaso = page.getByRole('row', { name: /Burkina Faso/ })
  await burkinaFaso.getByText('Link down').waitFor()
  const { messages } = await counted()
  expect(await page.locator('[data-fact="queue.depth:BF"]').textContent()).toBe(String(messages))
  const ghana = page.getByRole('row', { name: /Ghana/ })
  expect(await ghana.locator('.tag.bad').count()).toBe(0)
  await picture(page, 'console-countries')
})
