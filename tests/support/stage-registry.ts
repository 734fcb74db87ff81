import type { Pool } from 'pg'
import type { PerformAct } from '../../src/ports/registry-acts.ts'
import { type RegistryWriter, createRegistryWriter, setUpRegistry } from '../../src/store/reference/set-up.ts'

/** Tests count the leaves of what they do, and some plant a log row by row: what a stage's registry is filled with is no leaf of it. */
const withoutLeaf =
  (pool: Pool): PerformAct =>
  async (act, plan) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const planned = await plan({ query: (text, values = []) => client.query(text, [...values]), at: act.at })
      await client.query('update reference_version set version = version + 1')
      await client.query(`select pg_notify('corridor_reference', '')`)
      await client.query('commit')
      return planned.ok ? { ...planned, version: '0', logIndex: undefined } : planned
    } finally {
      client.release()
    }
  }

const byStage = () => ({ operator: 'stage', reason: 'the stage is set', at: new Date() })

/** Fills the registry of a stage, all of it together. */
export const setStage = (pool: Pool, work: (write: RegistryWriter) => Promise<void>): Promise<void> =>
  setUpRegistry(withoutLeaf(pool), byStage(), work)

/** Fills it one thing at a time. */
export const fillStage = (pool: Pool): RegistryWriter => createRegistryWriter(withoutLeaf(pool), byStage)
