import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { auditDatabase } from '../../src/compose/audit.ts'
import { freshDatabase } from '../support/database.ts'
import { type ComposeStage, openComposeStage } from './compose-stage.ts'

let stage: ComposeStage

beforeAll(async () => {
  stage = await openComposeStage()
})
afterEach(() => stage.end())
afterAll(() => stage.close())

const auditOf = (databaseUrl: string, hubCertificates: readonly string[] = [stage.config.hubCertificate]) =>
  auditDatabase({ databaseUrl, hubCertificates })

test('a database that is not there is not audited', async () => {
  const url = new URL(stage.config.databaseUrl)
  url.pathname = '/nobodys'
  await expect(auditOf(url.href)).rejects.toThrow(/"nobodys" does not exist/)
})

test('a database that lacks migrations is not audited, and the first one it lacks is named', async () => {
  const empty = await freshDatabase()
  try {
    await expect(auditOf(empty.url)).rejects.toThrow(/the database lacks 001.*run corridor migrate/)
  } finally {
    await empty.drop()
  }
})

test('without the certificate it was told of nothing is audited', async () => {
  await expect(auditOf(stage.config.databaseUrl, [join(stage.config.data, 'none.crt')])).rejects.toThrow(/ENOENT.*none/)
})

test('of a hub that has taken nothing yet there is nothing to say, and its database is let go', async () => {
  const { findings, counts } = await auditOf(stage.config.databaseUrl)
  expect([findings, counts.movements]).toEqual([[], 0])
  await stage.end()
  expect(await stage.sessions()).toBe(0)
})
