import { describe, expect, test } from 'vitest'
import type { DomainEvent } from '../../../src/domain/model/decision.ts'
import type { Declaration, Message } from '../../../src/generated/types.ts'
import { customs, message } from '../../support/procedures.ts'
import { railWorld, tracking } from '../../support/rail.ts'
import {
  alert,
  arrival,
  declaration,
  discharge,
  entry,
  MRN,
  registration,
  release,
  results,
} from '../../support/road.ts'
import { sent, type World } from '../../support/world.ts'

const tracked: Partial<Declaration> = { safeguards: [{ kind: 'tracker', deviceId: 'TRK-55120' }] }

function underWay(body: Partial<Declaration> = tracked): World {
  const world = railWorld()
  world.accept(registration())
  world.accept(declaration({ body }))
  world.accept(release())
  return world
}

const { mrn: _, ...onVehicle } = alert({
  from: 'NE',
  body: {
    action: 'control',
    reason: 'risk',
    text: 'Seen at night',
    office: 'NEGAY001',
    vehicle: { typeOfIdentification: '30', identification: 'tg-1234' },
  },
})
const vehicleAlert = onVehicle as Message

/** What the hub told of the movement since the start, as receivers. */
const alerts = (world: World): string[] =>
  world.steps.flatMap(({ event, decision }) =>
    event.mrn === MRN && event.message.type === 'alert' && event.key.sender === 'ZZ' ? sent(decision) : [],
  )
const lastAlert = (world: World): DomainEvent['message'] | undefined =>
  world.steps.findLast(({ event }) => event.message.type === 'alert' && event.key.sender === 'ZZ')?.event.message

