import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createDeliveryVerifier, type Envelope } from '../../src/adapter-api/index.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { EVIDENCE_CHECKS } from '../../src/trust/evidence.ts'
import { asParty } from '../support/identifiers.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { corridor, createTestWitness, registerWitness, type TestWitness } from '../support/witness.ts'

// Each check of the second verifier starts OpenSSL some fifteen times.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'corridor-evidence-'))
const path = (name: string): string => join(folder, name)
const VERIFIER = join(import.meta.dirname, '..', '..', 'tools', 'verifier', 'verify.py')

type Json = Record<string, unknown>
let hub: TestHub
let witness: TestWitness
let file: Json
const mrn = m.newMrn()
let ids: { declaration: string; exit: string }

beforeAll(async () => {
  hub = await startTestHub()
  witness = await createTestWitness()
  const [tg, guarantor] = [hub.party('TG'), hub.party('TG/fonds-garantie')]
  const grn = m.newGrn()
  await hub.post(guarantor, m.registration(grn, '100000'))
  const [declaration, exit] = [m.declaration(mrn, grn, '1000'), m.exitNotice(mrn)]
  ids = { declaration: declaration.id, exit: exit.id }
  for (const message of [declaration, exit, m.release(mrn)]) await hub.post(tg, message)
  await registerWitness(hub.url, 'BF', witness.publicKey)
  await witness.look(hub.url)
  file = await evidence('TG', ids.exit)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  witness?.remove()
  await hub?.stop()
})

const ask = (party: string, id: string, sender?: string) =>
  fetch(`${hub.url}/v1/messages/${id}/evidence${sender === undefined ? '' : `?sender=${sender}`}`, {
    headers: { authorization: `Bearer ${hub.party(party).token}` },
  })

async function evidence(party: string, id: string, sender?: string): Promise<Json> {
  const answer = await ask(party, id, sender)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/vnd.corridor.evidence+json')
  return (await answer.json()) as Json
}

/** The exit code of `corridor verify`, and which checks failed. */
async function verify(content: Json | string, ...more: string[]): Promise<string> {
  writeFileSync(path('evidence'), typeof content === 'string' ? content : JSON.stringify(content))
  const ran = await corridor([
    'verify',
    path('evidence'),
    '--ca',
    hub.pki.ca,
    '--hub',
    hub.pki.hub.certificate,
    ...more,
  ])
  const failed = ran.out.flatMap((line) => /^FAILED ([a-z-]+):/.exec(line)?.[1] ?? [])
  return [ran.code, ...failed].join(' ')
}

/** The exit code of the verifier that knows nothing of ours. */
async function second(content: Json | string): Promise<number> {
  writeFileSync(path('evidence'), typeof content === 'string' ? content : JSON.stringify(content))
  return await promisify(execFile)('python3', [VERIFIER, path('evidence'), hub.pki.ca, hub.pki.hub.certificate]).then(
    () => 0,
    (error: { code: number }) => error.code,
  )
}

describe('evidence', () => {
  test('is given to no one but the message’s parties, and only of what was accepted', async () => {
    expect((await ask('GH', ids.declaration, 'TG')).status).toBe(404)
    const operator = await hub.get(`/v1/messages/${ids.declaration}/evidence?sender=TG`)
    expect(operator.status).toBe(403)
    const refused = m.discharge(m.newMrn())
    expect((await hub.post(hub.party('TG'), refused)).status).toBe(422)
    expect((await ask('TG', refused.id)).status).toBe(404)
  })

  test('holds for both verifiers, with the witness that co-signed the log', async () => {
    expect(await verify(file)).toBe('0')
    expect(await second(file)).toBe(0)
    expect(file['notarised']).toMatchObject([{ by: 'log' }, { by: 'BF' }])
    expect(file['certificates']).toMatchObject([{ holder: 'TG', status: 'valid' }, { holder: 'ZZ' }])
  })

  test('holds for one that went to nobody, and has no seal', async () => {
    const unsealed = await evidence('TG', ids.declaration)
    expect(unsealed).not.toHaveProperty('seal')
    expect(await verify(unsealed)).toBe('0')
    expect(await second(unsealed)).toBe(0)
  })

  test('holds for a receiver of the message, and of one that had to wait', async () => {
    const received = await evidence('BF', ids.exit, 'TG')
    expect(received).toHaveProperty('seal')
    expect(await verify(received)).toBe('0')
    expect(await second(received)).toBe(0)
  })

  test('says in three languages what holds, and is read by machines', async () => {
    writeFileSync(path('evidence'), JSON.stringify(file))
    const trust = ['--ca', hub.pki.ca, '--hub', hub.pki.hub.certificate]
    for (const [language, proven] of [
      ['en', 'Proven'],
      ['fr', 'Prouvé'],
      ['pt', 'Provado'],
    ] as const) {
      const { out } = await corridor(['verify', path('evidence'), ...trust, '--language', language])
      expect(out.at(-1)).toContain(proven)
    }
    const { out } = await corridor(['verify', path('evidence'), ...trust, '--json'])
    const told = JSON.parse(out.join('\n')) as { valid: boolean; checks: { name: string }[] }
    expect(told.valid).toBe(true)
    expect(told.checks.map(({ name }) => name)).toEqual([...EVIDENCE_CHECKS])
  })

  test('needs no note, and takes any', async () => {
    expect(await verify({ ...file, note: 'kept by the office' })).toBe('0')
    expect(await second({ ...file, note: 'kept by the office' })).toBe(0)
  })
})

