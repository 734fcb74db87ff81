import type { Pool } from 'pg'
import { randomUUID } from 'node:crypto'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { Language } from '../ports/handle.ts'
import type { FollowUpView } from '../ports/document.ts'
import type { Letter, LetterBox, Notice, Notices } from '../ports/mail.ts'
import type { Clock } from '../ports/runtime.ts'
import type { Queryable } from './read-pool.ts'
import { followUpByMrn } from './reads/document.ts'
import { inTransaction } from './transaction.ts'

/** Addresses that a movement may have told: principal, carrier, consignee, guarantor, and one to spare. */
const ADDRESSES_MAX = 5

/** Leaves looked at in one go. */
const LEAVES = 5_000

/** Letters one hub sends in one go; another takes others meanwhile. */
const LETTERS = 20

type Row = { id: string; mrn: Mrn; email: string; language: Language; confirmed: boolean; told: string[] }

const ROW = 'id, mrn, email, language, confirmed_at is not null as confirmed, told'

const noticeOf = ({ id, mrn, email, language, confirmed }: Row): Notice => ({ id, mrn, email, language, confirmed })

export type LettersDeps = {
  pool: Pool
  /** By which limits are judged. */
  clock: Clock
  momentsOf: (view: FollowUpView, now: Date) => string[]
  askingLetter: (notice: Notice) => Letter
}

/** Who asked to be told, in the database. */
export function createNotices({ pool, clock, momentsOf, askingLetter }: LettersDeps): Notices {
  return {
    ask: ({ mrn, email, language }) =>
      inTransaction(pool, async (client) => {
        // Two that ask at once for one movement take turns; otherwise both would find room for the last address.
        await client.query(`select pg_advisory_xact_lock(hashtext('follow-up notices ' || $1))`, [mrn])
        const { rows: all } = await client.query<Row & { lately: boolean }>(
          `select ${ROW}, asked_at > now() - interval '1 hour' as lately from follow_up_notices where mrn = $1`,
          [mrn],
        )
        const known = all.find((one) => one.email === email)
        if (known?.confirmed === true || known?.lately === true) return 'asked'
        if (known === undefined && all.length >= ADDRESSES_MAX) return 'full'
        const { rows } = await client.query<Row>(
          `insert into follow_up_notices (id, mrn, email, language, asked_at) values ($1, $2, $3, $4, now())
           on conflict (mrn, email) do update set asked_at = excluded.asked_at, language = excluded.language returning ${ROW}`,
          [randomUUID(), mrn, email, language],
        )
        for (const row of rows) await queue(client, row.id, askingLetter(noticeOf(row)))
        return 'asked'
      }),
    async find(id) {
      const { rows } = await pool.query<Row>(`select ${ROW} from follow_up_notices where id = $1`, [id])
      return rows.map(noticeOf)[0]
    },
    async confirm({ id, mrn }) {
      const view = await followUpByMrn(pool, mrn)
      const told = view === undefined ? [] : momentsOf(view, clock.now())
      await pool.query(
        'update follow_up_notices set confirmed_at = now(), told = $2 where id = $1 and confirmed_at is null',
        [id, told],
      )
    },
    async end({ id }) {
      await pool.query('delete from follow_up_notices where id = $1', [id])
    },
  }
}

const queue = (client: Queryable, notice: string, { to, subject, text }: Letter, ends = false): Promise<unknown> =>
  client.query(
    `insert into letters (notice, recipient, subject, content, ends, queued_at, again_at)
     values ($1, $2, $3, $4, $5, now(), now())`,
    [notice, to, subject, text, ends],
  )

/** Letters in the database, written from what the log says has happened. */
export function createLetterBox({ pool, clock, momentsOf }: LettersDeps): LetterBox {
  return {
    write: (letterOf) =>
      inTransaction(pool, async (client) => {
        // One hub of several looks; the others find the row taken and go on.
        const { rows: progress } = await client.query<{ read_to: string; size: string }>(
          `select read_to, (select size - 1 from log_head) as size from letters_progress for update skip locked`,
        )
        await client.query(
          `delete from follow_up_notices where confirmed_at is null and asked_at < now() - interval '7 days'`,
        )
        const from = Number(progress[0]?.read_to)
        const to = Math.min(from + LEAVES, Number(progress[0]?.size))
        if (progress.length === 0 || !(to > from)) return false
        const { rows } = await client.query<Row>(
          `select ${ROW} from follow_up_notices where confirmed_at is not null and mrn in (
             select mrn from log_leaves where log_index > $1 and log_index <= $2 and mrn is not null
             union select mrn from leaf_movements where log_index > $1 and log_index <= $2) order by mrn, email`,
          [from, to],
        )
        for (const [mrn, notices] of Map.groupBy(rows, (row) => row.mrn)) {
          const view = await followUpByMrn(client, mrn)
          const moments = view === undefined ? [] : momentsOf(view, clock.now())
          for (const row of notices) {
            const fresh = moments.filter((moment) => !row.told.includes(moment))
            if (view === undefined || fresh.length === 0) continue
            for (const moment of fresh) {
              await queue(client, row.id, letterOf(noticeOf(row), moment, view), view.closedBy !== undefined)
            }
            await client.query('update follow_up_notices set told = told || $2 where id = $1', [row.id, fresh])
          }
        }
        await client.query('update letters_progress set read_to = $1', [to])
        return true
      }),
    async take() {
      // Taken for longer than sending can last: a hub that dies in between leaves them to the others.
      const { rows } = await pool.query<TakenRow>(
        `update letters set attempts = attempts + 1, again_at = now() + interval '5 minutes' where id in (
           select id from letters where again_at <= now() order by again_at, id limit $1 for update skip locked)
         returning id, recipient, subject, content, attempts, queued_at`,
        [LETTERS],
      )
      return rows.map(({ recipient, content, queued_at: queuedAt, ...row }) => {
        return { ...row, to: recipient, text: content, queuedAt }
      })
    },
    async sent(id) {
      await pool.query(
        `with gone as (delete from letters where id = $1 returning notice, ends)
         delete from follow_up_notices n using gone where n.id = gone.notice and gone.ends`,
        [id],
      )
    },
    async failed(id, reason, againAt) {
      if (againAt === undefined) await pool.query('delete from letters where id = $1', [id])
      else await pool.query('update letters set last_error = $2, again_at = $3 where id = $1', [id, reason, againAt])
    },
  }
}

type TakenRow = { id: string; recipient: string; subject: string; content: string; attempts: number; queued_at: Date }
