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

// All checks, kills included, run on ActiveMQ Artemis in `npm run test:foreign`; here the one the broker has most to do with.
it.each(['amqp', 'stomp'] as const)(
  'over %s jms loses nothing in an outage of RabbitMQ, and keeps the order',
  async (protocol) => {
    process.env['CORRIDOR_JMS_BROKER'] = jmsUrl(protocol)
    const only = 'an outage of the national system'
    expect(await checksThatFail({ name: 'jms', adapters: ADAPTERS, folder: join(folder, protocol), only })).toEqual([])
  },
)
