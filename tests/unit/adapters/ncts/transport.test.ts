import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import makeNcts from '../../../../adapters/ncts/index.ts'
import type { NctsDocument } from '../../../../adapters/ncts/mapping.ts'
import synthetic from '../../../../adapters/ncts/profiles/synthetic.json' with { type: 'json' }
import type {
  AdapterContext,
  Envelope,
  Message,
  SendResult,
  Transport,
  Verdict,
} from '../../../../src/adapter-api/index.ts'
import { createLooks } from '../../../../src/adapter-host/looks.ts'
import { processTimers } from '../../../../src/compose/process-timers.ts'
import { asParty } from '../../../support/identifiers.ts'
import { waitFor } from '../../../support/wait-for.ts'
import { at, DECLARED, example, MRN, treeOf, WITH_MORE, xmlOf } from './support.ts'

let folder = ''
let transport: Transport<NctsDocument> | undefined
let toNational: (message: Message) => NctsDocument | Promise<NctsDocument>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-ncts-'))
})
afterEach(async () => {
  await transport?.stop()
  transport = undefined
  await rm(folder, { recursive: true, force: true })
})
const part = (...names: string[]): string => join(folder, 'shared', ...names)

/** The real transport over a real folder; only the hub is the test's. */
async function start(answer: () => Promise<SendResult>, more: Record<string, string> = {}): Promise<void> {
  const profile = join(folder, 'profile.json')
  await writeFile(profile, JSON.stringify(synthetic))
  const settings: Record<string, string> = {
    profile,
    domain: 'common',
    folder: part(),
    await: 'written',
    pollMs: '20',
    ...more,
  }
  const adapter = await makeNcts({ connections: [], settings })
  toNational = (message) => adapter.toNational(message)
  const log = (): void => undefined
  const context = {
    settings,
    connections: [],
    dataDir: join(folder, 'data'),
    clock: () => new Date('2026-03-02T09:00:00Z'),
    log,
    lookAgain: createLooks({ signal: new AbortController().signal, timers: processTimers, log }),
    decode: (bytes: Uint8Array) => ({ message: JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown }),
  } as unknown as AdapterContext
  transport = adapter.createTransport(context)
  await transport.start(() => answer())
}

async function hand(name: string, text: string): Promise<void> {
  await writeFile(part('in', `${name}.part`), text)
  await rename(part('in', `${name}.part`), part('in', name))
}

const settled = (name: string): Promise<string> =>
  waitFor(
    async () => {
      const all = [...(await readdir(part('done'))), ...(await readdir(part('rejected')))]
      return all.find((one) => one.endsWith(`-${name}`))
    },
    { label: `${name} settled` },
  )

async function deliver(message: Message, logIndex: number): Promise<Verdict | undefined> {
  const envelope = {
    receiver: asParty('TG'),
    logIndex,
    type: message.type,
    body: Buffer.from('{}'),
    contentType: 'application/json',
    seal: Buffer.alloc(1),
  }
  return transport?.deliver(await toNational(message), envelope as unknown as Envelope)
}

const written = async (logIndex: number): Promise<ReturnType<typeof treeOf>> => {
  const names = await readdir(part('out'))
  const name = names.find(
    (one) => one.includes(`0${logIndex}_`) && one.endsWith('.xml') && !one.endsWith('.message.xml'),
  )
  return treeOf(await readFile(part('out', name ?? ''), 'utf8'))
}

const accepted = async (): Promise<SendResult> => ({
  outcome: 'accepted',
  id: 'a',
  mrn: MRN,
  status: 'registered',
  logIndex: 1,
})