describe('a tracking event', () => {
  test('of a device no movement names does nothing, and its receipt says so', () => {
    const world = underWay()
    expect(world.accept(tracking({ deviceId: 'TRK-9' }))).toMatchObject({ status: 'recorded', outgoing: [] })
    expect(alerts(world)).toEqual([])
    expect(world.accept(tracking())).toMatchObject({ status: 'applied' })
  })

  test('of another device on the same vehicle does nothing: the movement names its own', () => {
    const world = underWay()
    const vehicle = { typeOfIdentification: '30', identification: 'TG 1234' } as const
    world.accept(tracking({ deviceId: 'TRK-9', vehicle }))
    expect(alerts(world)).toEqual([])
  })

  test('before the release and after the arrival does nothing', () => {
    const world = railWorld()
    world.accept(registration())
    world.accept(declaration({ body: tracked }))
    world.accept(tracking())
    world.accept({ ...tracking(), occurredAt: '2026-03-02T09:44:00Z' })
    world.accept(release())
    world.accept({ ...tracking(), occurredAt: '2026-03-02T09:44:00Z' })
    const arrived = arrival()
    world.accept(arrived)
    const later = new Date(Date.parse(arrived.occurredAt) + 16 * 60_000).toISOString()
    world.accept({ ...tracking(), occurredAt: later })
    expect(alerts(world)).toEqual([])
  })

  test('that is an alarm alerts the record holders, with its kind and the event as cause', () => {
    const world = underWay()
    const event = tracking({ text: 'Lock opened near Atakpamé' })
    world.accept(event)
    expect(alerts(world)).toEqual(['forward>TG', 'forward>BF'])
    expect(lastAlert(world)).toMatchObject({
      occurredAt: event.occurredAt,
      correlationId: event.id,
      body: {
        action: 'attention',
        reason: 'seals',
        text: 'Lock opened near Atakpamé',
        cause: { sender: 'TG/suivi', id: event.id, type: 'tracking-event' },
      },
    })
    expect(world.state(MRN)).toBe('released')
  })

  test.each([
    ['alarm', 'route-left', undefined, 'off-itinerary'],
    ['alarm', 'geofence', undefined, 'off-itinerary'],
    ['alarm', 'stop', 'intact', 'device'],
    ['alarm', 'low-battery', 'missing', 'seals'],
    ['position', undefined, 'broken', 'seals'],
  ] as const)('%s %s with seals %s is reason %s', (event, alarm, sealState, reason) => {
    const world = underWay()
    const { alarm: _alarm, ...body } = tracking().body
    const more = { ...(alarm === undefined ? {} : { alarm }), ...(sealState === undefined ? {} : { sealState }) }
    world.accept({ ...tracking(), body: { ...body, event, ...more } })
    expect(lastAlert(world)).toMatchObject({ body: { reason } })
  })

  test('that is just a position alerts nobody', () => {
    const world = underWay()
    world.accept({ ...tracking(), body: { deviceId: 'TRK-55120', event: 'position', sealState: 'intact' } })
    expect(alerts(world)).toEqual([])
  })

  describe('that says the same again', () => {
    const told = (world: World): number => alerts(world).length / 2

    test('alerts nobody a second time, however often it comes, and stands on the timeline all the same', () => {
      const world = underWay()
      for (let times = 0; times < 5; times += 1) world.accept(tracking())
      expect(told(world)).toBe(1)
      expect(world.steps.filter(({ event }) => event.message.type === 'tracking-event')).toHaveLength(5)
    })

    test('is news from another device, of another kind, at another place, or of the seals', () => {
      const world = underWay({
        safeguards: [
          { kind: 'tracker', deviceId: 'TRK-55120' },
          { kind: 'tracker', deviceId: 'TRK-55121' },
        ],
      })
      for (let times = 0; times < 2; times += 1) {
        world.accept(tracking())
        world.accept(tracking({ deviceId: 'TRK-55121' }))
        world.accept(tracking({ alarm: 'tampered' }))
        world.accept(tracking({ alarm: 'stop', place: 'Atakpamé' }))
      }
      expect(told(world)).toBe(4)
      world.accept(tracking({ alarm: 'stop', place: 'Blitta' }))
      world.accept(tracking({ alarm: 'stop', place: 'Blitta', sealState: 'broken' }))
      expect(told(world)).toBe(6)
    })

    test('is news once the goods have moved on, or a day has passed', () => {
      const world = underWay()
      world.accept(tracking())
      world.accept(entry())
      world.accept(tracking())
      expect(told(world)).toBe(2)
      world.accept({ ...tracking(), occurredAt: '2026-03-04T23:40:59Z' })
      expect(told(world)).toBe(2)
      world.accept({ ...tracking(), occurredAt: '2026-03-04T23:41:00Z' })
      expect(told(world)).toBe(3)
    })

    test('is news after the seals were closed, which is told as well', () => {
      const world = underWay()
      const { alarm: _alarm, ...body } = tracking().body
      const position = (sealState: 'intact' | 'not-checked') => ({
        ...tracking(),
        body: { ...body, event: 'position' as const, sealState },
      })
      world.accept(tracking())
      world.accept(position('not-checked'))
      expect(told(world)).toBe(1)
      world.accept(position('intact'))
      expect(told(world)).toBe(2)
      expect(lastAlert(world)).toMatchObject({ body: { reason: 'cleared-up', deviceId: 'TRK-55120' } })
      world.accept(position('intact'))
      expect(told(world)).toBe(2)
      world.accept(tracking())
      expect(told(world)).toBe(3)
      expect(lastAlert(world)).toMatchObject({ body: { reason: 'seals', deviceId: 'TRK-55120', alarm: 'unlocked' } })
    })
  })

  describe('that was stored and comes late', () => {
    const other = '26TGLFW100000201J1'
    const amount = { amount: '1', currency: 'XOF' }
    const guarantees = declaration().body.guarantees.map((one) => ({ ...one, amount }))

    /** The first movement has ended, and the second bears its device since. */
    function handedOn(): World {
      const world = underWay()
      for (const one of [arrival(), results(), discharge()]) world.accept(one)
      world.accept(declaration({ mrn: other, body: { ...tracked, guarantees, lrn: 'LRN 2' } }))
      world.accept(release({ mrn: other, body: { releasedAt: '2026-03-09T08:00:00Z' } }))
      return world
    }
    const onto = (world: World, event: Message) => {
      const before = world.steps.length
      const own = world.accept(event)
      const made = world.steps.slice(before).filter(({ event: one }) => one.message.type === 'alert')
      return { own, made: made.map(({ event: one }) => one.mrn) }
    }

    test('belongs to the movement that bore the device then, and not to whoever bears it now', () => {
      const { own, made } = onto(handedOn(), tracking())
      expect(made).toEqual([])
      expect(own).toMatchObject({ status: 'applied' })
      // It has ended: its departure is told, and nobody on the road.
      expect(own.outgoing).toMatchObject([{ kind: 'made', type: 'alert', receiver: 'TG', mrn: MRN }])
    })

    test('of what happens now is that of whoever bears it now', () => {
      const { own, made } = onto(handedOn(), { ...tracking(), occurredAt: '2026-03-09T12:00:00Z' })
      expect([own.outgoing, made]).toEqual([[], [other]])
    })

    test('of a time at which nobody bore it is recorded', () => {
      const { own, made } = onto(handedOn(), { ...tracking(), occurredAt: '2026-03-08T22:00:00Z' })
      expect([own.status, own.outgoing, made]).toEqual(['recorded', [], []])
    })

    test('alerts for a movement that has arrived and not ended as if it had come in time', () => {
      const world = underWay()
      world.accept(arrival())
      expect(onto(world, tracking()).made).toEqual([MRN])
    })
  })

  test('finds a vehicle whose tracker has no number yet, however its plate is written', () => {
    const world = underWay({ safeguards: [{ kind: 'tracker' }] })
    world.accept(tracking({ vehicle: { typeOfIdentification: '30', identification: 'TG1234' } }))
    expect(alerts(world)).toEqual(['forward>TG', 'forward>BF'])
  })

  test('follows the device that was fitted at the release', () => {
    const world = railWorld()
    world.accept(registration())
    world.accept(declaration())
    world.accept(release({ body: { safeguards: [{ kind: 'tracker', deviceId: 'TRK-55120' }] } }))
    world.accept(tracking())
    expect(alerts(world)).toEqual(['forward>TG', 'forward>BF'])
  })
})

