import { describe, expect, test } from 'vitest'
import { neededFiles, productionFaults } from '../../../deploy/production.ts'

const SOUND = {
  POSTGRES_PASSWORD: 'k3Xw9-long',
  HUB_DATABASE_PASSWORD: 'k3Xw9-longer',
  RABBITMQ_PASSWORD: 'k3Xw9-longest',
  CORRIDOR_TLS_KEY: '/run/corridor/hub/tls.key',
  CORRIDOR_TLS_CERTIFICATE: '/run/corridor/hub/tls.crt',
  CORRIDOR_HUB_KEY: 'pkcs11:token=corridor;object=hub?module-path=/hsm.so&pin-source=/run/pin',
  CORRIDOR_LOG_KEY: '/run/corridor/hub/log.key',
  CORRIDOR_ALLOW_FILE_KEYS: 'log,tls',
}

describe('a production set-up is refused', () => {
  test.each<
    [string, Partial<Record<keyof typeof SOUND | 'CORRIDOR_BODY_KEY' | 'CORRIDOR_ACCESS_CODE_KEY', string>>, RegExp]
  >([
    ['with the demonstration’s password of the database', { POSTGRES_PASSWORD: 'demo-database' }, /^POSTGRES_PASSWORD/],
    ['with that of the hub’s login', { HUB_DATABASE_PASSWORD: 'demo-hub-database' }, /^HUB_DATABASE_PASSWORD/],
    ['with that of the broker, or none', { RABBITMQ_PASSWORD: ' ' }, /^RABBITMQ_PASSWORD/],
    ['without TLS', { CORRIDOR_TLS_KEY: '' }, /^CORRIDOR_TLS_KEY is not set/],
    ['with the hub’s key in a file', { CORRIDOR_HUB_KEY: '/run/hub.key' }, /^CORRIDOR_HUB_KEY is a file/],
    [
      'with what bodies are sealed with in a file',
      { CORRIDOR_BODY_KEY: '/run/bodies.key' },
      /^CORRIDOR_BODY_KEY is a file/,
    ],
    [
      'with what access codes are hashed with in a file',
      { CORRIDOR_ACCESS_CODE_KEY: '/run/codes.key' },
      /^CORRIDOR_ACCESS_CODE_KEY is a file/,
    ],
    [
      'with the TLS key in a file that nobody has allowed',
      { CORRIDOR_ALLOW_FILE_KEYS: 'log' },
      /^CORRIDOR_TLS_KEY is a/,
    ],
    [
      'with the log’s key in a file that only the hub’s may be in',
      { CORRIDOR_ALLOW_FILE_KEYS: 'hub,tls' },
      /^CORRIDOR_LOG_KEY/,
    ],
  ])('%s', (_, change, expected) => {
    const faults = productionFaults({ ...SOUND, ...change })
    expect(faults).toEqual([expect.stringMatching(expected)])
    // Faults are printed.
    expect(faults.join()).not.toContain('demo-')
  })

  test('with all that the demonstration has, each fault named', () => {
    expect(productionFaults({}).length).toBe(5)
  })
})

test('one with passwords, TLS and keys of its own is not', () => {
  expect(productionFaults(SOUND)).toEqual([])
  const files = { ...SOUND, CORRIDOR_HUB_KEY: '/run/hub.key', CORRIDOR_ALLOW_FILE_KEYS: 'hub,log,tls' }
  expect(productionFaults(files)).toEqual([])
})

test('key files are needed but for keys in a token', () => {
  const files = { ...SOUND, CORRIDOR_HUB_KEY: '/run/hub.key' }
  expect(neededFiles(files)).toEqual(expect.arrayContaining(['hub/hub.key', 'hub/log.key', 'broker/erlang.cookie']))
  const inToken = neededFiles({ ...SOUND, CORRIDOR_LOG_KEY: SOUND.CORRIDOR_HUB_KEY })
  expect(inToken).not.toEqual(expect.arrayContaining(['hub/hub.key']))
  expect(inToken).not.toEqual(expect.arrayContaining(['hub/log.key']))
  expect(inToken).toEqual(expect.arrayContaining(['hub/hub.crt']))
})
