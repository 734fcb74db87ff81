import { randomBytes, randomUUID } from 'node:crypto'
import { encodeJson, encodeXml } from '../../codec/index.ts'
import { composeMrn, decodeTwelve } from '../../domain/values/identifiers.ts'
import { countryOfParty } from '../../domain/values/party.ts'
import type { StatusRequest } from '../../generated/types.ts'
import { type Signer, signDetached } from '../../trust/cms.ts'
import { errorText, type Findings } from './findings.ts'
import { askHub, type Participant } from './participant.ts'

/** A signed question, as it goes over the wire. */
export type Question = { id: string; type: 'status-request'; contentType: string; body: Buffer; signature: string }

/**
 * A `status-request` for a movement that there is not: the one message that every role may send, that goes through every check
 * of the hub, and that changes nothing. The hub answers that it knows no such movement (90), which it says only to a caller
 * whose signature, sender and schema it has accepted; its id is used up, and the refusal is on record like any other.
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

/** The hub's code for a movement that it does not know. */
export const UNKNOWN_MRN = '90'

/** The signed question over HTTP, and the hub's answer to it. */
export async function askSigned(findings: Findings, participant: Participant, signer: Signer): Promise<boolean> {
  const question = questionOf(participant, signer)
  try {
    const reply = await askHub(participant, '/v1/messages', {
      method: 'POST',
      headers: { 'content-type': question.contentType, 'corridor-signature': question.signature },
      body: question.body.toString('utf8'),
    })
    const problem = JSON.parse(reply.text) as { code?: string; detail?: string; title?: string; errors?: { code: string }[] }
    if (reply.status === 422 && problem.errors?.every(({ code }) => code === UNKNOWN_MRN) === true) {
      return findings.ok('round-trip-http', question.id)
    }
    const value = `${reply.status} ${problem.code ?? ''}`.trim()
    const words = { value, error: `${problem.title ?? ''} ${problem.detail ?? ''}`.trim() }
    return findings.fail('round-trip-http', 'round-trip-refused', words)
  } catch (error) {
    return findings.fail('round-trip-http', 'hub-silent', { host: participant.config.hub, error: errorText(error) })
  }
}
