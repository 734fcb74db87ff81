/**
 * A party of Corridor in Node.js: signs and sends messages, verifies receipts and seals, keeps what it receives. CMS by pkijs;
 * what goes over AMQP is in queue.mjs.
 */
import { createHash, createPublicKey, randomUUID, verify, webcrypto, X509Certificate } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

pkijs.setEngine('node', new pkijs.CryptoEngine({ crypto: webcrypto }))

const OID = { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', sha256: '2.16.840.1.101.3.4.2.1' }
const ATTRIBUTE = {
  contentType: '06092a864886f70d010903',
  messageDigest: '06092a864886f70d010904',
  // 2.25.123381332279751208927667843752799286387: the attribute in which the hub says what it has sealed.
  seal: '06146981b9d2b0d5f0b6aa81c7babeb4f0bff9b2e873',
}
const ID_DATA = '06092a864886f70d010701'
const LIMIT_MS = 60_000

/** What claims to be the hub's is not, or is about other bytes. Take nothing of it; tell the operators. */
export class NotOfTheHub extends Error {}

/** The hub did not accept a message; it says why. */
export class Refused extends Error {}

const hex = (bytes) => Buffer.from(bytes).toString('hex')
const bytesOf = (buffer) => new Uint8Array(buffer).slice().buffer

/** Verifies by the hub's own certificates, which the operators hand out: its authority certifies every participant as well. */
export class Hub {
  /** @param {string} pem the hub's certificates, present and past */
  constructor(pem) {
    const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    if (found.length === 0) throw new Error('no certificate of the hub')
    this.keys = found.map((one) => new X509Certificate(one).publicKey)
  }

  /** The signed attributes of a detached CMS of the hub over exactly these bytes, by the bytes of their identifiers. */
  #attributes(content, signature) {
    const signer = onlySigner(signature)
    // What is not signed could say anything, and nothing of the hub's has it.
    if (signer.unsignedAttrs !== undefined || signer.signedAttrs === undefined)
      throw new NotOfTheHub('unsigned attributes')
    const signed = Buffer.from(signer.signedAttrs.encodedValue)
    const attributes = new Map()
    for (const { valueBlock } of asn1js.fromBER(bytesOf(signed)).result.valueBlock.value) {
      const [type, values] = valueBlock.value
      const name = hex(type.valueBeforeDecodeView)
      if (attributes.has(name) || values.valueBlock.value.length !== 1) throw new NotOfTheHub('an attribute twice')
      attributes.set(name, values.valueBlock.value[0])
    }
    const digest = attributes.get(ATTRIBUTE.messageDigest)?.valueBlock.valueHexView ?? new Uint8Array()
    const kind = attributes.get(ATTRIBUTE.contentType)?.valueBeforeDecodeView ?? new Uint8Array()
    if (hex(digest) !== createHash('sha256').update(content).digest('hex') || hex(kind) !== ID_DATA)
      throw new NotOfTheHub('the signature is over other bytes')
    const own = Buffer.from(signer.signature.valueBlock.valueHexView)
    if (!this.keys.some((key) => verify('sha256', signed, key, own))) throw new NotOfTheHub('another has signed')
    return attributes
  }

  /** Verifies that this is the hub's receipt for these bytes under this id; returns it read. */
  receipt(receipt, signature, id, body) {
    if (this.#attributes(receipt, signature).has(ATTRIBUTE.seal)) throw new NotOfTheHub('a seal in place of a receipt')
    const read = JSON.parse(receipt.toString('utf8'))
    if (read.id !== id || read.digest !== `sha256:${createHash('sha256').update(body).digest('hex')}`)
      throw new NotOfTheHub('the receipt is for another message')
    return read
  }

  /** What the hub's seal over these bytes says, verified: `{ sender, id, logIndex, mrn? }`. */
  seal(body, seal, sender, id) {
    const said = this.#attributes(body, seal).get(ATTRIBUTE.seal)
    if (said === undefined) throw new NotOfTheHub('a signature, but no seal')
    const content = JSON.parse(said.valueBlock.value)
    if (content.sender !== sender || content.id !== id) throw new NotOfTheHub('the seal is for another message')
    return content
  }
}

function onlySigner(signature) {
  try {
    const info = new pkijs.ContentInfo({ schema: asn1js.fromBER(bytesOf(signature)).result })
    const { signerInfos } = new pkijs.SignedData({ schema: info.content })
    if (signerInfos.length === 1) return signerInfos[0]
  } catch (error) {
    throw new NotOfTheHub(`no CMS: ${error.message}`)
  }
  throw new NotOfTheHub('not one signer')
}

/** One participant, and what it proves itself with. */
export class Party {
  /** @param {{ hubUrl, hub: Hub, sender, token, key: string, certificate: string }} options key (PKCS#8, P-256) and certificate as PEM */
  constructor({ hubUrl, hub, sender, token, key, certificate }) {
    Object.assign(this, { hubUrl, hub, sender, token })
    const der = (pem) => bytesOf(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'))
    const curve = { name: 'ECDSA', namedCurve: 'P-256' }
    this.key = webcrypto.subtle.importKey('pkcs8', der(key), curve, false, ['sign'])
    this.certificate = pkijs.Certificate.fromBER(der(certificate))
    // A key that is not the certificate's would be found out by the hub alone.
    if (
      createPublicKey(key).export({ format: 'pem', type: 'spki' }) !==
      new X509Certificate(certificate).publicKey.export({ format: 'pem', type: 'spki' })
    )
      throw new Error('the key is not that of the certificate')
  }

  /** The detached CMS, DER, over exactly these bytes. */
  async sign(body) {
    const attribute = (type, value) => new pkijs.Attribute({ type, values: [value] })
    const digest = createHash('sha256').update(body).digest()
    const signedAttrs = new pkijs.SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: OID.data })),
        attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: new Date() })),
        attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: bytesOf(digest) })),
      ],
    })
    const { issuer, serialNumber } = this.certificate
    const sid = new pkijs.IssuerAndSerialNumber({ issuer, serialNumber })
    const signed = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
      signerInfos: [new pkijs.SignerInfo({ version: 1, sid, signedAttrs })],
      certificates: [this.certificate],
    })
    await signed.sign(await this.key, 0, 'SHA-256', bytesOf(body))
    const info = new pkijs.ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) })
    return Buffer.from(info.toSchema().toBER())
  }

  async call(path, init = {}) {
    const headers = { authorization: `Bearer ${this.token}`, ...init.headers }
    return fetch(this.hubUrl + path, { ...init, headers, signal: AbortSignal.timeout(LIMIT_MS) })
  }

  /** Signs a message, posts it and verifies the receipt. After a fault the same bytes may be posted again. */
  async post(id, contentType, body, path = '/v1/messages') {
    const signature = (await this.sign(body)).toString('base64')
    const headers = { 'content-type': contentType, accept: 'application/json', 'corridor-signature': signature }
    const answer = await this.call(path, { method: 'POST', headers, body })
    const receipt = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 202 && answer.status !== 200) throw new Refused(`${answer.status} ${receipt}`)
    const receiptSignature = Buffer.from(answer.headers.get('corridor-signature') ?? '', 'base64')
    this.hub.receipt(receipt, receiptSignature, id, body)
    return { receipt, signature: receiptSignature }
  }

  /** Waits at most half a minute for the next messages. What is not reported comes again. */
  async inbox() {
    const answer = await this.call('/v1/inbox?wait=30')
    if (answer.status !== 200) throw new Refused(`${answer.status} ${await answer.text()}`)
    return (await answer.json()).messages
  }

  /** A delivery-report that these were taken: its id and bytes. */
  report(seals) {
    const id = randomUUID()
    const now = new Date().toISOString()
    const entries = seals.map(({ sender, id, logIndex }) => ({ sender, id, logIndex, outcome: 'accepted' }))
    const times = { occurredAt: now, preparedAt: now, procedure: 'automatic' }
    const report = { id, type: 'delivery-report', version: '1', sender: this.sender, ...times, body: { entries } }
    return { id, body: Buffer.from(JSON.stringify(report)) }
  }
}

