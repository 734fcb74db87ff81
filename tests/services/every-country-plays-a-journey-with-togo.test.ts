import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import offices from '../../schemas/codelists/offices.json' with { type: 'json' }
import { type KnownCountry, readCountry } from '../../src/adapter-host/country-profiles.ts'
import { loadAdapter, makeAdapter, settingsFor } from '../../src/adapter-host/discover.ts'
import { createCodec } from '../../src/codec/index.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { examplesOf } from '../../src/conformance/examples.ts'
import type { Message, TransitDeclaration } from '../../src/generated/types.ts'
import { declaredBy, filled, type Leg, legsOf, officeIn, PROFILED, wayBetween } from '../support/country-ways.ts'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { asCountry, asParty } from '../support/identifiers.ts'
import { stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate } from '../support/operator.ts'
import { createTestParty, type TestParty } from '../support/parties.ts'
import { agreement, party } from '../support/reference.ts'

const ROOT = join(import.meta.dirname, '../..')
const [PROFILES, ADAPTERS] = [join(ROOT, 'schemas/countries'), join(ROOT, 'adapters')]

/** Countries from which no way leads to Togo by land. */
const OVERSEAS = ['CM', 'CV']

/** The first port of a country. */
const portOf = (country: string): string =>
  offices.items.find((one) => one.country === country && one.kind === 'port')?.code ?? ''

/** The registry knows posts by land alone: the ports of a passage by sea, each with its other end, as operators would add them. */
function portsByTheSea(): object[] {
  const ends = [portOf('TG'), ...OVERSEAS.map(portOf)]
  return offices.items
    .filter(({ code }) => ends.includes(code))
    .map((office) => ({
      ...office,
      roles: [...office.roles, 'transit'],
      pairs: office.country === 'TG' ? OVERSEAS.map(portOf) : [portOf('TG')],
    }))
}

/**
 * docs/decisions/0197: what a country has not said is filled in, invented; all else is its profile's, and there is one hub. Between
 * Togo and those no way leads from by land goods go by sea, from port to port.
 */
