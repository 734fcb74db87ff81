import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCodec } from '../../../src/codec/index.ts'
import { corridorXsd } from '../../../src/generated/xsd.ts'
import { discharge, dischargeXml } from './messages.ts'

const codec = createCodec()
const folder = mkdtempSync(join(tmpdir(), 'corridor-location-'))
/** A schema that refuses every message: whoever loads it refuses, too. */
const otherXsd = join(folder, 'other.xsd')
writeFileSync(
  otherXsd,
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:corridor:transit:1"><xs:element name="Other"/></xs:schema>',
)
let server: Server
let calls = 0
let http = ''

beforeAll(async () => {
  server = createServer((_request, answer) => answer.end('<canary/>'))
  server.on('connection', () => (calls += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  http = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.xsd`
})

afterAll(async () => {
  codec[Symbol.dispose]()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const written = (attributes: string): string =>
  dischargeXml('Décision', `<Discharge xmlns="urn:corridor:transit:1" ${attributes} version="1">`)

/** What the published schema says, by a validator of its own. */
function xsdTakes(text: string): boolean {
  using schema = XmlDocument.fromString(corridorXsd)
  using validator = XsdValidator.fromDoc(schema)
  using document = XmlDocument.fromString(text)
  try {
    validator.validate(document)
    return true
  } catch {
    return false
  }
}

describe('where a schema may be found, on the root', () => {
  test.each([
    [
      'schemaLocation of a file',
      () => `${XSI} xsi:schemaLocation="urn:corridor:transit:1 ${pathToFileURL(otherXsd).href}"`,
    ],
    ['schemaLocation of an address', () => `${XSI} xsi:schemaLocation="urn:corridor:transit:1 ${http}"`],
    ['noNamespaceSchemaLocation', () => `${XSI} xsi:noNamespaceSchemaLocation="${http}"`],
    ['any prefix', () => `${XSI.replace(':xsi', ':i')} i:schemaLocation="urn:corridor:transit:1 transit.xsd"`],
    ['an odd number of words', () => `${XSI} xsi:schemaLocation="transit.xsd"`],
  ])('%s is taken and ignored, as the published schema does', (_, attributes) => {
    const text = written(attributes())
    expect(codec.decode(Buffer.from(text), 'application/xml')).toEqual({ ok: true, message: discharge })
    expect(xsdTakes(text)).toBe(true)
  })

  test('and nobody has looked there', () => expect(calls).toBe(0))
})
