import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { runCommand } from '../../src/cli/commands.ts'
import { writeNoteKey } from '../../src/pki/authority.ts'
import { Frontier, leafHash, type TreeNode } from '../../src/trust/log.ts'
import { rawPublicKey } from '../../src/trust/note.ts'

/** What a command said and how it ended. */
export type Ran = { code: number; out: string[]; err: string[] }

/** Runs a command of `corridor` in this process. */
export async function corridor(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const [out, err]: string[][] = [[], []]
  const code = await runCommand({
    args,
    env,
    stopped: new AbortController().signal,
    out: (line) => void out?.push(line),
    err: (line) => void err?.push(line),
  })
  return { code, out: out ?? [], err: err ?? [] }
}

/** A witness with a key and a memory of its own. */
export type TestWitness = {
  /** Base64 of the 32 bytes. */
  publicKey: string
  keyFile: string
  folder: string
  /** Looks once. */
  look(hub: string, ...more: string[]): Promise<Ran>
  remove(): void
}

export async function createTestWitness(): Promise<TestWitness> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-witness-'))
  const keyFile = await writeNoteKey(folder, 'witness')
  const state = join(folder, 'state')
  return {
    publicKey: rawPublicKey(createPrivateKey(readFileSync(keyFile))).toString('base64'),
    keyFile,
    folder: state,
    look: (hub, ...more) => corridor(['witness', '--hub', hub, '--key', keyFile, '--state', state, '--once', ...more]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** An operator registers a witness of a party (in a path: `CC` or `CC~party`). */
export const registerWitness = (url: string, party: string, publicKey: string, token = 'token-of-operator') =>
  fetch(`${url}/v1/participants/${party}/witness-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ publicKey, reason: 'it runs a witness' }),
  })

/** Runs statements as a superuser whom no trigger stops. */
export async function asSuperuser(pool: Pool, ...statements: string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin; set local session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Rewrites the log as whoever owns the database could: other records, and leaves, nodes and head that fit them. */
export async function rewriteLog(pool: Pool, change: (records: string[]) => string[]): Promise<void> {
  const { rows } = await pool.query<{ record: string }>('select record from log_leaves order by log_index')
  const records = change(rows.map(({ record }) => record))
  const nodes: TreeNode[] = []
  const frontier = Frontier.empty().append(records.map(leafHash), (node) => nodes.push(node))
  const hex = (bytes: Buffer): string => `'\\x${bytes.toString('hex')}'`
  await asSuperuser(
    pool,
    `delete from log_leaves where log_index >= ${records.length}`,
    ...records.map(
      (record, index) =>
        `update log_leaves set record = '${record.replaceAll("'", "''")}', leaf_hash = ${hex(leafHash(record))}
         where log_index = ${index}`,
    ),
    'delete from log_nodes',
    ...nodes.map(({ level, index, hash }) => `insert into log_nodes values (${level}, ${index}, ${hex(hash)})`),
    `update log_head set size = ${records.length}, frontier = ${hex(frontier.toBytes())}`,
  )
}
