import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.ts'

const required = {
  DATABASE_URL: 'postgres://127.0.0.1/corridor',
  AMQP_URL: 'amqp://127.0.0.1',
  CORRIDOR_HUB_KEY: 'hub.key',
  CORRIDOR_HUB_CERTIFICATE: 'hub.crt',
  CORRIDOR_TRUST_CA: 'ca.crt',
}

describe('the configuration', () => {
  test('runs one process, or a number of them that the database has connections for', () => {
    expect(readConfig(required).processes).toBe(1)
    expect(readConfig({ ...required, CORRIDOR_PROCESSES: '4' }).processes).toBe(4)
    expect(() => readConfig({ ...required, CORRIDOR_PROCESSES: '17' })).toThrow(/CORRIDOR_PROCESSES .* from 1 to 16/)
  })

  test('names everything that is wrong at once', () => {
    const wrong = { ...required, CORRIDOR_FOLLOW_UP_PER_MINUTE: '0', CORRIDOR_FOLLOW_UP_BURST: 'many' }
    expect(() => readConfig(wrong)).toThrow(ConfigError)
    expect(() => readConfig(wrong)).toThrow(
      /CORRIDOR_FOLLOW_UP_PER_MINUTE must be a whole number from 1 .*\nCORRIDOR_FOLLOW_UP_BURST must be/,
    )
  })

  test('takes the authority of the broker’s certificate from a file, the system’s ones unless told', () => {
    expect(readConfig(required).amqpCa).toBeUndefined()
    expect(readConfig({ ...required, CORRIDOR_AMQP_CA: 'broker-ca.crt' }).amqpCa).toBe('broker-ca.crt')
  })

  test('limits the follow-up as told, and has no clock but the machine’s unless told', () => {
    expect(readConfig(required)).toMatchObject({ followUp: { perMinute: 20, burst: 20 }, sandboxClock: undefined })
    const told = { ...required, CORRIDOR_FOLLOW_UP_PER_MINUTE: '600', CORRIDOR_FOLLOW_UP_BURST: '7' }
    expect(readConfig({ ...told, CORRIDOR_SANDBOX_CLOCK: 'clock' })).toMatchObject({
      followUp: { perMinute: 600, burst: 7 },
      sandboxClock: 'clock',
    })
  })
})
