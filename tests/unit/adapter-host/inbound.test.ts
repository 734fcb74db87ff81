import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createDeliveryVerifier,
  type DeliveryVerifier,
  type Envelope,
  type Manifest,
  MappingError,
  type Verdict,
} from '../../../src/adapter-api/index.ts'
import { processTimers } from '../../../src/compose/process-timers.ts'
import { createInbound, type InboundDeps } from '../../../src/adapter-host/inbound.ts'
import { readMessage } from '../../../src/adapter-host/message-reader.ts'
import { apply, openHostJournal, type VerdictRecord } from '../../../src/adapter-host/records.ts'
import { createUnmappedStore, handlingOf } from '../../../src/adapter-host/unmapped.ts'
import { createCodec, encodeJson } from '../../../src/codec/index.ts'
import { derOf } from '../../../src/trust/x509/pem.ts'
import { createSigner, type Signer, signDetached } from '../../../src/trust/cms.ts'
import { issueCertificate, writeIdentity } from '../../../src/pki/authority.ts'
import { makeSeal } from '../../../src/trust/seal.ts'
import { createTestPki, type TestPki } from '../../support/parties.ts'
import { arrival, newMrn } from '../../support/messages.ts'
import { waitFor } from '../../support/wait-for.ts'
import { asParty } from '../../support/identifiers.ts'

/** Real keys, real seals, a real journal; only the queue in front and the hub behind are plain lists. */
let pki: TestPki
let folder = ''
let hub: Signer
let bf: Signer
let tg: Signer
let verifier: DeliveryVerifier
const codec = createCodec()

beforeAll(async () => {
  pki = await createTestPki()
  folder = await mkdtemp(join(tmpdir(), 'corridor-inbound-'))
  hub = createSigner(createPrivateKey(readFileSync(pki.hub.key)), derOf(readFileSync(pki.hub.certificate)))
  const issue = async (name: string): Promise<Signer> => {
    const validity = { validFrom: new Date(Date.now() - 1_000_000), validTo: new Date(Date.now() + 1_000_000) }
    const identity = await issueCertificate(pki.authority, { commonName: name, purpose: 'party', ...validity })
    await writeIdentity(folder, name, identity)
    return createSigner(identity.key, identity.certificateDer)
  }
  bf = await issue('bf')
  tg = await issue('tg')
  const partnersFile = join(folder, 'partners.json')
  await writeFile(partnersFile, JSON.stringify({ BF: ['bf.crt'], TG: ['tg.crt'] }))
  verifier = await createDeliveryVerifier({
    caFile: pki.ca,
    hubFile: pki.hub.certificate,
    partnersFile,
    timers: processTimers,
  })
})
afterAll(async () => {
  verifier.close()
  codec[Symbol.dispose]()
  await rm(folder, { recursive: true, force: true })
  await pki.remove()
})

type Options = {
  type?: string
  mrn?: string
  id?: string
  logIndex?: number
  signer?: Signer
  sealer?: Signer
  sealed?: string
}

const envelopeOf = (options: Options = {}): Envelope => {
  const { mrn = newMrn(), id = randomUUID(), logIndex = 7 } = options
  const body = encodeJson(arrival(mrn, { id }))
  const content = { logIndex, sender: options.sealed ?? 'BF', id, mrn }
  return {
    receiver: asParty('TG'),
    sender: asParty('BF'),
    id,
    type: options.type ?? 'arrival-advice',
    mrn,
    logIndex,
    contentType: 'application/json',
    body,
    signature: signDetached(body, options.signer ?? bf, {}),
    seal: makeSeal(body, content, options.sealer ?? hub, new Date()),
  }
}

