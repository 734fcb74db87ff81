import { MappingError, readXmlTree, type XmlTree } from '#adapter-api'
import { TableError } from '../files/faults.ts'
import { csvOf, linesOfCsv } from '../files/sheet.ts'
import { type FieldName, FIELDS, type Profile, TRAIN_FIELDS } from './profile.ts'
import { BETWEEN, type Located, several, type Train, type WagonEntry } from './train.ts'

/** Root of the wagon list in XML, which is ours, and of the composition of TAF TSI. */
export const LIST_ROOT = 'WagonList'
const TCM_ROOT = 'TrainCompositionMessage'

type Row = Partial<Record<FieldName, Located>>

/**
 * The trains in a table with a line for each wagon; what is said of the train stands in each line, and a line that says
 * something else begins another train. Throws MappingError with the line and column.
 */
export function trainsOfCsv(bytes: Buffer, profile: Profile): readonly Train[] {
  const [header, ...lines] = linesOf(bytes, profile)
  const names = (header?.cells ?? []).map((cell) => nameOf(textIn(cell), profile, `line ${header?.line ?? 1}`))
  const twice = names.find((name, at) => name !== undefined && names.indexOf(name) !== at)
  if (twice !== undefined) throw new MappingError(`line ${header?.line ?? 1}`, `the column ${twice} stands twice`)
  const trains: { key: string; rows: Row[]; line: number }[] = []
  for (const { cells, line } of lines) {
    if (cells.length > names.length) throw new MappingError(`line ${line}`, 'more cells than columns')
    const row: Row = {}
    for (const [at, cell] of cells.entries()) {
      const name = names[at]
      if (name !== undefined && cell !== '') row[name] = { text: textIn(cell), place: `line ${line}, ${name}` }
    }
    const key = JSON.stringify(TRAIN_FIELDS.map((name) => row[name]?.text))
    const last = trains.at(-1)
    if (last?.key === key) last.rows.push(row)
    else trains.push({ key, rows: [row], line })
  }
  if (trains.length === 0) throw new MappingError('line 1', 'no wagon is listed')
  return trains.map(({ rows: [first = {}, ...others], line }) => trainOf([first, ...others], `line ${line}`))
}

const textIn = (cell: ReturnType<typeof linesOfCsv>[number]['cells'][number]): string =>
  typeof cell === 'string' ? cell : String(cell.number)

function linesOf(bytes: Buffer, profile: Profile): ReturnType<typeof linesOfCsv> {
  try {
    return linesOfCsv(bytes, profile)
  } catch (error) {
    if (error instanceof TableError) throw new MappingError('', `no table in ${profile.encoding}: ${error.message}`)
    throw error
  }
}

function nameOf(cell: string, { columns, ignored }: Profile, place: string): FieldName | undefined {
  const found = FIELDS.find((name) => (columns[name] ?? name) === cell)
  if (found === undefined && !ignored.includes(cell))
    throw new MappingError(place, `the column '${cell}' is not known; 'ignored' names columns that are not carried`)
  return found
}

/** The trains in an XML document: our own list, or a composition of TAF TSI. Throws MappingError or XmlTreeError. */
export function trainsOfXml(bytes: Buffer): readonly Train[] {
  const root = readXmlTree(bytes)
  if (root.name === LIST_ROOT) return [trainOf(rowsOf(root), LIST_ROOT)]
  if (root.name === TCM_ROOT) return [compositionOf(root)]
  throw new MappingError(root.name, `neither ${LIST_ROOT} nor ${TCM_ROOT}`)
}

/** The same rows that a table has, of elements: those of several values may stand several times. */
function rowsOf(root: XmlTree): readonly [Row, ...Row[]] {
  const shared = cellsOf(root, LIST_ROOT, (name) => TRAIN_FIELDS.some((one) => one === name) || name === 'vehicle')
  const vehicles = root.children.filter(({ name }) => name === 'vehicle')
  const [first = {}, ...others] = vehicles.map((one, at) => ({
    ...shared,
    ...cellsOf(one, `${LIST_ROOT}/vehicle[${at + 1}]`, (name) => FIELDS.some((field) => field === name)),
  }))
  return [vehicles.length === 0 ? shared : first, ...others]
}

function cellsOf({ children }: XmlTree, path: string, isKnown: (name: string) => boolean): Row {
  const row: Row = {}
  for (const { name, text } of children) {
    const place = `${path}/${name}`
    if (!isKnown(name)) throw new MappingError(place, 'this element is not known')
    const field = FIELDS.find((one) => one === name)
    if (field === undefined || text === '') continue
    const before = row[field]
    row[field] = { text: before === undefined ? text : `${before.text} ${text}`, place }
  }
  return row
}

