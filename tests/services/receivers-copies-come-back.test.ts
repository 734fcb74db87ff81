import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { checkInvariants } from '../support/invariants.ts'
import { newGrn, registration } from '../support/messages.ts'
import { createPatientClient, type Kept } from '../support/patient-client.ts'
import { sendByPlain } from '../support/plain-adapter.ts'
import { openRestoreDrill, type RestoreDrill } from '../support/restore-drill.ts'
import { newJourney } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'

let drill: RestoreDrill

beforeAll(async () => {
  drill = await openRestoreDrill(['BF'])
})
afterAll(() => drill.close())

/** `corridor reconcile` by the hub; what it says in one piece. */
async function reconcile(...args: string[]): Promise<{ code: number; text: string }> {
  const { code, lines } = await drill.reconcile(...args)
  return { code, text: lines.join('\n') }
}

async function accepted(message: Message): Promise<void> {
  const { outcome } = await sendByPlain(message)
  if (outcome !== 'accepted') throw new Error(`${message.type} is ${outcome}`)
}

type Json = Record<string, unknown>

async function post(path: string, key: string, body: Buffer | object, headers: Record<string, string> = {}) {
  const { token } = drill.stage.party(key)
  const own = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'accept-language': 'fr',
    ...headers,
  }
  const sent = Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body)
  const response = await fetch(`${drill.hub.url}/v1/reconciliation/${path}`, {
    method: 'POST',
    headers: own,
    body: sent,
  })
  return { status: response.status, json: (await response.json()) as Json }
}

/** What Burkina Faso was delivered, as its adapter keeps it. */
type Copy = { k: string; sender: string; type: string; body: string; signature: string; seal: string }
const journal = (): string => join(drill.folder, 'BF', 'data', 'BF', 'host.jsonl')
async function copyOf(type: string): Promise<Copy> {
  const lines = (await readFile(journal(), 'utf8')).trim().split('\n')
  const found = lines.map((line) => JSON.parse(line) as Copy).find((one) => one.k === 'in' && one.type === type)
  if (found === undefined) throw new Error(`no ${type} was delivered`)
  return found
}

const handIn = (key: string, { body, signature, seal }: Partial<Copy>, restore = 1) =>
  post(`copies?restore=${restore}`, key, Buffer.from(body ?? '', 'base64'), {
    ...(signature === undefined ? {} : { 'corridor-signature': signature }),
    'corridor-seal': seal ?? '',
  })

const shown = ({ message, receipt }: Kept, change: object = {}): object => {
  const { logIndex } = JSON.parse(receipt?.bytes.toString() ?? '{}') as { logIndex: number }
  const signed = { receipt: receipt?.bytes.toString('base64'), signature: receipt?.signature }
  return { id: message.id, logIndex, ...signed, ...change }
}

