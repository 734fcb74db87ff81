import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { encodeJson, encodeXml } from '../../codec/index.ts'
import { composeMrn, decodeTwelve } from '../../domain/values/identifiers.ts'
import { countryOfParty } from '../../domain/values/party.ts'
import type { StatusRequest } from '../../generated/types.ts'
import type { Reply } from '../../broker/ask.ts'
import { type Signer, signDetached } from '../../trust/cms.ts'
import { messageDigest, verifyReceipt } from '../../trust/receipt.ts'
import { createHubVerifier } from '../../trust/seal.ts'
import { certificatesOf } from '../../trust/x509/pem.ts'
import { askHub, type Participant } from './ask-hub.ts'
import { errorText, type Findings } from './findings.ts'

/** A signed question, as it goes over the wire. */
export type Question = { id: string; type: 'status-request'; contentType: string; body: Buffer; signature: string }

/**
 * A `status-request` for a movement that there is not: the one message that every role may send, that goes through every check
 * of the hub, and that changes no movement. The hub answers with a receipt and a `status-response` only a caller whose
 * signature, sender and schema it has accepted; the question stays on record like any other message.
 */
export function questionOf({ connection, deps }: Participant, signer: Signer): Question {
  const at = deps.now()
  const country = countryOfParty(connection.party)
  const [, party] = connection.party.split('/')
  const message: StatusRequest = {
    id: randomUUID(),
    type: 'status-request',
    version: '1',
    sender: { country, role: connection.role, ...(party === undefined ? {} : { party }) },
    mrn: composeMrn({ year: at.getUTCFullYear(), country, body12: decodeTwelve(randomBytes(32)) }),
    occurredAt: at.toISOString(),
    preparedAt: at.toISOString(),
    procedure: 'automatic',
    body: { detail: 'state' },
  }
  const body = Buffer.from(connection.format === 'xml' ? encodeXml(message) : encodeJson(message))
  return {
    id: message.id,
    type: message.type,
    contentType: `application/${connection.format}`,
    body,
    signature: signDetached(body, signer, { signingTime: at }).toString('base64'),
  }
}

/** The signed question over HTTP, and the hub's receipt for it. Returns the question's id where the hub has accepted it. */
export async function askSigned(
  findings: Findings,
  participant: Participant,
  signer: Signer,
): Promise<string | undefined> {
  const question = questionOf(participant, signer)
  try {
    const reply = await askHub(participant, '/v1/messages', {
      method: 'POST',
      headers: { 'content-type': question.contentType, 'corridor-signature': question.signature },
      body: question.body.toString('utf8'),
    })
    if (reply.status !== 202) {
      const problem = JSON.parse(reply.text) as { code?: string; detail?: string; title?: string }
      const words = {
        value: `${reply.status} ${problem.code ?? ''}`.trim(),
        error: `${problem.title ?? ''} ${problem.detail ?? ''}`.trim(),
      }
      findings.fail('round-trip-http', 'round-trip-refused', words)
      return undefined
    }
    const fault = await receiptFault(participant, question, reply)
    if (fault === undefined) findings.ok('round-trip-http', question.id)
    else findings.fail('round-trip-http', 'seal-wrong', { error: fault })
    return question.id
  } catch (error) {
    findings.fail('round-trip-http', 'hub-silent', { host: participant.config.hub, error: errorText(error) })
    return undefined
  }
}

/** What is wrong with a receipt: it is signed by a certificate of the hub that is known here, and names these bytes. */
async function receiptFault(
  { config }: Participant,
  { id, body }: Question,
  reply: Reply,
): Promise<string | undefined> {
  const hub = createHubVerifier(certificatesOf(await readFile(config.hubCertificates, 'utf8')))
  const signature = Buffer.from(String(reply.headers['corridor-signature'] ?? ''), 'base64')
  const verdict = verifyReceipt({ bytes: Buffer.from(reply.text), signature }, hub)
  if (!verdict.ok) return verdict.reason
  const { receipt } = verdict
  return receipt.id === id && receipt.digest === messageDigest(body) ? undefined : 'it is for another message'
}
