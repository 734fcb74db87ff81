import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const RATE = { from: 'GHS', to: 'XOF', rate: '39.5', validFrom: '2020-01-01', source: 'BCEAO' }
const TABLE = {
  id: 'FGT',
  regime: 'isrt',
  validFrom: '2020-01-01',
  rate: '0.5',
  base: 'cif',
  collector: 'TG/fonds-garantie',
  shares: [{ country: 'TG', guarantor: 'TG/fonds-garantie', parts: 1 }],
}

/** Rates and tables by command into a running hub, and what it then does with an amount in another currency. */
describe('exchange rates and contribution tables imported into a running hub', () => {
  let hub: TestHub
  let folder: string
  const lines: string[] = []
  beforeAll(async () => {
    hub = await startTestHub()
    folder = await mkdtemp(join(tmpdir(), 'corridor-tariffs-'))
  })
  afterAll(async () => {
    await hub.stop()
    await rm(folder, { recursive: true })
  })

  const run = async (kind: string, items: unknown, token = 'token-of-operator') => {
    const file = join(folder, `${kind}.json`)
    await writeFile(file, JSON.stringify({ items }))
    const options = ['--hub', hub.url, '--token', token, '--reason', 'Bulletin 5']
    const out = (line: string): void => void lines.push(line)
    const context = { env: { LANG: 'fr_FR' }, stopped: new AbortController().signal, out, err: out }
    return runCommand({ ...context, args: ['import', kind, file, ...options] })
  }
  const inCedis = (mrn: string, grn: string) => {
    const { guarantees } = m.declaration(mrn, grn, '1').body
    const amount = { amount: '10.01', currency: 'GHS' }
    return m.declaration(mrn, grn, '1', { body: { guarantees: guarantees.map((use) => ({ ...use, amount })) } })
  }

  it('refuses what is wrong at its place, and lets no party in', async () => {
    expect(await run('rates', [{ ...RATE, rate: '0' }])).toBe(1)
    expect(lines.at(-1)).toContain('/items/0/rate')
    expect(await run('contribution-tables', [{ ...TABLE, base: 'weight' }])).toBe(1)
    expect(lines.at(-1)).toContain('/items/0/base')
    expect(await run('rates', [RATE], hub.party('TG').token)).toBe(1)
    expect((await hub.get('/v1/rates')).body).toEqual({ items: [] })
  })

  it('refuses G09 until the rate is there, then reserves rounded up and keeps the rate on the line', async () => {
    const grn = await registered(hub, '1000000')
    const before = m.newMrn()
    expect((await hub.post(hub.party('TG'), inCedis(before, grn))).status).toBe(202)
    expect(await stateOf(hub, before)).toBe('guarantee-refused')
    expect(await run('rates', [RATE])).toBe(0)
    expect((await hub.get('/v1/rates')).body).toEqual({ items: [RATE] })
    const after = m.newMrn()
    expect((await hub.post(hub.party('TG'), inCedis(after, grn))).status).toBe(202)
    expect(await guaranteeOf(hub, grn)).toMatchObject({ reserved: '396' })
    const shown = (await movementOf(hub, after))['guarantees']
    expect(shown).toMatchObject([
      { amount: '396', currency: 'XOF', conversion: { rate: '39.5', from: 'GHS', to: 'XOF' } },
    ])
    const kept = await hub.pool.query<{ conversion: string }>(
      'select conversion::text as conversion from guarantee_lines where mrn = $1',
      [after],
    )
    expect(JSON.parse(kept.rows[0]?.conversion ?? 'null')).toMatchObject({
      amount: '10.01',
      currency: 'GHS',
      rate: '39.5',
      date: '2020-01-01',
      source: 'BCEAO',
    })
  })

  it('takes tables, reads them back and has both imports on record', async () => {
    expect(await run('contribution-tables', [TABLE])).toBe(0)
    expect((await hub.get('/v1/contribution-tables')).body).toEqual({ items: [TABLE] })
    expect((await hub.get('/v1/registry/changes')).body).toMatchObject({
      items: [{ subject: 'contribution-tables', reason: 'Bulletin 5' }, { subject: 'rates' }],
    })
  })
})
