import {
  type Declaration,
  type Message,
  MappingError,
  type SealCheck,
  type Sender,
  type Trader as HubTrader,
} from '#adapter-api'
import { declarationOf, limitOf, registrationOf } from './declaration.ts'
import { meansOf, plateOf, vehicleOf } from './vehicles.ts'
import type { Expected, NationalDocument, Plate, SealReport, Stage, Stamp } from './documents.ts'

/** The national document of a message; what has no form of its own is filed as it is. Pure. */
export const toNational = (message: Message): NationalDocument => {
  const stamp = stampOf(message)
  switch (message.type) {
    case 'anticipated-transit-record':
    case 'anticipated-arrival-record':
      return { form: 'EXPECT', stamp, mrn: message.mrn, expected: expectedOf(message) }
    case 'border-exit-notice': {
      const { office, kind, sealCheck, vehicle, final } = message.body
      const seen = { office, seals: sealsOf(sealCheck), ...(vehicle ? { vehicle: plateOf(vehicle) } : {}) }
      return {
        form: 'EXIT',
        stamp,
        mrn: numberIn(message),
        ...seen,
        ...(kind === 'return' ? { back: true } : {}),
        ...(final ? { final } : {}),
      }
    }
    case 'border-entry-notice':
    case 'arrival-advice': {
      const { office, sealCheck, vehicle } = message.body
      const seen = { office, seals: sealsOf(sealCheck), ...(vehicle ? { vehicle: plateOf(vehicle) } : {}) }
      return message.type === 'border-entry-notice'
        ? { form: 'ENTRY', stamp, mrn: numberIn(message), ...seen }
        : { form: 'ARRIVAL', stamp, mrn: numberIn(message), arrived: message.body.arrivedAt, ...seen }
    }
    case 'arrival-notification': {
      const { office, arrivedAt, authorisation } = message.body
      const permit = authorisation === undefined ? {} : { permit: authorisation.reference }
      return { form: 'AT-PREMISES', stamp, mrn: message.mrn, office, arrived: arrivedAt, ...permit }
    }
    case 'unloading-permission':
      return { form: 'UNLOAD', stamp, mrn: message.mrn, office: message.body.office }
    case 'unloading-remarks': {
      const { unloadedOn, conform, complete, sealState } = message.body
      const found = { conform, complete, ...(sealState ? { seals: sealState } : {}) }
      return { form: 'UNLOADED', stamp, mrn: message.mrn, day: unloadedOn, ...found }
    }
    case 'control-results': {
      const { code, date, sealState, text } = message.body
      const found = { ...(sealState ? { seals: sealState } : {}), ...(text ? { text } : {}) }
      return { form: 'RESULT', stamp, mrn: message.mrn, code, day: date, ...found }
    }
    case 'discharge': {
      const { basis, date, text } = message.body
      return { form: 'WRITE-OFF', stamp, mrn: message.mrn, basis, day: date, ...(text ? { text } : {}) }
    }
    case 'incident-notice': {
      const { code, text, transhipment } = message.body
      const vehicle = vehicleOf(transhipment?.vehicleSet.means)
      return { form: 'INCIDENT', stamp, mrn: numberIn(message), code, text, ...vehicle }
    }
    case 'guarantee-not-valid': {
      const bonds = message.body.guarantees.map(({ grn, carnet, reason }) => ({ grn: grn ?? carnet ?? '', reason }))
      return { form: 'BOND-REFUSED', stamp, mrn: message.mrn, bonds }
    }
    case 'guarantee-release': {
      const { grn, amount, cause } = message.body
      return { form: 'BOND-FREED', stamp, mrn: message.mrn, grn, cause, ...(amount ? { sum: amount } : {}) }
    }
    case 'alert': {
      const { action, reason, text } = message.body
      const mrn = message.mrn === undefined ? {} : { mrn: message.mrn }
      return { form: 'ALERT', stamp, ...mrn, action, reason, ...(text ? { text } : {}) }
    }
    default:
      return filed(message, stamp)
  }
}

const filed = (message: Message, stamp: Stamp): NationalDocument => {
  const mrn = 'mrn' in message && message.mrn !== undefined ? { mrn: message.mrn } : {}
  return { form: 'FILED', stamp, ...mrn, type: message.type, said: message.body }
}

