import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import { type MailServer, startMailServer, type Taken } from '../support/mail-server.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Notices by e-mail (interface.md 7), through the real hub and a real mail server. */
describe('whoever holds the paper is told by e-mail what happens to the movement', () => {
  let hub: TestHub
  let mail: MailServer
  let now = Date.now()
  let mrn = ''
  let code = ''
  beforeAll(async () => {
    mail = await startMailServer()
    const config = { mail: { url: mail.url, from: 'transit@example.org' }, followUp: { perMinute: 60, burst: 100 } }
    hub = await startTestHub({ now: () => new Date(now), config })
    const grn = await registered(hub, '1000000')
    mrn = m.newMrn()
    await accepted(m.declaration(mrn, grn, '100000'))
    await accepted(m.release(mrn))
    const { rows } = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
    code = rows[0]?.code ?? ''
  })
  afterAll(async () => {
    await hub.stop()
    await mail.stop()
  })

  const accepted = async (one: Parameters<TestHub['post']>[1]): Promise<void> => {
    const answer = await hub.post(hub.party(one.sender.country), one)
    expect([one.type, answer.status, answer.body]).toMatchObject([one.type, 202, {}])
  }
  const notify = async (body: object, of = mrn): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`${hub.url}/v1/follow-up/${of}/notify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const to = (email: string): Taken[] => mail.taken.filter((letter) => letter.to.includes(email))
  const letters = (email: string, count: number): Promise<Taken[]> =>
    waitFor(() => (to(email).length >= count ? to(email) : undefined), { label: `${count} letters to ${email}` })
  const linkIn = (letter: Taken | undefined): string =>
    /http:\/\/\S+\/follow-up\/notices\/\S+/.exec(letter?.text ?? '')?.[0] ?? ''
  const press = (link: string, act: string): Promise<Response> =>
    fetch(link.split('?')[0] ?? '', { method: 'POST', body: new URLSearchParams({ act, language: 'fr' }) })

  it('not without the code, not at what is no address, and the answer never says who is told already', async () => {
    expect((await notify({ code: '0000', email: 'a@example.org' })).status).toBe(404)
    expect((await notify({ code, email: 'a@example.org' }, m.newMrn())).status).toBe(404)
    for (const email of ['', 'nobody', 'a@b', 'a@example.org\r\nBcc: c@example.org', 'a@example.org,b@example.org']) {
      const refused = await notify({ code, email })
      expect([email, refused.status]).toEqual([email, 422])
    }
    const first = await notify({ code, email: 'agree@example.org', language: 'fr' })
    expect(first).toEqual({ status: 202, text: '' })
    expect(await notify({ code, email: 'agree@example.org', language: 'fr' })).toEqual(first)
    await letters('agree@example.org', 1)
  })

  it('asks the address first, and tells nothing to one that has not agreed', async () => {
    await notify({ code, email: 'silent@example.org', language: 'en' })
    const [asked] = await letters('agree@example.org', 1)
    expect(asked).toMatchObject({ from: 'transit@example.org', to: ['agree@example.org'] })
    expect(asked?.text).toContain('Auto-Submitted: auto-generated')
    expect(asked?.text).toContain(mrn)
    expect(asked?.text).not.toContain(code)
    const link = linkIn(asked)
    // Programs that look into mailboxes open links: that alone agrees to nothing.
    expect(await (await fetch(link)).text()).toContain('Recevoir à agree@example.org')
    expect(await (await press(link, 'confirm')).text()).toContain('agree@example.org est averti')
    expect((await fetch(link.replace(/notices\/[^?]+/, 'notices/00000000-0000-4000-8000-000000000000'))).status).toBe(
      404,
    )
  })

  it('before the limit, when it passes and at the end, once each, whatever the mail server refuses meanwhile', async () => {
    // The clock has stood still since before the release; the limit is five days after it.
    now += 4 * DAY + HOUR
    const near = (await letters('agree@example.org', 2))[1]
    expect(near?.text).toContain('Les marchandises doivent être présentées à')
    expect(near?.text).toContain('Vous restez responsable jusqu’à l’apurement.')
    mail.refuse(true)
    now += DAY
    await waitFor(
      async () => {
        const { rows } = await hub.pool.query<{ last_error: string | null }>('select last_error from letters')
        return rows.some((row) => row.last_error?.includes('try later'))
      },
      { label: 'a refused letter that waits' },
    )
    mail.refuse(false)
    await hub.pool.query('update letters set again_at = now()')
    expect((await letters('agree@example.org', 3))[2]?.text).toContain('l’arrivée')
    for (const one of [m.exitNotice(mrn), m.entryNotice(mrn), m.arrival(mrn), m.results(mrn), m.discharge(mrn)]) {
      await accepted(one)
    }
    const last = await waitFor(() => to('agree@example.org').find(({ text }) => text.includes('Clos par apurement')), {
      label: 'the last letter',
    })
    expect(last.text).toContain('Aucun autre message ne viendra')
    // Forgotten with the last letter; whoever never agreed got the question alone.
    await waitFor(
      async () => {
        const { rows } = await hub.pool.query(`select from follow_up_notices where email = 'agree@example.org'`)
        return rows.length === 0
      },
      { label: 'the address to be forgotten' },
    )
    expect(to('silent@example.org')).toHaveLength(1)
    const subjects = to('agree@example.org').map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1])
    expect(new Set(subjects).size).toBe(subjects.length)
  })

  it('ends by the link, and holds at most five addresses', async () => {
    const other = m.newMrn()
    await accepted(m.declaration(other, await registered(hub, '1000000'), '100000'))
    await accepted(m.release(other))
    const { rows } = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [other])
    const its = rows[0]?.code ?? ''
    for (const name of 'abcde')
      expect((await notify({ code: its, email: `${name}@example.org` }, other)).status).toBe(202)
    expect((await notify({ code: its, email: 'f@example.org' }, other)).status).toBe(429)
    const [asked] = await letters('a@example.org', 1)
    await press(linkIn(asked), 'confirm')
    expect(await (await press(linkIn(asked), 'end')).text()).toContain('Aucun avis n’est envoyé')
    expect((await fetch(linkIn(asked))).status).toBe(404)
    expect((await notify({ code: its, email: 'f@example.org' }, other)).status).toBe(202)
  })
})
