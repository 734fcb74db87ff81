import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, Check, Field, Notice } from '../ui/parts.tsx'
import { type Finding, keepAll, newId, type NewAct, passageOf, sealsOf } from './acts.ts'
import { timeOf, useDesk } from './context.ts'
import type { Act } from './db.ts'
import { Differences, type Differing, noDifferences, isMarked } from './differences.tsx'
import type { ExpectedVehicle } from './expected.ts'
import { Refusal } from './refusal.tsx'

type Props = { vehicle: ExpectedVehicle; onDone: (kept: readonly Act[]) => void }

/** One vehicle at the barrier: what was declared, in large type, and what the officer says of it. */
export function Card({ vehicle, onDone }: Props) {
  const desk = useDesk()
  const { say } = desk
  const heading = useRef<HTMLHeadingElement>(null)
  const [agrees, setAgrees] = useState<boolean>()
  const [differing, setDiffering] = useState<Differing>(noDifferences(vehicle))
  const [happened, setHappened] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [refusing, setRefusing] = useState(false)
  useEffect(() => heading.current?.focus(), [])

  const confirm = async (): Promise<void> => {
    if (agrees === false && !isMarked(differing)) return setTrouble(say('nothingMarked'))
    setBusy(true)
    try {
      // What comes in and what goes out here are two acts, kept together or not at all.
      const acts = actsOf(desk, vehicle, agrees === true ? undefined : differing, happened)
      onDone(await keepAll(desk.db, desk.author, acts))
    } catch {
      setBusy(false)
      setTrouble(say('notKept'))
    }
  }
  const count = vehicle.mrns.length
  return (
    <section class="wide">
      <Button quiet onPress={() => onDone([])}>
        ← {say('back')}
      </Button>
      <Warnings vehicle={vehicle} />
      <h2 tabIndex={-1} ref={heading}>
        {say('declared')}
      </h2>
      <Declared vehicle={vehicle} />
      <Question {...{ vehicle, agrees, setAgrees, differing, setDiffering }} />
      <div>
        <Check
          label={say('fromPaper')}
          on={happened !== undefined}
          onChange={(on) => setHappened(on ? localTime(desk.hubNow()) : undefined)}
        />
        {happened !== undefined && (
          <Field label={say('happenedAt')} type="datetime-local" value={happened} onInput={setHappened} />
        )}
      </div>
      {refusing ? (
        <Refusal vehicle={vehicle} onDone={onDone} onCancel={() => setRefusing(false)} />
      ) : (
        <>
      {trouble !== undefined && (
        <Notice tone="bad" loud>
          {trouble}
        </Notice>
      )}
      <Button main whole tall disabled={agrees === undefined || busy} onPress={() => void confirm()}>
        {say(count === 1 ? 'confirm' : 'confirmMany', { n: count })}
      </Button>
      {vehicle.mrns.some(({ kind }) => kind === 'entry') && (
        <Button quiet onPress={() => setRefusing(true)}>
          {say('refuseEntry')}
        </Button>
      )}
        </>
      )}
    </section>
  )
}

type QuestionProps = {
  vehicle: ExpectedVehicle
  agrees: boolean | undefined
  setAgrees: (agrees: boolean) => void
  differing: Differing
  setDiffering: (differing: Differing) => void
}

/** The comparison: a difference is a first choice, not an exception. */
function Question({ vehicle, agrees, setAgrees, differing, setDiffering }: QuestionProps) {
  const { say } = useDesk()
  return (
      <fieldset class="panel stack">
        <legend class="h">{say('question')}</legend>
        <div class="choices">
          <Button tall pressed={agrees === true} onPress={() => setAgrees(true)}>
            {say('agrees')}
          </Button>
          <Button tall pressed={agrees === false} onPress={() => setAgrees(false)}>
            {say('differs')}
          </Button>
        </div>
        {agrees === false && <Differences vehicle={vehicle} differing={differing} onChange={setDiffering} />}
      </fieldset>
  )
}

/** What a person has to know first, with whom to call. */
function Warnings({ vehicle }: { vehicle: ExpectedVehicle }) {
  const warnings = vehicle.mrns.flatMap(({ mrn, warnings: all }) => all.map((one) => ({ ...one, mrn })))
  return (
    <div class="stack">
      {warnings.map(({ mrn, code, text, contact }) => (
        <Notice key={`${mrn} ${code}`} tone={code === 'stop' ? 'bad' : 'warn'}>
          <p>
            <strong>{text}</strong>
          </p>
          <p class="small">
            <span class="mrn">{mrn}</span>{' '}
            {contact?.phone !== undefined && <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a>}
          </p>
        </Notice>
      ))}
    </div>
  )
}

function Declared({ vehicle }: { vehicle: ExpectedVehicle }) {
  const { say, language } = useDesk()
  const seals = sealsOf(vehicle)
  const numbers = [
    ...(vehicle.vehicle === undefined ? [] : [[say('plate'), vehicle.vehicle] as const]),
    ...vehicle.trailers.map((one) => [say('trailer'), one] as const),
    ...vehicle.containers.map((one) => [say('container'), one] as const),
  ]
  return (
    <div class="stack">
      <dl class="facts">
        {numbers.map(([label, number]) => [
          <dt key={`label ${number}`}>{label}</dt>,
          <dd key={number} class="number">
            {number}
          </dd>,
        ])}
        <dt>{say('seals')}</dt>
        <dd>
          {seals.length === 0 ? (
            say('noSeals')
          ) : (
            <ul>
              {seals.map(({ id }) => (
                <li key={id} class="number">
                  {id}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <ul class="vehicles">
        {vehicle.mrns.map(({ mrn, kind, goods, mass, limitAt }) => (
          <li key={mrn} class="seal small">
            <p class="row spread">
              <span class="mrn">{mrn.replace(/(.{4})/g, '$1 ').trim()}</span>
              <strong>{say(kind)}</strong>
            </p>
            <p>{[goods, mass === undefined ? undefined : say('kilograms', { n: mass })].filter(Boolean).join(' · ')}</p>
            <p class="muted">
              {say('limit')} {timeOf(limitAt, language)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A time as the field for it takes it, by the phone's own zone. */
const localTime = (at: number): string => {
  const here = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return here.toISOString().slice(0, 16)
}

type Around = ReturnType<typeof useDesk>

/** The acts that confirm the vehicle, one for each kind of passage; their bytes are made here, once. */
function actsOf(desk: Around, vehicle: ExpectedVehicle, differing: Differing | undefined, happened: string | undefined) {
  const { seals = sealsOf(vehicle), ...rest } = differing ?? {}
  const now = desk.hubNow()
  const title = vehicle.vehicle ?? vehicle.mrns[0]?.mrn ?? ''
  const kinds = [...new Set(vehicle.mrns.map(({ kind }) => kind))]
  return kinds.map((kind): NewAct => {
    const id = newId()
    const finding: Finding = {
      kind,
      mrns: vehicle.mrns.filter((one) => one.kind === kind).map(({ mrn }) => mrn),
      agrees: differing === undefined,
      seals,
      ...rest,
      ...(happened === undefined || happened === '' ? {} : { happenedAt: new Date(happened).getTime() }),
    }
    const body = JSON.stringify(passageOf(id, desk.office, finding, now, desk.sure()))
    return { id, path: '/v1/passages', body, at: finding.happenedAt ?? now, office: desk.office, title }
  })
}
