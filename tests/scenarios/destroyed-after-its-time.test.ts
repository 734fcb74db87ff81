import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, auditSourceOf, breachText } from '../../src/compose/audit.ts'
import type { RetentionPeriod } from '../../src/domain/model/retention.ts'
import { auditSource } from '../../src/store/audit/audit.ts'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import { testVault } from '../support/body-key.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { foundInDatabase } from '../support/found-in-database.ts'
import { registered, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate, tryTo } from '../support/operator.ts'
import { asIfReported, retentionRound } from '../support/retention-round.ts'
import { corridor } from '../support/witness.ts'

const DAY = 24 * 3_600_000
const DAYS = 30

/** What stands in this declaration and nowhere else, each word as it is written and as it is searched by. */
const WORDS = [
  'Adjoa Kpogo',
  'Rue des Palmiers',
  'Wax from Tsevie',
  'TG 4711 XQ',
  'TG4711XQ',
  'SEAL-XQ9',
  'SEALXQ9',
  '2026/XQ/77',
]
const PLANTED = {
  body: {
    nationalRefs: [{ country: 'TG', reference: '2026/XQ/77' }],
    principal: {
      scheme: 'NIF',
      id: '1000123456',
      name: 'Adjoa Kpogo',
      address: { city: 'Lomé', country: 'TG', streetAndNumber: 'Rue des Palmiers' },
    },
    vehicleSet: { mode: '3', means: { typeOfIdentification: '30', identification: 'TG 4711 XQ', nationality: 'TG' } },
    equipment: [{ numberOfSeals: 1, seals: [{ id: 'SEAL-XQ9' }] }],
    items: [
      {
        number: 1,
        commodity: { description: 'Wax from Tsevie', hsCode: '100630' },
        goodsMeasure: { grossMass: '1200' },
        packaging: [{ type: 'BG', count: 24, marks: 'RIZ' }],
      },
    ],
  },
} as unknown as Parameters<typeof m.declaration>[3]
/** What is refused says what was wrong, as it was written. */
const PLANTED_WRONGLY = {
  body: { ...PLANTED?.body, nationalRefs: [{ country: 'Adjoa Kpogo', reference: '2026/XQ/77' }] },
} as unknown as NonNullable<Parameters<typeof m.declaration>[3]>

