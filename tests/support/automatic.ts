import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import type { Message } from '../../src/generated/types.ts'
import { type HubOptions, startTestHub, type TestHub } from './hub.ts'
import { released } from './journey.ts'
import { agreement } from './reference.ts'
import { waitFor } from './wait-for.ts'

/** A hub whose agreement gives it the mandate to discharge, which it has heard of. */
export async function startAutomaticHub(options: HubOptions = {}): Promise<TestHub> {
  const hub = await startTestHub(options)
  await changeRegistry(hub.pool, async (write) => {
    await write.putAgreement(agreement({ dischargeMode: 'automatic' }))
  })
  await waitFor(
    async () => {
      const { mrn } = await released(hub)
      const row = await hub.pool.query<{ doc: string }>('select doc from movements where mrn = $1', [mrn])
      const { declared } = JSON.parse(row.rows[0]?.doc ?? '{}') as { declared?: { dischargeMode?: string } }
      return declared?.dischargeMode === 'automatic'
    },
    { label: 'the hub knows the agreement' },
  )
  return hub
}

/** What the hub answers to a message: verdict, or code and rule of the first thing that is wrong. */
export async function verdictOf(hub: TestHub, party: string, message: Message): Promise<string> {
  const { status, body } = await hub.post(hub.party(party), message)
  if (status === 202) return String(body['status'])
  const [first] = (body['errors'] ?? []) as { code?: string; rule?: string; pointer?: string }[]
  return [status, first?.code ?? body['code'], first?.rule ?? '', first?.pointer ?? ''].join(' ').trim()
}

/** Sends what must be applied. */
export async function apply(hub: TestHub, party: string, ...messages: Message[]): Promise<void> {
  for (const message of messages) {
    const verdict = await verdictOf(hub, party, message)
    if (verdict !== 'applied') throw new Error(`${message.type}: ${verdict}`)
  }
}

/** A movement as the customs of departure see it, what was seen included. */
export const seenBy = async (hub: TestHub, mrn: string, token = 'token-of-tg'): Promise<Record<string, unknown>> =>
  (await hub.get(`/v1/movements/${mrn}`, token)).body as Record<string, unknown>

/** Who was sent alerts on a movement, sorted, each as often as it was. */
export async function alerted(hub: TestHub, mrn: string): Promise<string[]> {
  const rows = await hub.pool.query<{ receiver: string }>(
    `select receiver from outbox where type = 'alert' and mrn = $1 order by receiver`,
    [mrn],
  )
  return rows.rows.map(({ receiver }) => receiver)
}