describe('a folder', () => {
  it('has what the hub refuses answered by a rejection that points into the document, and what is none by its verdict alone', async () => {
    await start(async () => ({
      outcome: 'refused',
      id: 'a',
      httpStatus: 422,
      code: 'rules',
      errors: [{ code: '14', pointer: '/body/items/2/commodity/hsCode', rule: 'R0364' }],
    }))
    await hand('a.xml', xmlOf('CC015C', DECLARED))
    await hand('b.xml', '<CC015C/>')
    const as = await settled('a.xml')
    const answer = treeOf(await readFile(part('rejected', `${as}.answer-1.xml`), 'utf8'))
    expect(answer.name).toBe('CC056C')
    expect(at(answer, 'FunctionalError/errorPointer')).toBe(
      '/CC015C/Consignment/HouseConsignment[2]/ConsignmentItem[1]/Commodity/CommodityCode/harmonizedSystemSubHeadingCode',
    )
    await settled('b.xml')
    const names = await readdir(part('rejected'))
    expect(names.filter((name) => name.includes('b.xml'))).toHaveLength(2)
  })

  it('has a declaration answered by its MRN, and repeats it in what is delivered of the movement, after a restart too', async () => {
    await start(accepted)
    await hand('a.xml', xmlOf('CC015C', WITH_MORE['CC015C'] ?? ''))
    const as = await settled('a.xml')
    expect(at(treeOf(await readFile(part('done', `${as}.answer-1.xml`), 'utf8')), 'TransitOperation/MRN')).toBe(MRN)
    const [verdict] = JSON.parse(await readFile(part('done', `${as}.ack`), 'utf8')) as [{ remarks: string[] }]
    expect(verdict.remarks).toEqual(
      [
        'CustomsOfficeOfExitForTransitDeclared',
        'HolderOfTheTransitProcedure/TIRHolderIdentificationNumber',
        'Consignment/LocationOfGoods/PostcodeAddress',
        'Consignment/HouseConsignment/securityIndicatorFromExportDeclaration',
        'Consignment/HouseConsignment/AdditionalSupplyChainActor',
        'Consignment/HouseConsignment/DepartureTransportMeans',
        'Consignment/HouseConsignment/TransportCharges',
        'Consignment/HouseConsignment/ConsignmentItem/TransportCharges',
      ].map((way) => `${way}: not carried by the message`),
    )
    await transport?.stop()
    await start(accepted)
    const release = { ...(example('release-for-transit/valid-with-seals.json') as Message), mrn: MRN } as Message
    await deliver(release, 1)
    expect(at(await written(1), 'TransitOperation/LRN')).toBe('LRN-1')
    await deliver({ ...release, mrn: '26TGLFW10000999XJ1' } as Message, 2)
    expect(at(await written(2), 'TransitOperation/LRN')).toBeUndefined()
  })

  it('gives back what a document had and a message has no place for, where the same form is delivered', async () => {
    await start(accepted)
    await hand('a.xml', xmlOf('CC045C', WITH_MORE['CC045C'] ?? ''))
    await settled('a.xml')
    const discharge = { ...(example('discharge/valid-on-results.json') as Message), mrn: MRN } as Message
    await deliver(discharge, 1)
    expect(at(await written(1), 'Guarantor/name')).toBe('Fonds Exemple')
    await deliver({ ...discharge, mrn: '26TGLFW10000999XJ1' } as Message, 2)
    expect(at(await written(2), 'Guarantor/name')).toBeUndefined()
  })

  it('says of a refusal that is a form of NCTS which error is where', async () => {
    await start(accepted, { await: 'answer' })
    const verdict = deliver(example('discharge/valid-on-results.json') as Message, 1)
    const name = await waitFor(
      async () => (await readdir(part('out'))).find((one) => /_discharge[^.]*\.xml$/.test(one)),
      { label: 'the discharge' },
    )
    const refusal = xmlOf(
      'CD906C',
      '<FunctionalError><errorPointer>/CC045C/TransitOperation/writeOffDate</errorPointer><errorCode>92</errorCode>' +
        '<errorReason>R0008</errorReason></FunctionalError>',
    )
    await writeFile(part('out', name.replace(/\.xml$/, '.error.part')), refusal)
    await rename(part('out', name.replace(/\.xml$/, '.error.part')), part('out', name.replace(/\.xml$/, '.error')))
    expect(await verdict).toEqual({ outcome: 'refused', reason: 'CD906C: 92 R0008 /body/date' })
  })
})
