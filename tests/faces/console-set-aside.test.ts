import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { picture, violations } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { registered, released } from '../support/journey.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 10, 2: what a receiver has refused is sent again in a few clicks, with a result for each and the reason in the log. */
let faces: Faces

type Row = { sender: string; id: string; log_index: string; state: string }

const rowsOf = async (mrn: string): Promise<Row[]> =>
  (
    await faces.hub.pool.query<Row>(
      `select sender, id, log_index, state from outbox where receiver = 'BF' and mrn = $1 order by log_index`,
      [mrn],
    )
  ).rows

/** Burkina Faso refuses the first message of a movement, which is then set aside. */
async function refuse(mrn: string): Promise<void> {
  const first = await waitFor(
    async () => {
      const [row] = await rowsOf(mrn)
      if (row?.state !== 'in-flight') throw new Error(`the first is ${row?.state}`)
      return row
    },
    { label: 'the first under way' },
  )
  const at = new Date().toISOString()
  const { hub } = faces
  const entry = { sender: first.sender, id: first.id, logIndex: Number(first.log_index), outcome: 'refused' as const }
  const report = {
    id: randomUUID(),
    type: 'delivery-report',
    version: '1',
    sender: { country: 'BF', role: 'customs' },
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: { entries: [{ ...entry, reason: 'no such tariff' }] },
  } as Message
  expect((await hub.post(hub.party('BF'), report)).status).toBe(202)
}

const acts = async (): Promise<string[]> =>
  (
    await faces.hub.pool.query<{ told: string }>(
      `select act || ': ' || operator || ': ' || reason as told from operator_acts where outbox_index is not null order by log_index`,
    )
  ).rows.map(({ told }) => told)

const openQueue = async (page: Page): Promise<void> => {
  await page
    .locator('.needs > li', { hasText: 'set aside' })
    .getByRole('link', { name: /See why/ })
    .click()
  await page.getByRole('heading', { name: 'Queue of Burkina Faso' }).waitFor()
}

beforeAll(async () => {
  faces = await startFaces()
  const grn = await registered(faces.hub, '10000000')
  for (let trucks = 0; trucks < 2; trucks += 1) await refuse((await released(faces.hub, grn)).mrn)
})
afterAll(() => faces?.stop())

test('without a reason nothing is sent, and closing the dialog changes nothing', async () => {
  const page = await faces.open()
  await openQueue(page)
  await page.getByRole('button', { name: 'Send all 2 again' }).click()
  await page.getByText('Dry run: nothing has been sent yet.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click()
  await page.getByText('Choose a reason; another one needs words.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Close' }).click()
  expect(await acts()).toEqual([])
})

test('what is set aside is sent again in four clicks, each with its result, and the log has name and reason', async () => {
  const page = await faces.open()
  // One.
  await openQueue(page)
  await picture(page, 'console-queue')
  // Two.
  await page.getByRole('button', { name: 'Send all 2 again' }).click()
  await page.getByText(/2 messages go again/).waitFor()
  // Three.
  await page.getByText('The cause at the receiver is removed').click()
  await picture(page, 'console-replay')
  // Four.
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click()
  await page.getByText(/^Done at/).waitFor()
  expect(await page.locator('.results .tag').allTextContents()).toEqual(['goes again', 'goes again'])
  const told = 'replay: test operator: The cause at the receiver is removed'
  expect(await acts()).toEqual([told, told])
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByText('Nothing is set aside.').waitFor()
})

test('giving up takes a second operator, who is told who has asked', async () => {
  const { mrn } = await released(faces.hub)
  await refuse(mrn)
  const first = await faces.open()
  await openQueue(first)
  await first.getByRole('button', { name: 'Give up' }).click()
  await first.getByText('The movement has ended').click()
  await first.getByRole('dialog').getByRole('button', { name: 'Give up' }).click()
  await first.getByText('asked; a second operator decides').waitFor()
  await first.getByRole('button', { name: 'Close' }).click()
  await first.getByText('Giving it up was asked by test operator').waitFor()
  expect(await first.getByRole('button', { name: /^Give up/ }).count()).toBe(0)
  const second = await faces.open({ token: 'token-of-second-operator' })
  await openQueue(second)
  await second.getByRole('button', { name: 'Give up, as the second operator' }).click()
  await second.getByText('The movement has ended').click()
  await second.getByRole('dialog').getByRole('button', { name: 'Give up' }).click()
  await second.getByText('given up').waitFor()
  expect((await rowsOf(mrn)).map(({ state }) => state)).toContain('discarded')
})
