import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RetentionPeriod } from '../../src/domain/model/retention.ts'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { asIfReported, retentionRound } from '../support/retention-round.ts'

const PDF = Buffer.from('%PDF-1.7 certificate of arrival at Ouagadougou')
const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Whoever is liable and asked answers with documents (interface.md 7, docs/decisions/0220), through the real hub. */
describe('an enquiry answered with proof by whoever holds the paper', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub({ config: { followUp: { perMinute: 600, burst: 200 } } })
  })
  afterAll(() => hub.stop())

  const movement = async (): Promise<{ mrn: string; code: string }> => {
    const { mrn } = await released(hub)
    const { rows } = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
    return { mrn, code: rows[0]?.code ?? '' }
  }
  const asked = async (): Promise<{ mrn: string; code: string }> => {
    const found = await movement()
    const question = { stage: 'holder', asked: 'TG/sahel-transit', question: 'Where are the goods?' } as const
    const respondBy = new Date(Date.now() + 86_400_000).toISOString()
    const enquiry = message('enquiry-request', customs('TG'), { ...question, respondBy }, { mrn: found.mrn })
    expect(await hub.post(hub.party('TG'), enquiry)).toMatchObject({ status: 202 })
    return found
  }
  type Form = { fields: Record<string, string>; documents?: readonly Buffer[]; headers?: Record<string, string> }
  /** What a browser sends when the form without script is filled in. */
  const fill = (mrn: string, { fields, documents = [], headers = {} }: Form): Promise<Response> => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const one of documents)
      body.append('proof', new File([new Uint8Array(one)], '../../evil.html', { type: 'text/html' }))
    const accept = { accept: 'text/html', 'accept-language': 'fr' }
    return fetch(`${hub.url}/v1/follow-up/${mrn}/answer`, { method: 'POST', body, headers: { ...accept, ...headers } })
  }
  const whole = (code: string): Record<string, string> => ({
    code,
    language: 'fr',
    id: randomUUID(),
    as: 'principal',
    name: 'Sahel Transit, +228 22 00 00 00',
    answer: 'arrived',
    office: 'BFOUA001',
    arrivedOn: '2026-03-09',
    text: '',
  })
  const post = async (mrn: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await fetch(`${hub.url}/v1/follow-up/${mrn}/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const answersFor = (mrn: string, token: string) => hub.get(`/v1/movements/${mrn}/answers`, token)
  const rows = async (): Promise<number> =>
    (await hub.pool.query('select id from follow_up_answers union all select answer from follow_up_proofs')).rowCount ??
    0

  it('is refused from who does not have the code, where nobody asks, from the pages of others, and where it proves nothing', async () => {
    const [calm, open] = [await movement(), await asked()]
    const json = (code: string) => ({ ...whole(code), text: 'see document', proof: [PDF.toString('base64')] })
    const unknown = await post(m.newMrn(), json(open.code))
    expect(unknown).toMatchObject({ status: 404 })
    expect(await post(open.mrn, json('0000-0000-0000-0000-0000'))).toEqual(unknown)
    expect(await post(calm.mrn, json(calm.code))).toMatchObject({ status: 409, body: { code: 'nothing-asked' } })
    const foreign = await fill(open.mrn, {
      fields: whole(open.code),
      documents: [PDF],
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
    const { text: _, ...answer } = json(open.code)
    for (const [change, pointer] of [
      [{ proof: [] }, '/proof'],
      [{ proof: [Buffer.from('<html><script>').toString('base64')] }, '/proof/0'],
      [{ proof: Array.from({ length: 4 }, () => PDF.toString('base64')) }, '/proof'],
      [{ answer: 'no-information' }, '/text'],
      [{ answer: 'results-sent' }, '/answer'],
      [{ as: 'officer' }, '/as'],
      [{ arrivedOn: '2026-02-30' }, '/arrivedOn'],
      [{ surplus: 'x' }, '/surplus'],
    ] as const) {
      const refused = await post(open.mrn, { ...answer, ...change })
      expect([pointer, refused.status, refused.body['errors']]).toMatchObject([pointer, 422, [{ pointer }]])
    }
    const many = Object.fromEntries(Array.from({ length: 60 }, (_each, at) => [`field${at}`, 'x']))
    expect((await fill(open.mrn, { fields: { ...many, ...whole(open.code) } })).status).toBe(400)
    const heavy = { fields: whole(open.code), documents: [Buffer.concat([PDF, Buffer.alloc(5_000_000)])] }
    const refused = await fill(open.mrn, { ...heavy, headers: { accept: 'application/json' } })
    expect([refused.status, await refused.json()]).toMatchObject([422, { errors: [{ pointer: '/proof/0' }] }])
    // Whoever sends a form reads a page, in the browser's language: too large, and wrongly filled in, with all that was typed.
    const large = await fill(open.mrn, { fields: whole(open.code), documents: [Buffer.alloc(12_000_000)] })
    expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('Rien n’a été conservé')])
    const typed = { ...whole(open.code), name: '<b>Awa</b> & co', answer: 'delivered-elsewhere', arrivedOn: 'hier' }
    const wrong = await fill(open.mrn, { fields: typed })
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const kept of [
      'value="&lt;b&gt;Awa&lt;/b&gt; &amp; co"',
      '<option value="delivered-elsewhere" selected>',
      'Joignez au moins un document',
      'Jour de leur arrivée (si connu)\u00a0: ne peut être accepté tel quel',
      `default-src 'none'`,
    ]) {
      expect(page + wrong.headers.get('content-security-policy')).toContain(kept)
    }
    expect(await rows()).toBe(0)
  })

  it('is kept once, sealed, and read with its documents by those who hold the goods data, who see it in what they have to do', async () => {
    const { mrn, code } = await asked()
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
    const fields = whole(code)
    const first = await fill(mrn, { fields, documents: [PDF, photo] })
    const page = await first.text()
    expect([first.status, page]).toEqual([201, expect.stringContaining('Votre réponse a été reçue.')])
    for (const shown of [fields['id'] ?? '', sha256(PDF), sha256(photo)]) expect(page).toContain(shown)
    // The browser sends it again: it is the same answer. Another one under its id is none.
    expect(await (await fill(mrn, { fields, documents: [PDF, photo] })).text()).toBe(page)
    expect((await fill(mrn, { fields, documents: [photo] })).status).toBe(409)
    expect(await rows()).toBe(3)

    const told = await answersFor(mrn, hub.party('TG').token)
    const proofs = [
      { number: 1, kind: 'pdf', bytes: PDF.length, digest: sha256(PDF) },
      { number: 2, kind: 'jpeg', bytes: photo.length, digest: sha256(photo) },
    ]
    const { code: _, text: __, id, ...said } = fields
    expect(told).toMatchObject({
      status: 200,
      body: { items: [{ ...said, id, mrn, proofs, told: { as: 'principal' } }] },
    })
    expect(await answersFor(mrn, hub.party('BF').token)).toMatchObject({ status: 200 })
    expect((await answersFor(mrn, hub.party('ML').token)).status).toBe(404)
    expect((await answersFor(mrn, 'token-of-operator')).status).toBe(403)
    const path = `${hub.url}/v1/movements/${mrn}/answers/${id}`
    const read = (number: number, token: string) =>
      fetch(`${path}/${number}`, { headers: { authorization: `Bearer ${token}` } })
    const document = await read(1, hub.party('TG').token)
    expect(Buffer.from(await document.arrayBuffer()).equals(PDF)).toBe(true)
    expect(
      ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options'].map((name) =>
        document.headers.get(name),
      ),
    ).toEqual([
      'application/pdf',
      `attachment; filename="${mrn}-${id?.slice(0, 8)}-1.pdf"`,
      `default-src 'none'; sandbox`,
      'nosniff',
    ])
    expect((await read(3, hub.party('TG').token)).status).toBe(404)
    expect((await read(1, hub.party('ML').token)).status).toBe(404)
    const todo = await hub.get(`/v1/offices/${m.OFFICES.departure}/todo`, hub.party('TG').token)
    const { enquiries } = todo.body as { enquiries: { mrn: string }[] }
    expect(enquiries.find((one) => one.mrn === mrn)).toMatchObject({ answers: 1 })

    const { rows: stored } = await hub.pool.query<{ content: Buffer }>(
      'select content from follow_up_answers union all select content from follow_up_proofs',
    )
    expect(stored.some(({ content }) => content.includes('Sahel') || content.includes('%PDF'))).toBe(false)
    // The follow-up goes on saying what has been received, and takes no more than it may.
    const seen = await fetch(`${hub.url}/v1/follow-up/${mrn}?code=${code}&language=en`, {
      headers: { accept: 'text/html' },
    })
    expect(await seen.text()).toContain(id)
    const none = (more: number) => post(mrn, { ...whole(code), answer: 'no-information', text: `asked ${more} times` })
    for (let more = 1; more < 10; more += 1)
      expect(await none(more)).toMatchObject({ status: 201, body: { proofs: [] } })
    expect(await none(10)).toMatchObject({ status: 409, body: { code: 'answers-full' } })
  })
  it('is emptied with what the movement said: when, how much and its digests stay, and nobody reads it again', async () => {
    const { mrn, code } = await asked()
    const fields = whole(code)
    expect((await fill(mrn, { fields, documents: [PDF] })).status).toBe(201)
    for (const one of [m.exitNotice(mrn), m.entryNotice(mrn), m.arrival(mrn), m.results(mrn), m.discharge(mrn)])
      expect(await hub.post(hub.party(one.sender.country), one)).toMatchObject({ status: 202 })
    const left = async () =>
      (
        await hub.pool.query<{ content: Buffer | null; digest: Buffer }>(
          `select a.content, a.digest from follow_up_answers a where a.mrn = $1 union all
           select p.content, p.digest from follow_up_proofs p join follow_up_answers a on a.id = p.answer where a.mrn = $1`,
          [mrn],
        )
      ).rows.map(({ content, digest }) => [content?.length ?? 0, digest.length])
    expect((await left()).map(([content]) => content !== 0)).toEqual([true, true])
    await asIfReported(hub.pool)
    const pool = createPool({
      connectionString: hub.config.databaseUrl,
      max: 1,
      role: HUB_ROLE,
      onError: () => undefined,
    })
    await retentionRound(pool, Date.UTC(2030, 0, 15), [
      { country: 'TG', days: 30, validFrom: '2020-01-01' } as RetentionPeriod,
    ])
    await pool.end()
    expect(await left()).toEqual([
      [0, 32],
      [0, 32],
    ])
    const gone = { status: 410, body: { code: 'body-destroyed' } }
    expect(await answersFor(mrn, hub.party('TG').token)).toMatchObject(gone)
    const path = `/v1/movements/${mrn}/answers/${fields['id']}/1`
    expect(await hub.get(path, hub.party('TG').token)).toMatchObject(gone)
    // Whoever sent it still reads that it came, with how many documents; the form to send another is gone with the question.
    const headers = { accept: 'text/html' }
    const page = await (await fetch(`${hub.url}/v1/follow-up/${mrn}?code=${code}&language=en`, { headers })).text()
    expect(page).toContain(fields['id'])
    for (const said of ['Sahel', 'name="proof"']) expect(page).not.toContain(said)
  })
})
