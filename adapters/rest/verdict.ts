import type { Envelope, Verdict } from '#adapter-api'
import type { Answer, Asked, Client } from './client.ts'
import { expressionOf } from './expression.ts'
import type { Told } from './intake.ts'
import type { Profile } from './profile.ts'

/** Statuses that judge the document. Every other one says something about the way, the caller or the moment: try again. */
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 413, 415, 422])
/** As much of an answer as a reason has room for. */
const REASON_LENGTH = 400

/** Where a delivery goes, and the key that is the same at every try, so that a system that answered too late does not have it twice. */
export function addressed(way: Profile['deliver'], { sender, id, type }: Envelope): Asked {
  const path = way.path.replaceAll('{id}', encodeURIComponent(id)).replaceAll('{type}', type)
  return { method: way.method, path, headers: { 'idempotency-key': `${sender.replace('/', '~')}.${id}` } }
}

/** What an answer to a delivery says of it. Throws where it says nothing: the host tries again. */
export function verdictOf(
  { status, body }: Answer,
  { alreadyThere }: Pick<Profile['deliver'], 'alreadyThere'>,
): Verdict {
  if ((status >= 200 && status < 300) || alreadyThere.includes(status)) return { outcome: 'accepted' }
  if (REFUSALS.has(status)) return { outcome: 'refused', reason: `status ${status}: ${body.slice(0, REASON_LENGTH)}` }
  throw new Error(`status ${status}`)
}

/** Tells the web service what became of a document; it need not want to know. */
export function sayerOf(answers: Profile['answers'], client: Client): (told: Told) => Promise<void> {
  if (answers === undefined) return async () => undefined
  const map = expressionOf(answers.map, 'answers.map')
  return async (told) => {
    const { status } = await client({ method: 'POST', path: answers.path, body: JSON.stringify(await map(told, '')) })
    // One it will not hear is told once; telling it again would hold up all that come after.
    if (status >= 300 && !REFUSALS.has(status)) throw new Error(`status ${status}`)
  }
}
