import { MappingError, type Means } from '#adapter-api'
import type { Plate } from './documents.ts'

const KINDS = { lorry: '30', trailer: '31', train: '21', wagon: '20' } as const

/** A means of transport by the codes of NCTS CL750. */
export const meansOf = ({ kind, no, country }: Plate): Means => ({
  typeOfIdentification: KINDS[kind],
  identification: no,
  ...(country === undefined ? {} : { nationality: country }),
})

/** The national plate of a means of transport. Throws `MappingError` for kinds that no road or line here carries. */
export const plateOf = ({ typeOfIdentification, identification, nationality }: Means): Plate => {
  const kind = (Object.keys(KINDS) as Plate['kind'][]).find((one) => KINDS[one] === typeOfIdentification)
  if (kind === undefined) throw new MappingError('/body/vehicle', `no vehicle of kind ${typeOfIdentification} is known`)
  return { kind, no: identification, ...(nationality === undefined ? {} : { country: nationality }) }
}
