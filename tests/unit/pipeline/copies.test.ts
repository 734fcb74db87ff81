import { beforeAll, expect, test } from 'vitest'
import { createCodec, encodeJson, encodeXml } from '../../../src/codec/index.ts'
import { type CopyDeps, createTakeCopy } from '../../../src/pipeline/copies.ts'
import type { AskedWork } from '../../../src/pipeline/work.ts'
import type { HandedCopy } from '../../../src/ports/copies.ts'
import type { Restore } from '../../../src/ports/restores.ts'
import { signDetached } from '../../../src/trust/cms.ts'
import { canonicalBytes } from '../../../src/trust/canonical-json.ts'
import { createHubVerifier, makeSeal, type SealContent } from '../../../src/trust/seal.ts'
import { createSignatureVerifier, type RegisteredCertificate } from '../../../src/trust/signature-verifier.ts'
import { createTrustList } from '../../../src/trust/x509/trust-list.ts'
import { fingerprintOf } from '../../../src/trust/x509/pem.ts'
import { asParty } from '../../support/identifiers.ts'
import { exitNotice, newMrn } from '../../support/messages.ts'
import { party, testReference } from '../../support/reference.ts'
import { createIdentities, type Identities, signerOf, VALIDITY } from '../trust/identities.ts'

const at = (time: string): Date => new Date(`2026-06-02T${time}:00Z`)
const [SENT, SEALED, NOTICED, OPENED, NOW] = ['07:00', '08:00', '09:00', '10:00', '11:00'].map(at) as [
  Date,
  Date,
  Date,
  Date,
  Date,
]
const BY = { operator: 'ama', reason: 'TG has lost its journal' }
const RESTORE: Restore = {
  number: 1,
  kept: 40,
  lost: 60,
  lostAt: SEALED,
  noticedAt: NOTICED,
  opened: { ...BY, reason: 'opened', at: OPENED },
  copies: { ...BY, at: OPENED },
}

let ids: Identities
beforeAll(async () => {
  ids = await createIdentities()
})

type Change = {
  restore?: Partial<Restore>
  registered?: Partial<RegisteredCertificate>
  isActive?: boolean
  /** What the seal says; and who has made it, over which bytes, when. */
  content?: Partial<SealContent>
  sealedBy?: 'hub' | 'togo'
  sealOver?: (bytes: Buffer) => Buffer
  sealedAt?: Date
  handed?: Partial<HandedCopy>
  occurredAt?: string
  isXml?: boolean
}

/** A copy of an exit notice of Togo, held by Burkina Faso, in which nothing is wrong but what is changed. */
async function take(change: Change = {}) {
  const message = { ...exitNotice(newMrn()), occurredAt: change.occurredAt ?? SENT.toISOString() } as never
  const bytes = Buffer.from(change.isXml === true ? encodeXml(message) : encodeJson(message))
  const { id } = message as { id: string }
  const content = { logIndex: 41, sender: 'TG', id, ...change.content }
  const seal = makeSeal(
    change.sealOver?.(bytes) ?? bytes,
    content,
    signerOf(ids[change.sealedBy ?? 'hub']),
    change.sealedAt ?? SEALED,
  )
  const signature = signDetached(bytes, signerOf(ids.togo), { signingTime: SENT }).toString('base64')
  const works: AskedWork[] = []
  const certificates = new Map<string, RegisteredCertificate>(
    (['togo', 'ghana'] as const).map((name) => [
      fingerprintOf(ids[name].certificateDer),
      {
        partyKey: asParty(name === 'togo' ? 'TG' : 'GH'),
        use: 'signing',
        validFrom: VALIDITY.validFrom,
        ...(name === 'togo' ? change.registered : {}),
      },
    ]),
  )
  const reference = testReference({
    parties: new Map([['TG', party('TG', 'customs', { active: change.isActive ?? true })]]),
  })
  const deps: CopyDeps = {
    codec: createCodec(),
    reference: () => reference,
    verify: createSignatureVerifier({
      trustList: createTrustList({ authorities: [ids.authority.certificateDer] }),
      registry: {
        lookup: (fingerprint) => certificates.get(fingerprint),
        certificates: () => [ids.togo.certificateDer, ids.ghana.certificateDer],
      },
    }),
    now: () => NOW.getTime(),
    hub: createHubVerifier([ids.hub.certificateDer]),
    restores: { latest: async () => ({ ...RESTORE, ...change.restore }) },
    committer: {
      submit: async (work) => {
        works.push(work)
        const receipt = canonicalBytes({ logIndex: 55 })
        const key = { sender: asParty('TG'), id }
        return { kind: 'accepted', key, httpStatus: 202, repeat: false, receipt, receiptSignature: Buffer.alloc(0) }
      },
    },
    newId: () => 'the act',
  }
  const handed: HandedCopy = {
    restore: 1,
    bytes,
    signature,
    seal: seal.toString('base64'),
    by: { party: asParty('BF') },
    ...change.handed,
  }
  return { answer: await createTakeCopy(deps)(handed), works, id }
}