describe('a delivery', () => {
  let reported: VerdictRecord[]
  let delivered: string[]
  let acknowledged: number
  let logged: string[]
  let answer: () => Promise<Verdict>
  let restored: { from: number } | undefined
  let manifest: Pick<Manifest, 'receives' | 'refuses'>
  const ack = () => {
    acknowledged += 1
  }
  const open = async (path: string) => {
    const { journal, state } = await openHostJournal(path, new Date())
    const abort = new AbortController()
    const deps: InboundDeps = {
      party: asParty('TG'),
      journal,
      state,
      check: async (envelope) => verifier.checks(envelope),
      reports: { add: (verdict) => void reported.push(verdict), settled: async () => undefined },
      lookForRestore: async () => {
        if (restored !== undefined) apply(state, { k: 'restored', number: 1, ...restored })
      },
      read: (envelope) => readMessage(codec, envelope),
      handling: (type) => handlingOf(manifest, type),
      unmapped: createUnmappedStore(`${path}.unmapped`),
      handOver: async (message) => {
        const verdict = await answer()
        delivered.push(message.id)
        return verdict
      },
      fatal: (error) => {
        throw error
      },
      signal: abort.signal,
      timers: processTimers,
      clock: () => new Date(),
      log: (event) => void logged.push(event),
    }
    const close = () => {
      abort.abort()
      return journal.close()
    }
    return { inbound: createInbound(deps), state, close }
  }
  let path = ''
  let host: Awaited<ReturnType<typeof open>>
  beforeEach(async () => {
    reported = []
    delivered = []
    acknowledged = 0
    logged = []
    restored = undefined
    manifest = { receives: ['arrival-advice'] }
    answer = async () => ({ outcome: 'accepted' })
    path = join(folder, `${randomUUID()}.jsonl`)
    host = await open(path)
    return () => host.close()
  })
  const reports = (count: number) => waitFor(() => reported.length === count, { label: `${count} reports` })

  it('is refused, and leaves no trace, when the seal is not the hub’s', async () => {
    const genuine = envelopeOf()
    await host.inbound.receive({ ...genuine, seal: envelopeOf({ id: genuine.id, sealer: tg }).seal }, ack)
    expect(reported).toMatchObject([{ id: genuine.id, outcome: 'refused', reason: expect.stringContaining('seal') }])
    expect(acknowledged).toBe(1)
    // The true message of that id still comes through.
    await host.inbound.receive(genuine, ack)
    await reports(2)
    expect(reported[1]).toMatchObject({ id: genuine.id, outcome: 'accepted' })
  })

  it('is refused when the seal names another sender, or the signature is another party’s', async () => {
    await host.inbound.receive(envelopeOf({ sealed: 'TG' }), ack)
    await host.inbound.receive(envelopeOf({ signer: tg }), ack)
    expect(reported.map((one) => one.reason)).toEqual([
      'seal: the seal names another sender',
      expect.stringContaining('signature-wrong-signer'),
    ])
    expect(delivered).toEqual([])
  })

  it('is refused when it comes with a lower log index than the one before of its movement', async () => {
    const mrn = newMrn()
    await host.inbound.receive(envelopeOf({ mrn, logIndex: 9 }), ack)
    await host.inbound.receive(envelopeOf({ mrn, logIndex: 8 }), ack)
    await reports(2)
    expect(reported.find((one) => one.logIndex === 8)).toMatchObject({
      outcome: 'refused',
      reason: 'order: log index 8 after 9',
    })
  })

  it('is taken with a lower log index once the hub says that it was restored, and one before that is refused as ever', async () => {
    const mrn = newMrn()
    const known = envelopeOf({ mrn, logIndex: 9 })
    await host.inbound.receive(known, ack)
    restored = { from: 6 }
    await host.inbound.receive(envelopeOf({ mrn, logIndex: 5 }), ack)
    await host.inbound.receive(envelopeOf({ mrn, logIndex: 7 }), ack)
    // What it has had before takes effect once, and is reported under the index that the hub knows now.
    await host.inbound.receive(envelopeOf({ mrn, id: known.id, logIndex: 8 }), ack)
    await reports(4)
    const told = reported.toSorted((one, other) => one.logIndex - other.logIndex)
    expect(told.map(({ logIndex, outcome }) => [logIndex, outcome])).toEqual([
      [5, 'refused'],
      [7, 'accepted'],
      [8, 'accepted'],
      [9, 'accepted'],
    ])
    expect(delivered).toHaveLength(2)
  })

  it('takes effect once, and every repeat is acknowledged and reported with the first verdict', async () => {
    answer = async () => ({ outcome: 'refused', reason: 'no such office' })
    const envelope = envelopeOf()
    await Promise.all([host.inbound.receive(envelope, ack), host.inbound.receive(envelope, ack)])
    await reports(1)
    answer = async () => ({ outcome: 'accepted' })
    await host.inbound.receive(envelope, ack)
    await reports(2)
    expect(acknowledged).toBe(3)
    expect(delivered).toEqual([envelope.id])
    expect(reported.map((one) => [one.outcome, one.reason])).toEqual([
      ['refused', 'no such office'],
      ['refused', 'no such office'],
    ])
  })

  it('is refused in words that a report may hold, whatever the national system writes into them', async () => {
    answer = async () => ({ outcome: 'refused', reason: ' bureau\r\n\u200binconnu\ud800\u202e ' })
    await host.inbound.receive(envelopeOf(), ack)
    await reports(1)
    expect(reported[0]?.reason).toBe('bureau \\u200binconnu\\ud800\\u202e')
  })

  it('is acknowledged when stored, not yet taken, and survives a crash in between', async () => {
    answer = () => Promise.reject(new Error('national system down'))
    const envelope = envelopeOf()
    await host.inbound.receive(envelope, ack)
    expect(acknowledged).toBe(1)
    expect(host.inbound.pending()).toBe(1)
    await host.close()
    answer = async () => ({ outcome: 'accepted' })
    const again = await open(path)
    again.inbound.resume()
    await reports(1)
    expect(delivered).toEqual([envelope.id])
    await again.close()
    host = await open(path)
  })

  it('holds back only its own movement while the national system cannot take it', async () => {
    const mrn = newMrn()
    const stuck = envelopeOf({ mrn, logIndex: 1 })
    const gate = Promise.withResolvers<Verdict>()
    answer = () => gate.promise
    await host.inbound.receive(stuck, ack)
    const follower = envelopeOf({ mrn, logIndex: 2 })
    await host.inbound.receive(follower, ack)
    answer = async () => ({ outcome: 'accepted' })
    const other = envelopeOf({ logIndex: 3 })
    await host.inbound.receive(other, ack)
    await reports(1)
    expect(delivered).toEqual([other.id])
    gate.resolve({ outcome: 'accepted' })
    await reports(3)
    expect(delivered).toEqual([other.id, stuck.id, follower.id])
  })

  it('is refused with the place when the mapping cannot be made', async () => {
    answer = () => Promise.reject(new MappingError('/body/office', 'unknown'))
    await host.inbound.receive(envelopeOf(), ack)
    await reports(1)
    expect(reported[0]).toMatchObject({ outcome: 'refused', reason: '/body/office: unknown' })
  })

  it('is refused when the manifest refuses its type', async () => {
    manifest = { receives: ['discharge'], refuses: ['arrival-advice'] }
    await host.inbound.receive(envelopeOf(), ack)
    await reports(1)
    expect(reported[0]).toMatchObject({ outcome: 'refused', reason: 'this adapter refuses arrival-advice' })
    expect(delivered).toEqual([])
  })

  it.each([
    ['no mapping takes', 'arrival-advice'],
    ['this host does not know yet', 'a-type-of-next-year'],
  ])('of a type that %s is kept whole, reported accepted as unmapped, and holds nothing back', async (_, type) => {
    manifest = { receives: ['discharge'] }
    const envelope = envelopeOf({ type })
    await host.inbound.receive(envelope, ack)
    await reports(1)
    expect(reported[0]).toMatchObject({ id: envelope.id, outcome: 'accepted', reason: 'unmapped' })
    expect([delivered, acknowledged]).toEqual([[], 1])
    expect(await readdir(`${path}.unmapped`)).toEqual([`${envelope.logIndex}.json`])
    const kept: unknown = JSON.parse(await readFile(join(`${path}.unmapped`, `${envelope.logIndex}.json`), 'utf8'))
    expect(kept).toMatchObject({ type, body: envelope.body.toString('base64'), seal: envelope.seal.toString('base64') })
    manifest = { receives: ['arrival-advice'] }
    const next = envelopeOf({ ...(envelope.mrn === undefined ? {} : { mrn: envelope.mrn }), logIndex: 8 })
    await host.inbound.receive(next, ack)
    await reports(2)
    expect(delivered).toEqual([next.id])
  })

  it('that cannot be kept is not reported, and its movement waits', async () => {
    manifest = { receives: ['discharge'] }
    await writeFile(`${path}.unmapped`, 'a file where the folder should be')
    await host.inbound.receive(envelopeOf(), ack)
    await waitFor(() => logged.includes('deliver-again'), { label: 'another try' })
    expect([reported, host.inbound.pending()]).toEqual([[], 1])
    await rm(`${path}.unmapped`)
    await reports(1)
    expect(reported[0]).toMatchObject({ outcome: 'accepted', reason: 'unmapped' })
  })
})
