import type { Message } from '../../src/generated/types.ts'
import { asOffice, asParty } from './identifiers.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { startTestHub, type TestHub } from './hub.ts'
import { registered } from './journey.ts'
import * as m from './messages.ts'
import { operate } from './operator.ts'
import { partnerAgreement, registerPartner } from './partner.ts'
import { customs, message } from './procedures.ts'
import { manifest, railDeclaration, STATIONS } from './rail.ts'
import { startStampingAuthority } from './time-stamping.ts'
import { waitFor } from './wait-for.ts'
import { createTestWitness, registerWitness } from './witness.ts'

/** A hub on which every kind of thing has happened that the audit looks at, and how to take it away again. */
export type FullHub = { hub: TestHub; discharged: string; stop(): Promise<void> }

const send = async (hub: TestHub, by: string, sent: Message, status = 202): Promise<void> => {
  const answer = await hub.post(hub.party(by), sent)
  if (answer.status !== status) throw new Error(`${sent.type}: ${answer.status} ${answer.bytes.toString('utf8')}`)
}
const ask = async (hub: TestHub, token: string, method: string, path: string, body: unknown): Promise<unknown> => {
  const answer = await fetch(`${hub.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

/** Starts it: some journeys by road and rail, and one act or message of each kind that leaves a row of its own. */
export async function startFullHub(): Promise<FullHub> {
  const [tsa, witness] = await Promise.all([startStampingAuthority(), createTestWitness()])
  const hub = await startTestHub({
    config: { timestamps: { url: tsa.url, ca: tsa.ca } },
    pace: { timestampsEveryMs: 500 },
  })
  const stop = async (): Promise<void> => {
    await hub.stop()
    witness.remove()
    await tsa.remove()
  }
  try {
    await people(hub)
    const discharged = await byRoad(hub)
    await byRail(hub)
    await messagesWithoutMovement(hub)
    await waitsForASecondPerson(hub)
    await setAside(hub)
    await reported(hub)
    await registerWitness(hub.url, 'BF', witness.publicKey)
    await witness.look(hub.url)
    await waitFor(async () => ((await hub.pool.query('select 1 from log_timestamps')).rowCount ?? 0) > 0, {
      label: 'the log is stamped',
    })
    // From here on nobody stamps: the last act on the registry pins every stamp there is.
    tsa.misbehave(() => 503)
    await operatorsAct(hub)
    return { hub, discharged, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function people(hub: TestHub): Promise<void> {
  const write = createRegistryWriter(hub.pool)
  for (const name of ['awa', 'issa'])
    await write.addToken({
      token: `token-of-${name}`,
      kind: 'officer',
      name,
      partyKey: asParty('BF'),
      offices: [asOffice(m.OFFICES.entry)],
      rights: ['facts', 'decisions'],
    })
}

/** A discharged movement with an own reference, one in flight, a refusal, and numbers printed in advance. */
async function byRoad(hub: TestHub): Promise<string> {
  const grn = await registered(hub, '100000000')
  const [discharged, open] = [m.newMrn(), m.newMrn()]
  const { mrn: _, ...nameless } = m.declaration(m.newMrn(), grn, '1000') as Message & { mrn: string }
  await send(hub, 'TG', nameless as Message)
  for (const mrn of [discharged, open]) {
    const body = { nationalRefs: [{ country: 'TG', reference: `REF ${mrn}` }] }
    await send(hub, 'TG', m.declaration(mrn, grn, '1000', { body } as never))
    await send(hub, 'TG', m.release(mrn))
    await send(hub, 'TG', m.exitNotice(mrn))
  }
  await send(hub, 'TG', m.release(open), 422)
  for (const one of [m.entryNotice(discharged), m.arrival(discharged), m.results(discharged)])
    await send(hub, 'BF', one)
  await send(hub, 'TG', m.discharge(discharged))
  await ask(hub, 'token-of-tg', 'POST', '/v1/offices/TGCNK001/provisional', { count: 2, reason: 'the line is down' })
  return discharged
}

async function byRail(hub: TestHub): Promise<void> {
  const principal = { scheme: 'NCC', id: 'CI-000123', name: 'Transit Exemple SARL' }
  const mrn = m.newMrn('CI')
  const limitAt = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString()
  await send(hub, 'CI', railDeclaration(mrn, ['W-1'], { lrn: mrn, principal }))
  await send(hub, 'CI', {
    ...m.release(mrn, { body: { limitAt } }),
    sender: { country: 'CI', role: 'customs' },
  } as Message)
  const wagons = [{ number: 'W-1', position: 1, mrns: [mrn], sealState: 'intact' as const, seals: ['S-1'] }]
  await send(hub, 'CI/sitarail', manifest('depart', STATIONS.departure, wagons))
}

async function messagesWithoutMovement(hub: TestHub): Promise<void> {
  const from = new Date(Date.now() - 60_000).toISOString()
  const outage = { scope: 'country' as const, state: 'outage' as const, manualProcedure: true, from }
  await send(hub, 'NE', message('availability-notice', customs('NE'), outage, { occurredAt: from }))
  const closed = { scope: 'office', office: 'BFDAK001', state: 'closed', from, manualProcedure: false } as const
  await send(hub, 'BF', message('availability-notice', customs('BF'), closed, { occurredAt: from }))
}

/** An officer decides, and a second one has to. */
async function waitsForASecondPerson(hub: TestHub): Promise<void> {
  const grn = await registered(hub, '1000000')
  const mrn = m.newMrn()
  await send(hub, 'TG', m.declaration(mrn, grn, '1000'))
  await send(hub, 'TG', m.release(mrn))
  const wrong = m.entryNotice(mrn)
  await send(hub, 'BF', wrong)
  const again = m.entryNotice(mrn, { body: { corrects: wrong.id } as never })
  await hub.post({ ...hub.party('BF'), token: 'token-of-awa' }, again, { signedBy: null })
}

/** A defect of the program, planted in the database: a movement that cannot be written. */
async function setAside(hub: TestHub): Promise<void> {
  await hub.pool.query(`alter table movements add constraint planted check (mrn !~ '^..ZW') not valid`)
  await hub.post(hub.party('TG'), m.exitNotice(m.newMrn('ZW')))
  await hub.pool.query('alter table movements drop constraint planted')
}

const TABLE = {
  id: 'FGT',
  regime: 'isrt',
  validFrom: '2020-01-01',
  rate: '0.5',
  base: 'cif',
  collector: 'TG/fonds-garantie',
}
const REGISTRY: readonly [string, object][] = [
  ['legal-holds', { mrn: '26TGLFW100000123J0', validFrom: '2026-01-01', country: 'TG', order: 'Court of Lomé 17/26' }],
  ['retention', { country: 'TG', validFrom: '2026-01-01', days: 3653 }],
  ['rates', { from: 'GHS', to: 'XOF', rate: '39.5', validFrom: '2020-01-01', source: 'BCEAO' }],
  ['contribution-tables', { ...TABLE, shares: [{ country: 'TG', guarantor: 'TG/fonds-garantie', parts: 1 }] }],
  [
    'authorisations',
    {
      reference: 'TGACE0001872',
      type: 'C521',
      holder: { scheme: 'NIF', id: 'TG-1', name: 'Transit Exemple' },
      offices: ['TGLFW001'],
      validFrom: '2020-01-01',
    },
  ],
  [
    'codelists/package-types',
    { code: 'ZY', validFrom: '2020-01-01', labels: { en: 'Cage', fr: 'Cage', pt: 'Gaiola' } },
  ],
]

/** A receiver reports what it got first. */
async function reported(hub: TestHub): Promise<void> {
  const row = await waitFor(
    async () => {
      const found = await hub.pool.query<{ sender: string; id: string; log_index: string }>(
        `select sender, id, log_index from outbox where receiver = 'BF' and state = 'in-flight' order by log_index limit 1`,
      )
      return found.rows[0]
    },
    { label: 'a message under way' },
  )
  const entries = [{ sender: row.sender, id: row.id, logIndex: Number(row.log_index), outcome: 'accepted' as const }]
  await send(hub, 'BF', message('delivery-report', customs('BF'), { entries }))
}

async function operatorsAct(hub: TestHub): Promise<void> {
  const { rows } = await hub.pool.query<{ id: string }>(
    `select id from messages where sender = 'TG' order by seq limit 1`,
  )
  const path = `/v1/messages/${rows[0]?.id}/break-glass?sender=TG`
  for (const who of ['operator', 'second-operator'])
    await ask(hub, `token-of-${who}`, 'POST', path, { reason: 'a court' })
  for (const [what, item] of REGISTRY) await operate(hub, 'PUT', `/v1/${what}?reason=the+law`, { items: [item] })
  await registerPartner(hub, 'TG/tresor')
  const agreements = { items: [partnerAgreement('TG/tresor')] }
  await operate(hub, 'PUT', '/v1/partner-agreements?reason=as+agreed', agreements)
  const officer = {
    party: 'TG',
    pseudonym: 'tg-77',
    name: 'Afi',
    offices: ['TGLFW001'],
    language: 'fr',
    rights: ['facts'],
  }
  const openid = { issuer: 'https://id.example', subject: 'afi' }
  await operate(hub, 'POST', '/v1/officers', { ...officer, reason: 'new here' })
  await operate(hub, 'POST', '/v1/officers', { ...officer, pseudonym: 'tg-78', openid, reason: 'new here' })
}