test('a loss that no hub remembers is shown by a receipt, and what its sender has lost as well comes back from who received it', async () => {
  const { stage, hub, point, events, count, taken } = drill
  const grn = newGrn()
  const client = createPatientClient(hub.url)
  await client.send(stage.party('TG/fonds-garantie'), registration(grn, '1000000'))
  const { steps } = newJourney(grn)
  const travel = async (some: typeof steps): Promise<Kept[]> => {
    const sent: Kept[] = []
    for (const { from, message } of some) {
      if (from === 'BF') await accepted(message)
      else sent.push(await client.send(stage.party(from), message))
    }
    return sent
  }
  // The exit is in the backup; the entry, the arrival, its results and the discharge are lost.
  await travel(steps.slice(0, 3))
  await taken()
  await hub.kill()
  await point.note()
  await hub.restart()
  const [discharge] = await travel(steps.slice(3))
  await taken()
  if (discharge === undefined) throw new Error('nothing was lost')
  const had = await count('log_leaves')
  // With its adapter what it would show of itself is gone.
  await drill.stopAdapter()
  await hub.kill()
  await rm(join(stage.pki.folder, 'log'), { recursive: true, force: true })
  await point.goBack()
  await hub.restart()

  // Nobody remembers. An operator is told what to do if he knows better; a receipt of the hub's own tells it.
  expect(await reconcile('--open', '--reason', 'a standby was promoted')).toMatchObject({
    code: 1,
    text: expect.stringContaining('--open --since'),
  })
  expect((await post('check', 'TG', { receipts: [shown(discharge, { receipt: undefined })] })).json).toMatchObject({
    missing: [{ id: discharge.message.id }],
  })
  const altered = Buffer.from(discharge.receipt?.bytes.toString().replace('applied', 'recorded') ?? '').toString(
    'base64',
  )
  expect(await post('check', 'TG', { receipts: [shown(discharge, { receipt: altered })] })).toMatchObject({
    status: 422,
    json: {
      code: 'receipt-invalid',
      errors: [{ pointer: '/receipts/0', message: expect.stringContaining('récépissé') }],
    },
  })
  expect((await post('check', 'BF', { receipts: [shown(discharge)] })).json).toMatchObject({ code: 'receipt-invalid' })
  expect(hub.ended()).toBeUndefined()
  expect(await post('check', 'TG', { receipts: [shown(discharge)] })).toMatchObject({ status: 200 })
  await waitFor(() => hub.ended(), { label: 'the hub to end by itself' })
  await hub.restart()
  expect(await reconcile()).toMatchObject({ code: 1, text: expect.stringContaining('shown by a receipt of TG') })
  expect(await reconcile('--open', '--reason', 'the standby was behind')).toMatchObject({ code: 0 })

  await drill.startAdapter()
  // Burkina Faso's adapter brings back its own, and says what it holds of Togo, which has lost its journal.
  const missing = {
    text: expect.stringMatching(/BF {2}holds copies of \d+ messages of others, \d+ came back, 1 missing/),
  }
  await waitFor(async () => (await reconcile()).text.includes('BF  answered') || undefined, { label: 'BF to answer' })
  await waitFor(async () => events.filter(({ event }) => event === 'brought-back').length >= 3 || undefined, {
    label: 'BF to bring back its own',
  })
  expect(await reconcile()).toMatchObject({ code: 1, ...missing })
  const copy = await copyOf('discharge')
  expect(await handIn('BF', copy)).toMatchObject({ status: 409, json: { code: 'copies-not-asked' } })
  expect(await count(`messages where id = '${discharge.message.id}'`)).toBe(0)
  expect(await reconcile('--ask-copies', '--reason', 'TG has lost its journal')).toMatchObject({ code: 0 })
  for (const [refused, code, pointer] of [
    [{ ...copy, body: Buffer.from('{}').toString('base64') }, 'copy-seal-invalid', 'Corridor-Seal'],
    [{ ...copy, seal: (await copyOf('border-exit-notice')).seal }, 'copy-seal-invalid', 'Corridor-Seal'],
    [{ ...copy, seal: copy.signature }, 'copy-seal-invalid', 'Corridor-Seal'],
    [{ body: copy.body, seal: copy.seal }, 'signature-missing', 'Corridor-Signature'],
  ] as const) {
    expect((await handIn('BF', refused)).json).toMatchObject({ code, errors: [{ pointer }] })
  }
  expect((await handIn('BF', copy, 2)).json).toMatchObject({ code: 'no-restore' })
  await waitFor(async () => (await reconcile()).code === 0 || undefined, { label: 'everything to be back' })

  // Taken once, whoever comes second; by whom and why stands before it in the log.
  expect(await handIn('BF', copy)).toMatchObject({ status: 200, json: { outcome: 'there', sender: 'TG' } })
  expect(await reconcile('--copies', journal(), '--reason', 'by hand')).toMatchObject({
    code: 0,
    text: expect.stringContaining('is there, entry'),
  })
  await client.repeat({ ...discharge, receipt: undefined })
  expect(client.complaints).toEqual([])
  const acts = await stage.pool.query<Json>(
    `select a.receiver, a.reason, a.former_index < ${had} as is_former, l.sender || ' ' || l.id as message
     from operator_acts a join log_leaves l on l.log_index = a.log_index + 1 where a.act = 'copy'`,
  )
  expect(acts.rows).toEqual([
    { receiver: 'BF', reason: 'TG has lost its journal', is_former: true, message: `TG ${discharge.message.id}` },
  ])
  await taken()
  expect((await stage.pool.query(`select distinct state from movements`)).rows).toEqual([{ state: 'discharged' }])
  // What was accepted as lost is no alarm again.
  expect((await post('check', 'TG', { receipts: [shown(discharge)] })).json).toEqual({ missing: [] })
  expect(await reconcile('--close', '--reason', 'all is back')).toMatchObject({
    code: 0,
    text: expect.stringMatching(/, 0 missing/),
  })
  expect((await handIn('BF', copy)).json).toMatchObject({ code: 'no-restore' })
  expect(hub.ended()).toBeUndefined()
  expect(await checkInvariants(stage.pool)).toEqual([])
})
