import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { createAuthority } from '../../src/pki/authority.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asParty } from '../support/identifiers.ts'
import { createTestParty } from '../support/parties.ts'
import { waitFor } from '../support/wait-for.ts'
import { corridor } from '../support/witness.ts'
import { testVault } from '../support/body-key.ts'

const SHIPPED = join(import.meta.dirname, '..', '..', 'schemas', 'codelists', 'offices.json')
const OFFICES = (JSON.parse(readFileSync(SHIPPED, 'utf8')) as { items: unknown[] }).items.length

let hub: TestHub
let folder: string
/** Of the operator whom the first command makes. */
let token = ''
beforeAll(async () => {
  hub = await startTestHub()
  folder = mkdtempSync(join(tmpdir(), 'corridor-participants-'))
})
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const beside = (...args: string[]) =>
  corridor(['operator', ...args], { DATABASE_URL: hub.config.databaseUrl, USER: 'root' })
const participant = (...args: string[]) => corridor(['participant', ...args, '--hub', hub.url, '--token', token])
const opens = async (with_: string): Promise<boolean> => (await hub.get('/v1/participants', with_)).status === 200

describe('corridor operator', () => {
  test('refuses to end what is not there', async () => {
    expect(await beside('revoke', 'nobody')).toMatchObject({ code: 1, err: ['there is no nobody'] })
  })

  test('prints a token once that opens the hub at once, and lists it without', async () => {
    const ran = await beside('add', 'Ama Mensah')
    expect(ran).toMatchObject({ code: 0, out: [expect.stringMatching(/^[A-Za-z0-9_-]{43}$/)] })
    token = ran.out[0] ?? ''
    expect(await opens(token)).toBe(true)
    const listed = await beside('list')
    expect(listed.out.join('\n')).toMatch(/Ama Mensah {2}operator/)
    expect(listed.out.join('\n')).not.toContain(token)
  })

  test('refuses a second person of one name, since four eyes are two names', async () => {
    expect(await beside('add', 'Ama Mensah')).toMatchObject({ code: 1, err: [expect.stringContaining('already')] })
  })

  test('ends a token at every running hub; both acts are leaves that name the command line', async () => {
    const { out } = await beside('add', 'Kofi', '--scope', 'operator')
    const other = out[0] ?? ''
    expect(await opens(other)).toBe(true)
    expect((await beside('revoke', 'Kofi', '--reason', 'has left')).code).toBe(0)
    await waitFor(async () => !(await opens(other)), { label: 'it opens nothing' })
    const { rows } = await hub.pool.query<{ act: string; operator: string; reason: string }>(
      `select act, operator, reason from operator_acts order by log_index desc limit 1`,
    )
    expect(rows).toEqual([{ act: 'operator-revoke', operator: 'command line (root)', reason: 'has left' }])
  })
})

