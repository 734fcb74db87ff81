import { describe, expect, it } from 'vitest'
import { eventOf } from '../../../../adapters/tracking/mapping.ts'
import { profileOf } from '../../../../adapters/tracking/profile.ts'
import synthetic from '../../../../adapters/tracking/profiles/synthetic.json' with { type: 'json' }
import { reportOf } from '../../../../adapters/tracking/traccar.ts'
import { type DeviceState, type Finding, watch } from '../../../../adapters/tracking/watch.ts'
import { createOfflineValidator } from '../../../../src/compose/offline.ts'
import { asCountry, asParty } from '../../../support/identifiers.ts'

const profile = profileOf(synthetic)
const connections = [{ party: asParty('TG/suivi-afrique'), country: asCountry('TG'), role: 'tracking' }] as const
const device = { uniqueId: 'TRK-55120' }
const ON_THE_WAY = { latitude: 7.53, longitude: 1.13 }
const FAR_AWAY = { latitude: 7.53, longitude: 2.5 }
const IN_THE_YARD = { latitude: 11.1, longitude: 0.01 }

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 3, 6, minute)).toISOString()
const position = (minute: number, place = ON_THE_WAY, attributes: object = {}, more: object = {}) => ({
  position: { fixTime: at(minute), deviceTime: at(minute), valid: true, ...place, attributes, ...more },
  device,
})

/** What the hub is told of these reports, one after the other. */
function told(bodies: readonly unknown[]): Finding[] {
  let state: DeviceState = {}
  return bodies.flatMap((body) => {
    const watched = watch(reportOf(body), state, profile)
    state = watched.state
    return watched.findings
  })
}

describe('a profile', () => {
  it('with faults is refused with all of them', () => {
    const wrong = {
      party: 'suivi',
      thinning: { everySeconds: -1 },
      alarms: [{ alarm: 'unlock', means: 'opened' }],
      corridors: {
        type: 'FeatureCollection',
        features: [
          { properties: { name: 'a' }, geometry: { type: 'LineString', coordinates: [] } },
          { properties: { name: 'b', from: 'March' }, geometry: { type: 'Polygon', coordinates: [] } },
          { properties: {}, geometry: { type: 'Point' } },
        ],
      },
      extra: 1,
    }
    expect(() => profileOf(wrong)).toThrow(
      /no extra.*source is missing.*country.*party.*everySeconds is wrong.*unlock means none.*features\[0\]: a line needs widthKm.*features\[1\]: no day in from.*features\[2\]: name is missing/,
    )
  })
})

describe('what Traccar forwards', () => {
  it.each([
    ['nothing', undefined, 'device.uniqueId is missing'],
    ['no device', { position: {} }, 'device.uniqueId is missing'],
    ['neither position nor event', { device }, 'neither position nor event'],
    ['no time', { position: { valid: true }, device }, 'a time is missing'],
    ['no place on earth', position(0, { latitude: 91, longitude: 0 }), 'position.latitude is none'],
    [
      'an alarm without its kind',
      { event: { type: 'alarm', eventTime: at(0) }, device },
      'attributes.alarm is missing',
    ],
  ])('with %s is refused', (_, body, reason) => {
    expect(() => reportOf(body)).toThrow(reason)
  })

  it('with an alarm nobody has said the meaning of is refused, with whose table lacks it', () => {
    expect(() => told([position(0, ON_THE_WAY, { alarm: 'cover' })])).toThrow(
      "'cover' is not in alarms of TG (invented for tests",
    )
  })

  it('of a party that is not ours makes no message', () => {
    const [finding] = told([position(0, ON_THE_WAY, { party: 'GH/track-gh' })])
    expect(() => eventOf(finding as Finding, { profile, connections })).toThrow('GH/track-gh is no party')
  })

  it('is messages the hub takes, the same ones whenever they are forwarded again', async () => {
    using validator = await createOfflineValidator({ now: Date.parse('2026-03-04T00:00:00Z') })
    const bodies = [
      position(0),
      position(1, ON_THE_WAY, { alarm: 'tampering,lowBattery' }),
      { event: { type: 'deviceOffline', eventTime: at(30) }, device },
      position(40, FAR_AWAY),
    ]
    const messages = told(bodies).map((finding) => eventOf(finding, { profile, connections }))
    expect(messages.map(({ body: { event, alarm } }) => alarm ?? event)).toEqual([
      'position',
      'tampered',
      'low-battery',
      'silent',
      'route-left',
    ])
    for (const message of messages)
      expect(validator.validate(Buffer.from(JSON.stringify(message)), 'en')).toMatchObject({ verdict: 'valid' })
    expect(told(bodies).map((finding) => eventOf(finding, { profile, connections }))).toEqual(messages)
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
  })
})

