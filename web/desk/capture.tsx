import { useState } from 'preact/hooks'
import { Button, Field, Notice } from '../ui/parts.tsx'
import { keepAct, newId } from './acts.ts'
import { useDesk } from './context.ts'
import type { Act } from './db.ts'

const KINDS = ['exit', 'entry', 'arrival'] as const

/** A vehicle that nobody has announced: kept with its time, matched later. */
export function Capture({ onDone }: { onDone: (kept: readonly Act[]) => void }) {
  const desk = useDesk()
  const { say } = desk
  const [kind, setKind] = useState<(typeof KINDS)[number]>('entry')
  const [vehicle, setVehicle] = useState('')
  const [carnet, setCarnet] = useState('')
  const [seals, setSeals] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const keep = async (): Promise<void> => {
    if (vehicle.trim() === '' && carnet.trim() === '') return setTrouble(say('numberNeeded'))
    const id = newId()
    const at = desk.hubNow()
    const seen = seals.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
    const body = JSON.stringify({
      id,
      kind,
      office: desk.office,
      occurredAt: new Date(at).toISOString(),
      ...(desk.sure() ? {} : { occurredPrecision: 'minute' }),
      ...(vehicle.trim() === '' ? {} : { vehicle: vehicle.trim().toUpperCase() }),
      ...(carnet.trim() === '' ? {} : { carnet: carnet.trim() }),
      ...(seen.length === 0 ? {} : { seals: seen }),
    })
    const title = vehicle.trim() === '' ? carnet : vehicle
    try {
      onDone([await keepAct(desk.db, desk.author, { id, path: '/v1/captures', body, at, office: desk.office, title })])
    } catch {
      setTrouble(say('notKept'))
    }
  }
  return (
    <section class="wide">
      <Button quiet onPress={() => onDone([])}>
        ← {say('back')}
      </Button>
      <h2>{say('notAnnounced')}</h2>
      <p class="muted">{say('captureHint')}</p>
      <div class="stack">
        <div class="row">
          {KINDS.map((one) => (
            <Button key={one} pressed={kind === one} onPress={() => setKind(one)}>
              {say(one)}
            </Button>
          ))}
        </div>
        <Field number label={say('plate')} value={vehicle} onInput={setVehicle} />
        <Field number label={say('carnet')} value={carnet} onInput={setCarnet} />
        <Field number label={say('sealsSeen')} value={seals} onInput={setSeals} />
      </div>
      {trouble !== undefined && (
        <Notice tone="bad" loud>
          {trouble}
        </Notice>
      )}
      <Button main whole tall onPress={() => void keep()}>
        {say('capture')}
      </Button>
    </section>
  )
}