describe('a receiver', () => {
  test('finds all it was given in the log, and nothing else', async () => {
    const { rows } = await hub.pool.query<{
      log_index: number
      sender: string
      id: string
      type: string
      seal: Buffer
    }>(
      `select d.log_index::int as log_index, d.sender, d.id, d.type, s.seal from deliveries d
       join seals s on s.log_index = d.log_index where d.receiver = 'BF' order by d.log_index`,
    )
    expect(rows.length).toBeGreaterThan(1)
    const { ca, hub: own } = hub.pki
    writeFileSync(path('partners.json'), '{}')
    const verifier = await createDeliveryVerifier({
      caFile: ca,
      hubFile: own.certificate,
      partnersFile: path('partners.json'),
      timers: processTimers,
    })
    const kinds = new Set<string>()
    for (const row of rows) {
      const headers = { authorization: `Bearer ${hub.party('BF').token}` }
      const body = await fetch(`${hub.url}/v1/messages/${row.id}/body?sender=${row.sender}`, { headers })
      const signature = body.headers.get('corridor-signature')
      const envelope: Envelope = {
        receiver: asParty('BF'),
        sender: asParty(row.sender),
        id: row.id,
        type: row.type,
        logIndex: row.log_index,
        contentType: 'application/json',
        body: Buffer.from(await body.arrayBuffer()),
        ...(signature === null ? {} : { signature: Buffer.from(signature, 'base64') }),
        seal: row.seal,
      }
      const { body: proof } = await hub.get(`/v1/log/proof/${row.log_index}`, hub.party('BF').token)
      expect(verifier.inclusion(envelope, proof), row.type).toEqual({ name: 'inclusion', ok: true })
      const refused = (other: Partial<Envelope>, shown: unknown = proof) =>
        expect(verifier.inclusion({ ...envelope, ...other }, shown)).toMatchObject({ ok: false })
      refused({ logIndex: row.log_index + 1 })
      refused({ sender: asParty('GH') })
      // The effect of what had waited names the message alone; the seal ties the bytes to it.
      const { kind } = JSON.parse(String((proof as Json)['record'])) as { kind: string }
      kinds.add(kind)
      if (kind !== 'effect') refused({ body: Buffer.from('{}') })
      if (kind !== 'effect') refused({ signature: Buffer.from('another') })
      for (const [name, value] of Object.entries(proof as Json)) {
        if (['size', 'root', ...(kind === 'effect' ? ['salt'] : [])].includes(name)) continue
        const other = Array.isArray(value) ? value.slice(1) : withFlip({ text: value }, ['text'], 5)['text']
        refused({}, { ...(proof as Json), [name]: other })
        refused({}, { ...(proof as Json), [name]: undefined })
      }
      refused({}, null)
    }
    expect([...kinds].sort()).toEqual(['effect', 'made'])
    verifier.close()
  })
})

