import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditDatabase, breachText } from '../../src/compose/audit.ts'
import { parseCheckpoint } from '../../src/trust/checkpoint.ts'
import { verifyConsistency } from '../../src/trust/log.ts'
import { lineHolds, parseNote, parseVerifierKey } from '../../src/trust/note.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { asSuperuser, createTestWitness, registerWitness, rewriteLog, type TestWitness } from '../support/witness.ts'

let hub: TestHub
let witness: TestWitness
let grown: TestWitness
beforeAll(async () => {
  hub = await startTestHub()
  witness = await createTestWitness()
  grown = await createTestWitness()
  await add()
})
afterAll(async () => {
  witness?.remove()
  grown?.remove()
  await hub?.stop()
})

const add = async (): Promise<void> => {
  const answer = await hub.post(hub.party('TG/fonds-garantie'), m.registration(m.newGrn(), '100000'))
  expect(answer.status).toBe(202)
}
const noteOf = async (path = '/v1/log/checkpoint'): Promise<string> =>
  (await fetch(`${hub.url}${path}`, { headers: { accept: 'text/plain' } })).text()
const keys = async () =>
  (await (await fetch(`${hub.url}/v1/log/keys`)).json()) as { log: string; witnesses: { party: string; key: string }[] }
const handIn = async (body: object) => {
  const answer = await fetch(`${hub.url}/v1/log/witness`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as { code?: string; detail?: string } }
}
const stateOf = ({ folder }: TestWitness) =>
  JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')) as { checkpoint: string; cosignature: string }

describe('a witness nobody has registered', () => {
  test('signs nothing and says which key an operator has to register', async () => {
    const ran = await witness.look(hub.url)
    expect(ran.code).toBe(1)
    expect(ran.err.join('\n')).toContain(witness.publicKey)
  })

  test('is registered by nobody but an operator, with a reason, for a party there is, with a key that is one', async () => {
    expect((await registerWitness(hub.url, 'BF', witness.publicKey, hub.party('BF').token)).status).toBe(403)
    expect((await registerWitness(hub.url, 'XX', witness.publicKey)).status).toBe(404)
    expect((await registerWitness(hub.url, 'BF', 'AAAA')).status).toBe(422)
    const answer = await fetch(`${hub.url}/v1/participants/BF/witness-keys`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
      body: JSON.stringify({ publicKey: witness.publicKey }),
    })
    expect(answer.status).toBe(422)
  })
})

describe('a witness that is registered', () => {
  test('is so by an act in the log, under a name that says whose it is', async () => {
    const answer = await registerWitness(hub.url, 'BF', witness.publicKey)
    expect(answer.status).toBe(201)
    const { key, logIndex } = (await answer.json()) as { key: string; logIndex: number }
    expect(parseVerifierKey(key)?.name).toBe('corridor/test/witness/BF')
    const { rows } = await hub.pool.query<{ record: string }>('select record from log_leaves where log_index = $1', [
      logIndex,
    ])
    expect(JSON.parse(rows[0]?.record ?? '')).toMatchObject({ kind: 'act', verdict: 'witness-key' })
    expect((await registerWitness(hub.url, 'TG', witness.publicKey)).status).toBe(409)
    expect(await (await registerWitness(hub.url, 'TG~fonds-garantie', grown.publicKey)).json()).toMatchObject({
      party: 'TG/fonds-garantie',
    })
  })

  test('co-signs the head, which then stands in the note that the log’s key has signed', async () => {
    const ran = await witness.look(hub.url)
    expect(ran).toMatchObject({ code: 0, err: [] })
    const { log, witnesses } = await keys()
    const note = parseNote(await noteOf())
    expect(note?.lines.map(({ name }) => name)).toEqual(['corridor/test', 'corridor/test/witness/BF'])
    for (const text of [log, witnesses.find(({ party }) => party === 'BF')?.key ?? '']) {
      const key = parseVerifierKey(text)
      expect(key !== undefined && note?.lines.some((line) => lineHolds(note.text, line, key))).toBe(true)
    }
    expect(await (await fetch(`${hub.url}/v1/log/checkpoint`)).json()).toHaveProperty('checkpointSignature')
  })

  test('goes on co-signing while the log grows', async () => {
    for (let more = 0; more < 3; more++) {
      await add()
      expect((await witness.look(hub.url)).code).toBe(0)
    }
    expect((await grown.look(hub.url)).code).toBe(0)
    const report = await auditDatabase({
      databaseUrl: hub.config.databaseUrl,
      hubCertificates: [hub.config.hubCertificate],
    })
    expect(report.findings.map(breachText)).toEqual([])
  })

  test('gives others a proof over HTTP that the log only grew', async () => {
    const before = parseCheckpoint(stateOf(witness).checkpoint)
    await add()
    const answer = await fetch(`${hub.url}/v1/log/consistency?from=${before?.size}`)
    const { path, root, size } = (await answer.json()) as { path: string[]; root: string; size: number }
    const proof = path.map((hash) => Buffer.from(hash, 'base64'))
    expect(size).toBeGreaterThan(before?.size ?? 0)
    expect(
      verifyConsistency(before?.size ?? 0, size, proof, before?.root ?? Buffer.alloc(0), Buffer.from(root, 'base64')),
    ).toBe(true)
    for (const query of ['', '?from=0', `?from=${size + 1}`, `?from=${size}&size=${size - 1}`]) {
      expect((await fetch(`${hub.url}/v1/log/consistency${query}`)).status, query).toBe(400)
    }
  })
})

