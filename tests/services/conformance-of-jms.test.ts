import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { checksThatFail } from '../support/conformance.ts'
import { jmsUrl } from '../support/jms.ts'

const ADAPTERS = join(import.meta.dirname, '../../adapters')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-conformance-jms-'))
  process.env['CORRIDOR_JMS_PREFIX'] = '/queue/'
})
afterEach(() => {
  delete process.env['CORRIDOR_JMS_BROKER']
})
afterAll(async () => {
  delete process.env['CORRIDOR_JMS_PREFIX']
  await rm(folder, { recursive: true, force: true })
})

// All checks run on ActiveMQ Artemis in `npm run test:foreign`; here those that the broker has most to do with.
it.each([
  ['amqp', 'killed at random points'],
  ['stomp', 'an outage of the national system'],
] as const)('over %s jms passes the check "%s…" on RabbitMQ', async (protocol, only) => {
  process.env['CORRIDOR_JMS_BROKER'] = jmsUrl(protocol)
  expect(await checksThatFail({ name: 'jms', adapters: ADAPTERS, folder: join(folder, protocol), only })).toEqual([])
})