describe('positions', () => {
  it('are thinned by time and way, and where a stop begins and ends they are kept', () => {
    const near = (minute: number, moving: boolean, metres = 0) =>
      position(minute, { ...ON_THE_WAY, latitude: ON_THE_WAY.latitude + metres / 111_000 }, { motion: moving })
    const kept = told([
      near(0, true),
      near(1, true),
      near(2, false),
      near(3, false),
      near(4, true),
      near(8, true),
      near(9, true),
      near(10, true, 3_000),
    ])
    expect(kept.map((one) => one.at)).toEqual([0, 2, 4, 9, 10].map(at))
  })

  it('that repeat an older fix, because there is none, say nothing of where a device is', () => {
    expect(told([position(0), position(20, FAR_AWAY, {}, { valid: false })])).toHaveLength(1)
    const [alarm] = told([position(0, FAR_AWAY, { alarm: 'unlock' }, { valid: false })])
    expect(alarm).toMatchObject({ event: 'alarm', alarm: 'unlocked' })
    expect(alarm?.position).toBeUndefined()
  })

  it('that come late neither leave a corridor nor enter one', () => {
    expect(told([position(30), position(10, FAR_AWAY)]).map(({ event }) => event)).toEqual(['position', 'position'])
  })
})

describe('alarms', () => {
  it('are all sent at once, however soon after one another', () => {
    const all = [0, 0, 1].map((minute, index) =>
      position(minute, ON_THE_WAY, { alarm: index === 1 ? 'lowBattery' : 'unlock' }),
    )
    expect(told(all).map(({ alarm }) => alarm)).toEqual(['unlocked', 'low-battery', 'unlocked'])
  })

  it('are found where the seal says only that it is open, once, and never before it was closed', () => {
    const lock = (minute: number, state: boolean) => position(minute, ON_THE_WAY, { lock: state })
    expect(told([lock(0, false), lock(1, true), lock(2, false), lock(3, false)]).map(({ alarm }) => alarm)).toEqual([
      undefined,
      'unlocked',
    ])
  })

  it('of a seal that is opened in the yard of an office are none', () => {
    const [first] = told([position(0, IN_THE_YARD, { alarm: 'unlock' })])
    expect(first).toMatchObject({ event: 'disarmed', place: 'Bureau de Cinkassé' })
  })

  it('say that a corridor was left once, and again only after it was entered', () => {
    const bodies = [
      position(0, FAR_AWAY),
      position(10),
      position(20, FAR_AWAY),
      position(30, FAR_AWAY),
      position(40),
      position(50, FAR_AWAY),
    ]
    expect(told(bodies).map(({ alarm = 'position' }) => alarm)).toEqual([
      'position',
      'position',
      'route-left',
      'position',
      'position',
      'route-left',
    ])
  })

  it('of a corridor go by the days on which it holds', () => {
    const before = (body: ReturnType<typeof position>) => ({
      ...body,
      position: { ...body.position, fixTime: body.position.fixTime.replace('2026', '2025') },
    })
    expect(told([before(position(0)), before(position(10, FAR_AWAY))]).some(({ alarm }) => alarm !== undefined)).toBe(
      false,
    )
  })
})
