import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf } from '../support/browser.ts'
import { type Faces, startFaces } from '../support/console.ts'
import { released } from '../support/journey.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 7: no number that SQL does not confirm, and none that does not say what it counts. */
let faces: Faces
let mrn: string

beforeAll(async () => {
  faces = await startFaces()
  const { hub } = faces
  ;({ mrn } = await released(hub))
  await released(hub)
  const stop = { action: 'stop', reason: 'risk', text: 'Examine at once' } as const
  await hub.post(hub.party('BF'), message('alert', customs('BF'), stop, { mrn }))
  faces.later(120_000)
  await waitFor(async () => (await ofHub()) === CLOCKS, {
    label: 'the hub to see that other clocks differ from its own',
  })
})
afterAll(() => faces?.stop())

/** Database and broker: this test moves the hub's clock, and neither of theirs. */
const CLOCKS = 2
const ofHub = async (): Promise<number> => {
  const { items } = (await faces.hub.get('/v1/attention')).body as { items: { kind: string }[] }
  return items.filter(({ kind }) => kind === 'hub').length
}

const open = 'from open_deliveries where receiver = $1'

/** What SQL says of each kind of figure; `$1` is what the fact is about. */
const SQL: Readonly<Record<string, string>> = {
  'movement.timers': 'select count(*) as n from timers where mrn = $1',
  'queue.depth': `select count(*) as n ${open} and state <> 'parked'`,
  'queue.inFlight': `select count(*) as n ${open} and state = 'in-flight'`,
  'queue.parked': `select count(*) as n ${open} and state = 'parked'`,
  'guarantee.inUse': 'select in_use as n from guarantees where grn = $1',
  'guarantee.reserved': 'select reserved as n from guarantees where grn = $1',
  'guarantee.claimed': 'select claimed as n from guarantees where grn = $1',
  'guarantee.spent': 'select spent as n from guarantees where grn = $1',
  'guarantee.available': 'select available as n from guarantees where grn = $1',
  'queue.held': 'select count(*) as n from movements where held > 0 and $1 = any(held_from)',
  'queue.perMinute': `select count(*) as n from delivery_ends where receiver = $1 and state = 'delivered'`,
  // The broker's word, and no row: nobody is connected here.
  'queue.consumers': 'select 0 as n where $1 = $1',
  'movements.total': `select count(*) as n from movements where state <> 'none' and $1 = $1`,
  // Vehicles that are stopped, customs that take nothing from their queues, and clocks.
  'attention.count': `select $1 = $1,
    (select count(*) from movements m
      where exists (select 1 from json_array_elements(m.doc::json -> 'open') o where o ->> 'procedure' = 'stop'))
    + (select count(distinct receiver) from open_deliveries where state <> 'parked' and reported) + ${CLOCKS} as n`,
  'log.size': 'select size as n from log_head where $1 = $1',
}

async function bySql(fact: string): Promise<number> {
  const [kind = '', about = ''] = fact.split(':')
  const sql = SQL[kind]
  if (sql === undefined) throw new Error(`no statement confirms ${fact}`)
  const { rows } = await faces.hub.pool.query<{ n: string }>(sql, [kind === 'movement.timers' ? mrn : about])
  return Number(rows[0]?.n ?? Number.NaN)
}

test.each([
  ['what needs somebody', '#/settle', 1],
  ['movements found', '#/movements?q=26TG', 1],
  ['a queue', '#/queues/BF', 6],
  ['countries', '#/countries', 6],
  ['a movement', '#/movements/MRN', 1],
  ['guarantees', '#/guarantees', 10],
  ['log', '#/log', 1],
] as const)('each figure of %s is what SQL counts', async (_name, place, least) => {
  const page = await faces.open()
  await page.goto(`${faces.hub.url}/console/${place.replace('MRN', mrn)}`)
  // A figure that is still on its way stands as a word of its own.
  await page
    .locator('main [data-fact]:not(.unknown)')
    .nth(least - 1)
    .waitFor()
  const facts = await factsOf(page)
  for (const [fact, shown] of facts) {
    // Amounts stand with their currency, whole numbers with spaces.
    expect([fact, Number(shown.replace(/[^\d.-]/g, ''))]).toEqual([fact, await bySql(fact)])
  }
})

test('no number of several digits stands on the pages of lists without saying what it counts', async () => {
  const page = await faces.open()
  for (const place of ['#/settle', '#/countries', '#/queues/BF', '#/guarantees']) {
    await page.goto(`${faces.hub.url}/console/${place}`)
    await page.locator('main [data-fact]').first().waitFor()
    // Times, spans and identifiers are no figures; all else that is only a number is one.
    const bare = await page.evaluate<string[]>(`(() => {
      const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
      const found = []
      while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode
        if (/^\\s*\\d[\\d\\s.,]*\\s*$/.test(textContent) && parentElement.closest('[data-fact], svg, time, .age, .fold, .mrn') === null) found.push(textContent)
      }
      return found
    })()`)
    expect([place, bare]).toEqual([place, []])
  }
})
