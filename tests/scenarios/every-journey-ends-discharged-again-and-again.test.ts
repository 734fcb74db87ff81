import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { journeyNames, readJourney } from '../../tools/journey/files.ts'
import { play } from '../../tools/journey/play.ts'
import { type Plan, writeJourney } from '../../tools/journey/write.ts'
import { postBytes } from '../../tools/sandbox/post.ts'
import { checkInvariants } from '../support/invariants.ts'
import { type SandboxHub, startSandboxHub } from '../support/sandbox.ts'
import { testVault } from '../support/body-key.ts'

type Account = { grn: string; state: string; limit: string } & Record<
  'available' | 'reserved' | 'inUse' | 'claimed',
  string
>
type Shown = { state: string; flags: string[]; procedures: string[]; guarantees: { state: string }[] }

/** Messages that change no state: they are on record, and what they said counts. */
const RECORDED: Record<string, string[]> = {
  'bilateral-by-departure': ['02-payment-notice.json'],
  'ecowas2021-by-departure': ['05-status-request.json'],
}
/** What stays with a movement as its history. */
const FLAGS: Record<string, string[]> = { 'national-by-departure': ['nonConform'] }

/** interface.md 1: the journeys of the examples, against a hub as `npm run sandbox` starts it. */
describe('journeys of the examples, played against the sandbox', () => {
  let sandbox: SandboxHub
  beforeAll(async () => {
    sandbox = await startSandboxHub()
  })
  afterAll(() => sandbox.stop())

  const playAll = (hubMrn: boolean) =>
    Promise.all(
      journeyNames().map(async (name) => {
        const steps = readJourney(name)
        const { mrn, answers } = await play(sandbox, steps, { hubMrn })
        const { state, flags, procedures, guarantees } = (await sandbox.get(`/v1/movements/${mrn}`)) as Shown
        const recorded = steps.flatMap(({ file }, at) =>
          answers[at]?.body['status'] === 'applied' ? [] : [basename(file)],
        )
        return { name, mrn, state, flags, procedures, lines: guarantees.map((line) => line.state), recorded }
      }),
    )
  const asTheyShould = journeyNames().map((name) => ({
    name,
    mrn: expect.any(String),
    state: 'discharged',
    flags: FLAGS[name] ?? [],
    procedures: [],
    lines: ['released'],
    recorded: RECORDED[name] ?? [],
  }))

  it('stop at the first message that is out of order, with the words of the hub', async () => {
    const [declaration, ...others] = readJourney('isrt-by-departure')
    const steps = [declaration, others.at(-1)].flatMap((step) => step ?? [])
    await expect(play(sandbox, steps)).rejects.toThrow(/discharge\.xml: 422 .*is in the state registered/)
  })

  it('are accepted in order and end discharged, each message with its effect', async () => {
    expect(await playAll(false)).toEqual(asTheyShould)
  })

  it('are accepted as a client of another language plays them, and forwarded to whom their plan says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'corridor-written-'))
    try {
      const plans = journeyNames().map((name) => writeJourney(name, readJourney(name), join(folder, name), Date.now()))
      await Promise.all(plans.map((plan) => playWritten(sandbox, join(folder, plan.journey), plan)))
      const ids = plans.flatMap(({ steps }) => steps.map(({ id }) => id))
      const { rows } = await sandbox.pool.query<{ id: string; receivers: string[] }>(
        `select id, array_agg(receiver order by receiver) as receivers from outbox
         where id = any($1::uuid[]) and receiver not like '%/%' group by id`,
        [ids],
      )
      const told = new Map(rows.map(({ id, receivers }) => [id, receivers]))
      const planned = plans.flatMap(({ journey, steps }) => steps.map((step) => ({ journey, ...step })))
      expect(planned.map((step) => ({ ...step, receivers: told.get(step.id) ?? [] }))).toEqual(planned)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('are accepted once more, with the MRNs of the hub', async () => {
    const again = await playAll(true)
    expect(again).toEqual(asTheyShould)
    expect(new Set(again.map(({ mrn }) => mrn)).size).toBe(again.length)
  })

  it('leave the guarantees as they were but for the movement that was never released', async () => {
    const { items } = (await sandbox.get('/v1/guarantees?limit=100')) as { items: Account[] }
    const grns = [
      ...sandbox.registry.guarantees.map(({ grn }) => grn),
      ...sandbox.registry.otherGuarantees.map(({ register }) => register.grn),
    ]
    const accounts = items.filter(({ grn }) => grns.includes(grn))
    expect(accounts.map(({ grn }) => grn).toSorted()).toEqual(grns.toSorted())
    const touched = accounts.filter(({ limit, available }) => limit !== available)
    expect(touched).toMatchObject([{ grn: '26TG00CCIT0000178', reserved: '10880000', inUse: '0', claimed: '0' }])
    expect(accounts.filter(({ state }) => state === 'suspended')).toHaveLength(1)
  })

  it('leave a log, a ledger and an outbox in which everything holds', async () => {
    expect(await checkInvariants(sandbox.pool)).toEqual([])
    const report = await auditPool(sandbox.pool, undefined, testVault)
    expect(report.findings.map(breachText)).toEqual([])
    expect(Object.keys(report.notCompared)).toEqual([expect.stringContaining('no certificate of the hub')])
  })
})

/** Signs and posts the files of a written journey as they are, each after the receipt of the one before. */
async function playWritten({ hubUrl, parties }: SandboxHub, folder: string, { steps }: Plan): Promise<void> {
  for (const { file, sender, contentType } of steps) {
    const party = parties.get(sender)
    if (party === undefined) throw new Error(`nobody is registered as ${sender}`)
    const format = contentType === 'application/xml' ? 'xml' : 'json'
    const answer = await postBytes(hubUrl, party, readFileSync(join(folder, file)), format)
    expect([file, answer]).toEqual([file, { status: 202, body: expect.anything() }])
  }
}
