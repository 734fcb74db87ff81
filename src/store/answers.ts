import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { ANSWERS_MAX, type ProofKind } from '../domain/office-app/proof.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { AnswerReceipt, Answers, NewAnswer, Said } from '../ports/answers.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import type { Queryable } from './read-pool.ts'
import { inTransaction } from './transaction.ts'

/** A frame as the vault opens it: sealed, with its wrapped key before it (view `body_frames`). */
const SEALED_FRAME = Buffer.of(1)

type ProofRow = { number: number; kind: ProofKind; bytes: number; digest: string }
type Row = { id: string; mrn: Mrn; received_at: Date; proofs: string | null; frame: Buffer | null }

const PROOFS = `(select json_agg(json_build_object('number', p.number, 'kind', p.kind, 'bytes', p.bytes,
  'digest', 'sha256:' || encode(p.digest, 'hex')) order by p.number) from follow_up_proofs p where p.answer = a.id) as proofs`

const receiptOf = ({ id, mrn, received_at: at, proofs }: Row): AnswerReceipt => ({
  id,
  mrn,
  receivedAt: at.toISOString(),
  proofs: proofs === null ? [] : (JSON.parse(proofs) as ProofRow[]),
})

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

/** Of everything that makes an answer what it is. */
const digestOf = ({ mrn, said, proofs }: NewAnswer): Buffer =>
  sha256(JSON.stringify([mrn, said, proofs.map(({ content }) => sha256(content).toString('hex'))]))

async function list(queries: Queryable, mrn: Mrn): Promise<Row[]> {
  const { rows } = await queries.query<Row>(
    `select a.id, a.mrn, a.received_at, ${PROOFS}, '\\x01'::bytea || k.wrapped || a.content as frame
     from follow_up_answers a join movement_keys k on k.mrn = a.mrn
     where a.mrn = $1 order by a.received_at, a.id`,
    [mrn],
  )
  return rows
}

/** The key under which the movement's answers are sealed; null where it was destroyed. Two that ask for it take turns. */
async function lockKey(client: PoolClient, mrn: Mrn): Promise<Buffer | null> {
  const { rows } = await client.query<{ wrapped: Buffer | null }>(
    'select wrapped from movement_keys where mrn = $1 for update',
    [mrn],
  )
  const [key] = rows
  // What an earlier release has stored gets its key in the background.
  if (key === undefined) throw new Error(`movement ${mrn} has no key yet`)
  return key.wrapped
}

async function insert(client: PoolClient, answer: NewAnswer, at: Date, seal: (bytes: Buffer) => Buffer): Promise<void> {
  const { id, mrn, said, proofs } = answer
  await client.query(
    'insert into follow_up_answers (id, mrn, received_at, digest, content) values ($1, $2, $3, $4, $5)',
    [id, mrn, at, digestOf(answer), seal(Buffer.from(JSON.stringify(said)))],
  )
  for (const [index, { kind, content }] of proofs.entries()) {
    await client.query(
      'insert into follow_up_proofs (answer, number, kind, bytes, digest, content) values ($1, $2, $3, $4, $5, $6)',
      [id, index + 1, kind, content.length, sha256(content), seal(content)],
    )
  }
}

/** Answers with proof in the database, over a pool that returns JSON columns as text. */
export function createAnswers(pool: Pool, vault: BodyVault): Answers {
  return {
    keep: (answer, at) =>
      inTransaction(pool, async (client) => {
        const { id, mrn } = answer
        const wrapped = await lockKey(client, mrn)
        if (wrapped === null) return 'destroyed'
        const { rows } = await client.query<{ mrn: Mrn; digest: Buffer }>(
          'select mrn, digest from follow_up_answers where id = $1',
          [id],
        )
        const [known] = rows
        if (known === undefined) {
          if ((await list(client, mrn)).length >= ANSWERS_MAX) return 'full'
          await insert(client, answer, at, (bytes) => vault.seal(wrapped, bytes))
        } else if (known.mrn !== mrn || !known.digest.equals(digestOf(answer))) return 'differs'
        const kept = (await list(client, mrn)).find((row) => row.id === id)
        if (kept === undefined) throw new Error('an answer that was kept is not there')
        return receiptOf(kept)
      }),

    received: async (mrn) => (await list(pool, mrn)).map(receiptOf),

    read: async (mrn) =>
      (await list(pool, mrn)).map((row) => ({
        ...receiptOf(row),
        ...(row.frame === null ? {} : (JSON.parse(vault.open(row.frame).toString('utf8')) as Said)),
      })),

    async proof(mrn, id, number) {
      const { rows } = await pool.query<{ kind: ProofKind; wrapped: Buffer; content: Buffer }>(
        `select p.kind, k.wrapped, p.content from follow_up_answers a
         join follow_up_proofs p on p.answer = a.id join movement_keys k on k.mrn = a.mrn
         where a.mrn = $1 and a.id = $2 and p.number = $3 and k.wrapped is not null and p.content is not null`,
        [mrn, id, number],
      )
      const [row] = rows
      if (row === undefined) return undefined
      return { kind: row.kind, content: vault.open(Buffer.concat([SEALED_FRAME, row.wrapped, row.content])) }
    },

    async counts(mrns) {
      const { rows } = await pool.query<{ mrn: Mrn; answers: string }>(
        'select mrn, count(*) as answers from follow_up_answers where mrn = any($1::text[]) group by mrn',
        [[...mrns]],
      )
      return new Map(rows.map(({ mrn, answers }) => [mrn, Number(answers)]))
    },
  }
}