describe('an alert on a vehicle or container', () => {
  test('that would stop it is refused: who reads the receipt of a stop must be able to rely on it', () => {
    const world = underWay()
    const stop = { ...vehicleAlert, body: { ...onVehicle.body, action: 'stop' } } as Message
    expect(world.send(stop)).toMatchObject({ outcome: 'refused', findings: [{ rule: 'ALERT-SUBJECT' }] })
    expect(alerts(world)).toEqual([])
  })

  test('reaches the record holders of every movement in flight on it, and every administration', () => {
    const world = underWay()
    const own = world.accept(vehicleAlert)
    expect(sent(own)).toContain('forward>GH')
    expect(alerts(world)).toEqual(['forward>TG', 'forward>BF'])
    expect(lastAlert(world)).toMatchObject({
      body: { action: 'control', reason: 'risk', text: 'Seen at night', cause: { sender: 'NE', office: 'NEGAY001' } },
    })
  })

  test('finds a container, and after a transhipment the new vehicle alone', () => {
    const world = underWay()
    const inContainer = (container: string) => ({
      ...vehicleAlert,
      body: { action: 'attention', reason: 'risk', container },
    })
    world.accept(inContainer('CSQU3054383') as Message)
    expect(alerts(world)).toHaveLength(2)
    world.accept(entry({ body: { office: 'BFCNK001' } }))
    world.accept(
      message('transhipment', customs('BF'), {
        office: 'BFCNK001',
        kind: 'vehicle',
        vehicleSet: { mode: '3', means: { typeOfIdentification: '30', identification: 'BF 777', nationality: 'BF' } },
      }),
    )
    world.accept(vehicleAlert)
    expect(alerts(world)).toHaveLength(2)
    const bf = { typeOfIdentification: '30', identification: 'BF 777' }
    world.accept({ ...vehicleAlert, body: { ...onVehicle.body, vehicle: bf } } as Message)
    expect(alerts(world)).toHaveLength(4)
  })

  test('finds nothing once the movement has ended', () => {
    const world = underWay()
    for (const one of [arrival(), results(), discharge()]) world.accept(one)
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', marks: ['bore:device:TRK55120'] })
    world.accept(vehicleAlert)
    expect(alerts(world)).toEqual([])
  })

  test('concerns each movement on the vehicle, in the order of their MRNs', () => {
    const world = underWay()
    const other = '26TGLFW100000201J1'
    const amount = { amount: '1', currency: 'XOF' }
    const guarantees = declaration().body.guarantees.map((one) => ({ ...one, amount }))
    world.accept(declaration({ mrn: other, body: { guarantees, lrn: 'LRN 2' } }))
    world.accept(release({ mrn: other }))
    world.accept(vehicleAlert)
    const told = world.steps.filter(({ event }) => event.key.sender === 'ZZ').map(({ event }) => event.mrn)
    expect(told).toEqual([MRN, other].toSorted())
  })

  test('that is on no movement here is recorded and told to every administration, and its receipt says so', () => {
    const world = railWorld()
    const own = world.accept(vehicleAlert)
    expect(own).toMatchObject({ status: 'recorded' })
    expect(sent(own)).toContain('forward>GH')
  })
})
