import type { Pool } from 'pg'
import { processTimers } from '../../src/compose/process-timers.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outbox, TakenRow } from '../../src/ports/outbox.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { asParty } from '../support/identifiers.ts'
import { testVault } from '../support/body-key.ts'

/** A hub that stood still while another took its receiver over, and now goes on as if nothing had been. */
const ID = '5b0c1b0e-7f2e-4f8e-9a0b-0d7f0a2f4c11'
const LIMITS = { rows: 10, window: 10, bytes: 1_000_000 }
const NOW = new Date('2026-06-01T12:00:00Z')

let database: FreshDatabase
let pool: Pool
let outbox: Outbox
let taken: TakenRow
let takenAgain: TakenRow

beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 3, onError: () => undefined })
  await pool.query(
    `with message as (
       insert into messages values ('TG', $1, '\\x', 'border-exit-notice', 'application/json', 'en', 'http', now())
       returning seq
     ) insert into bodies (message, body, salt) select seq, 'body', 'salt' from message`,
    [ID],
  )
  await pool.query(
    `insert into deliveries (receiver, log_index, sender, id, type, content_type, order_key, reported, created_at)
     values ('BF', 7, 'TG', $1, 'border-exit-notice', 'application/json', 'k', true, now())`,
    [ID],
  )
  await pool.query(
    `insert into open_deliveries (receiver, log_index, order_key, reported, state, created_at)
     values ('BF', 7, 'k', true, 'ready', now())`,
  )
  outbox = createOutbox(pool, processTimers, testVault)
  const [old] = await outbox.holdLeases('the one that stood still', [asParty('BF')], 60_000)
  ;[taken] = (await outbox.takeReady([old!], LIMITS, NOW)).rows as [TakenRow]
  await outbox.releaseLeases('the one that stood still')
  const [lease] = await outbox.holdLeases('the one that took over', [asParty('BF')], 60_000)
  await outbox.requeueUnconfirmed([lease!], 'all', [])
  ;[takenAgain] = (await outbox.takeReady([lease!], LIMITS, NOW)).rows as [TakenRow]
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const row = async () =>
  (await pool.query('select state, epoch, confirmed, parked_reason, attempts from outbox')).rows[0] as object

const underWay = { state: 'in-flight', epoch: '2', confirmed: false, parked_reason: null, attempts: 2 }

test('what it gives back, parks or notes as handed over changes nothing', async () => {
  expect(await row()).toEqual(underWay)
  await outbox.giveBack([{ ...taken, error: 'e' }])
  expect(await row()).toEqual(underWay)
  await outbox.park([{ ...taken, reason: 'r', error: 'e' }], NOW)
  expect(await row()).toEqual(underWay)
  await outbox.noteConfirmed([taken])
  expect(await row()).toEqual(underWay)
  await outbox.closeAnswers([taken], NOW)
  expect(await row()).toEqual(underWay)
})

test('nor does what it does under its old lease', async () => {
  const lease = { receiver: asParty('BF'), epoch: taken.epoch }
  expect(await outbox.requeueAll([lease])).toBe(0)
  expect((await outbox.takeReady([lease], LIMITS, NOW)).rows).toEqual([])
  expect(await row()).toEqual(underWay)
})

test('a confirm of an earlier sending says nothing of the one under way', async () => {
  await outbox.noteConfirmed([{ ...takenAgain, attempts: takenAgain.attempts - 1 }])
  expect(await row()).toEqual(underWay)
})

test('the new owner puts back its own rows', async () => {
  await outbox.giveBack([{ ...takenAgain, error: 'e' }])
  expect(await row()).toMatchObject({ state: 'ready' })
})
