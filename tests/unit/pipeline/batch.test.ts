import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import type { Reference } from '../../../src/domain/model/reference.ts'
import type { Message } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import { Database } from '../../simulation/database.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { batch, reference, workOf } from '../../simulation/deps.ts'
import { ITINERARY } from '../../property/sequences.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { amendment, customs, message } from '../../support/procedures.ts'
import { declaration, exit, MRN, registration, release } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const random = createRandom(1)

type Sent = { replies?: boolean; reference?: Reference }

async function send(database: Database, message: Message, sent: Sent = {}): Promise<string> {
  const tx = new Transaction(database, async () => undefined)
  const deps = { ...batch, reference, ...sent, random: (count: number) => random.bytes(count), now: NOW }
  const [answer] = await runBatch(tx, [workOf(message, encodeJson(message), NOW, sent.replies)], deps)
  tx.commit()
  tx.end()
  if (answer?.kind !== 'accepted') throw new Error(JSON.stringify(answer))
  return (JSON.parse(answer.receipt.toString('utf8')) as { status: string }).status
}

const declared = () => declaration({ body: { destinationOffice: 'NENIM001', itinerary: ITINERARY } })

test('of what one decision sends to a receiver, the first leaf goes first, though another was made before it', async () => {
  const database = new Database()
  for (const message of [registration(), declared(), release(), exit()]) await send(database, message)
  for (const row of database.outbox.values()) row.state = 'delivered'
  const known = new Set(database.outbox.keys())
  const shorter = [ITINERARY[0]!, { country: 'BF', entryOffice: 'BFCNK001', mode: '3', connection: 'full' } as const]
  const { guarantees } = declaration().body
  await send(database, amendment(2, { destinationOffice: 'BFOUA001', itinerary: shorter, guarantees }))
  const rows = [...database.outbox].filter(([key, { receiver }]) => !known.has(key) && receiver === 'BF')
  const inOrder = rows.map(([, row]) => row).sort((one, other) => Number(one.logIndex - other.logIndex))
  expect(inOrder.map(({ type, state }) => `${type} ${state}`)).toEqual([
    'declaration-amendment ready',
    'anticipated-arrival-record waiting',
  ])
})

test('a fact of which departure was alerted when it came takes effect later, and alerts again under another id', async () => {
  const database = new Database()
  const strange = exit({ body: { office: 'GHPAG001' } })
  await send(database, registration())
  expect(await send(database, strange)).toBe('unmatched')
  await send(database, declared())
  await send(database, message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }))
  const alerts = [...database.messages.values()].filter(({ type }) => type === 'alert')
  expect(alerts.length).toBeGreaterThan(1)
  expect(database.leaves.filter(({ kind, mrn }) => kind === 'effect' && mrn === MRN)).toHaveLength(1)
})

test('a delivery report over AMQP is answered by nothing, as any other message over AMQP is not', async () => {
  const database = new Database()
  await send(database, registration(), { replies: true })
  const answers = [...database.outbox.values()].map(({ type, receiver }) => `${type} ${receiver}`)
  expect(answers).toEqual(['acknowledgement TG/fonds-garantie'])
  const entry = { sender: 'ZZ', id: '0198f2b6-0000-7000-8000-000000000009', logIndex: 1, outcome: 'accepted' as const }
  const report = message('delivery-report', customs('TG'), { entries: [entry] })
  for (const _ of ['first', 'repeat']) await send(database, report, { replies: true })
  expect(database.outbox.size).toBe(1)
  expect([...database.messages.values()].filter(({ type }) => type === 'acknowledgement')).toHaveLength(1)
})

test('a delivery report of what was never sent, or is closed already, is recorded and not applied', async () => {
  const database = new Database()
  for (const one of [registration(), declared(), release(), exit()]) await send(database, one)
  const row = [...database.outbox.values()].find(({ receiver, state }) => receiver === 'BF' && state === 'ready')!
  const { sender, id } = row.key
  const report = (more: { logIndex?: number; id?: string } = {}) => {
    const named = { sender, id, logIndex: Number(row.logIndex), outcome: 'accepted' as const }
    return message('delivery-report', customs('BF'), { entries: [{ ...named, ...more }] })
  }
  expect(await send(database, report({ logIndex: 999 }))).toBe('recorded')
  expect(await send(database, report({ id: '0198f2b6-0000-7000-8000-000000000009' }))).toBe('recorded')
  expect(await send(database, report())).toBe('applied')
  expect(await send(database, report())).toBe('recorded')
})

test('a party of channel none gets no row in the outbox, whatever is forwarded to it or made for it', async () => {
  const appOnly = new Map([...reference.parties].map(([key, party]) => [key, { ...party, channel: 'none' as const }]))
  const database = new Database()
  for (const message of [registration(), declared(), release(), exit()]) {
    await send(database, message, { replies: true, reference: { ...reference, parties: appOnly } })
  }
  expect(database.outbox.size).toBe(0)
  expect(database.leaves.filter(({ kind }) => kind === 'made')).toEqual([])
})

test('what is sent without a movement waits for what the same sender has sent that receiver before', async () => {
  const database = new Database()
  const closed = { scope: 'country', state: 'outage', manualProcedure: true, from: '2026-06-01T11:00:00Z' } as const
  for (const _ of ['first', 'second']) await send(database, message('availability-notice', customs('BF'), closed))
  const rows = [...database.outbox.values()].filter(({ receiver }) => receiver === 'TG')
  expect(rows.map(({ orderKey, state }) => `${orderKey} ${state}`)).toEqual(['BF ready', 'BF waiting'])
})
