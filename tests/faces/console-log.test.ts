import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf, picture, violations } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { released } from '../support/journey.ts'
import { operate } from '../support/operator.ts'
import { corridor, createTestWitness, type TestWitness } from '../support/witness.ts'

/** faces.md 2, Log: how far each witness has seen it, and when somebody last looked whether everything is as it says. */
let faces: Faces
let witness: TestWitness

beforeAll(async () => {
  faces = await startFaces()
  const { hub } = faces
  await released(hub)
  witness = await createTestWitness()
})
afterAll(async () => {
  witness?.remove()
  await faces?.stop()
})

const audit = (...more: string[]) =>
  corridor(['audit', ...more], {
    DATABASE_URL: faces.hub.config.databaseUrl,
    CORRIDOR_HUB_CERTIFICATE: faces.hub.config.hubCertificate,
    CORRIDOR_BODY_KEY: faces.hub.config.bodyKey,
  })

test('an audit that is not put on record leaves none, and where nobody co-signs the page says so', async () => {
  expect((await audit()).code).toBe(0)
  const page = await faces.open()
  await page.goto(`${faces.hub.url}/console/#/log`)
  await page.getByText('No audit is on record.').waitFor()
  await page.getByText('Nobody co-signs the log.').waitFor()
})

test('the page shows how far a witness has co-signed and what the last audit found, as SQL has it', async () => {
  const { hub } = faces
  await operate(hub, 'POST', '/v1/participants/BF/witness-keys', {
    publicKey: witness.publicKey,
    reason: 'it asked to',
  })
  const looked = await witness.look(hub.url)
  expect(looked.code, looked.err.join('\n')).toBe(0)
  await released(hub)
  const audited = await audit('--record')
  expect(audited.code, audited.out.join('\n')).toBe(0)
  const page = await faces.open()
  await page.goto(`${hub.url}/console/#/log`)
  await page.getByText('Nothing is wrong').waitFor()
  await page.locator('[data-fact="log.cosigned:BF"]').waitFor()
  const { rows } = await hub.pool.query<{ signed: number; size: number; again: number; head: number }>(
    `select (select max(size) from cosignatures)::int as signed, a.size::int as size, a.decided_again::int as again,
       (select size from log_head)::int as head from audits a`,
  )
  const [row] = rows
  expect([rows.length, (row?.signed ?? 0) < (row?.size ?? 0)]).toEqual([1, true])
  const shown = Object.fromEntries(
    (await factsOf(page)).map(([fact, text]) => [fact.replace(/:2\d{3}-.*$/, ''), Number(text)]),
  )
  expect(shown).toMatchObject({
    'log.size': row?.head,
    'log.cosigned:BF': row?.signed,
    'audit.size': row?.size,
    'audit.decidedAgain': row?.again,
  })
  await picture(page, 'console-log')
  expect(await violations(page)).toEqual([])
})
