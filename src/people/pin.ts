import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import type { PeopleKeys } from './keys.ts'

const SCHEME = 'scrypt'
/** What a hash costs: memory is 128 · N · r bytes. */
export type PinCost = { N: number; r: number; p: number }

/** 32 MiB and some tenth of a second: what OWASP names where a server has many to check. */
export const PIN_COST: PinCost = { N: 2 ** 15, r: 8, p: 3 }
const LENGTH = 32

/** PINs hashed at once, and PINs that may wait for that: a flood of tries takes this much memory and no more. */
const AT_ONCE = 2
const WAITING_MAX = 64

/** Six digits (interface.md 8). */
export const isPin = (text: string): boolean => /^[0-9]{6}$/.test(text)

/** What is tried first: one digit six times, or six that follow each other. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10))
  return steps.size === 1 && [0, 1, 9].includes([...steps][0] ?? 0)
}

/** Hashes PINs slowly, and compares them. */
export type Pins = {
  /** Of a PIN on one phone; undefined when too many wait. */
  hash(pin: string, phone: string): Promise<string | undefined>
  matches(pin: string, phone: string, stored: string): Promise<boolean | undefined>
}

const derive = (text: Buffer, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(text, salt, LENGTH, { ...cost, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

/**
 * A PIN has a million values: alone, any hash of it is undone. So the hash needs the phone's secret, which stands in no
 * database, and the hub's key; the slow function is the third belt, for who has stolen all of these.
 */
export function createPins(keys: PeopleKeys, cost: PinCost = PIN_COST): Pins {
  const turns = createTurns()
  const keyed = (pin: string, phone: string): Buffer => keys.hash('pin', pin, phone)
  return {
    hash: (pin, phone) =>
      turns(async () => {
        const salt = randomBytes(16)
        const key = await derive(keyed(pin, phone), salt, cost)
        const { N, r, p } = cost
        return [SCHEME, N, r, p, salt.toString('base64url'), key.toString('base64url')].join(':')
      }),
    matches: (pin, phone, stored) =>
      turns(async () => {
        const [scheme, N, r, p, salt = '', kept = ''] = stored.split(':')
        if (scheme !== SCHEME) return false
        const paid = { N: Number(N), r: Number(r), p: Number(p) }
        const key = await derive(keyed(pin, phone), Buffer.from(salt, 'base64url'), paid)
        const expected = Buffer.from(kept, 'base64url')
        return key.length === expected.length && timingSafeEqual(key, expected)
      }),
  }
}

/** A few at once; undefined for who would have to wait too long. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING_MAX) return undefined
      // Whoever ends hands the place over, so that nobody who comes later takes it.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
