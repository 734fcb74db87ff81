import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/store/pool.ts'
import { watchRegistry } from '../../src/store/reference/registry.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { handTimers } from '../support/hand-timers.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'

let database: FreshDatabase
let proxy: TcpProxy

beforeAll(async () => {
  database = await migratedDatabase()
  proxy = await startProxy(database.url)
  proxy.fromClient = (data) => (data.includes('listen corridor_reference') ? 'cut' : 'pass')
})
afterAll(async () => {
  await proxy.close()
  await database.drop()
})

test('a registry that was read and cannot be listened to is not given out, and nothing goes on looking after it', async () => {
  const time = handTimers()
  const pool = createPool({ connectionString: proxy.url, max: 2, onError: () => undefined })
  try {
    const watching = watchRegistry(pool, [], () => undefined, { timers: time.timers })
    await expect(watching).rejects.toThrow(/terminated|ECONNRESET|ended/i)
    expect(time.waiting()).toEqual([])
  } finally {
    await pool.end()
  }
})