describe('a movement between Togo and', () => {
  let hub: TestHub
  let folder: string
  let road: TransitDeclaration
  const codec = createCodec()
  const countries = new Map<string, KnownCountry>()
  const parties = new Map<string, TestParty>()

  beforeAll(async () => {
    hub = await startTestHub()
    folder = await mkdtemp(join(tmpdir(), 'corridor-journeys-'))
    for (const code of PROFILED) countries.set(code, await readCountry(PROFILES, code, ADAPTERS))
    road = examplesOf(codec, 'transit-declaration').find(({ name }) => name.endsWith('valid-road-container.json'))
      ?.message as TransitDeclaration
    for (const code of PROFILED)
      parties.set(code, await createTestParty(hub.pki.authority, party(code, 'customs', { channel: 'inbox' })))
    await changeRegistry(hub.pool, async (write) => {
      for (const { party: one, identity, token } of parties.values()) {
        await write.upsertParty(one)
        await write.addCertificate(one.key, identity.certificateDer, 'signing', new Date(0))
        await write.addToken({ token: `${token}-here`, kind: 'party', name: one.name, partyKey: one.key })
      }
    })
    await operate(hub, 'PUT', '/v1/offices?reason=test', { items: portsByTheSea() })
    await operate(hub, 'PUT', '/v1/agreements?reason=test', {
      items: [agreement({ countries: PROFILED, modes: ['1', '3'] })],
    })
    const currencies = new Set([...countries.values()].map(({ currency }) => currency))
    currencies.delete('XOF')
    const rates = [...currencies].map((from) => ({
      from,
      to: 'XOF',
      rate: '1',
      validFrom: '2020-01-01',
      source: 'a test',
    }))
    await operate(hub, 'PUT', '/v1/rates?reason=test', { items: rates })
  })
  afterAll(async () => {
    codec[Symbol.dispose]()
    await hub?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const known = (code: string): KnownCountry => {
    const found = countries.get(code)
    if (found === undefined) throw new Error(`no profile of ${code}`)
    return found
  }
  const send = async (one: Message) => {
    const by = parties.get(one.sender.country)
    if (by === undefined) throw new Error(`no party ${one.sender.country}`)
    const answer = await post(hub.url, { ...by, token: `${by.token}-here` }, one)
    expect([one.type, one.sender, answer.status, findingsIn(answer.body)]).toMatchObject([one.type, {}, 202, []])
    return answer.body as { mrn?: string; status: string }
  }

  const findingsIn = ({ errors = [] }: { errors?: { rule?: string; message: string }[] }): string[] =>
    errors.map(({ rule, message }) => `${rule}: ${message}`)

  /** The adapter that a country's profile names, with what it would have to say for this way. */
  async function adapterOf(country: KnownCountry, grn: string, legs: readonly Leg[], destination: string) {
    const [profile, guarantees] = [join(folder, 'profile.json'), join(folder, 'guarantees.json')]
    await writeFile(profile, JSON.stringify(filled(country, legs, destination)))
    await writeFile(guarantees, JSON.stringify({ [grn]: { type: '1', accessCode: '7J2K' } }))
    const loaded = await loadAdapter(ADAPTERS, country.adapter.name)
    const isAsycuda = country.adapter.name === 'asycuda-world'
    const settings = settingsFor(loaded.manifest, { profile, ...(isAsycuda ? { guarantees } : {}) })
    const own = { party: asParty(country.country), country: asCountry(country.country), role: 'customs' } as const
    return makeAdapter(loaded, { connections: [own], settings })
  }

  const registered = async (principal: { scheme: string; id: string }): Promise<string> => {
    const grn = m.newGrn()
    const holder = { ...principal, name: 'Exemple' }
    const one = m.registration(grn, '100000000', { body: { holder, territories: PROFILED, accessCode: '7J2K' } })
    const answer = await hub.post(hub.party('TG/fonds-garantie'), one)
    expect([answer.status, answer.bytes.toString('utf8')]).toMatchObject([202, {}])
    return grn
  }

  const by = <T extends Message>(one: T, country: string, office: string, body: object = {}): Message =>
    ({ ...one, sender: { country, role: 'customs', office }, body: { ...one.body, ...body } }) as Message

  /** From the document of the national system of departure to the discharge, every office on the way reporting. */
  async function played(from: string, to: string): Promise<void> {
    const [departure, destination] = [officeIn(from), officeIn(to, 'destination')]
    const land = wayBetween(from, to)
    const legs = land === undefined ? legsOf(from, [[portOf(from), portOf(to)]], '1') : legsOf(from, land)
    const country = known(from)
    const grn = await registered({ scheme: country.schemes[0] ?? '', id: '1000123456' })
    const adapter = await adapterOf(country, grn, legs, destination)
    const now = new Date(Date.now() - 3_600_000).toISOString()
    const { authorisations: _, ...body } = road.body
    const limitAt = new Date(Date.now() + 6 * 86_400_000).toISOString()
    const base = { ...road, body: { ...body, limitAt }, id: randomUUID(), occurredAt: now, preparedAt: now }
    const made = declaredBy(country, { legs, destination, grn }, base)
    // By its national reference a declaration of ASYCUDA World is known: each has its own.
    const nationalRefs = [{ country: from, reference: `EXAMPLE-${to}` }]
    const declaration = { ...made, body: { ...made.body, nationalRefs } }
    const document = (await adapter.toNational(declaration)) as { root?: unknown }
    // The form alone, where the system has one: nothing of the message is beside it.
    const national = (await adapter.fromNational(
      document.root === undefined ? document : { root: document.root },
    )) as TransitDeclaration
    const { mrn = '' } = await send({ ...national, id: declaration.id, occurredAt: now, preparedAt: now })
    await send(by(m.release(mrn), from, departure))
    for (const [at, leg] of legs.slice(1).entries()) {
      const [exit = '', entry = ''] = [legs[at]?.exitOffice, leg.entryOffice]
      await send(by(m.exitNotice(mrn), legs[at]?.country ?? '', exit, { office: exit }))
      await send(by(m.entryNotice(mrn), leg.country, entry, { office: entry }))
    }
    await send(by(m.arrival(mrn), to, destination, { office: destination }))
    await send(by(m.results(mrn), to, destination))
    await send(by(m.discharge(mrn), from, departure))
    expect([from, to, await stateOf(hub, mrn)]).toEqual([from, to, 'discharged'])
    await isTold(mrn, to)
  }

  /** The country of destination knew before the goods came; what its system makes of that, its profile's own test says. */
  async function isTold(mrn: string, to: string): Promise<void> {
    const { rowCount } = await hub.pool.query(
      `select from deliveries where mrn = $1 and receiver = $2 and type = 'anticipated-arrival-record'`,
      [mrn, to],
    )
    expect([to, rowCount]).toEqual([to, 1])
  }

  it.each(PROFILED.filter((code) => code !== 'TG'))(
    '%s is declared by its own system, and ends discharged',
    async (code) => {
      await played(code, 'TG')
      // Back as well where a corridor is known that has both.
      if (known(code).corridors.some(({ path }) => path.includes('TG'))) await played('TG', code)
    },
  )
})
