import pg from 'pg'
import { inject } from 'vitest'

/** A database that can be put back to an earlier point, as by pg_dump and psql, but in a moment. */
export type EarlierPoint = {
  /** What it goes back to later is what it is now. Whoever is connected is disconnected. */
  note(): Promise<void>
  goBack(): Promise<void>
  drop(): Promise<void>
}

export function earlierPoint(databaseUrl: string): EarlierPoint {
  const name = new URL(databaseUrl).pathname.slice(1)
  const kept = `copy_${process.pid}_${Date.now()}`
  return {
    note: () => copy(name, kept),
    goBack: () => copy(kept, name),
    drop: () => asAdmin(`drop database if exists ${kept}`),
  }
}

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('services').databaseUrl })
  await client.connect()
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Nobody may be connected to what is copied. */
const copy = (from: string, to: string): Promise<void> =>
  asAdmin(
    `alter database ${from} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`,
    `drop database if exists ${to} with (force)`,
    `create database ${to} template ${from}`,
    `alter database ${from} allow_connections true`,
  )