function trainOf(rows: readonly [Row, ...Row[]], place: string): Train {
  const [first] = rows
  const need = (row: Row, name: FieldName, at = place): Located => {
    const found = row[name]
    if (found === undefined) throw new MappingError(`${at}, ${name}`, 'it is empty')
    return found
  }
  const may = <Name extends FieldName>(row: Row, ...names: Name[]): { [key in Name]?: Located } =>
    Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))) as {
      [key in Name]?: Located
    }
  return {
    form: 'list',
    train: need(first, 'train'),
    time: need(first, 'time'),
    operation: need(first, 'operation'),
    ...may(first, 'id', 'party', 'office', 'station', 'remarks'),
    wagons: rows.flatMap((row): WagonEntry[] => {
      const isOfWagon = row.wagon ?? row.position ?? row.mrns ?? row.containers ?? row.seals ?? row.sealState
      // A train that passes or arrives need not be listed again.
      if (isOfWagon === undefined && rows.length === 1) return []
      return [
        {
          wagon: need(row, 'wagon', isOfWagon?.place.split(', ')[0] ?? place),
          mrns: row.mrns === undefined ? [] : several(row.mrns),
          containers: row.containers === undefined ? [] : several(row.containers),
          seals: row.seals === undefined ? [] : several(row.seals),
          ...may(row, 'position', 'sealState'),
        },
      ]
    }),
  }
}

/**
 * A composition of TAF TSI, by the names of its elements alone, since its namespace has the catalogue's version in it. The
 * train as it leaves the first section's origin: what later sections say is planned, and nothing has happened there yet.
 */
function compositionOf(root: XmlTree): Train {
  const one = (tree: XmlTree, ...path: string[]): Located => {
    const place = [root.name, ...path].join('/')
    const found = path.reduce<XmlTree | undefined>(
      (at, name) => at?.children.find((child) => child.name === name),
      tree,
    )
    if (found === undefined || found.text === '') throw new MappingError(place, 'it is missing or empty')
    return { text: found.text, place }
  }
  const section = root.children.find(({ name }) => name === 'TrainCompositionJourneySection')
  if (section === undefined)
    throw new MappingError(`${root.name}/TrainCompositionJourneySection`, 'it is missing or empty')
  const at = ['JourneySection', 'JourneySectionOrigin'] as const
  const [country, location] = [one(section, ...at, 'CountryCodeISO'), one(section, ...at, 'LocationPrimaryCode')]
  const reference = ['MessageHeader', 'MessageReference'] as const
  const id = one(root, ...reference, 'MessageIdentifier')
  return {
    form: 'tcm',
    id,
    train: one(root, 'OperationalTrainNumberIdentifier', 'OperationalTrainNumber'),
    time: one(root, ...reference, 'MessageDateTime'),
    operation: { text: 'depart', place: root.name },
    station: { text: `${country.text}${location.text}`, place: location.place },
    wagons: section.children
      .filter(({ name }) => name === 'WagonData')
      .map((wagon) => ({
        wagon: one(wagon, 'WagonNumberFreight'),
        position: one(wagon, 'WagonTrainPosition'),
        mrns: [],
        containers: wagon.children
          .filter(({ name }) => name === 'IntermodalTransportData')
          .map((unit) => one(unit, 'LoadUnitNumber')),
        seals: [],
      })),
  }
}

/** The list of a train as the profile has its tables, a line for each wagon. */
export function csvOfTrain(train: Train, profile: Profile): Buffer {
  const shared = TRAIN_FIELDS.map((name) => train[name]?.text ?? '')
  // What stands between numbers must not stand in one: of one seal two would be made.
  const joined = (all: readonly Located[]): string => all.map(({ text }) => text.split(BETWEEN).join('-')).join(' ')
  const lines = train.wagons.map(({ wagon, position, mrns, containers, seals, sealState }) => [
    ...shared,
    position?.text ?? '',
    wagon.text,
    joined(mrns),
    joined(containers),
    joined(seals),
    sealState?.text ?? '',
  ])
  const header = FIELDS.map((name) => profile.columns[name] ?? name)
  const rest = FIELDS.slice(TRAIN_FIELDS.length).map(() => '')
  return csvOf([header, ...(lines.length === 0 ? [[...shared, ...rest]] : lines)], profile)
}
