import type { Pool } from 'pg'
import { INVITATION_MS, newInvitationCode, writeInvitationCode } from '../../src/people/invitation-code.ts'
import type { PeopleKeys } from '../../src/people/keys.ts'

/** A browser: it keeps cookies, sends them back, and says which site its page is of. */
export type TestBrowser = {
  cookies: Map<string, string>
  /** The session's token, as the page keeps it in memory. */
  csrf: string
  fetch(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}

/** @param url of the hub it talks to; may be changed to another hub of the same cluster */
export function createBrowser(url: () => string): TestBrowser {
  const cookies = new Map<string, string>()
  const browser: TestBrowser = {
    cookies,
    csrf: '',
    async fetch(method, path, body, headers = {}) {
      const answer = await fetch(`${url()}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          origin: new URL(url()).origin,
          ...(browser.csrf === '' ? {} : { 'corridor-csrf': browser.csrf }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (line.includes('Max-Age=0')) cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    },
  }
  return browser
}

/** Signs in and keeps the session's token; throws when it is refused. */
export async function signIn(browser: TestBrowser, body: unknown): Promise<Record<string, unknown>> {
  const answer = await browser.fetch('POST', '/v1/session', body)
  const session = (await answer.json()) as Record<string, unknown>
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(session)}`)
  browser.csrf = String(session['csrf'])
  return session
}

/** The id of the person of this pseudonym. */
export async function officerId(pool: Pool, pseudonym: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select id from people where pseudonym = $1', [pseudonym])
  const [row] = rows
  if (row === undefined) throw new Error(`no officer ${pseudonym}`)
  return row.id
}

/** A code in the database as the hub makes it. */
export async function invite(pool: Pool, keys: PeopleKeys, officer: string, now: Date): Promise<string> {
  const code = newInvitationCode()
  await pool.query(
    'insert into invitations (selector, secret_hash, person, made_at, expires_at) values ($1, $2, $3, $4, $5)',
    [
      code.selector,
      keys.hash('invitation', code.selector, code.secret),
      officer,
      now,
      new Date(now.getTime() + INVITATION_MS),
    ],
  )
  return writeInvitationCode(code)
}
