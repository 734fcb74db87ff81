import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { startStampingAuthority, type StampingAuthority } from '../support/time-stamping.ts'
import { waitFor } from '../support/wait-for.ts'
import { corridor } from '../support/witness.ts'

// Each check of the second verifier starts OpenSSL some fifteen times.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'corridor-stamped-'))
const file = join(folder, 'evidence')
const VERIFIER = join(import.meta.dirname, '..', '..', 'tools', 'verifier', 'verify.py')
const PARTY = 'TG/fonds-garantie'

type Evidence = Record<string, unknown> & { timestamp?: { checkpoint: string; token: string; path: string[] } }
let tsa: StampingAuthority
let other: StampingAuthority
let hub: TestHub
beforeAll(async () => {
  ;[tsa, other] = await Promise.all([startStampingAuthority(), startStampingAuthority()])
  tsa.misbehave(() => 503)
  hub = await startTestHub({
    config: { timestamps: { url: tsa.url, ca: tsa.ca } },
    pace: { timestampsEveryMs: 20, health: { everyMs: 50 } },
  })
})
afterAll(async () => {
  await hub?.stop()
  await Promise.all([tsa?.remove(), other?.remove()])
  rmSync(folder, { recursive: true, force: true })
})

const posted = async (): Promise<string> => {
  const message = m.registration(m.newGrn(), '1000')
  expect((await hub.post(hub.party(PARTY), message)).status).toBe(202)
  return message.id
}
const evidenceOf = async (id: string) =>
  (await hub.get(`/v1/messages/${id}/evidence`, hub.party(PARTY).token)).body as Evidence
const stamped = (id: string) =>
  waitFor(
    async () => {
      const evidence = await evidenceOf(id)
      return evidence.timestamp === undefined ? undefined : evidence
    },
    { label: 'the log is stamped' },
  )
const secondsLeft = async (): Promise<number | undefined> => {
  const text = await (
    await fetch(`${hub.url}/metrics`, { headers: { authorization: 'Bearer token-of-operator' } })
  ).text()
  const found = /^corridor_timestamp_seconds_left (-?[0-9]+)$/m.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The exit codes of both verifiers, and which checks failed by ours. */
async function verified(evidence: Evidence, authority: string | undefined): Promise<string> {
  writeFileSync(file, JSON.stringify(evidence))
  const trust = ['--ca', hub.pki.ca, '--hub', hub.pki.hub.certificate]
  const ran = await corridor(['verify', file, ...trust, ...(authority === undefined ? [] : ['--tsa', authority])])
  const args = [VERIFIER, file, hub.pki.ca, hub.pki.hub.certificate, ...(authority === undefined ? [] : [authority])]
  const second = await promisify(execFile)('python3', args).then(
    () => 0,
    (error: { code: number }) => error.code,
  )
  const failed = ran.out.flatMap((line) => /^FAILED ([a-z-]+):/.exec(line)?.[1] ?? [])
  return [ran.code, second, ...failed].join(' ')
}

test('messages are taken while nobody stamps, and how long that may last is counted down', async () => {
  const id = await posted()
  await waitFor(() => tsa.asked() > 1, { label: 'it is tried again' })
  const left = await waitFor(secondsLeft, { label: 'the countdown' })
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(4 * 3600)
  const bare = await evidenceOf(id)
  expect(bare).not.toHaveProperty('timestamp')
  expect(await verified(bare, undefined)).toBe('0 0')
  expect(await verified(bare, tsa.ca)).toBe('1 1 timestamp')
})

test('a stamp of another authority is not kept, nor one for another request', async () => {
  const before = tsa.asked()
  const old = tsa.reply(Buffer.from('none'))
  tsa.misbehave((request) => (tsa.asked() % 2 === 0 ? other.reply(request) : old))
  await waitFor(() => tsa.asked() > before + 4, { label: 'both have been given' })
  const { rows } = await hub.pool.query<{ n: number }>('select count(*)::int as n from log_timestamps')
  expect(rows[0]?.n).toBe(0)
})

test('once the authority answers, evidence carries its stamp over the log, and both verifiers check it with its authority', async () => {
  tsa.misbehave(undefined)
  const first = await posted()
  const evidence = await stamped(first)
  expect(await verified(evidence, undefined)).toBe('0 0')
  expect(await verified(evidence, tsa.ca)).toBe('0 0')
  expect(await verified(evidence, other.ca)).toBe('1 1 timestamp')
  await waitFor(async () => ((await secondsLeft()) === undefined ? true : undefined), { label: 'nothing waits' })

  // The earliest that covers a message says most, however many follow.
  const second = await posted()
  const later = await stamped(second)
  expect((await evidenceOf(first)).timestamp).toEqual(evidence.timestamp)
  expect(later.timestamp?.checkpoint).not.toBe(evidence.timestamp?.checkpoint)
  const exchanged = { ...later, timestamp: evidence.timestamp } as Evidence
  expect(await verified(exchanged, tsa.ca)).toBe('1 1 file timestamp')
})
