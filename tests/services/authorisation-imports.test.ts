import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import type { Hub } from '../../src/compose/hub.ts'
import { answerPointer, schemaAt } from '../contract/openapi-document.ts'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { AUTHORISATIONS } from '../support/reference.ts'
import { waitFor } from '../support/wait-for.ts'

const validatorAt = schemaAt()
const NEW = { type: 'C521', reference: 'TGACE0009001' }
const HEAD = 'type;reference;holder.scheme;holder.id;offices;validFrom;validTo;scope.except'
const LINE = `${NEW.type};${NEW.reference};NIF;1000123456;TGLFW001;2026-01-01;;2402 36`

/** Authorisations by command and by call into two running hubs: who may see them, and what they do to declarations. */
describe('authorisations maintained while two hubs run', () => {
  let hub: TestHub
  let other: Hub
  let folder: string
  let grn: string
  const lines: string[] = []
  beforeAll(async () => {
    hub = await startTestHub()
    other = await hub.startAnother()
    grn = await registered(hub, '100000000')
    folder = await mkdtemp(join(tmpdir(), 'corridor-authorisations-'))
  })
  afterAll(async () => {
    await hub.stop()
    await rm(folder, { recursive: true })
  })

  const run = async (name: string, content: string, options: string[], token = 'token-of-operator') => {
    const file = join(folder, name)
    await writeFile(file, content)
    const args = ['import', 'authorisations', file, '--hub', hub.url, '--token', token, ...options]
    const out = (line: string): void => void lines.push(line)
    const context = { env: { LANG: 'fr_FR' }, stopped: new AbortController().signal, out, err: out }
    return runCommand({ ...context, args })
  }
  const act = async (what: 'suspend' | 'resume', reference: string, body: object) => {
    const path = `/v1/authorisations/C521/${reference}/${what}`
    const headers = { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' }
    const answer = await fetch(`${hub.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const documented = (method: string, route: string, body: unknown): void => {
    const valid = validatorAt(answerPointer(method, route, 200, 'application/json') ?? '')
    expect([route, valid(body), valid.errors]).toEqual([route, true, null])
  }
  const references = async (token?: string, query = '') => {
    const { body } = await hub.get(`/v1/authorisations${query}`, token)
    documented('get', '/v1/authorisations', body)
    return (body as { items: { reference: string }[] }).items.map(({ reference }) => reference)
  }
  const resting = (reference = NEW.reference) =>
    m.declaration(m.newMrn(), grn, '1000', {
      occurredAt: new Date().toISOString(),
      body: {
        authorisations: [{ type: 'C521', reference }],
        limitAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
      },
    })
  const everywhere = async (status: number, label: string) => {
    for (const url of [hub.url, other.url]) {
      await waitFor(async () => (await post(url, hub.party('TG'), resting())).status === status, { label })
    }
  }

  it('refuses what is wrong at its line and column, in the operator’s language, and lets no party in', async () => {
    const table = `${HEAD}\n${LINE}\nC521;X;NIF;1;BFOUA001 TGLFW001;tomorrow;;\n`
    expect(await run('wrong.csv', table, ['--reason', 'x'])).toBe(1)
    const told =
      "line 3, /items/1/validFrom: La valeur tomorrow en /items/1/validFrom n'a pas la forme exigée\u00a0: YYYY-MM-DD."
    expect(lines).toContain(told)
    const elsewhere = LINE.replace('TGLFW001', 'BFCNK001')
    expect(await run('elsewhere.csv', `${HEAD}\n${elsewhere}\n`, ['--reason', 'x'])).toBe(1)
    expect(lines.at(-1)).toContain('line 2, /items/0/offices/0: ')
    expect(await run('cells.csv', `${HEAD}\nC521;X\n`, ['--reason', 'x'])).toBe(1)
    expect(await run('whole.csv', `${HEAD}\n${LINE}\n`, ['--reason', 'x', '--replace'])).toBe(2)
    expect(await run('party.csv', `${HEAD}\n${LINE}\n`, ['--reason', 'x'], hub.party('TG').token)).toBe(1)
    expect(await references()).not.toContain(NEW.reference)
  })

  it('takes a table after a dry run, and every running hub lets declarations rest on it', async () => {
    await everywhere(422, 'refused at first')
    expect(await run('new.csv', `${HEAD}\n${LINE}\n`, ['--dry-run'])).toBe(0)
    expect(lines.at(-1)).toBe('1 change, nothing written')
    expect(await references()).not.toContain(NEW.reference)
    expect(await run('new.csv', `${HEAD}\n${LINE}\n`, ['--reason', 'Granted on request 7'])).toBe(0)
    await everywhere(202, 'the new authorisation')
    expect((await hub.get('/v1/registry/changes')).body).toMatchObject({
      items: [{ subject: 'authorisations', reason: 'Granted on request 7', operator: 'test operator' }],
    })
  })

  it('shows operators all, customs their country’s, a trader its own, and nobody else any', async () => {
    const all = [NEW.reference, ...AUTHORISATIONS.map(({ reference }) => reference)]
    expect((await references()).toSorted()).toEqual(all.toSorted())
    expect(await references(hub.party('TG').token)).toEqual(expect.arrayContaining([NEW.reference, 'TGACE0001872']))
    expect(await references(hub.party('BF').token)).toEqual(['BFACE0000417'])
    expect(await references(hub.party('BF/comptoir-faso').token)).toEqual(['BFACE0000417'])
    expect(await references(hub.party('TG/fonds-garantie').token)).toEqual([])
    expect(await references(undefined, '?at=2019-01-01')).toEqual([])
    expect((await hub.get('/v1/authorisations?at=soon')).status).toBe(400)
  })

  it('is suspended and resumed with a reason, at once', async () => {
    expect((await act('suspend', 'NOBODY', { reason: 'x' })).status).toBe(404)
    expect((await act('suspend', NEW.reference, {})).body['code']).toBe('reason-required')
    const suspended = await act('suspend', NEW.reference, { reason: 'Inspection' })
    documented('post', '/v1/authorisations/{type}/{reference}/suspend', suspended.body)
    await everywhere(422, 'the suspension')
    expect((await post(hub.url, hub.party('TG'), resting())).body['errors']).toMatchObject([
      { rule: 'AUTHORISATION-SUSPENDED', pointer: '/body/authorisations/0/reference' },
    ])
    // The same file once more, for instance with a corrected name, does not lift it.
    expect(await run('again.csv', `${HEAD}\n${LINE}\n`, ['--reason', 'again'])).toBe(0)
    expect(lines.at(-1)).toMatch(/^0 changes/)
    documented(
      'post',
      '/v1/authorisations/{type}/{reference}/resume',
      (await act('resume', NEW.reference, { reason: 'Done' })).body,
    )
    await everywhere(202, 'resumed')
  })
})
