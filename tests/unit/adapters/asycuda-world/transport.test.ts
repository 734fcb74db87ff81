import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import makeAsycuda from '../../../../adapters/asycuda-world/index.ts'
import type { AsycudaDocument } from '../../../../adapters/asycuda-world/mapping.ts'
import synthetic from '../../../../adapters/asycuda-world/profiles/synthetic.json' with { type: 'json' }
import {
  type AdapterContext,
  type Envelope,
  readXmlTree,
  type SendResult,
  type Transport,
} from '../../../../src/adapter-api/index.ts'
import { createLooks } from '../../../../src/adapter-host/looks.ts'
import { processTimers } from '../../../../src/compose/process-timers.ts'
import { asParty } from '../../../support/identifiers.ts'
import { waitFor } from '../../../support/wait-for.ts'
import { at, declaration, declaredWith, GRN, xmlOf } from './support.ts'

let folder = ''
let transport: Transport<AsycudaDocument> | undefined
let sent: AsycudaDocument[] = []
let listening: { port: number } | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-asycuda-'))
  sent = []
})
afterEach(async () => {
  await transport?.stop()
  transport = undefined
  await rm(folder, { recursive: true, force: true })
})
const part = (...names: string[]): string => join(folder, 'shared', ...names)

/** The real transport over a real folder; only the hub is the test's. */
async function start(
  answer: () => Promise<SendResult>,
  more: Record<string, string> = {},
): Promise<Transport<AsycudaDocument>> {
  const [profile, guarantees] = ['profile.json', 'guarantees.json'].map((name) => join(folder, name))
  await writeFile(profile ?? '', JSON.stringify(synthetic))
  await writeFile(guarantees ?? '', JSON.stringify({ [GRN]: { type: '1', accessCode: '7J2K' } }))
  const settings = { profile, guarantees, folder: part(), await: 'written', pollMs: '20', ...more } as Record<
    string,
    string
  >
  const adapter = await makeAsycuda({ connections: [], settings })
  const log: AdapterContext['log'] = (event, fields) => {
    if (event === 'listening') listening = fields?.['address'] as { port: number }
  }
  const context = {
    settings,
    connections: [],
    dataDir: join(folder, 'data'),
    clock: () => new Date(),
    log,
    lookAgain: createLooks({ signal: new AbortController().signal, timers: processTimers, log }),
    decode: (bytes: Uint8Array) => ({ message: JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown }),
  } as unknown as AdapterContext
  transport = adapter.createTransport(context)
  await transport.start((document) => {
    sent.push(document)
    return answer()
  })
  return transport
}

async function hand(name: string, text: string): Promise<void> {
  await writeFile(part('in', `${name}.part`), text)
  await rename(part('in', `${name}.part`), part('in', name))
}

async function verdictOn(where: 'done' | 'rejected', name: string): Promise<Record<string, unknown>[]> {
  const ending = where === 'done' ? 'ack' : 'err'
  const find = async (): Promise<string | undefined> =>
    (await readdir(part(where))).find((one) => one.endsWith(`-${name}.${ending}`))
  const file = await waitFor(find, { label: `the verdict on ${name}` })
  await waitFor(async () => !(await readdir(part('in'))).includes(name), { label: `${name} moved` })
  return JSON.parse(await readFile(part(where, file), 'utf8')) as Record<string, unknown>[]
}

const accepted = async (): Promise<SendResult> => ({
  outcome: 'accepted',
  id: 'a',
  mrn: 'M',
  status: 'registered',
  logIndex: 1,
})
const withUcr = xmlOf(declaration).replace('</Identification>', '<UCR>OWN-1</UCR></Identification>')