describe('what is no evidence', () => {
  test.each(['', '{}', '[]', 'null', '{"format":"corridor-evidence-1"}'])('%j is unreadable', async (text) => {
    expect(await verify(text)).toBe('3')
    expect(await second(text)).toBe(3)
  })

  test('a file that names something twice is unreadable, and so is one without certificates to check it by', async () => {
    const twice = JSON.stringify(file).replace('"sender":', '"sender":"GH","sender":')
    expect(await verify(twice)).toBe('3')
    expect(await second(twice)).toBe(3)
    writeFileSync(path('empty'), '')
    writeFileSync(path('evidence'), JSON.stringify(file))
    const args = ['verify', path('evidence'), '--hub', hub.pki.hub.certificate]
    expect((await corridor([...args, '--ca', path('empty')])).code).toBe(3)
    expect((await corridor([...args, '--ca', path('nowhere')])).code).toBe(3)
  })

  test('a receipt of an entry that was lost in a restore is told, and still proves what it proves', async () => {
    const noticedAt = new Date(Date.now() + 1_000).toISOString()
    const told = async (restored: Json | string): Promise<string[]> => {
      writeFileSync(path('restore'), typeof restored === 'string' ? restored : JSON.stringify(restored))
      const trust = ['--ca', hub.pki.ca, '--hub', hub.pki.hub.certificate, '--restore', path('restore')]
      writeFileSync(path('evidence'), JSON.stringify(file))
      const { code, out } = await corridor(['verify', path('evidence'), ...trust])
      return [String(code), ...out.filter((line) => line.includes('lost in restore'))]
    }
    expect(await told('{}')).toEqual(['3'])
    expect(await told({ state: 'none' })).toEqual(['0'])
    expect(await told({ state: 'closed', restore: 1, from: 1_000_000, noticedAt })).toEqual(['0'])
    expect(await told({ state: 'closed', restore: 1, from: 0, noticedAt: '2026-01-01T00:00:00Z' })).toEqual(['0'])
    const lost = `Signed by this hub, of a state of the log that was lost in restore 1, noticed at ${noticedAt};`
    expect(await told({ state: 'closed', restore: 1, from: 0, noticedAt })).toEqual([
      '0',
      expect.stringContaining(lost),
    ])
  })

  test('a witness that is unknown to the verifier proves nothing to it', async () => {
    const [, witnessed] = file['notarised'] as { key: string }[]
    writeFileSync(path('witnesses'), `${witnessed?.key}\n`)
    expect(await verify(file, '--witnesses', path('witnesses'))).toBe('0')
    writeFileSync(path('witnesses'), 'corridor/test/witness/TG+00000000+AAAA\n')
    expect(await verify(file, '--witnesses', path('witnesses'))).toBe('1 witnesses')
  })
})

test('both verifiers catch every field of which one byte is another', async () => {
  const places = placesOf(file)
  expect(places.length).toBeGreaterThan(25)
  for (const [at, place] of places.entries()) {
    // A place in each field that moves along it from one field to the next.
    const changed = withFlip(file, place, at * 7 + 1)
    expect(await verify(changed), place.join('.')).not.toBe('0')
    expect(await second(changed), place.join('.')).not.toBe(0)
  }
})

test('both verifiers catch what is left out or exchanged', async () => {
  const other = await evidence('TG', ids.declaration)
  for (const name of [
    'body',
    'receipt',
    'receiptSignature',
    'signature',
    'seal',
    'madeAt',
    'proof',
    'certificates',
    'notarised',
  ]) {
    const { [name]: _, ...without } = file
    const same = JSON.stringify(other[name]) === JSON.stringify(file[name])
    const exchanged = Object.hasOwn(other, name) && !same ? [{ ...file, [name]: other[name] }] : []
    for (const changed of [without, ...exchanged]) {
      expect(await verify(changed), name).not.toBe('0')
      expect(await second(changed), name).not.toBe(0)
    }
  }
})

/** Every text of a file, by where it stands. */
const placesOf = (value: unknown): string[][] =>
  typeof value === 'string'
    ? [[]]
    : Object.entries(value as object).flatMap(([name, child]) => placesOf(child).map((rest) => [name, ...rest]))

function withFlip(content: Json, place: readonly string[], at: number): Json {
  const changed = structuredClone(content)
  const holder = place.slice(0, -1).reduce<Json>((inner, name) => inner[name] as Json, changed)
  const name = place.at(-1) ?? ''
  const text = String(holder[name])
  const index = at % text.length
  const letter = text[index] === 'A' ? 'B' : 'A'
  holder[name] = `${text.slice(0, index)}${letter}${text.slice(index + 1)}`
  return changed
}
