import { expect } from 'vitest'
import { Frontier, leafHash, rootOf } from '../../src/trust/log.ts'
import type { Database } from './database.ts'

export const records = ({ leaves }: Database) =>
  leaves.map(({ record }) => JSON.parse(record) as { bodyDigest: string; kind: string; index: number; id: string })

/** The log is what its own leaves give, one after the other. */
export function expectWholeLog(database: Database): void {
  const { leaves, head } = database
  expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, at) => BigInt(at)))
  expect(records(database).map(({ index }) => index)).toEqual(leaves.map((_, at) => at))
  const hashes = leaves.map(({ record }) => leafHash(Buffer.from(record, 'utf8')))
  expect(leaves.map(({ hash }) => hash)).toEqual(hashes)
  expect(head).toEqual({ size: BigInt(leaves.length), frontier: Frontier.empty().append(hashes).toBytes() })
  expect(Frontier.fromBytes(head.frontier).root()).toEqual(rootOf(hashes))
}
