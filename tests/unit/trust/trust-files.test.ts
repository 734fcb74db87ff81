import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { parseCertificate } from '../../../src/trust/x509/certificate.ts'
import { createRevocationList } from '../../../src/pki/authority.ts'
import { openTrustFiles, type Trust } from '../../../src/trust/x509/trust-files.ts'
import { type HandTimers, handTimers } from '../../support/hand-timers.ts'
import { waitFor } from '../../support/wait-for.ts'
import { createIdentities, type Identities, NOW } from './identities.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const EARLIER = new Date('2026-11-20T00:00:00Z')
const SINCE = new Date('2026-11-21T00:00:00Z')
const DUE = new Date('2026-11-22T11:00:00Z')
const directory = mkdtempSync(join(tmpdir(), 'corridor-trust-files-'))
const ca = join(directory, 'ca.pem')
const crl = join(directory, 'crl.pem')

let ids: Identities
let trust: Trust
let faults: string[]
let changes: number
let time: HandTimers
beforeAll(async () => {
  ids = await createIdentities()
})
beforeEach(async () => {
  trust?.close()
  writeFileSync(ca, ids.authority.certificatePem)
  writeFileSync(crl, await listOf([], EARLIER))
  faults = []
  changes = 0
  time = handTimers()
  trust = await openTrustFiles({
    files: { ca, crl },
    onChange: () => {
      changes += 1
    },
    onFault: (reason) => faults.push(reason),
    timers: time.timers,
  })
})
afterAll(() => {
  trust.close()
  rmSync(directory, { recursive: true, force: true })
})

const listOf = (revoked: readonly Buffer[], thisUpdate: Date) =>
  createRevocationList(
    ids.authority,
    revoked.map((certificateDer) => ({ certificateDer, revokedAt: thisUpdate })),
    { thisUpdate, nextUpdate: DUE },
  )
const verdictOf = (use: 'signing' | 'tls', at = NOW) => {
  const verdict = trust.check(parseCertificate(ids.togo.certificateDer), at, use)
  return verdict.ok ? 'trusted' : verdict.code
}
const revokeTogo = async () => {
  writeFileSync(crl, await listOf([ids.togo.certificateDer], SINCE))
  await trust.reload()
}

test('a certificate on a list written while the hub runs is revoked, for signatures and for TLS alike', async () => {
  expect([verdictOf('signing'), verdictOf('tls')]).toEqual(['trusted', 'trusted'])
  await revokeTogo()
  expect([verdictOf('signing'), verdictOf('tls')]).toEqual(['certificate-revoked', 'certificate-revoked'])
  expect({ changes, faults }).toEqual({ changes: 1, faults: [] })
})

test('a file that is broken leaves the last one in force, says so once, and is read again when it is mended', async () => {
  await revokeTogo()
  writeFileSync(crl, 'half a file')
  await trust.reload()
  await trust.reload()
  expect(verdictOf('tls')).toBe('certificate-revoked')
  expect(faults).toEqual(['the file of revocation lists holds none'])
  expect(trust.fault()).toBe('the file of revocation lists holds none')
  writeFileSync(crl, await listOf([], NOW))
  await trust.reload()
  expect(trust.fault()).toBeUndefined()
  expect(verdictOf('tls')).toBe('trusted')
})

test('an older list, or none, does not give a revoked certificate back its force', async () => {
  await revokeTogo()
  for (const text of [await listOf([], EARLIER), '']) {
    writeFileSync(crl, text)
    await trust.reload()
    expect(trust.fault()).toMatch(/^the revocation list of 2026-11-21T00:00:00.000Z is gone/)
    expect(verdictOf('signing')).toBe('certificate-revoked')
  }
})

test('a list past its next update goes on to revoke what it names and nobody else, and shows for how long', async () => {
  await revokeTogo()
  const late = new Date(DUE.getTime() + 3_600_000)
  expect(verdictOf('signing', late)).toBe('certificate-revoked')
  expect(trust.check(parseCertificate(ids.ghana.certificateDer), late).ok).toBe(true)
  expect(trust.revocation(NOW)).toMatchObject([{ state: 'current', nextUpdate: DUE, secondsLeft: 3_600 }])
  expect(trust.revocation(DUE)).toMatchObject([{ state: 'current', secondsLeft: 0 }])
  expect(trust.revocation(late)).toMatchObject([{ state: 'overdue', secondsLeft: -3_600 }])
})

test('each authority is shown once, with what it counts for and how its list stands', async () => {
  expect(trust.revocation(NOW)).toMatchObject([{ uses: ['signing', 'tls'], state: 'current', thisUpdate: EARLIER }])
  const other = join(directory, 'other.pem')
  writeFileSync(other, ids.otherAuthority.certificatePem + ids.authority.certificatePem)
  const open = (crlFile?: string) =>
    openTrustFiles({
      files: { ca, clientCa: other, ...(crlFile === undefined ? {} : { crl: crlFile }) },
      onChange: () => undefined,
      onFault: () => undefined,
      timers: time.timers,
    })
  const listed = await open(crl)
  listed.close()
  expect(listed.revocation(NOW)).toMatchObject([
    { authority: expect.stringContaining('CN=Corridor demo authority'), uses: ['signing', 'tls'], state: 'current' },
    { authority: expect.stringContaining('CN=Other authority'), uses: ['tls'], state: 'none' },
  ])
  const unlisted = await open()
  unlisted.close()
  expect(unlisted.revocation(NOW).map(({ state }) => state)).toEqual(['none', 'none'])
})

test('an authority taken out of the file issues no more', async () => {
  writeFileSync(ca, ids.otherAuthority.certificatePem)
  writeFileSync(crl, '')
  await trust.reload()
  expect(verdictOf('signing')).toBe('certificate-not-trusted')
})

test('a fault is told once, however often the files are read again, and another one is told too', async () => {
  writeFileSync(crl, 'no list')
  await trust.reload()
  await trust.reload()
  const [first] = faults
  expect(faults).toEqual([first])
  writeFileSync(crl, await listOf([], EARLIER))
  writeFileSync(ca, 'no certificate')
  await trust.reload()
  expect(faults).toHaveLength(2)
  expect(faults[1]).not.toBe(first)
})

test('files are looked at again every ten seconds, within the minute that revoking may take, and no more once closed', async () => {
  writeFileSync(crl, await listOf([ids.togo.certificateDer], SINCE))
  time.pass(9_999)
  expect({ verdict: verdictOf('signing'), waiting: time.waiting() }).toEqual({ verdict: 'trusted', waiting: [1] })
  time.pass(1)
  await waitFor(() => verdictOf('signing') === 'certificate-revoked', { label: 'the look after ten seconds' })
  await waitFor(() => time.waiting().length === 1, { label: 'the next look' })
  expect(time.waiting()).toEqual([10_000])
  time.pass(10_000)
  trust.close()
  await trust.reload()
  await new Promise(setImmediate)
  expect(time.waiting()).toEqual([])
})
