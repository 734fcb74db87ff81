import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RetentionPeriod } from '../../src/domain/model/retention.ts'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import { picture } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { asIfReported, retentionRound } from '../support/retention-round.ts'

/** A movement of which content is destroyed says so, and since when, in each language: an empty page would look like a fault. */
let faces: Faces
let pool: Pool
let mrn: string

beforeAll(async () => {
  faces = await startFaces()
  const { hub } = faces
  pool = createPool({ connectionString: hub.config.databaseUrl, max: 2, role: HUB_ROLE, onError: () => undefined })
  ;({ mrn } = await released(hub))
  for (const [by, one] of [
    ['TG', m.exitNotice(mrn)],
    ['BF', m.entryNotice(mrn)],
    ['BF', m.arrival(mrn)],
    ['BF', m.results(mrn)],
    ['TG', m.discharge(mrn)],
  ] as const) {
    const answer = await hub.post(hub.party(by), one)
    if (answer.status !== 202) throw new Error(`${one.type}: ${answer.bytes.toString('utf8')}`)
  }
  await asIfReported(hub.pool)
  const period = { country: 'TG', days: 30, validFrom: '2020-01-01' } as RetentionPeriod
  await retentionRound(pool, Date.UTC(2030, 0, 15), [period])
})
afterAll(async () => {
  await pool?.end()
  await faces?.stop()
})

test.each([
  ['en', /retention period of Togo is over: on 15 January 2030/],
  ['fr', /Le délai de conservation \(Togo\) est écoulé\s: le 15 janvier 2030/],
  ['pt', /O prazo de conservação \(Togo\) terminou: em 15 de janeiro de 2030/],
])('the page of the movement says in %s that its content is destroyed', async (locale, sentence) => {
  const page = await faces.open({ locale })
  await page.goto(`${faces.hub.url}/console/#/movements/${mrn}`)
  const notice = page.locator('.notice.info')
  await notice.waitFor()
  expect(await notice.textContent()).toMatch(sentence)
  await picture(page, `console-content-destroyed-${locale}`)
})
