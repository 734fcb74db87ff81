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

  test('refuses keys in files in production unless they are allowed by name', () => {
    const production = { ...required, NODE_ENV: 'production', CORRIDOR_LOG_KEY: 'log.key', CORRIDOR_PKI: 'ca' }
    expect(() => readConfig(production)).toThrow(
      /^CORRIDOR_HUB_KEY names a file.*=hub\nCORRIDOR_LOG_KEY names a file.*=log\nCORRIDOR_PKI names a file.*=pki$/,
    )
    expect(() => readConfig({ ...production, CORRIDOR_ALLOW_FILE_KEYS: 'log, pki' })).toThrow(
      /^CORRIDOR_HUB_KEY[^\n]*$/,
    )
    expect(readConfig({ ...production, CORRIDOR_ALLOW_FILE_KEYS: 'hub,log,pki' }).hubKey).toBe('hub.key')
    const token = {
      ...required,
      NODE_ENV: 'production',
      CORRIDOR_HUB_KEY: 'pkcs11:token=t;object=hub?module-path=/m&pin-source=/p',
    }
    expect(() => readConfig(token)).toThrow(/^CORRIDOR_ACCESS_CODE_KEY is not set/)
    const codes = { ...token, CORRIDOR_ACCESS_CODE_KEY: 'codes.key', CORRIDOR_ALLOW_FILE_KEYS: 'codes' }
    expect(() => readConfig({ ...codes, CORRIDOR_ALLOW_FILE_KEYS: 'bodies' })).toThrow(
      /^CORRIDOR_ACCESS_CODE_KEY names a file.*=codes$/,
    )
    // The bytes of messages are sealed with that file, too, unless another key is named.
    expect(() => readConfig(codes)).toThrow(/^CORRIDOR_BODY_KEY names a file.*=bodies$/)
    expect(() => readConfig({ ...codes, CORRIDOR_BODY_KEY: 'bodies.key' })).toThrow(/^CORRIDOR_BODY_KEY/)
    expect(readConfig({ ...codes, CORRIDOR_ALLOW_FILE_KEYS: 'codes,bodies' })).toMatchObject({
      accessCodeKey: 'codes.key',
      bodyKey: 'codes.key',
    })
    const uri = 'pkcs11:token=t;object=bodies?module-path=/m&pin-source=/p'
    const sealed = { ...codes, CORRIDOR_BODY_KEY: uri }
    expect(readConfig(sealed).bodyKey).toBe(uri)
    const tls = { CORRIDOR_TLS_KEY: 'tls.key', CORRIDOR_TLS_CERTIFICATE: 'tls.crt' }
    expect(() => readConfig({ ...sealed, ...tls })).toThrow(/^CORRIDOR_TLS_KEY names a file.*=tls$/)
    expect(readConfig({ ...sealed, ...tls, CORRIDOR_ALLOW_FILE_KEYS: 'codes,tls' }).tls?.key).toBe('tls.key')
    // The log's key may lie in a token, and then needs no leave.
    expect(readConfig({ ...sealed, CORRIDOR_LOG_KEY: uri }).logKey).toBe(uri)
  })

  test('takes addresses of responders by scheme, host and port alone, and none unless told', () => {
    for (const wrong of ['http://ocsp.example.org/path', 'ocsp.example.org', 'ldap://ocsp.example.org', 'http://a@b']) {
      expect(() => readConfig({ ...required, CORRIDOR_OCSP: wrong })).toThrow(/^CORRIDOR_OCSP must be addresses/)
    }
    const two = 'http://ocsp.example.org/, https://ocsp.example.com:8443'
    expect(readConfig({ ...required, CORRIDOR_OCSP: two }).ocsp).toEqual([
      'http://ocsp.example.org',
      'https://ocsp.example.com:8443',
    ])
    expect(readConfig(required).ocsp).toEqual([])
  })

  test('has the log stamped only with an authority and who certifies it, over a web address', () => {
    const both = { ...required, CORRIDOR_TSA_URL: 'https://tsa.example/stamp', CORRIDOR_TSA_CA: '/etc/tsa.pem' }
    expect(readConfig(required).timestamps).toBeUndefined()
    expect(readConfig(both).timestamps).toEqual({ url: 'https://tsa.example/stamp', ca: '/etc/tsa.pem' })
    for (const only of ['CORRIDOR_TSA_URL', 'CORRIDOR_TSA_CA'] as const)
      expect(() => readConfig({ ...required, [only]: both[only] })).toThrow(
        /^CORRIDOR_TSA_URL and CORRIDOR_TSA_CA belong together: only one of them is set[^\n]*$/,
      )
    for (const wrong of ['tsa.example', 'ftp://tsa.example', 'https://'])
      expect(() => readConfig({ ...both, CORRIDOR_TSA_URL: wrong }), wrong).toThrow(/^CORRIDOR_TSA_URL must be a URL/)
  })

  test('sends letters only by a mail server, from an address, and repeats no password', () => {
    const server = { ...required, CORRIDOR_SMTP_URL: 'smtps://hub:secret@mail.example' }
    const both = { ...server, CORRIDOR_MAIL_FROM: 'transit@example.org' }
    expect(readConfig(required).mail).toBeUndefined()
    expect(readConfig(both).mail).toEqual({ url: 'smtps://hub:secret@mail.example', from: 'transit@example.org' })
    expect(() => readConfig(server)).toThrow(/^CORRIDOR_SMTP_URL and CORRIDOR_MAIL_FROM belong together[^\n]*$/)
    const wrong = { ...both, CORRIDOR_SMTP_URL: 'http://hub:secret@mail.example', CORRIDOR_MAIL_FROM: 'transit' }
    expect(() => readConfig(wrong)).toThrow(/^CORRIDOR_SMTP_URL must be.*\nCORRIDOR_MAIL_FROM must be[^\n]*$/)
    expect(() => readConfig(wrong)).not.toThrow(/secret/)
  })

  test('names everything that is wrong at once', () => {
    const wrong = { ...required, CORRIDOR_FOLLOW_UP_PER_MINUTE: '0', CORRIDOR_FOLLOW_UP_BURST: 'many' }
    expect(() => readConfig(wrong)).toThrow(ConfigError)
    expect(() => readConfig(wrong)).toThrow(
      /CORRIDOR_FOLLOW_UP_PER_MINUTE must be a whole number from 1 .*\nCORRIDOR_FOLLOW_UP_BURST must be/,
    )
  })

  test('reads from the primary alone unless told of a replica, whose URL is never repeated', () => {
    expect(readConfig(required).readDatabaseUrl).toBeUndefined()
    const url = 'postgres://hub:secret@replica.example/corridor'
    expect(readConfig({ ...required, CORRIDOR_READ_DATABASE_URL: url }).readDatabaseUrl).toBe(url)
    const wrong = { ...required, CORRIDOR_READ_DATABASE_URL: 'mysql://hub:secret@replica.example' }
    expect(() => readConfig(wrong)).toThrow(/^CORRIDOR_READ_DATABASE_URL must be a URL/)
    expect(() => readConfig(wrong)).not.toThrow(/secret/)
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
