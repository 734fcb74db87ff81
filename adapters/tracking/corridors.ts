import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { lineString, point, polygon } from '@turf/helpers'
import { pointToLineDistance } from '@turf/point-to-line-distance'

export type Place = { latitude: number; longitude: number }

/** A way on which devices are looked for, or the yard of an office, where seals are opened by right; from a day on and until the day before another. */
export type Corridor = {
  name: string
  kind: 'corridor' | 'office'
  holdsOn: (day: string) => boolean
  contains: (place: Place) => boolean
}

type Feature = {
  type?: string
  geometry?: { type?: string; coordinates?: unknown }
  properties?: { name?: unknown; kind?: unknown; widthKm?: unknown; from?: unknown; to?: unknown }
}

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946): lines with `widthKm` on either side, and polygons. None where it is absent. Throws
 * one error that names every feature that is wrong.
 */
export function corridorsOf(value: unknown): readonly Corridor[] {
  if (value === undefined) return []
  const { type, features } = value as { type?: string; features?: readonly Feature[] }
  if (type !== 'FeatureCollection' || !Array.isArray(features)) throw new Error('corridors is no FeatureCollection')
  const complaints: string[] = []
  const read = (features as readonly Feature[]).flatMap((feature, at): Corridor[] => {
    try {
      return [corridorOf(feature)]
    } catch (error) {
      complaints.push(`corridors.features[${at}]: ${(error as Error).message}`)
      return []
    }
  })
  if (complaints.length > 0) throw new Error(complaints.join('; '))
  return read
}

function corridorOf({ geometry, properties = {} }: Feature): Corridor {
  const { name, kind = 'corridor', widthKm, from, to } = properties
  if (typeof name !== 'string' || name === '') throw new Error('name is missing')
  if (kind !== 'corridor' && kind !== 'office') throw new Error('kind is corridor or office')
  const [first, until] = [from, to].map((day) => {
    if (day !== undefined && !(typeof day === 'string' && DAY.test(day))) throw new Error('no day in from or to')
    return day as string | undefined
  })
  return {
    name,
    kind,
    holdsOn: (day) => (first === undefined || first <= day) && (until === undefined || day < until),
    contains: shapeOf(geometry, widthKm),
  }
}

function shapeOf(geometry: Feature['geometry'], widthKm: unknown): Corridor['contains'] {
  const at = ({ latitude, longitude }: Place) => point([longitude, latitude])
  if (geometry?.type === 'LineString') {
    if (typeof widthKm !== 'number' || !(widthKm > 0)) throw new Error('a line needs widthKm')
    const line = lineString(geometry.coordinates as number[][])
    return (place) => pointToLineDistance(at(place), line, { units: 'kilometers' }) <= widthKm
  }
  if (geometry?.type === 'Polygon') {
    const area = polygon(geometry.coordinates as number[][][])
    return (place) => booleanPointInPolygon(at(place), area)
  }
  throw new Error('its geometry is neither LineString nor Polygon')
}
