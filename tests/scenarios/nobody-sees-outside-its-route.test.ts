import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asOffice, asParty } from '../support/identifiers.ts'
import { type Travelled, travelRoutes } from '../support/routes.ts'

const SEED = 20_261_129
const MOVEMENTS = 16

const CUSTOMS = ['TG', 'BF', 'ML', 'NE', 'GH', 'CI', 'BJ', 'NG', 'SN', 'GM']
const OTHERS = [
  'TG/fonds-garantie',
  'CI/cci',
  'BF/fonds-garantie',
  'BF/comptoir-faso',
  'CI/sitarail',
  'BJ/benirail',
  'TG/suivi',
  'TG/sahel-transit',
  'BF/entrepot',
  'TG/routiers',
  'TG/paiement',
]
/** Officers by country and office: on many ways, on few, on none. */
const OFFICERS = [
  ['TG', 'TGCNK001'],
  ['BF', 'BFCNK001'],
  ['BF', 'BFOUA001'],
  ['GH', 'GHTEM001'],
  ['NG', 'TGCNK001'],
] as const

/** trust.md I1 and architecture.md I7, on random ways between nine countries. */
describe('nobody sees a movement outside its route', () => {
  let hub: TestHub
  let travelled: Travelled[]
  beforeAll(async () => {
    hub = await startTestHub()
    travelled = await travelRoutes(hub, SEED, MOVEMENTS)
    const write = createRegistryWriter(hub.pool)
    for (const [country, office] of OFFICERS) {
      const person = { kind: 'officer', partyKey: asParty(country), offices: [asOffice(office)] } as const
      await write.addToken({ ...person, token: `officer-${country}-${office}`, name: `o-${country}-${office}` })
    }
  })
  afterAll(() => hub?.stop())

  /** Everything a caller can read about each movement: the list, and one by one whatever names it. */
  async function seen(token: string): Promise<{ mrns: Set<string>; texts: string; ledger: string }> {
    const list = (await hub.get('/v1/movements?limit=200', token)).body as { items: { mrn: string }[] }
    const mrns = new Set(list.items.map(({ mrn }) => mrn))
    const texts = [JSON.stringify(list)]
    const ledger: string[] = []
    const [{ grn } = { grn: '' }] = travelled
    const asked = travelled.flatMap(({ mrn, id, countries }) =>
      [
        `/v1/movements/${mrn}`,
        `/v1/movements/${mrn}/timeline`,
        `/v1/movements/${mrn}/declarations`,
        `/v1/movements/${mrn}/accompanying-document`,
        `/v1/movements?q=${mrn}`,
        `/v1/messages/${id}?sender=${countries[0]}`,
        `/v1/messages/${id}/body?sender=${countries[0]}`,
        `/v1/messages/${id}/reading?sender=${countries[0]}`,
        `/v1/messages/${id}/evidence?sender=${countries[0]}`,
      ].map((path) => ({ path, mrn })),
    )
    asked.push({ path: `/v1/guarantees/${grn}`, mrn: '' }, { path: `/v1/guarantees/${grn}/entries`, mrn: '' })
    for (const { path, mrn } of asked) {
      const answer = await fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${token}` } })
      const text = await answer.text()
      if (answer.status >= 500) throw new Error(`${path}: ${answer.status}`)
      // What is asked for by its number comes back in the refusal's words; nothing else of it may.
      if (answer.status === 200) (path.startsWith('/v1/guarantees') ? ledger : texts).push(text)
      if (answer.status === 200 && path.startsWith(`/v1/movements/${mrn}`)) mrns.add(mrn)
    }
    return { mrns, texts: texts.join('\n'), ledger: ledger.join('\n') }
  }

  const ownOf = (key: string) => travelled.filter(({ countries, named }) => [...countries, ...named].includes(key))
  const mrnsOf = (some: readonly Travelled[]) => new Set(some.map(({ mrn }) => mrn))

  /** A guarantor's own ledger names what was refused on it as well, by its MRN and no more. */
  async function expectOnly(token: string, own: readonly Travelled[], ownLedger = false): Promise<void> {
    const { mrns, texts, ledger } = await seen(token)
    const named = ownLedger ? texts : texts + ledger
    const others = travelled.filter((one) => !own.includes(one))
    expect([...mrns].toSorted()).toEqual([...mrnsOf(own)].toSorted())
    expect(others.filter(({ mrn, secret }) => named.includes(mrn) || (texts + ledger).includes(secret))).toEqual([])
  }

  it('on a world in which every country has movements of its own and movements that are none of its business', () => {
    for (const country of CUSTOMS.filter((one) => one !== 'GM')) {
      const own = ownOf(country).length
      expect([country, own > 0, own < travelled.length]).toEqual([country, true, true])
    }
    expect(travelled.filter(({ countries }) => countries.length > 2).length).toBeGreaterThan(5)
  })

  it.each(CUSTOMS)('customs of %s: what passes through it, and no more', async (country) => {
    await expectOnly(hub.party(country).token, ownOf(country))
  })

  it.each(OTHERS)('%s: what names it, and no more', async (key) => {
    await expectOnly(hub.party(key).token, ownOf(key), key === travelled[0]?.guarantor)
  })

  it.each(OFFICERS)('an officer of %s at %s: what passes that office, and no more', async (country, office) => {
    const own = ownOf(country).filter(({ offices }) => offices.includes(office))
    await expectOnly(`officer-${country}-${office}`, own)
  })
})