describe('a folder', () => {
  it('has what is no document, or makes no message, refused with its place, and nothing of it is sent twice or asked again', async () => {
    await start(accepted)
    await hand('a.xml', '<!DOCTYPE ASYCUDA><ASYCUDA/>')
    await hand('b.xml', xmlOf(declaration).replace('>XT<', '>IM<'))
    await hand('c.csv', 'x')
    expect(await verdictOn('rejected', 'a.xml')).toMatchObject([
      { outcome: 'refused', errors: [{ message: 'a DOCTYPE is not taken' }] },
    ])
    expect(await verdictOn('rejected', 'b.xml')).toMatchObject([
      {
        outcome: 'refused',
        code: 'mapping',
        errors: [{ pointer: '/ASYCUDA/Identification/Type/Type_of_declaration' }],
      },
    ])
    expect(await verdictOn('rejected', 'c.csv')).toMatchObject([{ errors: [{ code: 'not-xml' }] }])
    expect(sent).toEqual([])
  })

  it('keeps a declaration until the hub has answered, and tells what it answered and what was noticed', async () => {
    const { promise, resolve } = Promise.withResolvers<SendResult>()
    await start(() => promise)
    await hand('a.xml', withUcr)
    await waitFor(() => sent.length === 1, { label: 'the declaration sent' })
    expect(await readdir(part('in'))).toEqual(['a.xml'])
    resolve(await accepted())
    expect(await verdictOn('done', 'a.xml')).toMatchObject([
      {
        outcome: 'accepted',
        mrn: 'M',
        remarks: [expect.stringContaining('2 counted'), expect.stringContaining('UCR')],
      },
    ])
    expect(sent).toHaveLength(1)
  })

  it('gives the country its own elements back with what is delivered of the same declaration, after a restart too', async () => {
    await start(accepted)
    await hand('a.xml', withUcr)
    await verdictOn('done', 'a.xml')
    await transport?.stop()
    const again = await start(accepted)
    const deliver = async (message: typeof declaration, logIndex: number): Promise<string> => {
      const envelope = {
        receiver: asParty('TG'),
        logIndex,
        type: message.type,
        body: Buffer.from('{}'),
        contentType: 'application/json',
        seal: Buffer.alloc(1),
      }
      const root = readXmlTree(Buffer.from(xmlOf(message)))
      await again.deliver({ root, message }, envelope as unknown as Envelope)
      const name =
        (await readdir(part('out'))).find((one) => one.includes(`00${logIndex}_`) && one.endsWith('declaration.xml')) ??
        ''
      return at(readXmlTree(await readFile(part('out', name))), 'Identification/UCR') ?? ''
    }
    expect(await deliver(declaration, 1)).toBe('OWN-1')
    expect(await deliver(declaredWith({ nationalRefs: [{ country: 'TG', reference: 'ANOTHER' }] }), 2)).toBe('')
  })
})

describe('a web service that calls us', () => {
  it('is told that its declaration is stored, later what became of it, and at once of what is none', async () => {
    const service = join(folder, 'service.json')
    const { promise, resolve } = Promise.withResolvers<SendResult>()
    await writeFile(
      service,
      JSON.stringify({
        base: 'http://127.0.0.1:9',
        auth: { kind: 'none' },
        deliver: { path: '/in' },
        webhook: { port: 0, path: '/hook', auth: 'bearer' },
      }),
    )
    await start(() => promise, { service, webhookSecret: 'k' })
    const { port } = await waitFor(() => listening, { label: 'the listener' })
    const post = async (body: string, token = 'k'): Promise<[number, unknown]> => {
      const response = await fetch(`http://127.0.0.1:${port}/hook`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}` },
      })
      return [response.status, await response.json()]
    }
    expect((await post(withUcr, 'other'))[0]).toBe(401)
    expect(await post('<x/>')).toMatchObject([400, { reason: expect.stringContaining('neither ASYCUDA nor Awmds') }])
    expect(await post('<!DOCTYPE a><a/>')).toMatchObject([400, { reason: 'a DOCTYPE is not taken' }])
    expect(await post(withUcr)).toEqual([202, { status: 'stored' }])
    resolve(await accepted())
    const told = await waitFor(
      async () => {
        const [status, body] = await post(withUcr)
        return status === 200 ? body : undefined
      },
      { label: 'the answer' },
    )
    expect(told).toMatchObject({ documents: [{ outcome: 'accepted', mrn: 'M' }] })
    expect(sent).toHaveLength(1)
  })
})