describe('corridor participant', () => {
  const add = [
    '--en',
    'Mauritania',
    '--fr',
    'Mauritanie',
    '--pt',
    'Mauritânia',
    '--language',
    'fr',
    '--channel',
    'amqp',
  ]

  test('says what is wrong and where', async () => {
    const ran = await participant('add', 'MR', ...add, '--role', 'carrier', '--reason', 'r')
    expect(ran.code).toBe(1)
    expect(ran.err.join()).toMatch(/\/role/)
  })

  test('brings a country on: add, certificate, token, login, and its end', async () => {
    const reason = ['--reason', 'Mauritania joins']
    expect((await participant('add', 'MR', ...add, ...reason)).code).toBe(0)
    const certificate = join(folder, 'mauritania.crt')
    const { identity } = await createTestParty(hub.pki.authority, { ...hub.party('TG').party, key: asParty('MR') })
    writeFileSync(certificate, identity.certificatePem)
    const added = await participant(
      'certificate',
      'add',
      'MR',
      '--use',
      'signing',
      '--certificate',
      certificate,
      ...reason,
    )
    const { fingerprint } = JSON.parse(added.out[0] ?? '') as { fingerprint: string }
    const listed = await participant('certificate', 'list', 'MR')
    expect(listed.out.join()).toContain(fingerprint)
    expect((await participant('certificate', 'revoke', 'MR', fingerprint, ...reason)).code).toBe(0)
    const made = JSON.parse(
      (await participant('token', 'add', 'MR', '--label', 'first', ...reason)).out[0] ?? '',
    ) as Record<string, string>
    const login = JSON.parse(
      (await participant('broker-user', 'MR', '--overlap', '60', ...reason)).out[0] ?? '',
    ) as Record<string, string>
    expect([made, login]).toMatchObject([{ label: 'first' }, { overlapSeconds: 60 }])
    const contacts = join(folder, 'contacts.json')
    writeFileSync(contacts, JSON.stringify([{ name: 'Duty officer', phone: '+222 1234' }]))
    const set = ['set', 'MR', '--language', 'pt', '--contacts', contacts] as const
    expect((await participant(...set, ...reason)).code).toBe(0)
    const witness = join(folder, 'witness.pub')
    const { publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(witness, publicKey.export({ type: 'spki', format: 'pem' }))
    const registered = JSON.parse((await participant('witness-key', 'MR', witness, ...reason)).out[0] ?? '') as object
    expect(registered).toMatchObject({ party: 'MR', logIndex: expect.any(Number) as number })
    expect((await participant('witness-key', 'TG', witness, ...reason)).code).toBe(1)
    const address = 'https://transit.customs.example.org/corridor'
    const webhook = JSON.parse((await participant('webhook', 'MR', address, ...reason)).out[0] ?? '') as object
    expect(webhook).toEqual({ url: address, secret: expect.any(String) as string, token: expect.any(String) as string })
    expect((await participant('channel', 'MR', 'inbox', ...reason)).code).toBe(0)
    expect(JSON.parse((await participant('show', 'MR')).out[0] ?? '')).toMatchObject({
      language: 'pt',
      contacts: [{ name: 'Duty officer', phone: '+222 1234' }],
      channel: 'inbox',
    })
    expect((await participant('token', 'revoke', 'MR', String(made['id']), ...reason)).out).toEqual(['done'])
    expect((await participant('suspend', 'MR', ...reason)).code).toBe(0)
    expect(JSON.parse((await participant('show', 'MR')).out[0] ?? '')).toMatchObject({ suspended: true, active: false })
  })
})

describe('corridor registry load', () => {
  const load = (...more: string[]) =>
    corridor(['registry', 'load', '--hub', hub.url, '--token', token, '--reason', 'as shipped', ...more])
  const agreement = {
    id: 'LOADED',
    countries: ['GH', 'TG'],
    regimes: ['isrt'],
    modes: ['3'],
    validFrom: '2020-01-01',
    dischargeMode: 'by-departure',
    guaranteeTypes: ['1'],
  }

  test('ends with 1 where the hub refuses an agreement, and what it was to come after is in', async () => {
    const file = join(folder, 'wrong.json')
    writeFileSync(file, JSON.stringify({ items: [{ ...agreement, countries: [] }] }))
    const { code, out, err } = await load('--agreements', file)
    expect([code, err.join()]).toEqual([1, expect.stringContaining('/items/0/countries')])
    expect(out).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^offices: ${OFFICES} shipped`))]))
    expect(out.join()).not.toContain('agreements')
  })

  test('brings countries, offices, code lists and agreements in, changes nothing the second time, and nothing of an operator’s', async () => {
    const known = (await hub.get('/v1/offices')).body as { items: { code: string; name: string }[] }
    const own = { ...known.items.find(({ code }) => code === 'BFDAK001'), name: 'Dakola, as its operators call it' }
    const put = await fetch(`${hub.url}/v1/offices?reason=its%20name`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ items: [own] }),
    })
    expect(put.status, await put.text()).toBe(200)
    const file = join(folder, 'agreements.json')
    writeFileSync(file, JSON.stringify({ items: [agreement] }))
    const lines = (await load('--agreements', file)).out
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^countries: [0-9]+ shipped, 0 changed/),
        expect.stringMatching(new RegExp(`^offices: ${OFFICES} shipped`)),
        expect.stringMatching(/^codelists\/hs: [0-9]{4} shipped, 0 changed/),
        'agreements: 1 named, 1 changed',
      ]),
    )
    expect((await load('--agreements', file)).out.filter((line) => !line.endsWith(', 0 changed'))).toEqual([])
    const { items } = (await hub.get('/v1/offices')).body as typeof known
    expect(items.some(({ code }) => code === 'BFBIT001')).toBe(true)
    expect(items.find(({ code }) => code === 'BFDAK001')?.name).toBe('Dakola, as its operators call it')
    const agreements = (await hub.get('/v1/agreements')).body as { items: { id: string }[] }
    expect(agreements.items.map(({ id }) => id)).toContain('LOADED')
  })
})

describe('the script of a hand-over bundle', () => {
  const run = promisify(execFile)
  const check = async (bundle: string, env: Record<string, string>) => {
    const ran = await run('sh', ['check.sh'], {
      cwd: join(folder, bundle),
      env: { PATH: process.env['PATH'], ...env },
    }).catch((error: { code: number; stdout: string }) => error)
    return { code: 'code' in ran ? ran.code : 0, out: ran.stdout }
  }
  const bundle = (name: string, ...more: string[]) =>
    participant('bundle', 'TG', '--out', join(folder, name), '--amqp', hub.config.amqpUrl, ...more)
  let key = ''
  let certificate = ''
  beforeAll(async () => {
    const { code, err } = await bundle('togo')
    if (code !== 0) throw new Error(`no bundle was written: ${err.join(' ')}`)
    key = join(folder, 'togo.key')
    certificate = join(folder, 'togo.crt')
    writeFileSync(key, hub.party('TG').identity.keyPem)
    writeFileSync(certificate, hub.party('TG').identity.certificatePem)
  })
  const own = () => ({ CORRIDOR_TOKEN: hub.party('TG').token, CORRIDOR_KEY: key, CORRIDOR_CERTIFICATE: certificate })

  test('names a token that is not known, and a key of another certificate', async () => {
    const other = await createAuthority({ commonName: 'x', validFrom: new Date(), validTo: new Date(Date.now() + 1e9) })
    writeFileSync(join(folder, 'other.key'), other.keyPem)
    const { code, out } = await check('togo', {
      ...own(),
      CORRIDOR_TOKEN: 'wrong',
      CORRIDOR_KEY: join(folder, 'other.key'),
    })
    expect(code).toBe(1)
    expect(out).toMatch(/FAILED {2}the token is known/)
    expect(out).toMatch(/FAILED {2}the key belongs to the certificate/)
    expect(out).toMatch(/ok {6}the hub answers/)
  })

  test('names a hub that signs with another certificate than the one handed over', async () => {
    const hubCertificate = join(folder, 'togo', 'hub-certificate.pem')
    const given = readFileSync(hubCertificate)
    writeFileSync(hubCertificate, hub.party('BF').identity.certificatePem)
    const { code, out } = await check('togo', own())
    writeFileSync(hubCertificate, given)
    expect(code).toBe(1)
    expect(out).toMatch(/FAILED {2}the hub signs with the certificate in this folder/)
  })

  test('names an address where nobody answers', async () => {
    const script = join(folder, 'togo', 'check.sh')
    const given = readFileSync(script, 'utf8')
    writeFileSync(script, given.replaceAll(hub.url, 'http://127.0.0.1:1'))
    const { code, out } = await check('togo', own())
    writeFileSync(script, given)
    expect(code).toBe(1)
    expect(out).toMatch(/FAILED {2}the hub answers at its address/)
  })

  test('passes where all is well, and no secret is in the folder', async () => {
    const { code, out } = await check('togo', own())
    expect(out).not.toContain('FAILED')
    expect(out.match(/^ok/gm)).toHaveLength(9)
    expect(code).toBe(0)
    const files = readdirSync(join(folder, 'togo'))
    expect(files.sort()).toEqual(['check.sh', 'corridor.json', 'hub-certificate.pem'])
    const written = files.map((file) => readFileSync(join(folder, 'togo', file), 'utf8')).join('')
    for (const secret of [token, hub.party('TG').token]) expect(written).not.toContain(secret)
    // Whoever typed the broker's address typed a login with it.
    expect(new URL(hub.config.amqpUrl).username).not.toBe('')
    expect(written).not.toContain('@')
    expect(JSON.parse(readFileSync(join(folder, 'togo', 'corridor.json'), 'utf8'))).toMatchObject({
      party: 'TG',
      queue: 'country.TG',
    })
  })

  test('speaks the language of its party', async () => {
    await participant('set', 'TG', '--language', 'pt', '--reason', 'r')
    await bundle('togo-pt')
    expect((await check('togo-pt', own())).out).toContain('o hub responde no seu endereço')
  })
})

test('all of it leaves nothing for the audit to find', async () => {
  expect((await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)).toEqual([])
})
