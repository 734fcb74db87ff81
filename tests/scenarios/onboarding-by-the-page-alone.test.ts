import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandsOf, type EmptyHub, startEmptyHub } from '../support/empty-hub.ts'

let hub: EmptyHub
beforeAll(async () => {
  hub = await startEmptyHub()
})
afterAll(() => hub?.stop())

test('who types the commands of the page, in their order, on an empty hub, ends with a message of one country in the inbox of another', () => {
  const { status, output } = hub.run(commandsOf('onboarding.md'))
  if (status !== 0) throw new Error(output)
  const inbox = JSON.parse(readFileSync(join(hub.folder, 'inbox.json'), 'utf8')) as {
    messages: { sender: string; type: string }[]
  }
  expect(inbox.messages).toMatchObject([{ sender: 'TG', type: 'availability-notice' }])
})
