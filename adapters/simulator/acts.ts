import { createHash } from 'node:crypto'
import type { Bond, NationalDocument, SealReport, Stamp, T1 } from './documents.ts'
import type { Dossier, Step } from './store.ts'

/** What an act needs besides the movement: who acts, when, and the number of the new document. */
export type ActContext = { country: string; now: Date; ref: string }

/** The document by which a step is taken. Pure. Throws for a step the movement does not have. */
export const documentOf = (dossier: Dossier, step: Step, context: ActContext): NationalDocument => {
  const { mrn, route, vehicle } = dossier
  if (mrn === undefined) throw new Error(`${dossier.number} has no MRN yet`)
  const at = timeOf(context.now)
  const seals = sealReport(dossier)
  const seen = { seals, ...(vehicle ? { vehicle } : {}) }
  const officer = `${context.country}-SIM-01`
  const [kind = '', place = ''] = step.split(':')
  const stage = route[Number(place)]
  const stampAt = (office: string): Stamp => ({
    ref: context.ref,
    country: context.country,
    role: 'customs',
    office,
    at,
    written: at,
  })
  const from = route[0]?.country === context.country ? departureOffice(dossier) : dossier.to
  switch (kind) {
    case 'release': {
      const { limit, zone } = dossier
      const until = { limit, ...(zone === undefined ? {} : { zone }) }
      return { form: 'RELEASE', stamp: stampAt(from), mrn, ...until, result: releaseResult(dossier), officer }
    }
    case 'notice':
    case 'permission':
    case 'remarks':
      return atPremises(dossier, kind, mrn, stampAt(dossier.to))
    case 'exit':
      if (stage?.exit) return { form: 'EXIT', stamp: stampAt(stage.exit), mrn, office: stage.exit, ...seen }
      break
    case 'entry':
      if (stage?.entry) return { form: 'ENTRY', stamp: stampAt(stage.entry), mrn, office: stage.entry, ...seen }
      break
    case 'arrival':
      return { form: 'ARRIVAL', stamp: stampAt(dossier.to), mrn, office: dossier.to, arrived: at, ...seen }
    case 'result':
      return {
        form: 'RESULT',
        stamp: stampAt(dossier.to),
        mrn,
        code: dossier.unloaded === true ? 'A3' : 'A1',
        day: at.slice(0, 10),
        seals: seals.state,
      }
    case 'write-off':
      return { form: 'WRITE-OFF', stamp: stampAt(from), mrn, basis: 'results', day: at.slice(0, 10) }
    default:
  }
  throw new Error(`${dossier.number} has no step ${step}`)
}

/** Goods of an authorised consignor leave without having been looked at. */
const releaseResult = ({ permits = [] }: Dossier): 'A2' | 'A3' =>
  permits.some(({ type }) => type === 'C521') ? 'A3' : 'A2'

/** What passes between a consignee who has the goods at his premises and the office in charge, whose stamp this is. */
const atPremises = (
  dossier: Dossier,
  step: 'notice' | 'permission' | 'remarks',
  mrn: string,
  stamp: Stamp,
): NationalDocument => {
  const { premises, to } = dossier
  if (premises === undefined) throw new Error(`${dossier.number} comes to no premises`)
  if (step === 'permission') return { form: 'UNLOAD', stamp, mrn, office: to }
  const { office: _, ...rest } = stamp
  const own: Stamp = { ...rest, role: 'consignee', party: premises.keeper.slice(3) }
  if (step === 'notice') {
    return { form: 'AT-PREMISES', stamp: own, mrn, office: to, arrived: stamp.at, permit: premises.permit }
  }
  const { state } = sealReport(dossier)
  return { form: 'UNLOADED', stamp: own, mrn, day: stamp.at.slice(0, 10), conform: true, complete: true, seals: state }
}

/** The declaration's document; with `ownMrn` this system gives it its number, else the hub does. */
export const declarationDocument = (t1: T1, ownMrn: boolean, { country, now, ref }: ActContext): NationalDocument => {
  const at = timeOf(now)
  const stamp: Stamp = { ref, country, role: 'customs', office: t1.from, at, written: at }
  return { form: 'T1', stamp, ...(ownMrn ? { mrn: composeMrn(country, now, ref) } : {}), t1 }
}

export const bondDocument = (bond: Bond, party: string, { country, now, ref }: ActContext): NationalDocument => {
  const at = timeOf(now)
  return { form: 'BOND', stamp: { ref, country, role: 'guarantor', party, at, written: at }, bond }
}

const timeOf = (now: Date): string => now.toISOString()

const departureOffice = (dossier: Dossier): string => dossier.from ?? dossier.to

const sealReport = ({ seals }: Dossier): SealReport =>
  seals.length === 0 ? { state: 'none' } : { state: 'intact', found: seals.map((no) => ({ no, state: 'intact' })) }

/**
 * A movement reference number (domain facts: NCTS Appendix, position 17 `J` for transit without security data). The
 * twelve national characters come from the document's own number, so that the same document always has the same MRN.
 */
export const composeMrn = (country: string, now: Date, ref: string): string => {
  const digits = BigInt(`0x${createHash('sha256').update(ref).digest('hex')}`)
    .toString(36)
    .toUpperCase()
  const body = `${String(now.getUTCFullYear()).slice(2)}${country}${digits.slice(-12)}J`
  return `${body}${checkDigit(body)}`
}

/** Check digit of MRN and GRN: letter values of ISO 6346, weights the powers of two, modulo 11, ten written as zero. */
export const checkDigit = (text: string): number => {
  const values = new Map<string, number>()
  for (let digit = 0; digit < 10; digit += 1) values.set(String(digit), digit)
  let value = 10
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    if (value % 11 === 0) value += 1
    values.set(letter, value)
    value += 1
  }
  const sum = [...text].reduce((total, char, index) => total + (values.get(char) ?? 0) * 2 ** index, 0)
  return (sum % 11) % 10
}
