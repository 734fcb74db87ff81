import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Pool } from 'pg'
import { rawPublicKey } from '../../src/trust/note.ts'
import type { DemoPki } from './members.ts'
import { type ProcessOptions, type RunningProcess, startProcess } from './processes.ts'
import { waitUntil } from './wait.ts'

/** Longer than two looks of the witness. */
const CO_SIGNED_WITHIN_MS = 20_000

/** An operator registers the key of the country's witness, which from then on looks at the log every second. */
export const startWitness = async (
  hubUrl: string,
  { witness, operator }: DemoPki,
  options: Pick<ProcessOptions, 'keepAlive' | 'onDeath'>,
): Promise<RunningProcess> => {
  const publicKey = rawPublicKey(createPrivateKey(readFileSync(witness.key))).toString('base64')
  const answer = await fetch(`${hubUrl}/v1/participants/${witness.country}/witness-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ publicKey, reason: 'the demonstration’s witness' }),
  })
  if (answer.status !== 201) throw new Error(`the witness was not registered: ${await answer.text()}`)
  const folder = dirname(witness.key)
  const state = join(folder, 'witness')
  return startProcess({
    name: `witness ${witness.country}`,
    args: ['witness', '--hub', hubUrl, '--key', witness.key, '--state', state, '--every', '1'],
    logFile: join(folder, 'witness.log'),
    ...options,
  })
}

/** What the witness has co-signed: how often, and up to where. */
export type Witnessed = { country: string; times: number; size: number }

/** Waits until the witness has co-signed everything that is in the log now. */
export const untilWitnessed = async (pool: Pool, { witness }: DemoPki, signal?: AbortSignal): Promise<Witnessed> => {
  const { rows } = await pool.query<{ size: number }>('select size::int as size from log_head')
  const head = rows[0]?.size ?? 0
  let seen = { times: 0, size: 0 }
  await waitUntil(
    async () => {
      const found = await pool.query<{ times: number; size: number }>(
        'select count(*)::int as times, coalesce(max(size), 0)::int as size from cosignatures where party = $1',
        [witness.country],
      )
      seen = found.rows[0] ?? seen
      return seen.size >= head
    },
    {
      timeoutMs: CO_SIGNED_WITHIN_MS,
      explain: () => `the witness of ${witness.country} has co-signed ${seen.size} of ${head} entries of the log`,
      ...(signal === undefined ? {} : { signal }),
    },
  )
  return { country: witness.country, ...seen }
}
