import { useCallback, useMemo, useState } from 'preact/hooks'
import { Button, Field, Tag } from '../ui/parts.tsx'
import { ageOf, useDesk } from './context.ts'
import { Scan } from './scan/scan.tsx'
import { compared, type ExpectedVehicle, numbersOf, type OfficeList } from './expected.ts'

/** Fewer characters are no search: every number has some of them. */
const SEARCH_MIN = 3
/** Rows drawn at once; a search finds the others. */
const ROWS_MAX = 200

type Props = { list: OfficeList; onOpen: (vehicle: ExpectedVehicle) => void; onCapture: () => void }

/** The vehicles the office awaits, and one box for every number of theirs. */
export function Vehicles({ list, onOpen, onCapture }: Props) {
  const { say } = useDesk()
  const [sought, setSought] = useState('')
  const [scanning, setScanning] = useState(false)
  const scanned = useCallback((number: string): void => {
    setSought(number)
    setScanning(false)
  }, [])
  const sorted = useMemo(() => list.vehicles.map((vehicle) => ({ vehicle, numbers: numbersOf(vehicle) })), [list])
  const wanted = compared(sought)
  const found = wanted.length < SEARCH_MIN ? sorted : sorted.filter(({ numbers }) => numbers.includes(wanted))
  return (
    <section class="stack" aria-label={say('expected')}>
      <Field label={say('search')} value={sought} onInput={setSought} number />
      {scanning ? (
        <Scan onNumber={scanned} onClose={() => setScanning(false)} />
      ) : (
        'mediaDevices' in navigator && (
          <Button whole onPress={() => setScanning(true)}>
            {say('scan')}
          </Button>
        )
      )}
      {found.length === 0 ? (
        <p class="muted">{say(list.vehicles.length === 0 ? 'nothingExpected' : 'nothingFound')}</p>
      ) : (
        <ul class="vehicles">
          {found.slice(0, ROWS_MAX).map(({ vehicle }) => (
            <VehicleRow key={vehicle.key} vehicle={vehicle} onOpen={() => onOpen(vehicle)} />
          ))}
        </ul>
      )}
      {list.leftOut + Math.max(0, found.length - ROWS_MAX) > 0 && (
        <p class="muted">{say('moreLeftOut', { n: list.leftOut + Math.max(0, found.length - ROWS_MAX) })}</p>
      )}
      <Button whole onPress={onCapture}>
        {say('notAnnounced')}
      </Button>
    </section>
  )
}

function VehicleRow({ vehicle, onOpen }: { vehicle: ExpectedVehicle; onOpen: () => void }) {
  const { say, hubNow } = useDesk()
  const { mrns } = vehicle
  const [first] = mrns
  const codes = new Set(mrns.flatMap(({ warnings }) => warnings.map(({ code }) => code)))
  const late = mrns.some(({ limitAt }) => Date.parse(limitAt) < hubNow())
  const others = [...codes].some((code) => code !== 'stop' && code !== 'limit-passed')
  return (
    <li>
      <button type="button" class="vehicle" onClick={onOpen}>
        <span class="row spread">
          <span class="number">{vehicle.vehicle ?? first?.mrn}</span>
          <span class="row">
            {codes.has('stop') && <Tag tone="bad">{say('stop')}</Tag>}
            {others && <Tag tone="warn">{say('warning')}</Tag>}
            {late && <Tag tone="warn">{say('late')}</Tag>}
          </span>
        </span>
        <span class="row spread small">
          <span>
            {first !== undefined && `${say(first.kind)} · `}
            {mrns.length === 1 ? <span class="mrn">{first?.mrn}</span> : say('mrnsMany', { n: mrns.length })}
          </span>
          {first !== undefined && (
            <span class="muted">
              {say('fromOffice', { office: first.previousOffice, age: ageOf(say, first.previousAt, hubNow()) })}
            </span>
          )}
        </span>
      </button>
    </li>
  )
}
