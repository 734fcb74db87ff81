import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReader, happened, ofSahel, type Reader } from '../support/account.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate } from '../support/operator.ts'
import { fillStage } from '../support/stage-registry.ts'

const PRINCIPAL = 'token-of-tg-sahel-transit'
const GUARANTOR = 'token-of-tg-fonds-garantie'
const OTHER_GUARANTOR = 'token-of-ci-cci'

/** faces.md 3: a principal or guarantor opens its account with a token, by pages without script. */
describe('an account', () => {
  let hub: TestHub
  let grn: string
  let mine: string
  let others: string
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
    mine = await ofSahel(hub, grn)
    others = m.newMrn()
    await happened(hub, m.release(mine), m.declaration(others, grn, '5000'), m.release(others))
    await fillStage(hub.pool).addToken({ token: 'token-of-auditor', kind: 'auditor', name: 'auditor' })
  })
  afterAll(() => hub?.stop())

  const reader = (): Reader => createReader(hub.url)
  const signedIn = async (token: string): Promise<Reader> => {
    const one = reader()
    expect((await one.signIn(token)).status).toBe(200)
    return one
  }

  it('is not opened by a wrong token, which the page neither repeats nor puts into an address', async () => {
    const one = reader()
    const answer = await one.send('/account/sign-in', { token: 'no-such-token', language: 'fr' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Ce jeton n’ouvre rien.')
    expect(answer.text).toContain('role="alert"')
    expect(answer.text).not.toContain('no-such-token')
    expect(one.cookies.size).toBe(0)
  })

  it('is not opened by a form on the page of another site, whatever its token', async () => {
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const one = reader()
      const answer = await one.send('/account/sign-in', { token: PRINCIPAL }, headers as Record<string, string>)
      expect(answer.status).toBe(403)
      expect(one.cookies.size).toBe(0)
    }
  })

  it('leads to the form whoever has no session, and says so to whoever had one', async () => {
    const one = reader()
    for (const path of ['/account', '/account/guarantees', `/account/movements/${mine}`, '/account/statement.csv'])
      expect(await one.open(path)).toMatchObject({ status: 303, location: '/account/sign-in?language=en' })
    one.cookies.set('corridor', 'x'.repeat(43))
    const answer = await one.open('/account')
    expect(answer.location).toBe('/account/sign-in?language=en&said=ended')
    expect((await one.open(answer.location ?? '')).text).toContain('Your session has ended.')
  })

  it('is for nobody else, who is told where his own pages are', async () => {
    for (const [token, place] of [
      ['token-of-officer', '/desk/'],
      ['token-of-operator', '/console/'],
      ['token-of-auditor', '/console/'],
      ['token-of-bf', '/desk/'],
      ['token-of-tg-routiers', '/follow-up'],
    ] as const) {
      const answer = await reader().signIn(token)
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('These pages are for principals and guarantors.')
      expect(answer.text).toContain(`href="${place}?language=en"`)
    }
  })

  it('keeps the pages of guarantors from a principal', async () => {
    const one = await signedIn(PRINCIPAL)
    for (const path of [
      '/account/claims',
      '/account/statement',
      '/account/statement.csv',
      `/account/guarantees/${grn}`,
    ])
      expect((await one.open(path)).status).toBe(403)
  })

  it('shows no movement and no guarantee of another party', async () => {
    const principal = await signedIn(PRINCIPAL)
    expect((await principal.open(`/account/movements/${others}`)).status).toBe(404)
    expect((await principal.open('/account')).text).not.toContain(others)
    const guarantor = await signedIn(OTHER_GUARANTOR)
    for (const path of [
      `/account/movements/${mine}`,
      `/account/guarantees/${grn}`,
      `/account/guarantees/${grn}?month=2026-11`,
    ])
      expect((await guarantor.open(path)).status).toBe(404)
    for (const path of ['/account', '/account/claims', '/account/statement', '/account/statement.csv'])
      expect((await guarantor.open(path)).text).not.toContain(grn)
  })

  it('refuses what is no parameter of the page, in a sentence', async () => {
    const one = await signedIn(GUARANTOR)
    for (const path of ['/account?stat=ended', '/account/statement?month=2026-13', '/account?cursor=x'])
      expect(await one.open(path)).toMatchObject({ status: 400, text: expect.stringContaining('role="alert"') })
  })

  it('is closed only by its own button', async () => {
    const one = await signedIn(PRINCIPAL)
    const { text } = await one.open('/account')
    const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
    expect((await one.send('/account/sign-out', { csrf: 'x'.repeat(43) })).status).toBe(403)
    expect((await one.send('/account/sign-out', { csrf }, { origin: 'https://elsewhere.example' })).status).toBe(403)
    const before = new Map(one.cookies)
    const out = await one.send('/account/sign-out', { csrf, language: 'pt' })
    expect(out).toMatchObject({ status: 303, location: '/account/sign-in?language=pt&said=signedOut' })
    expect(one.cookies.size).toBe(0)
    // The session itself has ended, and not only the cookie.
    for (const [name, value] of before) one.cookies.set(name, value)
    expect((await one.open('/account')).location).toContain('said=ended')
  })

  it('opens with its own pages, which nothing keeps and which carry no token', async () => {
    const one = reader()
    const entered = await one.send('/account/sign-in', { token: ` ${PRINCIPAL}\n`, language: 'en' })
    expect(entered).toMatchObject({ status: 303, location: '/account?language=en' })
    const home = await one.open('/account')
    expect(home.headers.get('cache-control')).toBe('no-store')
    // Else browsers send the page's own forms with the origin `null`, which is refused.
    expect(home.headers.get('referrer-policy')).toBe('same-origin')
    expect(home.headers.get('content-security-policy')).toContain(`default-src 'none'`)
    expect(home.text).toContain(mine)
    for (const [path, word] of [
      ['/compte', 'Mouvements'],
      ['/conta', 'Movimentos'],
      ['/conta?language=en', 'Movements'],
    ] as const) {
      const { text } = await one.open(path)
      expect(text).toContain(`<h1>${word}</h1>`)
      expect(text).not.toContain(PRINCIPAL)
    }
  })

  it('ends with the party’s part: a suspended one is out at once', async () => {
    const one = await signedIn(OTHER_GUARANTOR)
    await operate(hub, 'PATCH', '/v1/participants/CI~cci', { suspended: true, reason: 'test' })
    expect((await one.open('/account')).location).toBe('/account/sign-in?language=en&said=ended')
    expect((await reader().signIn(OTHER_GUARANTOR)).status).toBe(403)
  })

  it('may be tried a few times only, and by all pages together', async () => {
    const one = reader()
    const statuses: number[] = []
    for (let tries = 0; tries < 40; tries += 1) {
      statuses.push((await one.send('/account/sign-in', { token: 'no-such-token' })).status)
    }
    expect(new Set(statuses)).toEqual(new Set([403, 429]))
    const answer = await fetch(`${hub.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: PRINCIPAL }),
    })
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).not.toBeNull()
  })
})
