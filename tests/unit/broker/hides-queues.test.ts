import { expect, test } from 'vitest'
import { hidesQueues } from '../../../src/broker/probe.ts'

test.each(['', 'unknown', '3.10.8', '3.13.99', '4.0.5', '4.1.9', '4.2.5'])(
  'a broker %s tells of every queue',
  (version) => {
    expect(hidesQueues(version)).toBe(false)
  },
)

test.each(['4.2.6', '4.2.7', '4.3.0', '4.3.0-rc.1', '5.0.0'])('a broker %s asks for a right first', (version) => {
  expect(hidesQueues(version)).toBe(true)
})
