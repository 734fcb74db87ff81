import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { openVaults } from '../../src/compose/vault.ts'
import type { RetentionPeriod } from '../../src/domain/model/retention.ts'
import type { Message } from '../../src/generated/types.ts'
import type { BodyVault } from '../../src/ports/body-vault.ts'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import { adoptVault, rewrapNext } from '../../src/store/wrapping-key.ts'
import { foundInDatabase } from '../support/found-in-database.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate } from '../support/operator.ts'
import { asIfReported, retentionRound } from '../support/retention-round.ts'

const DAY = 24 * 3_600_000
const PERIODS = ['TG', 'BF'].map((country) => ({ country, days: 30, validFrom: '2020-01-01' })) as RetentionPeriod[]

let hub: TestHub
let pool: Pool
let vaults: readonly [BodyVault, ...BodyVault[]]
const folder = mkdtempSync(join(tmpdir(), 'corridor-any-moment-'))
beforeAll(async () => {
  const coming = join(folder, 'coming.key')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  writeFileSync(coming, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  hub = await startTestHub({ config: { bodyKeyAlso: coming } })
  pool = createPool({ connectionString: hub.config.databaseUrl, max: 2, role: HUB_ROLE, onError: () => undefined })
  vaults = await openVaults({ bodyKey: coming, bodyKeyAlso: hub.config.bodyKey })
})
afterAll(async () => {
  await pool?.end()
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A movement of a run: what is said of it and of nothing else, and how far it is. */
type Known = { mrn: string; grn: string; word: string; step: number; held: boolean; destroyed: boolean; late: string[] }

const STEPS = [
  ({ mrn, grn, word }: Known): Message => m.declaration(mrn, grn, '1000', saying(word)),
  ({ mrn }: Known): Message => m.release(mrn),
  ({ mrn }: Known): Message => m.exitNotice(mrn),
  ({ mrn }: Known): Message => m.entryNotice(mrn),
  ({ mrn }: Known): Message => m.arrival(mrn),
  ({ mrn }: Known): Message => m.results(mrn),
  ({ mrn }: Known): Message => m.discharge(mrn),
]

/** A declaration that has the word in every kind of place where a declaration names something. */
const saying = (word: string) =>
  ({
    body: {
      nationalRefs: [{ country: 'TG', reference: `2026/${word}` }],
      principal: {
        scheme: 'NIF',
        id: '1000123456',
        name: `Trader ${word}`,
        address: { city: word, country: 'TG' },
      },
      vehicleSet: { mode: '3', means: { typeOfIdentification: '30', identification: `TG${word}`, nationality: 'TG' } },
      equipment: [{ numberOfSeals: 1, seals: [{ id: `S${word}` }] }],
      items: [
        {
          number: 1,
          commodity: { description: `Goods ${word}`, hsCode: '100630' },
          goodsMeasure: { grossMass: '1200' },
          packaging: [{ type: 'BG', count: 24, marks: word }],
        },
      ],
    },
  }) as unknown as NonNullable<Parameters<typeof m.declaration>[3]>

let words = 0
const newWord = (): string => `XQ${String(7_000 + (words += 1))}Z`

const send = (message: Message): Promise<{ status: number; bytes: Buffer }> =>
  hub.post(hub.party(message.sender.country), message)
async function accepted(message: Message): Promise<void> {
  const answer = await send(message)
  if (answer.status !== 202) throw new Error(`${message.type}: ${answer.bytes.toString('utf8')}`)
}

/** Days go by with each round; all periods are over in the first. */
let today = 400

/** A whole round, with every receiver having reported before it. */
async function round(all: readonly Known[]): Promise<void> {
  await asIfReported(hub.pool)
  today += 1
  await retentionRound(pool, Date.now() + today * DAY, PERIODS)
  for (const one of all) {
    if (one.destroyed && !one.held) one.late = []
    one.destroyed ||= one.step === STEPS.length && !one.held
  }
}

const hold = async (one: Known): Promise<void> => {
  const order = { mrn: one.mrn, validFrom: '2020-01-01', country: 'TG', order: 'Court 1/26' }
  const lifted = one.held ? { validTo: new Date().toISOString().slice(0, 10) } : {}
  await operate(hub, 'PUT', '/v1/legal-holds?reason=ordered', { items: [{ ...order, ...lifted }] })
  one.held = !one.held
}

type Action = { what: 'go on' | 'finish' | 'refused' | 'late' | 'hold' | 'round' | 'exchange'; of: number }

async function act({ what, of }: Action, all: readonly Known[]): Promise<void> {
  const one = all[of % all.length]
  if (one === undefined) throw new Error('nothing to act on')
  if (what === 'round') return round(all)
  if (what === 'hold') return hold(one)
  if (what === 'exchange') {
    await rewrapNext(hub.pool, await adoptVault(hub.pool, vaults))
    return
  }
  if (what === 'refused') {
    const wrong = { ...saying(one.word).body, nationalRefs: [{ country: one.word, reference: one.word }] } as never
    const { status } = await send(m.declaration(one.mrn, one.grn, '1000', { body: wrong }))
    if (status !== 422) throw new Error(`what was to be refused was answered ${status}`)
    // What comes for a movement that is destroyed says what it says until its own time is over.
    if (one.destroyed) one.late.push(one.word)
    return
  }
  if (what === 'late' && one.destroyed) {
    const word = newWord()
    const vehicle = { typeOfIdentification: '30', identification: `TG${word}`, nationality: 'TG' } as const
    await accepted(m.exitNotice(one.mrn, { body: { vehicle, remarks: `Seen ${word}` } }))
    one.late.push(word)
    return
  }
  const until = what === 'finish' ? STEPS.length : Math.min(one.step + 1, STEPS.length)
  for (const step of STEPS.slice(one.step, until)) await accepted(step(one))
  one.step = until
}

const action: fc.Arbitrary<Action> = fc.record({
  what: fc.constantFrom('go on', 'finish', 'finish', 'refused', 'late', 'late', 'hold', 'round', 'exchange'),
  of: fc.nat(2),
})

test('destroyed at any moment nothing of it is found, everything else is opened, and all of it verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 12, maxLength: 24 }), async (actions) => {
      const all: Known[] = []
      for (let count = 0; count < 3; count += 1)
        all.push({
          mrn: m.newMrn(),
          grn: await registered(hub, '1000000'),
          word: newWord(),
          step: 0,
          held: false,
          destroyed: false,
          late: [],
        })
      // One that is destroyed and one that goes on, whatever else happens.
      const given: Action[] = [
        { what: 'finish', of: 0 },
        { what: 'go on', of: 1 },
        { what: 'refused', of: 0 },
      ]
      for (const one of [...given, ...actions]) await act(one, all)
      if (all[0]?.held === true) await hold(all[0])
      await round(all)
      const gone = all.filter(({ destroyed }) => destroyed)
      const silent = gone.filter(({ word, late }) => !late.includes(word))
      expect(gone.length).toBeGreaterThan(0)
      expect(
        await foundInDatabase(
          hub.pool,
          silent.map(({ word }) => word),
        ),
      ).toEqual([])
      for (const { word, step } of all.filter(({ destroyed }) => !destroyed))
        expect((await foundInDatabase(hub.pool, [word])).includes('declarations.doc')).toBe(step > 0)
      // Neither is left of what came later, once that is over as well.
      await round(all)
      const later = gone.filter(({ held }) => !held)
      expect(
        await foundInDatabase(
          hub.pool,
          later.map(({ word }) => word),
        ),
      ).toEqual([])
      const { rows } = await hub.pool.query<{ frame: Buffer }>('select frame from body_frames where frame is not null')
      expect(rows.map(({ frame }) => vaults[0].open(frame).length > 0)).not.toContain(false)
      const { findings } = await auditPool(hub.pool, undefined, vaults[0])
      expect(findings.map(breachText)).toEqual([])
    }),
    // What a run leaves behind is there in the next one; a failure is shown as it happened, with its seed.
    { numRuns: 2, endOnFailure: true },
  )
})
