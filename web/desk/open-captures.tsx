import { useEffect, useState } from 'preact/hooks'
import { Button, Field, Notice, Tag } from '../ui/parts.tsx'
import { keepAct, newId, type NewAct } from './acts.ts'
import { NoAnswer } from '../ui/api.ts'
import { timeOf, useDesk } from './context.ts'
import type { Act } from './db.ts'
import { compared, numbersOf, type OfficeList } from './expected.ts'

/** A vehicle that was seen without an MRN, as the hub keeps it. */
type Capture = {
  id: string
  kind: 'exit' | 'entry' | 'arrival'
  office: string
  occurredAt: string
  by: string
  vehicle?: string
  carnet?: string
  provisional?: string
  seals?: readonly string[]
}
type Props = { acts: readonly Act[]; list: OfficeList; onKept: (acts: readonly Act[]) => void }

const AGAIN_MS = 10_000
const UNANSWERED: ReadonlySet<Act['state']> = new Set(['waiting', 'sent'])

/** Vehicles seen at this office without an MRN that nobody has matched yet. */
export function useCaptures(acts: readonly Act[]): readonly Capture[] {
  const { api, office } = useDesk()
  const [captures, setCaptures] = useState<readonly Capture[]>([])
  // Once the hub has answered, not once it was asked: what it has not stored yet it does not list.
  const answered = acts.filter(({ path, state }) => path.startsWith('/v1/captures') && !UNANSWERED.has(state)).length
  useEffect(() => {
    const gone = new AbortController()
    const read = async (): Promise<void> => {
      try {
        const { status, body } = await api.call('GET', '/v1/captures', { signal: gone.signal })
        if (status === 200 && !gone.signal.aborted) setCaptures((body as { items: Capture[] }).items)
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
      }
    }
    void read()
    // A colleague matches as well, and what could not be read once is read again.
    const timer = setInterval(() => void read(), AGAIN_MS)
    return () => {
      gone.abort()
      clearInterval(timer)
    }
  }, [api, answered])
  return captures.filter((one) => one.office === office)
}

/** Each becomes a notice with its own time, or is closed with a reason. */
export function OpenCaptures({ captures, ...rest }: Props & { captures: readonly Capture[] }) {
  const { say } = useDesk()
  return (
    <section class="stack">
      <h2 class="row spread">
        {say('notAnnounced')}
        <Tag tone="awaiting">{captures.length}</Tag>
      </h2>
      <ul class="vehicles">
        {captures.map((capture) => (
          <OneCapture key={capture.id} {...{ capture, ...rest }} />
        ))}
      </ul>
    </section>
  )
}

/** Movements that bear one of the numbers seen: as the hub suggested them, and as this office awaits them. */
function suggestedFor({ id, vehicle = '', carnet = '', seals = [] }: Capture, acts: readonly Act[], list: OfficeList): string[] {
  const seen = [vehicle, carnet, ...seals].map(compared).filter((one) => one.length > 2)
  const awaited = list.vehicles.filter((one) => seen.some((number) => numbersOf(one).includes(number)))
  const told = acts.find((act) => act.id === id)?.suggestions ?? []
  return [...new Set([...told, ...awaited.flatMap(({ mrns }) => mrns.map(({ mrn }) => mrn))])]
}

function OneCapture({ capture, acts, list, onKept }: Props & { capture: Capture }) {
  const desk = useDesk()
  const { say, language, db, author, hubNow, office } = desk
  const [mrn, setMrn] = useState('')
  const [reason, setReason] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const { id, kind, occurredAt, vehicle, carnet, provisional, by } = capture
  const title = vehicle ?? carnet ?? provisional ?? ''
  const under = acts.some(({ path, state }) => path.startsWith(`/v1/captures/${id}/`) && (state === 'waiting' || state === 'sent'))
  const keep = async (what: 'match' | 'close', body: object): Promise<void> => {
    const act: NewAct = { id: newId(), path: `/v1/captures/${id}/${what}`, body: JSON.stringify(body), at: hubNow(), office, title }
    try {
      onKept([await keepAct(db, author, act)])
    } catch {
      setTrouble(say('notKept'))
    }
  }
  const close = (): void => {
    if (reason === undefined) return setReason('')
    if (reason.trim() === '') return setTrouble(say('reasonNeeded'))
    void keep('close', { reason: reason.trim() })
  }
  return (
    <li class="seal stack">
      <p class="row spread">
        <span class="number">{title}</span>
        <span class="small muted">{say('seenBy', { name: by, time: timeOf(occurredAt, language) })}</span>
      </p>
      <p>{say(kind)}</p>
      {under ? (
        <p class="small">{say('waitingHint')}</p>
      ) : (
        <>
          {suggestedFor(capture, acts, list).map((one) => (
            <Button key={one} whole onPress={() => void keep('match', { mrn: one })}>
              {say('itWas', { mrn: one })}
            </Button>
          ))}
          <Field number label={say('whichMrn')} value={mrn} onInput={setMrn} />
          {reason !== undefined && <Field label={say('why')} value={reason} onInput={setReason} />}
          {trouble !== undefined && (
            <Notice tone="bad" loud>
              {trouble}
            </Notice>
          )}
          <div class="row">
            <Button main disabled={mrn.trim() === ''} onPress={() => void keep('match', { mrn: mrn.trim() })}>
              {say('match')}
            </Button>
            <Button onPress={close}>{say('closeCapture')}</Button>
          </div>
        </>
      )}
    </li>
  )
}
