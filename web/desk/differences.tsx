import { Button, Check, Field } from '../ui/parts.tsx'
import { type SealSeen, sealsOf } from './acts.ts'
import { useDesk } from './context.ts'
import type { ExpectedVehicle } from './expected.ts'

/** What differs: only what the officer has tapped is typed. */
export type Differing = { seals: SealSeen[]; plate?: string; containers?: string[]; remarks?: string }

export const noDifferences = (vehicle: ExpectedVehicle): Differing => ({ seals: sealsOf(vehicle) })

/** Whether anything is said to differ. */
export const isMarked = ({ seals, plate, containers, remarks }: Differing): boolean =>
  seals.some(({ state }) => state !== 'intact') ||
  (plate !== undefined && plate.trim() !== '') ||
  containers?.some((one) => one.trim() !== '') === true ||
  (remarks !== undefined && remarks.trim() !== '')

const STATES = ['broken', 'missing', 'replaced'] as const
const WORDS = { broken: 'sealBroken', missing: 'sealMissing', replaced: 'sealReplaced' } as const

type Props = { vehicle: ExpectedVehicle; differing: Differing; onChange: (differing: Differing) => void }

/** What differs, item by item; the number that was seen is asked for only then. */
export function Differences({ vehicle, differing, onChange }: Props) {
  const { say } = useDesk()
  const { plate, containers, ...rest } = differing
  const container = vehicle.containers[0]
  return (
    <div class="stack">
      <p>
        <strong>{say('whatDiffers')}</strong>
      </p>
      <Check
        label={`${say('plate')} ${vehicle.vehicle ?? ''}`}
        on={plate !== undefined}
        onChange={(on) =>
          onChange({ ...rest, ...(containers === undefined ? {} : { containers }), ...(on ? { plate: '' } : {}) })
        }
      />
      {plate !== undefined && (
        <Field number label={say('plateSeen')} value={plate} onInput={(seen) => onChange({ ...differing, plate: seen })} />
      )}
      {container !== undefined && (
        <Check
          label={`${say('container')} ${container}`}
          on={containers !== undefined}
          onChange={(on) =>
            onChange({ ...rest, ...(plate === undefined ? {} : { plate }), ...(on ? { containers: [''] } : {}) })
          }
        />
      )}
      {containers !== undefined && (
        <Field
          number
          label={say('containerSeen')}
          value={containers[0] ?? ''}
          onInput={(seen) => onChange({ ...differing, containers: [seen] })}
        />
      )}
      {differing.seals.map((seal, at) => (
        <Seal
          key={seal.id}
          seal={seal}
          onChange={(seen) => onChange({ ...differing, seals: differing.seals.map((one, place) => (place === at ? seen : one)) })}
        />
      ))}
      <Field
        label={say('remarks')}
        value={differing.remarks ?? ''}
        onInput={(remarks) => onChange({ ...differing, remarks })}
      />
    </div>
  )
}

function Seal({ seal, onChange }: { seal: SealSeen; onChange: (seal: SealSeen) => void }) {
  const { say } = useDesk()
  const { id, state, newId } = seal
  return (
    <div class="seal stack" role="group" aria-label={`${say('seals')} ${id}`}>
      <p class="number">{id}</p>
      <div class="row">
        {STATES.map((one) => (
          <Button key={one} pressed={state === one} onPress={() => onChange({ id, state: state === one ? 'intact' : one })}>
            {say(WORDS[one])}
          </Button>
        ))}
      </div>
      {state === 'replaced' && (
        <Field number label={say('sealSeen')} value={newId ?? ''} onInput={(seen) => onChange({ id, state, newId: seen })} />
      )}
    </div>
  )
}
