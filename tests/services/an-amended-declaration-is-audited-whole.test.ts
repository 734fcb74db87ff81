import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { testVault } from '../support/body-key.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { asSuperuser } from '../support/witness.ts'

/** Each content that a declaration has had is compared with the message it came from, and not only the one in force. */
let hub: TestHub
let mrn = ''
beforeAll(async () => {
  hub = await startTestHub()
  const road = await released(hub)
  mrn = road.mrn
  const declaration = { ...m.declaration(mrn, road.grn, '150000').body, grossMass: '1300' }
  const content = { contentVersion: 2, reason: 'weighed', declaration } as const
  const amended = await hub.post(hub.party('TG'), message('declaration-amendment', customs('TG'), content, { mrn }))
  if (amended.status !== 202) throw new Error(amended.bytes.toString('utf8'))
})
afterAll(() => hub?.stop())

const found = async (): Promise<string[]> => (await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)

/** Changes the gross mass of one content as nobody but a superuser can, looks, and puts it back. */
async function foundWith(revision: number): Promise<string[]> {
  const of = `from declarations where mrn = '${mrn}' and revision = ${revision}`
  const { rows } = await hub.pool.query<{ doc: string }>(`select doc::text ${of}`)
  const doc = rows[0]?.doc ?? ''
  const changed = doc.replace(/"grossMass": ?"[0-9]+"/, '"grossMass":"999"')
  expect(changed).not.toBe(doc)
  const put = (text: string): string =>
    `update declarations set doc = '${text.replaceAll("'", "''")}' where mrn = '${mrn}' and revision = ${revision}`
  await asSuperuser(hub.pool, put(changed))
  const findings = await found()
  await asSuperuser(hub.pool, put(doc))
  return findings
}

test('one that was amended since is found changed, as is the one in force', async () => {
  expect(await found()).toEqual([])
  const { rows } = await hub.pool.query<{ revision: number }>(
    'select revision from declarations where mrn = $1 order by revision',
    [mrn],
  )
  const revisions = rows.map(({ revision }) => revision)
  expect(revisions.length).toBeGreaterThan(1)
  const last = revisions.at(-1)
  for (const revision of revisions) {
    const said =
      revision === last
        ? /its declaration is stored with another content/
        : /declared before an amendment is stored otherwise/
    expect(await foundWith(revision)).toEqual([expect.stringMatching(said)])
  }
  expect(await found()).toEqual([])
})