/** The message of a national document. Pure. Throws `MappingError` for forms that only come in. */
export const fromNational = (document: NationalDocument): Message => {
  const { stamp } = document
  const header = headerOf(stamp)
  switch (document.form) {
    case 'T1': {
      const mrn = document.mrn === undefined ? {} : { mrn: document.mrn }
      return { ...header, type: 'transit-declaration', ...mrn, body: declarationOf(document.t1) }
    }
    case 'BOND':
      return { ...header, type: 'guarantee-registration', body: registrationOf(document.bond) }
    case 'RELEASE': {
      const { mrn, result, officer } = document
      const limitAt = limitOf(document, '/limit')
      const body = { releasedAt: stamp.at, limitAt, controlResult: { code: result }, officer }
      return { ...header, type: 'release-for-transit', mrn, body }
    }
    case 'EXIT': {
      const { mrn, office, back, final } = document
      const body = { office, kind: back ? ('return' as const) : ('exit' as const), ...seenOf(document) }
      return { ...header, type: 'border-exit-notice', mrn, body: { ...body, ...(final ? { final } : {}) } }
    }
    case 'ENTRY': {
      const body = { office: document.office, ...seenOf(document), continuation: 'same' as const }
      return { ...header, type: 'border-entry-notice', mrn: document.mrn, body }
    }
    case 'ARRIVAL': {
      const body = { arrivedAt: document.arrived, office: document.office, ...seenOf(document) }
      return { ...header, type: 'arrival-advice', mrn: document.mrn, body }
    }
    case 'AT-PREMISES': {
      const { mrn, office, arrived, permit } = document
      const rests = permit ? { simplified: true, authorisation: { type: 'C522', reference: permit } } : {}
      return { ...header, type: 'arrival-notification', mrn, body: { arrivedAt: arrived, office, ...rests } }
    }
    case 'UNLOAD': {
      const body = { office: document.office, permittedAt: stamp.at }
      return { ...header, type: 'unloading-permission', mrn: document.mrn, body }
    }
    case 'UNLOADED': {
      const { mrn, day, conform, complete, seals } = document
      const body = { unloadedOn: day, conform, complete, ...(seals ? { sealState: seals } : {}) }
      return { ...header, type: 'unloading-remarks', mrn, body }
    }
    case 'RESULT': {
      const { mrn, code, day, seals, text } = document
      const body = { code, date: day, ...(seals ? { sealState: seals } : {}), ...(text ? { text } : {}) }
      return { ...header, type: 'control-results', mrn, body }
    }
    case 'WRITE-OFF': {
      const { mrn, basis, day, text } = document
      return { ...header, type: 'discharge', mrn, body: { basis, date: day, ...(text ? { text } : {}) } }
    }
    case 'EXPECT':
    case 'INCIDENT':
    case 'BOND-REFUSED':
    case 'BOND-FREED':
    case 'FILED':
    case 'ALERT':
      throw new MappingError('/form', `${document.form} is received, never sent`)
  }
}

const headerOf = (stamp: Stamp) => {
  const sender: Sender = {
    country: stamp.country,
    role: stamp.role,
    ...(stamp.office === undefined ? {} : { office: stamp.office }),
    ...(stamp.party === undefined ? {} : { party: stamp.party }),
  }
  return {
    id: stamp.ref,
    version: '1' as const,
    sender,
    occurredAt: stamp.at,
    ...(stamp.exact === undefined ? {} : { occurredPrecision: stamp.exact }),
    preparedAt: stamp.written,
    procedure: stamp.byHand ? ('manual' as const) : ('automatic' as const),
  }
}

const stampOf = (message: Message): Stamp => {
  const { country, role, office, party } = message.sender
  const exact = message.occurredPrecision
  return {
    ref: message.id,
    country,
    role,
    ...(office === undefined ? {} : { office }),
    ...(party === undefined ? {} : { party }),
    at: message.occurredAt,
    ...(exact === undefined || exact === 'second' ? {} : { exact }),
    written: message.preparedAt,
    ...(message.procedure === 'manual' ? { byHand: true } : {}),
  }
}

const seenOf = (document: { seals: SealReport; vehicle?: Plate }) => {
  const { state, found, note } = document.seals
  const seals = found?.map(({ no, state: one, renewed }) => ({
    id: no,
    state: one,
    ...(renewed ? { newId: renewed } : {}),
  }))
  const sealCheck: SealCheck = { state, ...(seals?.length ? { seals } : {}), ...(note ? { text: note } : {}) }
  return { sealCheck, ...(document.vehicle ? { vehicle: meansOf(document.vehicle) } : {}) }
}

const sealsOf = ({ state, seals, text }: SealCheck): SealReport => ({
  state,
  ...(seals
    ? {
        found: seals.map(({ id, state: one, newId }) => ({ no: id, state: one, ...(newId ? { renewed: newId } : {}) })),
      }
    : {}),
  ...(text ? { note: text } : {}),
})

const expectedOf = (
  message: Extract<Message, { type: 'anticipated-transit-record' | 'anticipated-arrival-record' }>,
): Expected => {
  const { declaration, legIndex, limitAt, seals = [] } = message.body
  return {
    as: message.type === 'anticipated-arrival-record' ? 'destination' : 'transit',
    leg: legIndex,
    route: declaration.itinerary.map(stageOf),
    from: declaration.departureOffice,
    to: declaration.destinationOffice,
    number: declaration.lrn,
    limit: limitAt,
    seals,
    ...vehicleOf(declaration.vehicleSet.means),
    holder: holderOf(declaration.principal),
    ...premisesOf(declaration),
  }
}

/** Only where the consignee is known to the hub can he be told that he may unload. */
const premisesOf = ({ authorisations, consignee }: Declaration): Pick<Expected, 'premises'> => {
  const permit = authorisations?.find(({ type }) => type === 'C522')?.reference
  const keeper = consignee?.party
  return permit === undefined || keeper === undefined ? {} : { premises: { permit, keeper } }
}

const MODES: Readonly<Record<string, Stage['mode']>> = { '2': 'rail', '3': 'road' }

const stageOf = (leg: Declaration['itinerary'][number]): Stage => ({
  country: leg.country,
  ...(leg.entryOffice === undefined ? {} : { entry: leg.entryOffice }),
  ...(leg.exitOffice === undefined ? {} : { exit: leg.exitOffice }),
  mode: MODES[leg.mode] ?? 'other',
})

const holderOf = ({ scheme, id, name }: HubTrader): string => `${scheme ?? ''} ${id ?? ''} ${name}`.trim()

/** What a fact names its movement by: the MRN, or the number of a document printed in advance. */
const numberIn = ({ mrn, provisional }: { mrn?: string; provisional?: string }): string => mrn ?? provisional ?? ''