describe('what a witness hands in', () => {
  test('is refused where it is unreadable, by nobody known, or does not hold', async () => {
    const { checkpoint, cosignature } = stateOf(witness)
    const refused = async (body: object) => {
      const { status, body: problem } = await handIn(body)
      return `${status} ${problem.code}`
    }
    expect(await refused({ checkpoint: 'x', cosignature })).toBe('422 checkpoint-unreadable')
    expect(await refused({ checkpoint: checkpoint.replace('test', 'best'), cosignature })).toBe(
      '422 checkpoint-unreadable',
    )
    expect(await refused({ checkpoint })).toBe('422 13')
    expect(await refused({ checkpoint, cosignature: cosignature.replace('/BF ', '/GH ') })).toBe('403 witness-unknown')
    const [dash, name, base64 = ''] = cosignature.split(' ')
    const bytes = Buffer.from(base64, 'base64')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    expect(await refused({ checkpoint, cosignature: [dash, name, bytes.toString('base64')].join(' ') })).toBe(
      '422 cosignature-invalid',
    )
    expect((await handIn({ checkpoint, cosignature: base64 })).status).toBe(200)
  })
})

describe('tiles', () => {
  const tile = (path: string) => fetch(`${hub.url}/v1/log/tile/${path}`)

  test('are served to everybody, as bytes that never change', async () => {
    const answer = await tile('0/000.p/3')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect((await answer.arrayBuffer()).byteLength).toBe(96)
  })

  test('are not there beyond the log’s end, nor under any other spelling', async () => {
    for (const path of [
      '0/000',
      '0/000.p/255',
      '0/000.p/0',
      '0/000.p/256',
      '0/001.p/1',
      '1/000.p/1',
      '0/0.p/1',
      '0/x000/000.p/1',
      '64/000',
      'entries/000',
      '0/000.p/3/',
    ]) {
      expect((await tile(path)).status, path).toBe(404)
    }
  })
})

/** Last: from here on the log is not what it was. */
describe('whoever rewrites the log', () => {
  test('and makes leaves, nodes and head fit is found and named by the witness and by the audit', async () => {
    expect((await witness.look(hub.url)).code).toBe(0)
    const seen = parseCheckpoint(stateOf(witness).checkpoint)
    await rewriteLog(hub.pool, (records) =>
      records.map((record, index) => (index === 2 ? record.replace(/"decidedAt":"2/, '"decidedAt":"1') : record)),
    )
    const ran = await witness.look(hub.url)
    expect(ran.code).toBe(4)
    const shown = parseCheckpoint(parseNote(await noteOf())?.text ?? '')
    expect(ran.err.join()).toContain(`${seen?.size} leaves with the root ${seen?.root.toString('base64')}`)
    expect(ran.err.join()).toContain(`${shown?.size} leaves with the root ${shown?.root.toString('base64')}`)
    expect(await findings()).toContainEqual(
      expect.stringContaining(`the witness BF has co-signed ${seen?.size} leaves`),
    )
  })

  test('is refused by the hub itself, where it shows a checkpoint of the log as it was', async () => {
    const answer = await handIn(stateOf(witness))
    expect(answer).toMatchObject({ status: 409, body: { code: 'checkpoint-differs' } })
  })

  test('and cuts off its end is found by the witness, which has seen more, and by the audit', async () => {
    const seen = parseCheckpoint(stateOf(witness).checkpoint)
    await rewriteLog(hub.pool, (records) => records.slice(0, -2))
    const ran = await witness.look(hub.url)
    expect(ran.code).toBe(4)
    expect(ran.err.join()).toContain('has become shorter')
    expect(await findings()).toContainEqual(
      expect.stringMatching(`witness BF has co-signed ${seen?.size} leaves.*the log has`),
    )
    // It stays with what it has seen, however often it is asked.
    expect((await witness.look(hub.url)).code).toBe(4)
    expect(parseCheckpoint(stateOf(witness).checkpoint)).toEqual(seen)
  })

  test.each([
    ['edits a row', `update cosignatures set seconds = seconds + 1`, /cosignature of BF at size \d+ does not verify/],
    ['edits a key', `update witness_keys set public_key = sha256('other') where party = 'BF'`, /never registered/],
    [
      'deletes a row',
      `delete from operator_acts where act = 'witness-key' and true`,
      /no act registered|not on record/,
    ],
    ['truncates a table', `truncate messages`, /its id was never claimed/],
  ])('and %s is named by the audit', async (_, statement, finding) => {
    await asSuperuser(hub.pool, 'alter table messages disable trigger all', statement)
    expect(await findings()).toContainEqual(expect.stringMatching(finding))
  })
})

test('a witness whose memory is damaged signs nothing', async () => {
  writeFileSync(join(grown.folder, 'state.json'), '{}')
  const ran = await grown.look(hub.url)
  expect(ran).toMatchObject({ code: 1, err: [expect.stringContaining('damaged')] })
})

async function findings(): Promise<string[]> {
  const report = await auditDatabase({
    databaseUrl: hub.config.databaseUrl,
    hubCertificates: [hub.config.hubCertificate],
  })
  return report.findings.map(breachText)
}
