import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { fingerprintOf } from '../../src/trust/x509/pem.ts'
import { createSigner, signDetached } from '../../src/trust/cms.ts'
import { createAuthority, issueCertificate } from '../../src/pki/authority.ts'
import { type PostOptions, startTestHub, type TestHub } from '../support/hub.ts'
import { effects, lastRefusal, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { waitFor } from '../support/wait-for.ts'
import { asParty } from '../support/identifiers.ts'

const DAY_MS = 24 * 3600 * 1000

/** interface.md 3, the rows of the table of checks up to the signature: own status and code, nothing changed, on record. */
describe('what is refused before its content is read', () => {
  let hub: TestHub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  const refused = async (options: PostOptions, from = hub.party('TG')) => {
    const before = await effects(hub)
    const answer = await hub.post(from, m.declaration(m.newMrn(), grn, '1000'), options)
    expect(await effects(hub)).toEqual(before)
    return { status: answer.status, code: answer.body['code'] }
  }

  const signer = async (change: {
    validFrom?: Date
    validTo?: Date
    purpose?: 'party' | 'tls-server'
    other?: boolean
  }) => {
    const validity = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS), ...change }
    const authority = change.other
      ? await createAuthority({ commonName: 'Somebody else', ...validity })
      : hub.pki.authority
    const identity = await issueCertificate(authority, { commonName: 'TG', purpose: 'party', ...validity })
    return { identity, signer: createSigner(identity.key, identity.certificateDer) }
  }
  const as = (made: Awaited<ReturnType<typeof signer>>): TestParty => ({ ...hub.party('TG'), ...made })
  const register = async (made: Awaited<ReturnType<typeof signer>>) => {
    await createRegistryWriter(hub.pool).addCertificate(
      asParty('TG'),
      made.identity.certificateDer,
      'signing',
      new Date(0),
    )
    return made
  }

  it('one byte over the limit: 413 too-large', async () => {
    const bytes = Buffer.alloc(hub.config.maxBytes + 1, 0x20)
    expect(await refused({ bytes, signature: 'none' })).toEqual({ status: 413, code: 'too-large' })
  })

  it('nobody’s token: 401 unauthenticated, only counted', async () => {
    const before = await hub.pool.query('select count(*) as n from refusals')
    expect(await refused({ headers: { authorization: 'Bearer nobody' } })).toEqual({
      status: 401,
      code: 'unauthenticated',
    })
    expect((await hub.pool.query('select count(*) as n from refusals')).rows).toEqual(before.rows)
  })

  it('an operator’s token: 403 forbidden', async () => {
    const options = { headers: { authorization: 'Bearer token-of-operator' } }
    expect(await refused(options)).toEqual({ status: 403, code: 'forbidden' })
  })

  it('another content type: 415 content-type', async () => {
    expect(await refused({ contentType: 'text/plain' })).toEqual({ status: 415, code: 'content-type' })
    expect(await lastRefusal(hub)).toMatchObject({ sender: 'TG', code: 'content-type' })
  })

  it('no signature: 403 signature-missing', async () => {
    expect(await refused({ signedBy: null })).toEqual({ status: 403, code: 'signature-missing' })
    expect(await lastRefusal(hub)).toMatchObject({ sender: 'TG', code: 'signature-missing' })
  })

  it('a signature over other bytes: 403 signature-invalid', async () => {
    const other = encodeJson(m.release(m.newMrn()))
    const signature = signDetached(other, hub.party('TG').signer, { signingTime: new Date() }).toString('base64')
    expect(await refused({ signature })).toEqual({ status: 403, code: 'signature-invalid' })
  })

  it('signed by another party than the caller: 403 signature-wrong-signer', async () => {
    expect(await refused({ signedBy: hub.party('BF') })).toEqual({ status: 403, code: 'signature-wrong-signer' })
    expect(await lastRefusal(hub)).toMatchObject({ sender: 'TG', code: 'signature-wrong-signer' })
  })

  it('a key of our authority that nobody registered: 403 certificate-not-trusted', async () => {
    expect(await refused({ signedBy: as(await signer({})) })).toEqual({ status: 403, code: 'certificate-not-trusted' })
  })

  it.each([
    ['certificate-expired', { validFrom: new Date(Date.now() - 3 * DAY_MS), validTo: new Date(Date.now() - DAY_MS) }],
    ['certificate-not-trusted', { other: true }],
    ['certificate-wrong-usage', { purpose: 'tls-server' as const }],
  ])('a registered key, but %s', async (code, change) => {
    const made = await register(await signer(change))
    await waitFor(async () => (await refused({ signedBy: as(made) })).code === code, { label: code })
  })

  it('a key distrusted since an instant: 403 certificate-revoked, and accepted until then', async () => {
    const made = await register(await signer({}))
    const send = () => hub.post(hub.party('TG'), m.declaration(m.newMrn(), grn, '1000'), { signedBy: as(made) })
    await waitFor(async () => (await send()).status === 202, { label: 'the new key is known' })
    await createRegistryWriter(hub.pool).distrustCertificate(fingerprintOf(made.identity.certificateDer), new Date())
    await waitFor(async () => (await send()).body['code'] === 'certificate-revoked', { label: 'revoked' })
  })

  it('well-formedness comes after the signature: unsigned garbage is signature-missing, signed garbage is 52', async () => {
    const bytes = Buffer.from('{ "id": ')
    expect(await refused({ bytes, signedBy: null })).toEqual({ status: 403, code: 'signature-missing' })
    expect(await refused({ bytes })).toEqual({ status: 400, code: '52' })
    expect(await lastRefusal(hub)).toMatchObject({ sender: 'TG', code: '52', http_status: 400 })
  })

  it.each([
    ['a DOCTYPE', 'xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><ReleaseForTransit/>', '52'],
    ['an XML that is not UTF-8', 'xml', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]), '53'],
    ['a duplicate key', 'json', `{"id":"${randomUUID()}","id":"${randomUUID()}"}`, '52'],
    ['nesting deeper than 64', 'json', '['.repeat(100) + ']'.repeat(100), '54'],
  ] as const)('%s: 400', async (_name, format, text, code) => {
    expect(await refused({ format, bytes: Buffer.from(text) })).toEqual({ status: 400, code })
  })
})
