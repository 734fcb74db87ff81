import type { Declaration } from '../../generated/types.ts'
import { countryOfOffice, asOffice } from '../values/office.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Checked, Rule } from './rule.ts'

/** Rules on how much a declaration says: with a reduced set of data, with or without data on security. */

const onDeclaration =
  (check: (body: Declaration, input: Checked) => Finding[]): Rule =>
  (input) =>
    input.message.type === 'transit-declaration' ? check(input.message.body, input) : []

/** A transit declaration with a reduced set of data (NCTS CL605). */
const REDUCED_DATASET = 'C524'
const TIR = 'TIR'
const AIR = '4'
const POST = '5'

/** C0101: who declares with a reduced set of data is authorised to (NCTS C0101, and R0859 for the type). */
export const c0101 = onDeclaration(({ authorisations, reducedDataset }) =>
  reducedDataset === true && authorisations === undefined
    ? [ruleFinding('C0101', '/body/authorisations', undefined, REDUCED_DATASET)]
    : [],
)

/** R0859: the authorisation for a reduced set of data and the indicator say the same (NCTS). */
export const r0859 = onDeclaration(({ authorisations = [], reducedDataset }) => {
  const at = authorisations.findIndex(({ type }) => type === REDUCED_DATASET)
  if (reducedDataset === true) {
    const other = authorisations.length > 0 && at < 0
    return other ? [ruleFinding('R0859', '/body/authorisations', String(reducedDataset), REDUCED_DATASET)] : []
  }
  return at < 0 ? [] : [ruleFinding('R0859', `/body/authorisations/${at}/type`, 'false', REDUCED_DATASET)]
})

/** R0849: under a TIR carnet there is no reduced set of data (NCTS). */
export const r0849 = onDeclaration(({ declarationType, reducedDataset }) =>
  declarationType === TIR && reducedDataset === true ? [ruleFinding('R0849', '/body/reducedDataset')] : [],
)

/** C0542: a reduced set of data without security data has no consignor (NCTS). */
export const c0542 = onDeclaration((body) => {
  const { consignor, items, reducedDataset } = body
  if (reducedDataset !== true || isSecured(body)) return []
  return [
    ...(consignor === undefined ? [] : [ruleFinding('C0542', '/body/consignor')]),
    ...items.flatMap((item, at) =>
      item.consignor === undefined ? [] : [ruleFinding('C0542', `/body/items/${at}/consignor`)],
    ),
  ]
})

/** Whether data on security are declared: of entry (1), exit (2) or both (3). A declaration that does not say has none. */
const isSecured = ({ security }: Declaration): boolean => security !== undefined && security !== '0'

/** Whether the goods are there: a declaration lodged beforehand need not know yet what will carry them across borders. */
const isPresented = ({ additionalDeclarationType }: Declaration): boolean => additionalDeclarationType === 'A'

/**
 * Whether something that has a name crosses a border: inside one country security data have no border to be about, and
 * what goes by post crosses it on nothing that could be named.
 */
const crossedByMeans = ({ itinerary, departureOffice }: Declaration): boolean =>
  itinerary.some(({ country, mode }) => country !== countryOfOffice(asOffice(departureOffice)) && mode !== POST)

/** C0806: with security data the means that cross the borders are named (NCTS). */
export const c0806 = onDeclaration((body) =>
  isSecured(body) && isPresented(body) && crossedByMeans(body) && body.activeBorderMeans === undefined
    ? [ruleFinding('C0806', '/body/activeBorderMeans', body.security)]
    : [],
)

/** C0806-FORBIDDEN: by post no means crosses a border that could be named (NCTS C0806). */
export const c0806Forbidden = onDeclaration(({ activeBorderMeans = [] }) =>
  activeBorderMeans.flatMap(({ mode }, at) =>
    mode === POST ? [ruleFinding('C0806-FORBIDDEN', `/body/activeBorderMeans/${at}`, POST)] : [],
  ),
)

/** C0599: with security data each of them has its mode (NCTS). */
export const c0599 = onDeclaration((body) =>
  isSecured(body) && isPresented(body)
    ? (body.activeBorderMeans ?? []).flatMap(({ mode }, at) =>
        mode === undefined ? [ruleFinding('C0599', `/body/activeBorderMeans/${at}/mode`, body.security)] : [],
      )
    : [],
)

/** C0531: with security data a flight has its number (NCTS). */
export const c0531 = onDeclaration((body) =>
  isSecured(body)
    ? (body.activeBorderMeans ?? []).flatMap(({ conveyanceReference, mode }, at) =>
        mode === AIR && conveyanceReference === undefined
          ? [ruleFinding('C0531', `/body/activeBorderMeans/${at}/conveyanceReference`, mode)]
          : [],
      )
    : [],
)
