import { type Declaration, MappingError, type VehicleSet } from '#adapter-api'
import { pointerOf, type Section } from './form.ts'
import { given, ours, type Reading, required, type Sheet, theirs } from './parts.ts'

const MEANS = 'Transport/Means_of_transport'
const IDENTITY = `${MEANS}/Departure_arrival_information/Identity`
const NATIONALITY = `${MEANS}/Departure_arrival_information/Nationality`
const BORDER = `${MEANS}/Border_information`
const MODE = `${MEANS}/Inland_mode_of_transport`

/** What identifies a means of transport by its mode, where the declaration has a number and not its kind. */
const KINDS = { '1': '11', '2': '21', '3': '30', '4': '41', '8': '81' } as const
const TRAILER = '31'

/** Truck and trailers share one field of limited width. What does not fit, or holds the separator, is left out whole. */
export function putVehicles(sheet: Sheet, { vehicleSet, activeBorderMeans }: Declaration, reading: Reading): void {
  const { separators, lengths } = reading.profile
  const { mode, means, trailers = [] } = vehicleSet
  const numbers = [means?.identification, ...trailers.map(({ identification }) => identification)]
  const text = numbers.join(separators.vehicles)
  const fits = numbers.every((one) => one !== undefined && !one.includes(separators.vehicles))
  if (fits && text.length <= lengths.means) sheet.put(IDENTITY, text)
  sheet.put(NATIONALITY, means?.nationality)
  sheet.put(MODE, theirs(reading, 'modes', mode))
  const [border] = activeBorderMeans ?? []
  if (border === undefined) return
  if (border.identification.length <= lengths.means) sheet.put(`${BORDER}/Identity`, border.identification)
  sheet.put(`${BORDER}/Nationality`, border.nationality)
  sheet.put(`${BORDER}/Mode`, theirs(reading, 'modes', border.mode))
}

export function vehiclesIn(form: Section, reading: Reading): VehicleSet {
  const mode = ours(reading, 'modes', required(form, MODE), MODE) as VehicleSet['mode']
  const text = form.values.get(IDENTITY)
  const nationality = form.values.get(NATIONALITY)
  if (text === undefined) return { mode, ...(nationality === undefined ? {} : { means: { nationality } }) }
  const [first = '', ...others] = text.split(reading.profile.separators.vehicles).map((one) => one.trim())
  const means = {
    ...given('typeOfIdentification', kindOf(mode)),
    identification: first,
    ...given('nationality', nationality),
  }
  if (others.length === 0) return { mode, means } as VehicleSet
  if (mode !== '3') throw new MappingError(pointerOf(IDENTITY), `more than one means of transport with mode ${mode}`)
  const trailers = others.map((identification) => ({
    typeOfIdentification: TRAILER,
    identification,
    ...given('nationality', nationality),
  }))
  return { mode, means, trailers } as VehicleSet
}

/** What crosses the first border, where the declaration names it: at the office of entry behind it. */
export function borderMeansIn(
  form: Section,
  office: string | undefined,
  reading: Reading,
): Pick<Declaration, 'activeBorderMeans'> {
  const identification = form.values.get(`${BORDER}/Identity`)
  const code = form.values.get(`${BORDER}/Mode`)
  if (identification === undefined || code === undefined || office === undefined) return {}
  const mode = ours(reading, 'modes', code, `${BORDER}/Mode`)
  const typeOfIdentification = kindOf(mode)
  if (typeOfIdentification === undefined) return {}
  const nationality = given('nationality', form.values.get(`${BORDER}/Nationality`))
  return { activeBorderMeans: [{ office, mode, typeOfIdentification, identification, ...nationality }] } as Pick<
    Declaration,
    'activeBorderMeans'
  >
}

const kindOf = (mode: string): string | undefined => (KINDS as Readonly<Record<string, string>>)[mode]
