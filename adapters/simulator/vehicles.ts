import { MappingError, type Means } from '#adapter-api'
import type { Plate } from './documents.ts'

const KINDS = { lorry: '30', trailer: '31', train: '21', wagon: '20' } as const
const OTHERS: readonly Means['typeOfIdentification'][] = ['10', '11', '40', '41', '80', '81']

/** A means of transport by the codes of NCTS CL750. Throws `MappingError` for a code that list lacks. */
export const meansOf = (plate: Plate): Means => {
  const code = plate.kind === 'other' ? OTHERS.find((one) => one === plate.code) : KINDS[plate.kind]
  if (code === undefined) throw new MappingError('/vehicle/code', `no kind of vehicle has the code`)
  return {
    typeOfIdentification: code,
    identification: plate.no,
    ...(plate.country === undefined ? {} : { nationality: plate.country }),
  }
}

/** The plate of the vehicle that goods set out on, as a member of a national document; none where its number is not known. */
export const vehicleOf = ({
  typeOfIdentification,
  identification,
  ...more
}: Partial<Means> = {}): { vehicle?: Plate } =>
  typeOfIdentification === undefined || identification === undefined
    ? {}
    : { vehicle: plateOf({ typeOfIdentification, identification, ...more }) }

/** The national plate of a means of transport. */
export const plateOf = ({ typeOfIdentification, identification, nationality }: Means): Plate => {
  const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((one) => KINDS[one] === typeOfIdentification)
  const country = nationality === undefined ? {} : { country: nationality }
  return kind === undefined
    ? { kind: 'other', code: typeOfIdentification, no: identification, ...country }
    : { kind, no: identification, ...country }
}
