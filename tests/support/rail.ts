import type { MessageByType, TrackingEvent, TrainManifest } from '../../src/generated/types.ts'
import { declaration, release } from './road.ts'
import { party, testReference } from './reference.ts'
import { createWorld, newId, type World } from './world.ts'

/** The railway from Abidjan to Ouagadougou, for tests of the pure core. */
export const RAILWAY = 'CI/sitarail'
export const STATIONS = {
  departure: 'CIABJ002',
  exit: 'CIOUA002',
  entry: 'BFNIA002',
  inland: 'BFBOY002',
  end: 'BFOUA002',
}
export const TRAIN = 'TR-4417'

/** MRNs of Côte d'Ivoire with their check digits. */
export const RAIL_MRNS = ['26CIABJ100000311J2', '26CIABJ100000312J1', '26CIABJ100000313J0'] as const

type Manifest = TrainManifest['body']

/** A manifest of the railway, unless `by` says otherwise. */
export function manifest(
  operation: Manifest['operation'],
  office: string,
  wagons: Manifest['wagons'],
  more: { by?: string; at?: string; train?: string; body?: Partial<Manifest> } = {},
): TrainManifest {
  const [country = '', id] = (more.by ?? RAILWAY).split('/')
  const at = more.at ?? '2026-03-05T20:00:00Z'
  return {
    id: newId(),
    type: 'train-manifest',
    version: '1',
    sender: id === undefined ? { country, role: 'customs' } : { country, role: 'rail', party: id },
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: {
      train: more.train ?? TRAIN,
      operation,
      office,
      ...(wagons === undefined ? {} : { wagons }),
      ...more.body,
    },
  }
}

export const tracking = (body: Partial<TrackingEvent['body']> = {}): TrackingEvent => ({
  id: newId(),
  type: 'tracking-event',
  version: '1',
  sender: { country: 'TG', role: 'tracking', party: 'suivi' },
  occurredAt: '2026-03-03T23:41:00Z',
  preparedAt: '2026-03-03T23:41:00Z',
  procedure: 'automatic',
  body: { deviceId: 'TRK-55120', event: 'alarm', alarm: 'unlocked', ...body },
})

/** A declaration by rail, without a guarantee's amount in the way of what is tested. */
export const railDeclaration = (
  mrn: string,
  wagons: readonly string[],
  body: Partial<MessageByType['transit-declaration']['body']> = {},
): MessageByType['transit-declaration'] => ({
  ...declaration({
    mrn,
    body: {
      regime: 'rail',
      departureOffice: STATIONS.departure,
      destinationOffice: STATIONS.end,
      itinerary: [
        { country: 'CI', exitOffice: STATIONS.exit, mode: '2', connection: 'full' },
        { country: 'BF', entryOffice: STATIONS.entry, mode: '2', connection: 'full' },
      ],
      carrier: { name: 'Sitarail', party: RAILWAY },
      guarantees: [{ type: 'A' }],
      vehicleSet: {
        mode: '2',
        means: { typeOfIdentification: '21', identification: TRAIN },
        wagons: wagons.map((number) => ({ number })),
      },
      ...body,
    },
  }),
  sender: { country: 'CI', role: 'customs' },
})

/** A world that knows the railway and a neighbour's. */
export function railWorld(): World {
  const reference = testReference()
  const parties = [party(RAILWAY, 'rail'), party('BJ/benirail', 'rail'), party('TG/suivi', 'tracking')]
  return createWorld(
    testReference({ parties: new Map([...reference.parties, ...parties.map((one) => [one.key, one] as const)]) }),
  )
}

/** A movement declared and released, on these wagons. */
export function releasedByRail(world: World, mrn: string, wagons: readonly string[]): void {
  world.accept(railDeclaration(mrn, wagons))
  world.accept({ ...release({ mrn }), sender: { country: 'CI', role: 'customs' } })
}
