import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimOf, createReader, enquiryOf, happened, ofSahel, type Reader, sizeOf } from '../support/account.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const DAY = 86_400_000

/** faces.md 3: a principal's movements, their papers, and what they take from guarantees. */
describe('a principal', () => {
  let hub: TestHub
  let reader: Reader
  let grn: string
  let asked: string
  let claimed: string
  let over: string
  let declared: string
  const respondBy = new Date(Date.now() + DAY).toISOString()
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
    ;[asked, claimed, over, declared] = [
      await ofSahel(hub, grn, '100000'),
      await ofSahel(hub, grn, '20000'),
      await ofSahel(hub, grn, '3000'),
      await ofSahel(hub, grn, '400'),
    ]
    const others = m.newMrn()
    await happened(hub, m.declaration(others, grn, '50000'), m.release(others))
    await happened(hub, m.release(asked), m.exitNotice(asked), enquiryOf(asked, respondBy))
    await happened(hub, m.release(claimed), claimOf(claimed, grn, '7000', '2099-01-31'))
    for (const message of [m.release, m.exitNotice, m.entryNotice, m.arrival, m.results, m.discharge])
      await happened(hub, message(over))
    reader = createReader(hub.url)
    await reader.signIn('token-of-tg-sahel-transit')
  })
  afterAll(() => hub?.stop())

  const itemOf = (text: string, mrn: string): string =>
    text.slice(text.indexOf(`/account/movements/${mrn}`)).split('</li>')[0] ?? ''

  it('reads its movements under way, where each was seen last and what is asked because of it', async () => {
    const { text } = await reader.open('/account')
    expect(text).not.toContain(over)
    expect(itemOf(text, asked)).toContain('TGCNK001')
    expect(itemOf(text, asked)).toContain('Enquiry: answer with proof by ')
    expect(itemOf(text, claimed)).toContain(
      'Claim on the guarantee: to be paid by <time datetime="2099-01-31"><span>2099-01-31</span></time>',
    )
    expect(itemOf(text, declared)).toContain('Registered')
    const { text: ended } = await reader.open('/account?state=ended')
    expect([asked, claimed, over].map((mrn) => ended.includes(mrn))).toEqual([false, false, true])
    expect(itemOf(ended, over)).toContain('Discharged')
  })

  it('reads of one movement that it is liable until discharge, and opens its papers', async () => {
    const { text } = await reader.open(`/account/movements/${asked}`)
    expect(text).toContain('You remain liable until discharge.')
    expect(text).not.toContain('certificate-of-discharge')
    const paper = await reader.open(`/v1/movements/${asked}/accompanying-document?language=fr`)
    expect(paper).toMatchObject({ status: 200, text: expect.stringMatching(/^%PDF/) })
    const { text: ended } = await reader.open(`/account/movements/${over}`)
    expect(ended).toContain('Closed by discharge')
    const address = /href="([^"]+certificate-of-discharge[^"]*)"/.exec(ended)?.[1] ?? ''
    expect((await reader.open(address)).text).toMatch(/^%PDF/)
    const { text: waiting } = await reader.open(`/account/movements/${declared}`)
    expect(waiting).toContain('Not released for transit yet.')
    expect(waiting).not.toContain('accompanying-document')
  })

  it('reads what its own movements take from a guarantee, and nothing of what others take', async () => {
    const { text } = await reader.open('/account/guarantees')
    const { rows } = await hub.pool.query<{ state: string; minor: string }>(
      `select l.state, sum(l.minor)::text as minor from guarantee_lines l join movement_parties p on p.mrn = l.mrn
       where p.party_key = 'TG/sahel-transit' and l.grn = $1 and l.state in ('reserved', 'in-use', 'claimed') group by l.state`,
      [grn],
    )
    const due = Object.fromEntries(rows.map(({ state, minor }) => [state, Number(minor)]))
    expect(due).toEqual({ reserved: 400, 'in-use': 113_000, claimed: 7_000 })
    const shown = [...text.matchAll(/data-head="What">([^<]+)<\/td><td[^>]*><span class="amount">([^<]+)</g)]
    expect(shown.map(([, what, amount = '']) => [what, Number(amount.replaceAll('\u00a0', ''))])).toEqual([
      ['Reserved', 400],
      ['In use', 113_000],
      ['Claimed', 7_000],
    ])
  })

  it('pages through movements, none twice, on pages of 20 kB at most', async () => {
    const more: string[] = []
    for (let one = 0; one < 22; one += 1) more.push(await ofSahel(hub, grn, '1'))
    const seen: string[] = []
    let path: string | undefined = '/account'
    while (path !== undefined) {
      const { text } = await reader.open(path)
      expect(sizeOf(text)).toBeLessThan(20_000)
      seen.push(
        ...[...text.matchAll(/<h2 class="number"><a href="\/account\/movements\/(\w+)/g)].map(([, mrn = '']) => mrn),
      )
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.toSorted()).toEqual([asked, claimed, declared, ...more].toSorted())
  })
})
