import { startAuthentication } from '@simplewebauthn/browser'
import { type Api, NoAnswer, sentenceOf, type Session } from '../ui/api.ts'
import type { DeskDb } from './db.ts'
import { dropVault, type Person } from './vault.ts'

/** Whether an officer who works on this phone is signed in at the hub: `wait` seconds before it may be asked again. */
export type Connected = { session: Session } | { wait: number } | { refused: string; ended: boolean }

/**
 * Signs in at the hub who has unlocked this phone, unless the browser's session is theirs. Where the hub says that the phone was
 * taken away, what it keeps is forgotten, and the officer's acts that have not been sent wait for somebody to decide.
 * @throws {NoAnswer} without a network
 */
export async function connect({ db, api }: { db: DeskDb; api: Api }, person: Person): Promise<Connected> {
  const open = await api.call('GET', '/v1/session')
  if (open.status === 200) {
    const session = open.body as Session
    // The browser has one session: it may be that of the officer who worked here before.
    if (person.session.officer === undefined || session.officer === person.session.officer) return { session }
  }
  const secret = await proofOf(api, person)
  if (secret === undefined) return { refused: '', ended: false }
  const { status, body, retryAfter } = await api.call('POST', '/v1/session', { body: JSON.stringify(secret) })
  if (status === 201) return { session: body as Session }
  if (status === 429 || status >= 500) return { wait: retryAfter ?? 5 }
  const ended = (body as { code?: string }).code === 'device-ended'
  if (ended) await withdraw(db, person)
  return { refused: sentenceOf(body), ended }
}

/** What the hub is shown; undefined where nothing is at hand and the person has to sign in. */
async function proofOf(api: Api, { way, pin, session, credential }: Person): Promise<object | undefined> {
  if (way === 'pin') return { officer: session.officer, pin }
  if (way !== 'passkey' || credential === undefined) return undefined
  try {
    return { credential: await passkeyFor(api) }
  } catch (error) {
    if (error instanceof NoAnswer) throw error
    // The person has declined: nobody works here until somebody unlocks the phone again.
    return undefined
  }
}

/** What this phone's authenticator answers to the hub's challenge. Throws what the browser throws where the person declines. */
async function passkeyFor(api: Api): Promise<unknown> {
  const { body } = await api.call('POST', '/v1/session/challenge', { body: '{}' })
  const { options } = body as { options: Parameters<typeof startAuthentication>[0]['optionsJSON'] }
  return startAuthentication({ optionsJSON: options })
}

/** The phone was taken away: its cache goes, and its officer's acts go to review. The outbox itself stays. */
async function withdraw(db: DeskDb, { owner, session }: Person): Promise<void> {
  await dropVault(db, owner)
  const name = session.pseudonym ?? session.name
  await db.acts
    .where('state')
    .anyOf(['waiting', 'sent'])
    .filter(({ author, tries }) => author === name && tries === 0)
    .modify({ state: 'review' })
}
