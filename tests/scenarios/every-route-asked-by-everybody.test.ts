import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCESS, mayCall, NARROWED } from '../../src/http/access.ts'
import type { Message } from '../../src/generated/types.ts'
import { type Caller, callersOf, PARTY_OF_ROLE } from '../support/callers.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import { asCountry, asParty } from '../support/identifiers.ts'
import * as m from '../support/messages.ts'
import { operate } from '../support/operator.ts'
import { partnerAgreement, registerPartner } from '../support/partner.ts'
import { waitFor } from '../support/wait-for.ts'

const SECRET = 'goods that only parties know'
const OFFICE = 'TGCNK001'

/** trust.md E1: the routes are those of the running server; each is asked by everybody there is. */
describe('every route of a running hub', () => {
  let hub: TestHub
  let callers: Caller[]
  let mrn: string
  let grn: string
  let id: string
  let leaf: string
  let parties: Set<string>
  const routes: string[] = []

  const noting = (told: unknown): void => {
    const { fastify } = told as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`)
    })
  }

  beforeAll(async () => {
    subscribe('fastify.initialization', noting)
    hub = await startTestHub()
    unsubscribe('fastify.initialization', noting)
    callers = [...(await callersOf(hub)), await partnerWithEveryRead()]
    grn = await registered(hub, '1000000')
    mrn = m.newMrn()
    const whole = declarationOf(mrn, grn)
    id = whole.id
    for (const message of [whole, m.release(mrn)]) {
      const answer = await hub.post(hub.party('TG'), message)
      if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
    }
    await waitFor(
      async () =>
        (await hub.pool.query(`select from deliveries where receiver = 'BF' and mrn = $1`, [mrn])).rowCount !== 0,
      { label: 'the record for the destination' },
    )
    const found = await hub.pool.query<{ leaf: string; parties: string[] }>(
      `select l.log_index::text as leaf, array_agg(d.receiver) as parties from messages m
       join log_leaves l on l.message = m.seq left join deliveries d on d.log_index = l.log_index
       where m.id = $1 group by l.log_index order by l.log_index limit 1`,
      [id],
    )
    leaf = found.rows[0]?.leaf ?? ''
    parties = new Set(['TG', ...(found.rows[0]?.parties ?? []).filter((one) => one !== null)])
  })
  afterAll(() => hub?.stop())

  /** A partner administration that an agreement lets read all that a partner can: nothing beyond that is told to it. */
  async function partnerWithEveryRead(): Promise<Caller> {
    const token = await registerPartner(hub, 'TG/tresor')
    await operate(hub, 'PUT', '/v1/partner-agreements?reason=test', { items: [partnerAgreement('TG/tresor')] })
    const [key, country] = [asParty('TG/tresor'), asCountry('TG')]
    return { name: key, token, identity: { kind: 'party', key, country, role: 'partner', channel: 'none' } }
  }

  /** What stands for the parameters of a path. A parameter of tomorrow has to be named here. */
  const samples = (): Record<string, string> => ({
    mrn,
    grn,
    id,
    'POST /v1/approvals/:id': randomUUID(),
    index: leaf,
    number: '1',
    receiver: 'TG',
    party: 'TG',
    key: `limit-${mrn}`,
    code: OFFICE,
    name: 'countries',
    file: 'common.schema.json',
    page: 'journey',
    type: 'transit-declaration',
    reference: 'X',
    device: randomUUID(),
    fingerprint: 'ab'.repeat(32),
    language: 'fr',
    // Of this topic customs and guarantors may know; of the others customs alone, as the figures' own tests say.
    topic: 'exposure',
    guide: 'border-officer',
  })

  const pathOf = (route: string): string => {
    const given = samples()
    const [, url = ''] = route.split(' ')
    const path = url.replaceAll(/:([a-z]+)/g, (_, name: string) => {
      const value = given[route] ?? given[name]
      if (value === undefined) throw new Error(`${route}: nothing stands for :${name}`)
      return encodeURIComponent(value)
    })
    return `${path.replace('*', '0/000')}${url.startsWith('/v1/messages/:id') ? '?sender=TG' : ''}`
  }

  type Answered = { status: number; code: string | undefined; text: string }

  const ask = async (route: string, { token }: Caller): Promise<Answered> => {
    const [method = ''] = route.split(' ')
    const ended = new AbortController()
    const answer = await fetch(`${hub.url}${pathOf(route)}`, {
      method,
      signal: ended.signal,
      redirect: 'manual',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    })
    const live = answer.headers.get('content-type')?.startsWith('text/event-stream') === true
    const text = live ? '' : await answer.text()
    if (live) ended.abort()
    const problem = answer.headers.get('content-type')?.includes('problem+json') === true
    return { status: answer.status, code: problem ? (JSON.parse(text) as { code: string }).code : undefined, text }
  }

  /** What the table says before anything is looked at; undefined: let in. */
  const keptOut = (route: string, { identity }: Caller): string | undefined => {
    if (ACCESS[route] === 'public') return undefined
    if (identity === undefined) return '401 unauthenticated'
    return mayCall(route, identity) ? undefined : '403 forbidden'
  }

  const key = ({ identity }: Caller): string => (identity !== undefined && 'key' in identity ? identity.key : '')
  const watches = ({ identity }: Caller): boolean => identity?.kind === 'operator' || identity?.kind === 'auditor'
  const isOfficer = ({ identity }: Caller): boolean => identity?.kind === 'officer'
  const onTheWay = (caller: Caller): boolean =>
    isOfficer(caller)
      ? caller.identity?.kind === 'officer' && (caller.identity.offices as readonly string[]).includes(OFFICE)
      : ['TG', ...Object.values(PARTY_OF_ROLE)].includes(key(caller))
  const ofMessage = (caller: Caller): boolean => parties.has(key(caller))

  /** Of routes about one thing: who sees it. Everybody else who is let in gets 404, as for what does not exist. */
  const SEEN: Record<string, (caller: Caller) => boolean> = {
    'GET /v1/movements/:mrn': (one) => watches(one) || onTheWay(one),
    'GET /v1/movements/:mrn/timeline': (one) => watches(one) || onTheWay(one),
    'GET /v1/movements/:mrn/declarations': (one) => watches(one) || onTheWay(one),
    // Whoever has the goods data anyway: who declared, who got a record, the principal.
    'GET /v1/movements/:mrn/accompanying-document': (one) =>
      onTheWay(one) && ['TG', 'BF', 'TG/sahel-transit'].includes(key(one)),
    'GET /v1/movements/:mrn/answers': (one) => onTheWay(one) && ['TG', 'BF', 'TG/sahel-transit'].includes(key(one)),
    // Nobody has answered.
    'GET /v1/movements/:mrn/answers/:id/:number': () => false,
    'GET /v1/messages/:id': (one) => watches(one) || ofMessage(one),
    'GET /v1/messages/:id/body': ofMessage,
    'GET /v1/messages/:id/evidence': ofMessage,
    'GET /v1/messages/:id/receipt': (one) => watches(one) || ofMessage(one),
    'GET /v1/messages/:id/reading': (one) => watches(one) || onTheWay(one),
    'GET /v1/guarantees/:grn': (one) =>
      watches(one) || ['TG', 'BF', 'TG/fonds-garantie', 'TG/sahel-transit'].includes(key(one)),
    'GET /v1/guarantees/:grn/entries': (one) =>
      watches(one) || ['TG', 'BF', 'TG/fonds-garantie', 'TG/sahel-transit'].includes(key(one)),
    'GET /account/movements/:mrn': onTheWay,
    'GET /account/guarantees/:grn': (one) => key(one) === 'TG/fonds-garantie',
    'GET /v1/log/proof/:index': (one) => watches(one) || ofMessage(one),
    'GET /v1/queues/:receiver/messages': (one) => watches(one) || key(one) === 'TG',
    'GET /v1/queues/:receiver/history': (one) => watches(one) || key(one) === 'TG',
    'GET /v1/queues/:receiver': (one) => watches(one) || key(one) === 'TG',
    'PUT /v1/attention/:key/taken': () => false,
    // Only once it is discharged.
    'GET /v1/movements/:mrn/certificate-of-discharge': () => false,
    'GET /v1/follow-up/:mrn': () => false,
    'POST /v1/follow-up/:mrn': () => false,
    'POST /v1/follow-up/:mrn/answer': () => false,
    'POST /v1/follow-up/:mrn/notify': () => false,
    'POST /v1/follow-up/:mrn/certificate-of-discharge': () => false,
  }

  /** Offices are the country's own: 403 to others, since that they exist is no secret. */
  const OWN_OFFICE = new Set(
    ['GET provisional', 'POST provisional', 'GET expected', 'GET todo'].map((one) =>
      one.replace(' ', ' /v1/offices/:code/'),
    ),
  )

  it('is in the table, and the table has no other', () => {
    const sandbox = Object.keys(ACCESS).filter((route) => route.includes('/v1/sandbox/'))
    expect([...new Set([...routes, ...sandbox])].toSorted()).toEqual(Object.keys(ACCESS).toSorted())
    expect(Object.keys(NARROWED).filter((route) => !Object.hasOwn(ACCESS, route))).toEqual([])
  })

  it('about one movement, message or guarantee says who sees it', () => {
    const about = routes.filter((route) =>
      / \/v1\/.*:(mrn|grn|index|receiver|key)\b|GET \/v1\/messages\/:id/.test(route),
    )
    expect(about.filter((route) => SEEN[route] === undefined)).toEqual([])
  })

  it('is kept from whom the table does not name, and fails for nobody', async () => {
    const wrong: string[] = []
    for (const route of new Set(routes)) {
      for (const caller of callers) {
        const { status, code } = await ask(route, caller)
        const kept = code === 'unauthenticated' || code === 'forbidden' ? `${status} ${code}` : undefined
        const foreign = OWN_OFFICE.has(route) && keptOut(route, caller) === undefined && !watches(caller)
        const due = keptOut(route, caller) ?? (foreign && !isAt(caller) ? '403 forbidden' : undefined)
        if (kept !== due || status >= 500) wrong.push(`${route} by ${caller.name}: ${status} ${code}, due ${due}`)
      }
    }
    expect(wrong).toEqual([])
  })

  const isAt = (caller: Caller): boolean => (isOfficer(caller) ? onTheWay(caller) : key(caller) === 'TG')

  it('shows what it is about to whom it concerns, and is 404 without a word of it to others', async () => {
    const wrong: string[] = []
    for (const [route, sees] of Object.entries(SEEN)) {
      for (const caller of callers.filter((one) => keptOut(route, one) === undefined)) {
        const { status, text } = await ask(route, caller)
        const fine = sees(caller) ? status === 200 : status >= 400 && status < 500 && status !== 403
        if (!fine || (!sees(caller) && text.includes(SECRET))) wrong.push(`${route} by ${caller.name}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('that lists anything lists nothing of it to those it does not concern', async () => {
    const strangers = callers.filter((one) => one.identity !== undefined && !watches(one) && !onTheWay(one))
    expect(strangers.length).toBeGreaterThan(2)
    const told: string[] = []
    for (const route of routes.filter((one) => one.startsWith('GET ') && SEEN[one] === undefined)) {
      for (const caller of strangers) {
        const { text } = await ask(route, caller)
        if (text.includes(mrn) || text.includes(SECRET)) told.push(`${route} by ${caller.name}`)
      }
    }
    expect(told).toEqual([])
  })

  const party = (role: keyof typeof PARTY_OF_ROLE): { party: string } => ({ party: PARTY_OF_ROLE[role] })

  /** A declaration that names a party of every role. */
  function declarationOf(of: string, on: string): Message {
    const whole = m.declaration(of, on, '1000')
    return {
      ...whole,
      body: {
        ...whole.body,
        principal: { ...whole.body.principal, ...party('principal') },
        consignee: { name: 'Entrepôt', ...party('consignee') },
        carrier: { name: 'Routiers', ...party('carrier') },
        safeguards: [
          { kind: 'tracker', deviceId: 'D-1', ...party('tracking') },
          { kind: 'tracker', deviceId: 'D-2', ...party('rail') },
        ],
        contribution: {
          base: { amount: '9000000', currency: 'XOF' },
          rate: '0.5',
          amount: '45000',
          currency: 'XOF',
          collectedBy: 'Paiement',
          ...party('payment'),
        },
        items: whole.body.items.map((item) => ({ ...item, commodity: { ...item.commodity, description: SECRET } })),
      },
    }
  }
})