/** Messages received, a line each. A journal that is opened again goes on from its lines. */
export class Journal {
  #known = new Set()
  #last = new Map()
  repeats = 0

  constructor(path) {
    if (existsSync(path))
      for (const line of readFileSync(path, 'utf8').split('\n')) if (line !== '') this.#count(JSON.parse(line))
    this.file = openSync(path, 'a', 0o600)
  }

  #count({ sender, id, mrn, logIndex }) {
    this.#known.add(`${sender} ${id}`)
    if (mrn !== undefined) this.#last.set(mrn, logIndex)
  }

  has(sender, id) {
    return this.#known.has(`${sender} ${id}`)
  }

  /** Returns when the message is on the disk: only then it may be acknowledged. A repeat is counted, not stored again. */
  store(seal, body) {
    if (this.has(seal.sender, seal.id)) {
      this.repeats += 1
      return
    }
    if (seal.logIndex <= (this.#last.get(seal.mrn) ?? -1))
      throw new NotOfTheHub(`${seal.id} comes too late in its movement`)
    const line = Buffer.from(`${JSON.stringify({ ...seal, body: body.toString('base64') })}\n`)
    if (writeSync(this.file, line) !== line.length) throw new Error('the journal could not be written')
    fsyncSync(this.file)
    this.#count(seal)
  }

  close() {
    closeSync(this.file)
  }
}
