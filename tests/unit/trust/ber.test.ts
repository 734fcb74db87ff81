import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { definiteFrames } from '../../../src/trust/ber.ts'
import { createCertificateCache } from '../../../src/trust/x509/cache.ts'
import { findAmong, signDetached, verifyDetached } from '../../../src/trust/cms.ts'
import { readElement, TAG } from '../../../src/trust/der.ts'
import { createIdentities, type Identities, NOW, signerOf } from './identities.ts'

const BODY = Buffer.from('{"type":"status-request"}')
const END = Buffer.from([0, 0])

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let ids: Identities
let der: Buffer
const directory = mkdtempSync(join(tmpdir(), 'corridor-ber-'))
beforeAll(async () => {
  ids = await createIdentities()
  der = signDetached(BODY, signerOf(ids.togo), { signingTime: NOW })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Place = { readonly tag: number; readonly depth: number; readonly parent: number | undefined }

/** The same structure with an indefinite length wherever `chosen` says so. */
function indefinite(bytes: Buffer, chosen: (place: Place) => boolean, depth = 0, parent?: number): Buffer {
  const { tag, contentStart, end } = readElement(bytes, 0, bytes.length)
  if ((tag & 0x20) === 0) return bytes
  const parts: Buffer[] = []
  for (let at = contentStart; at < end; ) {
    const next = readElement(bytes, at, end).end
    parts.push(indefinite(bytes.subarray(at, next), chosen, depth + 1, tag))
    at = next
  }
  const content = Buffer.concat(parts)
  if (chosen({ tag, depth, parent })) return Buffer.concat([Buffer.from([tag, 0x80]), content, END])
  if (content.length === end - contentStart) return Buffer.concat([bytes.subarray(0, contentStart), content])
  const length = Buffer.from([0x82, content.length >> 8, content.length & 0xff])
  return Buffer.concat([
    Buffer.from([tag]),
    content.length < 256 ? Buffer.from(content.length < 128 ? [content.length] : [0x81, content.length]) : length,
    content,
  ])
}

const isFrame = ({ tag, depth, parent }: Place) =>
  depth < 4 || (depth === 4 && parent === TAG.set && tag === TAG.sequence)
const verdict = (cms: Buffer, body = BODY) => verifyDetached(body, cms, findAmong(createCertificateCache()))

function opensslVerifies(cms: Buffer): boolean {
  writeFileSync(join(directory, 'body'), BODY)
  writeFileSync(join(directory, 'cms'), cms)
  writeFileSync(join(directory, 'ca.pem'), ids.authority.certificatePem)
  const at = ['-attime', String(NOW.getTime() / 1000)]
  const files = ['-in', 'cms', '-content', 'body', '-CAfile', 'ca.pem', '-out', 'out']
  try {
    execFileSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', ...files, ...at], {
      cwd: directory,
      stdio: 'pipe',
    })
    return true
  } catch {
    return false
  }
}

describe('a CMS with indefinite lengths is refused', () => {
  it.each([
    ['where an end is missing', () => indefinite(der, isFrame).subarray(0, -2)],
    ['with bytes after the end', () => Buffer.concat([indefinite(der, isFrame), END])],
    ['inside its certificate', () => indefinite(der, ({ depth, parent }) => depth === 4 && parent === 0xa0)],
    ['in its signed attributes', () => indefinite(der, ({ depth, tag }) => depth === 5 && tag === 0xa0)],
    ['with its signature in pieces', () => Buffer.concat([Buffer.from([0x30, 0x80, 0x24, 0x80]), END, END])],
    ['nested without end', () => Buffer.from('3080'.repeat(30_000), 'hex')],
  ])('%s', (_name, cms) => {
    expect(verdict(cms())).toMatchObject({
      ok: false,
      reason: expect.stringContaining('not a signature that is accepted'),
    })
  })

  it('over other bytes than those that were signed', () => {
    const reason = 'the bytes are not those that were signed'
    expect(verdict(indefinite(der, isFrame), Buffer.concat([BODY, Buffer.from(' ')]))).toMatchObject({
      ok: false,
      reason,
    })
  })
})

describe('a CMS with indefinite lengths is accepted', () => {
  it('in every structure that is not signed itself, and OpenSSL agrees', () => {
    const cms = indefinite(der, isFrame)
    expect(cms.equals(der)).toBe(false)
    expect(verdict(cms)).toMatchObject({ ok: true, certificate: { subjectText: 'CN=TG, O=Corridor demonstration' } })
    expect(opensslVerifies(cms)).toBe(true)
  })

  it('as BouncyCastle writes it: the outer three and the certificates, the rest definite', () => {
    const cms = indefinite(der, ({ tag, depth }) => depth < 3 || (depth === 3 && tag === 0xa0))
    expect(verdict(cms)).toMatchObject({ ok: true })
    expect(opensslVerifies(cms)).toBe(true)
  })

  it('as BouncyCastle itself wrote one, over its body to the byte', () => {
    const [body, cms] = ['body', 'sig'].map((end) => readFileSync(join(import.meta.dirname, `bouncycastle-ber.${end}`)))
    if (body === undefined || cms === undefined) throw new Error('the sample is missing')
    expect(verdict(cms, body)).toMatchObject({
      ok: true,
      certificate: { subjectText: expect.stringContaining('CN=bf') },
    })
    expect(verdict(cms, body.subarray(1))).toMatchObject({ ok: false })
  })

  it('and is read as the same bytes that definite lengths give', () => {
    expect(definiteFrames(indefinite(der, isFrame)).equals(der)).toBe(true)
    expect(definiteFrames(der).buffer).toBe(der.buffer)
  })
})