const [SEAL, SIGNATURE] = ['Corridor-Seal', 'Corridor-Signature']

test.each<[string, Change, object]>([
  ['of another restore than the last one', { handed: { restore: 2 } }, { code: 'no-restore' }],
  ['while the hub is still closed', { restore: { opened: undefined as never } }, { code: 'no-restore' }],
  [
    'after the reconciliation was ended',
    { restore: { closed: { ...BY, at: NOW, missing: 1 } } },
    { code: 'no-restore' },
  ],
  ['that nobody has asked for', { restore: { copies: undefined as never } }, { code: 'copies-not-asked' }],
  ['without a seal', { handed: { seal: undefined } }, { code: 'copy-seal-invalid', pointer: SEAL }],
  ['sealed by a party that has made itself a hub', { sealedBy: 'togo' }, { code: 'copy-seal-invalid', pointer: SEAL }],
  [
    'of which a byte was changed',
    { sealOver: (b) => Buffer.from(`${b.toString()} `) },
    { code: 'copy-seal-invalid', pointer: SEAL },
  ],
  [
    'that the log has kept',
    { content: { logIndex: 39 } },
    { code: 'copy-not-lost', pointer: SEAL, value: '39', expected: '40' },
  ],
  ['sealed after the hub was opened again', { sealedAt: NOW }, { code: 'copy-not-lost', pointer: SEAL, value: '41' }],
  [
    'of a message that the hub had made',
    { content: { sender: 'ZZ' } },
    { code: 'copy-not-signed', pointer: SEAL, value: 'ZZ' },
  ],
  [
    'of what an officer had entered',
    { content: { attestedBy: 'TGCNK001 ama' } },
    { code: 'copy-not-signed', pointer: SEAL },
  ],
  [
    'without its sender’s signature',
    { handed: { signature: undefined } },
    { code: 'signature-missing', pointer: SIGNATURE },
  ],
  [
    'sealed for another sender than has signed',
    { content: { sender: 'GH' } },
    { code: 'signature-wrong-signer', pointer: SIGNATURE },
  ],
  [
    'by a key that was given up before',
    { registered: { distrustedFrom: at('07:30') } },
    { code: 'certificate-revoked', pointer: SIGNATURE },
  ],
  [
    'by a key that was registered later',
    { registered: { validFrom: at('08:30') } },
    { code: 'certificate-not-trusted', pointer: SIGNATURE },
  ],
  ['of a sender that is suspended', { isActive: false }, { code: 'certificate-not-trusted', pointer: SIGNATURE }],
])('a copy %s is refused, and nothing is stored in its sender’s name', async (_, change, fault) => {
  const { answer, works } = await take(change)
  expect(answer).toMatchObject({ kind: 'refused', fault })
  expect(works).toEqual([])
})

test.each([false, true])(
  'a copy that holds is its sender’s message again, with an act that says whose copy it was (XML: %s)',
  async (isXml) => {
    const { answer, works, id } = await take({ isXml })
    expect(answer).toEqual({ kind: 'answered', sender: 'TG', id, formerIndex: 41, outcome: 'taken', logIndex: 55 })
    expect(works).toMatchObject([
      {
        kind: 'message',
        key: { sender: 'TG', id },
        received: { sender: 'TG', replies: false, receivedAt: NOW.getTime() },
        copy: { id: 'the act', holder: 'BF', formerIndex: 41, ...BY },
      },
    ])
  },
)

test('a key that was given up after the hub had sealed the message does not keep it away', async () => {
  const { works } = await take({ registered: { distrustedFrom: at('08:30') } })
  expect(works).toHaveLength(1)
})

test('an operator may hand in what a receiver gave him, before anybody is asked, and it is his act', async () => {
  const by = { operator: 'kofi', reason: 'by e-mail' }
  const { works } = await take({ restore: { copies: undefined as never }, handed: { by } })
  expect(works[0]).toMatchObject({ copy: by })
  expect(works[0]).not.toHaveProperty('copy.holder')
})

test('what its sender would be refused by now is refused with the same findings, on record as such', async () => {
  const { works } = await take({ occurredAt: '2027-01-01T00:00:00Z' })
  expect(works).toMatchObject([{ kind: 'refused', refusal: { code: '14' }, copy: { holder: 'BF' } }])
})
