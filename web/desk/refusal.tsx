import { useState } from 'preact/hooks'
import { Button, Field, Notice } from '../ui/parts.tsx'
import { keepAll } from './acts.ts'
import { useDesk } from './context.ts'
import type { Act } from './db.ts'
import type { ExpectedVehicle } from './expected.ts'
import { messageAct } from './messages.ts'

/** As the code list `entry-refusal-reasons` has them. */
const REASONS = {
  documents: 'refusedDocuments',
  seals: 'refusedSeals',
  goods: 'refusedGoods',
  'prohibited-goods': 'refusedProhibited',
  vehicle: 'refusedVehicle',
  security: 'refusedSecurity',
  closed: 'refusedClosed',
  other: 'refusedOther',
} as const

type Props = { vehicle: ExpectedVehicle; onDone: (kept: readonly Act[]) => void; onCancel: () => void }

/** The vehicle may not come in: why, for every movement that was to enter here. */
export function Refusal({ vehicle, onDone, onCancel }: Props) {
  const desk = useDesk()
  const { say } = desk
  const [reason, setReason] = useState<keyof typeof REASONS>()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const refuse = async (): Promise<void> => {
    if (reason === undefined || (reason === 'other' && text.trim() === '')) return setTrouble(say('refusalNeeds'))
    const body = { office: desk.office, reason, ...(text.trim() === '' ? {} : { text: text.trim() }) }
    const entering = vehicle.mrns.filter(({ kind }) => kind === 'entry')
    const acts = entering.map(({ mrn }) =>
      messageAct(desk, { type: 'border-entry-refusal', mrn, title: vehicle.vehicle ?? mrn, body }),
    )
    try {
      onDone(await keepAll(desk.db, desk.author, acts))
    } catch {
      setTrouble(say('notKept'))
    }
  }
  return (
    <fieldset class="panel stack">
      <legend class="h">{say('refuseEntry')}</legend>
      <div class="row">
        {(Object.keys(REASONS) as (keyof typeof REASONS)[]).map((one) => (
          <Button key={one} pressed={reason === one} onPress={() => setReason(one)}>
            {say(REASONS[one])}
          </Button>
        ))}
      </div>
      <Field label={say('remarks')} value={text} onInput={setText} />
      {trouble !== undefined && (
        <Notice tone="bad" loud>
          {trouble}
        </Notice>
      )}
      <Button main whole tall onPress={() => void refuse()}>
        {say('refuseEntry')}
      </Button>
      <Button quiet onPress={onCancel}>
        {say('cancel')}
      </Button>
    </fieldset>
  )
}
