import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signDetached } from '../../src/trust/cms.ts'
import { type Front, startFront } from '../support/front.ts'
import { LATER_EXIT_NOTICE, laterExitNotice } from '../support/later-exit-notice.ts'
import * as m from '../support/messages.ts'
import type { Kept } from '../support/patient-client.ts'
import { postOnce } from '../support/post-once.ts'
import { OWN_ROOT, openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { delivered, newJourney, openScene, type Scene } from '../support/scene.ts'
import { openWorkshop, type SchemaWorkshop } from '../support/schema-workshop.ts'
import { waitFor } from '../support/wait-for.ts'

/** What the later release brings. */
const NAME = 'border-exit-notice.v2'
const LANES = 2
const JOURNEYS = 6

let workshop: SchemaWorkshop
let stage: Stage
let hubs: readonly [ProcessHub, ProcessHub]
let front: Front
let scene: Scene
let grn: string

beforeAll(async () => {
  workshop = openWorkshop()
  workshop.write(LATER_EXIT_NOTICE, JSON.stringify(laterExitNotice()))
  workshop.generate()
  stage = await openStage()
  // In the middle of the roll-out: the first hub is of the later release, the second still of this one.
  hubs = [await stage.startHub({ root: workshop.folder }), await stage.startHub()]
  front = await startFront(hubs.map(({ url }) => url))
  scene = await openScene(stage, hubs[0])
  grn = await scene.guarantee('1000000')
})
afterAll(async () => {
  await front?.close()
  await scene?.close()
  workshop?.remove()
})

/** `corridor …` of the later release, with the login of the owner of the tables. */
const corridor = (...words: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const args = ['--disable-warning=ExperimentalWarning', join(workshop.folder, 'src/main.ts'), ...words]
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: stage.databaseUrl,
      CORRIDOR_HUB_CERTIFICATE: join(stage.pki.folder, 'hub.crt'),
    }
    execFile(process.execPath, args, { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${out}${err}` }),
    )
  })

const open = () => corridor('migrate', 'open', NAME, '--reason', 'every hub knows it')

/** Version 2, which names the gate, as its sender writes and signs it. */
function laterExit(mrn: string): Kept {
  const from = stage.party('TG')
  const first = m.exitNotice(mrn)
  const bytes = Buffer.from(JSON.stringify({ ...first, version: '2', body: { ...first.body, gate: 'A3' } }))
  const signature = signDetached(bytes, from.signer, { signingTime: new Date() }).toString('base64')
  return { from, message: first, contentType: 'application/json', bytes, signature, receipt: undefined }
}

const post = async (hub: ProcessHub, kept: Kept) => {
  const answer = await postOnce(hub.url, kept, kept.from.token, 5_000)
  const { code, errors } = JSON.parse(answer?.bytes.toString() ?? '{}') as { code?: string; errors?: object[] }
  return { status: answer?.status, code, finding: errors?.[0] }
}

const customs = async (): Promise<string[]> => {
  const { rows } = await stage.pool.query<{ key: string }>(`select key from parties where role = 'customs'`)
  return rows.map(({ key }) => key)
}

/** Journeys through both hubs while `act` does something to them. */
async function underLoad(act: () => Promise<unknown>): Promise<void> {
  let over = false
  const acting = act().finally(() => {
    over = true
  })
  const lane = async (): Promise<void> => {
    do await scene.travel(newJourney(grn), () => front.url)
    while (!over)
  }
  await Promise.all([acting, ...Array.from({ length: LANES }, lane)])
}

describe('while not every hub is of the release that brings a version', () => {
  test('both releases answer it alike, as a version that there is not, and its id stays free', async () => {
    const { mrn } = newJourney(grn)
    const kept = laterExit(mrn)
    const [later, earlier] = [await post(hubs[0], kept), await post(hubs[1], kept)]
    expect(later).toEqual(earlier)
    expect(later).toMatchObject({
      status: 422,
      code: '12',
      finding: { pointer: '/version', value: '2', expected: '1' },
    })
    const used = await stage.pool.query('select 1 from messages where id = $1', [kept.message.id])
    expect(used.rowCount).toBe(0)
  })

  test('nobody can open it', async () => {
    expect(await open()).toEqual({
      code: 1,
      said: `1 of 2 hubs at work do not know ${NAME}; bring this release to all of them first\n`,
    })
  })

  test('the release goes back and comes again under load, and nobody hears of it', async () => {
    await underLoad(async () => {
      expect((await hubs[0].stop()).how).toBe('code 0')
      await hubs[0].restart(OWN_ROOT)
      for (const hub of hubs) {
        expect((await hub.stop()).how).toBe('code 0')
        await hub.restart(workshop.folder)
      }
    })
    expect(await scene.findings()).toEqual([])
  })
})

describe('once every hub knows a version and an operator has opened it', () => {
  test('it is open from a time that all of them hear of before', async () => {
    const { code, said } = await open()
    expect(code).toBe(0)
    expect(Date.parse(/may be sent from (\S+)/.exec(said)?.[1] ?? '')).toBeGreaterThan(Date.now())
  })

  test('it reaches nobody who has not declared that it takes it', async () => {
    const kept = laterExit(newJourney(grn).mrn)
    await underLoad(() => waitFor(async () => (await post(hubs[0], kept)).code !== '12', { label: 'it is open' }))
    for (const hub of hubs) {
      const { code, finding } = await post(hub, kept)
      expect(code).toBe('14')
      expect(finding).toMatchObject({ rule: 'VERSION-RECEIVER', expected: expect.stringContaining('BF') })
    }
  })

  test('through both hubs both versions are sent, and each receiver gets the bytes that were sent', async () => {
    const takes = [{ type: 'border-exit-notice', version: '2' }]
    for (const key of await customs()) {
      const answer = await fetch(`${hubs[0].url}/v1/participants/${key}`, {
        method: 'PATCH',
        headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
        body: JSON.stringify({ takes, reason: 'it has shown that it reads it' }),
      })
      expect(await answer.json()).toMatchObject({ key, takes })
    }
    for (const hub of hubs) {
      const refused = async () => (await post(hub, laterExit(newJourney(grn).mrn))).code === '14'
      await waitFor(async () => !(await refused()), { label: 'everybody takes it' })
    }
    const sent: Kept[] = []
    const travel = async (): Promise<void> => {
      const { mrn, steps } = newJourney(grn)
      for (const [at, { from, message }] of steps.entries()) {
        const isLater = at === 2 && sent.length % 3 !== 2
        const kept = isLater ? laterExit(mrn) : scene.client.keep(stage.party(from), message)
        if (at === 2) sent.push(kept)
        await scene.client.repeat(kept, front.url)
      }
    }
    await Promise.all(Array.from({ length: JOURNEYS }, travel))
    await delivered(stage)
    expect(scene.client.complaints).toEqual([])
    const [, country] = scene.journals
    for (const { message, bytes } of sent) {
      const got = country!.deliveries.filter(({ id }) => id === message.id).map(({ digest }) => digest)
      expect(new Set(got)).toEqual(new Set([createHash('sha256').update(bytes).digest('hex')]))
    }
    // Of the notices that were only to find out there are numbers, and no movements.
    const unfinished = await stage.pool.query(
      `select mrn, state from movements where state not in ('discharged', 'none') union all
       select grn, available::text from guarantees where available <> limit_minor`,
    )
    expect(unfinished.rows).toEqual([])
    expect(await corridor('audit')).toMatchObject({ code: 0 })
  })

  test('the earlier release starts no more on this database, and says where it has gone', async () => {
    await expect(hubs[1].restart(OWN_ROOT)).rejects.toThrow(
      new RegExp(`cannot follow \\(${NAME} is open to senders\\); start that release again`),
    )
  })
})