/** What messages said is destroyed after the retention period of the country of departure, and everything else still holds. */
describe('the bytes of a movement that nobody has to keep any more', () => {
  let hub: TestHub
  let pool: Pool
  let done: string
  let open: string
  let declared: string
  let refused: ReturnType<typeof m.declaration>
  let refusedWith: unknown
  beforeAll(async () => {
    hub = await startTestHub()
    pool = createPool({ connectionString: hub.config.databaseUrl, max: 2, role: HUB_ROLE, onError: () => undefined })
    ;({ mrn: open } = await released(hub))
    const grn = await registered(hub, '1000000')
    done = m.newMrn()
    refused = m.declaration(m.newMrn(), grn, '100000', { mrn: done, ...PLANTED_WRONGLY })
    const refusal = await hub.post(hub.party('TG'), refused)
    if (refusal.status === 202) throw new Error('it was to be refused')
    refusedWith = refusal.body['code']
    for (const [by, one] of [
      ['TG', m.declaration(done, grn, '100000', PLANTED)],
      ['TG', m.release(done)],
      ['TG', m.exitNotice(done)],
      ['BF', m.entryNotice(done)],
      ['BF', m.arrival(done)],
      ['BF', m.results(done)],
      ['TG', m.discharge(done)],
    ] as const) {
      const answer = await hub.post(hub.party(by), one)
      if (answer.status !== 202) throw new Error(`${one.type}: ${answer.bytes.toString('utf8')}`)
    }
    const { rows } = await hub.pool.query<{ id: string }>(
      `select m.id from messages m join log_leaves l on l.message = m.seq where l.mrn = $1 and m.type = 'transit-declaration'`,
      [done],
    )
    declared = rows[0]?.id ?? ''
    await asIfReported(hub.pool)
  }, 120_000)
  afterAll(async () => {
    await pool?.end()
    await hub?.stop()
  })

  /** A whole round as of so many days from now, by the hub's own code. */
  const round = (days: number, periods: readonly RetentionPeriod[]): Promise<void> =>
    retentionRound(pool, Date.now() + days * DAY, periods)
  const period = (country: string, days = DAYS): RetentionPeriod =>
    ({ country, days, validFrom: '2020-01-01' }) as RetentionPeriod
  /** The round in which its time is over; once it was made it is no other one. */
  const timeIsOver = (): Promise<void> => round(11 * DAYS + 3, [period('TG')])
  const keys = async (): Promise<{ movements: string[]; messages: number }> => {
    const movements = await hub.pool.query<{ mrn: string }>(
      'select mrn from movement_keys where wrapped is not null order by mrn',
    )
    const messages = await hub.pool.query('select 1 from message_keys where wrapped is not null')
    return { movements: movements.rows.map(({ mrn }) => mrn), messages: messages.rowCount ?? 0 }
  }
  const ask = async (path: string, key = 'TG', language = 'en') => {
    const response = await fetch(`${hub.url}${path}`, {
      headers: { authorization: `Bearer ${hub.party(key).token}`, 'accept-language': language },
    })
    return { status: response.status, text: await response.text() }
  }
  const audited = async () => {
    const { findings, notCompared } = await auditPool(hub.pool, undefined, testVault)
    return { findings: findings.map(breachText), notCompared: Object.keys(notCompared).join() }
  }

  it('stay where no country has said how long it keeps them, before the time, and while anything is open', async () => {
    const before = await keys()
    expect(before.movements).toEqual([open, done].toSorted())
    // Otherwise nothing below would show that it went.
    expect(await foundInDatabase(hub.pool, WORDS)).toEqual(
      expect.arrayContaining([
        'declarations.doc',
        'movements.doc',
        'national_refs.reference',
        'refusals.findings',
        'outcomes.answer',
        'movement_identifiers.value',
        'movement_numbers.numbers',
      ]) as string[],
    )
    await round(10 * DAYS, [])
    await round(10 * DAYS + 1, [period('BF')])
    expect((await keys()).movements).toEqual(before.movements)
    // Of what is too young for any period the round reads no document, of which there are millions.
    await hub.pool.query(`update movements set doc = '!' || doc`)
    await round(10 * DAYS + 2, [period('TG', 11 * DAYS)])
    await hub.pool.query('update movements set doc = substr(doc, 2)')
    expect(await keys()).toMatchObject({ movements: before.movements })
    expect((await audited()).findings).toEqual([])
  })

  it('stay while a court has ordered it, whatever period is over, and the order is for those alone who watch the hub', async () => {
    const order = { mrn: done, validFrom: '2020-01-01', country: 'TG', order: 'Court of Lomé 17/26' }
    const path = '/v1/legal-holds?reason=asked+by+the+court'
    expect((await tryTo(hub, 'PUT', path, { items: [{ ...order, mrn: '26TGLFW100000123J1' }] })).status).toBe(422)
    expect((await tryTo(hub, 'PUT', '/v1/legal-holds', { items: [order] })).body['code']).toBe('reason-required')
    expect(await ask('/v1/legal-holds')).toMatchObject({ status: 403 })
    await operate(hub, 'PUT', path, { items: [order] })
    expect((await hub.get(`/v1/legal-holds?mrn=${done}`)).body).toEqual({ items: [order] })
    await round(10 * DAYS + 3, [period('TG')])
    expect((await keys()).movements).toEqual([open, done].toSorted())
    const early = await tryTo(hub, 'PUT', path, { items: [{ ...order, validTo: '2020-01-02' }] })
    expect([early.status, (early.body['errors'] as { rule: string }[])[0]?.rule]).toEqual([422, 'LEGAL-HOLD-ENDS'])
    const today = new Date().toISOString().slice(0, 10)
    const where = ['--hub', hub.url, '--token', 'token-of-operator']
    const command = (...args: string[]) => corridor(['retention', ...args])
    expect((await command('hold', open, ...where, '--country', 'TG', '--reason', 'asked')).code).toBe(2)
    expect((await command('lift', open, ...where, '--reason', 'asked')).code).toBe(1)
    const set = await command('set', 'NE', '400', ...where, '--from', '2026-01-01', '--reason', 'the law')
    expect(set.code).toBe(0)
    expect((await command('lift', done, ...where, '--reason', 'the court agrees')).code).toBe(0)
    expect((await command('show', ...where)).out).toEqual([
      'NE  from 2026-01-01  400 days',
      `${done}  kept from 2020-01-01 to ${today}  TG  Court of Lomé 17/26`,
    ])
    expect((await hub.get(`/v1/legal-holds?mrn=${done}`)).body).toEqual({ items: [{ ...order, validTo: today }] })
    expect((await audited()).findings).toEqual([])
  })

  it('are destroyed after it by an act of the hub, those of the movement in flight are not', async () => {
    await timeIsOver()
    expect((await keys()).movements).toEqual([open])
    const { rows } = await hub.pool.query<{ mrn: string; act: string; destroyed: string }>(
      `select l.mrn, a.act, a.destroyed::text from operator_acts a join log_leaves l using (log_index) where l.mrn = $1 and a.operator = 'ZZ'`,
      [done],
    )
    expect(rows.map(({ mrn, act }) => [mrn, act])).toEqual([[done, 'bodies-destroyed']])
    expect(JSON.parse(rows[0]?.destroyed ?? '{}')).toMatchObject({ country: 'TG', days: DAYS, mrn: done })
  })

  it('leave nothing behind in any column of the database that says what they said', async () => {
    await timeIsOver()
    expect(await foundInDatabase(hub.pool, WORDS)).toEqual([])
    expect(JSON.parse((await ask(`/v1/movements/${done}`)).text)).toMatchObject({
      state: 'discharged',
      contentDestroyed: { under: 'TG', on: new Date(Date.now() + (11 * DAYS + 3) * DAY).toISOString().slice(0, 10) },
      seals: [],
    })
    const found = async (q: string) =>
      (JSON.parse((await ask(`/v1/movements?q=${q}`)).text) as { items: { mrn: string }[] }).items.map(({ mrn }) => mrn)
    expect(await found('4711XQ')).toEqual([])
    expect(await found(done.slice(4))).toEqual([done])
  })

  it('what was refused is refused again when it is repeated, without a word of what was found in it', async () => {
    await timeIsOver()
    const again = await hub.post(hub.party('TG'), refused)
    expect(again).toMatchObject({ status: 422, body: { errors: [] } })
    expect(again.body['code']).toBe(refusedWith)
    expect(WORDS.filter((word) => again.bytes.includes(word))).toEqual([])
  })

  it('a round that is over is not begun again on that day, nor by a clock that was put back', async () => {
    const leaves = async () => (await hub.pool.query('select 1 from log_leaves')).rowCount
    const before = await leaves()
    await round(11 * DAYS + 3, [period('TG')])
    await round(3 * DAYS, [period('TG', 1)])
    expect(await leaves()).toBe(before)
  })

  it('whoever asks for them is told when and under whose period, in his language; digest and receipt stay', async () => {
    for (const what of ['body', 'evidence', 'reading'])
      expect(await ask(`/v1/messages/${declared}/${what}`)).toMatchObject({
        status: 410,
        text: expect.stringMatching(/body-destroyed.*was destroyed on .* for which TG keeps it/) as string,
      })
    expect((await ask(`/v1/messages/${declared}/body`, 'TG', 'fr')).text).toMatch(/a été détruit le/)
    expect((await ask(`/v1/messages/${declared}/body`, 'TG', 'pt')).text).toMatch(/foi destruído em/)
    expect((await ask(`/v1/messages/${declared}/body`, 'NE')).status).toBe(404)
    expect([
      (await ask(`/v1/messages/${declared}/receipt`)).status,
      (await ask(`/v1/messages/${declared}`)).status,
    ]).toEqual([200, 200])
    for (const paper of ['accompanying-document', 'certificate-of-discharge'])
      expect(await ask(`/v1/movements/${done}/${paper}`)).toMatchObject({
        status: 410,
        text: expect.stringMatching(/was destroyed on .* for which TG keeps it/) as string,
      })
    expect((await ask(`/v1/movements/${done}`)).text).toContain('"discharged"')
  })

  it('what comes later is never refused: it is compared with nothing, and goes after its own time', async () => {
    await timeIsOver()
    const late = m.exitNotice(done, {
      body: {
        vehicle: { typeOfIdentification: '30', identification: 'TG 4712 XQ', nationality: 'TG' },
        remarks: 'Kodjo Late',
      },
    })
    const answer = await hub.post(hub.party('TG'), late)
    expect([answer.status, answer.bytes.toString('utf8')]).toEqual([
      202,
      expect.stringMatching(/was destroyed on .*compared with nothing/),
    ])
    const { rows } = await hub.pool.query<{ doc: string }>('select doc from movements where mrn = $1', [done])
    expect((JSON.parse(rows[0]?.doc ?? '{}') as { differences?: unknown[] }).differences ?? []).toEqual([])
    expect((await audited()).findings).toEqual([])
  })

  it('the audit finds what was erased although nothing destroyed it, and what was not although it had to be', async () => {
    await timeIsOver()
    const client = await hub.pool.connect()
    try {
      for (const [sql, what] of [
        [
          `update declarations set doc = null where mrn = '${open}'`,
          'what was declared is gone, and nothing destroyed it',
        ],
        [`update declarations set doc = '{}' where mrn = '${done}'`, 'what was declared is still there'],
        [
          `update outcomes set answer = null where verdict = 'accepted'`,
          'its answer is gone, and nothing destroyed it',
        ],
      ] as const) {
        await client.query('begin; set local session_replication_role = replica')
        await client.query(sql)
        const { findings } = await auditSourceOf(hub.pool, auditSource(client, testVault), undefined)
        expect(findings.map(breachText).join('\n'), sql).toContain(what)
        await client.query('rollback')
      }
    } finally {
      client.release(true)
    }
  })

  it('the audit holds: it says what it could not decide again, and gives every state by the log', async () => {
    const { findings, notCompared } = await audited()
    expect(findings).toEqual([])
    expect(notCompared).toContain('destroyed after their time')
  })

  it('the audit finds what was destroyed although an order kept it', async () => {
    const client = await hub.pool.connect()
    try {
      await client.query('begin; set local session_replication_role = replica')
      await client.query(
        `update registry_changes set changes = replace(changes::text, '"validTo"', '"valid"')::json where subject = 'legal-holds'`,
      )
      const { findings } = await auditSourceOf(hub.pool, auditSource(client, testVault), undefined)
      expect(findings.map(breachText).join('\n')).toMatch(
        new RegExp(`${done}.*destroys bodies that a legal hold keeps`),
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('the audit finds a key that was destroyed by nobody, and one that was to be and is there', async () => {
    const client = await hub.pool.connect()
    try {
      await client.query('begin')
      await client.query('update movement_keys set wrapped = null, destroyed_index = 0 where mrn = $1', [open])
      await client.query('commit')
    } finally {
      client.release()
    }
    expect((await audited()).findings.join('\n')).toMatch(new RegExp(`${open}.*destroyed by no act of the log`))
  })
})
