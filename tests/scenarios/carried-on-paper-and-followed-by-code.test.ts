import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { pageTexts, scanned } from '../support/pdf.ts'
import { customs, message } from '../support/procedures.ts'

/** The paper the driver carries and what whoever holds it may see (interface.md 3), through the real hub. */
describe('a movement carried on paper and followed by its code', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub({ config: { followUp: { perMinute: 1, burst: 25 } } })
  })
  afterAll(() => hub.stop())

  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${hub.url}${path}`, { headers })
  /** What a browser sends when a form without script is filled in. */
  const fill = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${hub.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers: { accept: 'text/html' } })
  const document = (mrn: string, token: string, language = 'fr'): Promise<Response> =>
    ask(`/v1/movements/${mrn}/accompanying-document?language=${language}`, { authorization: `Bearer ${token}` })
  const tokenOf = (key: string): string => hub.party(key).token
  const pdfOf = async (mrn: string, key: string): Promise<Buffer> => {
    const answer = await document(mrn, tokenOf(key))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    return Buffer.from(await answer.arrayBuffer())
  }
  const send = async (one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(one.sender.country), one)
    expect([one.type, answer.status, answer.body]).toMatchObject([one.type, 202, {}])
  }

  it('has a document from release on, for those who hold the goods data alone, and a page for the code', async () => {
    const grn = await registered(hub, '1000000')
    const mrn = m.newMrn()
    await send(m.declaration(mrn, grn, '100000'))

    const early = await document(mrn, tokenOf('TG'))
    expect(early.status).toBe(409)
    expect(await early.json()).toMatchObject({ code: 'not-released', detail: expect.stringContaining(mrn) as string })
    expect((await ask(`/v1/follow-up/${mrn}?code=0000-0000-0000-0000-0000`)).status).toBe(404)

    await send(m.release(mrn))
    const atDeparture = await pdfOf(mrn, 'TG')
    const symbols = await scanned(atDeparture, 1)
    expect(symbols.get('Code128')).toBe(mrn)
    expect((await pdfOf(mrn, 'BF')).equals(atDeparture)).toBe(true)
    const unknown = await document(m.newMrn(), tokenOf('TG'))
    for (const stranger of ['ML', 'TG/fonds-garantie', 'CI/cci']) {
      const refused = await document(mrn, tokenOf(stranger))
      expect([stranger, refused.status]).toEqual([stranger, unknown.status])
    }
    expect((await document(mrn, 'token-of-operator')).status).toBe(403)
    expect((await document(mrn, tokenOf('TG'), 'de')).status).toBe(400)

    const address = new URL(symbols.get('QRCode') ?? '')
    expect(address.origin).toBe(hub.url)
    const code = address.searchParams.get('code') ?? ''
    await send(m.exitNotice(mrn))
    const seen = await ask(`${address.pathname}?code=${code.toLowerCase().replaceAll('-', ' ')}`)
    const view = (await seen.json()) as Record<string, unknown>
    expect(view).toMatchObject({ mrn, state: 'at-border', departureOffice: 'TGLFW001', destinationOffice: 'BFOUA001' })
    for (const secret of ['RIZ', 'Rice', 'Exemple', m.plateOf(mrn), 'SEAL-1', grn]) {
      expect(JSON.stringify(view)).not.toContain(secret)
    }
    expect(JSON.stringify(view)).toMatch(/"role":"exit","passedAt"/)

    const page = await ask(`${address.pathname}?code=${code}&language=pt`, { accept: 'text/html' })
    expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'`)
    const html = await page.text()
    expect(html).toContain('<html lang="pt">')
    expect(html).toContain('Seguir um movimento de trânsito')
    expect(html).toContain('TGCNK001')

    // The same by the form, however it is typed, and as JSON with the code in the body.
    const typed = await fill('/follow-up', { mrn: mrn.toLowerCase(), code: code.toLowerCase(), language: 'pt' })
    const withoutTime = (text: string): string => text.replace(/Situação em <time.*<\/time>/, '')
    expect([typed.status, withoutTime(await typed.text())]).toEqual([200, withoutTime(html)])
    const posted = await fetch(`${hub.url}/v1/follow-up/${mrn}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    expect(await posted.json()).toEqual(view)

    await send(
      message(
        'declaration-amendment',
        customs('TG'),
        {
          contentVersion: 2,
          reason: 'weighed',
          declaration: { ...m.declaration(mrn, grn, '150000').body, grossMass: '1300' },
        },
        { mrn },
      ),
    )
    const amended = await pdfOf(mrn, 'BF')
    const text = (await pageTexts(amended)).join(' ')
    expect(text).toContain('Version 2')
    expect(text).toContain(code)
    expect(amended.equals(atDeparture)).toBe(false)
  })

  it('says what happened where it happened, nothing of a stop, and certifies the discharge', async () => {
    const mrn = m.newMrn()
    await send(m.declaration(mrn, await registered(hub, '1000000'), '100000'))
    await send(m.release(mrn))
    const certificate = `/v1/movements/${mrn}/certificate-of-discharge`
    const authorization = `Bearer ${tokenOf('TG')}`
    const early = await ask(certificate, { authorization })
    expect([early.status, await early.json()]).toMatchObject([409, { code: 'not-discharged' }])
    await send(message('alert', customs('BF'), { action: 'stop', reason: 'risk' }, { mrn }))
    // Not where it was declared: what happened is told of the office where it happened.
    await send(m.entryNotice(mrn, { body: { office: 'BFDAK001' }, sender: { ...customs('BF'), office: 'BFDAK001' } }))
    const { rows } = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
    const code = rows[0]?.code ?? ''
    const query = `?code=${code}`
    const seen = await (await ask(`/v1/follow-up/${mrn}${query}`)).text()
    expect(JSON.parse(seen)).toMatchObject({ state: 'in-transit', contact: { office: 'TGLFW001' } })
    expect(seen).toContain('"office":"BFDAK001"')
    expect(seen).not.toContain('BFCNK001')
    expect(seen).not.toMatch(/stop|risk/)

    await send(message('alert', customs('BF'), { action: 'lift', reason: 'risk' }, { mrn }))
    for (const one of [m.arrival(mrn), m.results(mrn), m.discharge(mrn)]) await send(one)
    expect(await (await ask(`/v1/follow-up/${mrn}${query}`)).json()).toMatchObject({
      state: 'closed',
      closedBy: 'discharge',
    })
    const page = await (await ask(`/v1/follow-up/${mrn}${query}&language=fr`, { accept: 'text/html' })).text()
    expect(page).toContain('Clos par apurement')
    const pdfs = await Promise.all(
      [
        ask(`${certificate}?language=fr`, { authorization }),
        fill(`/v1/follow-up/${mrn}/certificate-of-discharge`, { code, language: 'fr' }),
      ].map(async (one) => {
        const answer = await one
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
        return Buffer.from(await answer.arrayBuffer())
      }),
    )
    expect(pdfs[0]?.equals(pdfs[1] ?? Buffer.alloc(0))).toBe(true)
    expect((await pageTexts(pdfs[0] ?? Buffer.alloc(0))).join(' ')).toContain('Certificat d’apurement')
    expect((await ask(certificate, { authorization: `Bearer ${tokenOf('ML')}` })).status).toBe(404)
    expect((await fill(`/v1/follow-up/${mrn}/certificate-of-discharge`, { code: '0000' })).status).toBe(404)
    // The code is in no address of the page: forms carry it on.
    expect(page).toContain(`action="/v1/follow-up/${mrn}/certificate-of-discharge"`)
    expect(page).not.toMatch(new RegExp(`(?:href|action)="[^"]*${code}`))
  })

  it('tells neither a wrong code from an unknown MRN, nor anything to who tries many', async () => {
    const grn = await registered(hub, '1000000')
    const mrn = m.newMrn()
    await send(m.declaration(mrn, grn, '100000'))
    await send(m.release(mrn))
    const wrong = '0000-1111-2222-3333-4444'
    const typed = await Promise.all(
      [mrn, m.newMrn(), 'nonsense'].map(async (each) => {
        const answer = await fill('/follow-up', { mrn: each, code: wrong, language: 'en' })
        return [answer.status, await answer.text()]
      }),
    )
    for (const answer of typed) expect(answer).toEqual(typed[0])
    expect(typed[0]?.[0]).toBe(404)
    for (const accept of ['application/json', 'text/html']) {
      const answers = await Promise.all(
        [`${mrn}?code=${wrong}`, mrn, `${m.newMrn()}?code=${wrong}`, 'nonsense'].map(async (path) => {
          const answer = await ask(`/v1/follow-up/${path}`, { accept })
          return [answer.status, answer.headers.get('content-type'), await answer.text()]
        }),
      )
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(answers[0]?.[0]).toBe(404)
    }
    let answer = await ask(`/v1/follow-up/${mrn}?code=${wrong}`)
    let tries = 1
    for (; tries < 40 && answer.status === 404; tries += 1) answer = await ask(`/v1/follow-up/${mrn}?code=${wrong}`)
    expect(answer.status).toBe(429)
    // The test before asked as well: no more than the burst configured were let through.
    expect(tries).toBeLessThanOrEqual(25)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    const { rows } = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
    expect((await ask(`/v1/follow-up/${mrn}?code=${rows[0]?.code}`)).status).toBe(429)
  })
})
