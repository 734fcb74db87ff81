import { useEffect, useRef, useState } from 'preact/hooks'
import { clockIn, grouped } from '../ui/format.ts'
import { Button, Field, Notice, Tag } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { act, useConsole } from './context.ts'
import { receiverIn } from './queue.tsx'

/** A message set aside, as the hub lists it. */
export type Parked = {
  id: string
  type: string
  mrn?: string
  reason: string
  lastError: string
  attempts: number
  since: string
  followers: number
  discardAskedBy?: string
}

/** What somebody is about to do, with which of them. */
export type Asked = { act: 'replay' | 'discard'; items: readonly Parked[] }

type Plan = { plan: string; items: readonly Parked[]; gone: readonly string[] }
type Result = { id: string; outcome: string }

const REPLAY_REASONS = ['reasonFixed', 'reasonAsked', 'reasonTry', 'reasonOther'] as const satisfies readonly WordKey[]
const DISCARD_REASONS = [
  'reasonElsewhere',
  'reasonObsolete',
  'reasonAsked',
  'reasonOther',
] as const satisfies readonly WordKey[]

const RESULTS: Readonly<Record<string, WordKey>> = {
  replayed: 'resultReplayed',
  'discard-asked': 'resultAsked',
  discarded: 'resultDiscarded',
}

type Props = { asked: Asked; receiver: string; onClose: () => void }

/** Sends again or gives up: opens with the dry run done, takes a reason, ends with a result for each. Closing it changes nothing. */
export function ParkedDialog({ asked, receiver, onClose }: Props) {
  const console = useConsole()
  const { say, language, zone, live, labels } = console
  const dialog = useRef<HTMLDialogElement>(null)
  const [plan, setPlan] = useState<Plan>()
  const [reason, setReason] = useState<WordKey>()
  const [words, setWords] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [results, setResults] = useState<{ at: number; items: readonly Result[] }>()
  const ids = asked.items.map(({ id }) => id)
  const replay = asked.act === 'replay'
  const told = ids.join()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    if (!replay || results !== undefined) return
    void act(console, 'POST', '/v1/parked/replays', { ids: told.split(','), dryRun: true }).then((outcome) => {
      if (outcome.ok) setPlan(outcome.body as Plan)
      else setTrouble(outcome.sentence)
    })
    // A new plan is only made where somebody asks: what he reads must not change under his hand.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [told, replay])
  const run = async (): Promise<void> => {
    const given = reason === undefined || reason === 'reasonOther' ? words.trim() : [say(reason), words.trim()].filter(Boolean).join('. ')
    if (given === '') return setTrouble(say('reasonNeeded'))
    const [path, body] = replay
      ? ['/v1/parked/replays', { ids, plan: plan?.plan, reason: given }]
      : [`/v1/parked/${encodeURIComponent(ids[0] ?? '')}/discard`, { reason: given }]
    const outcome = await act(console, 'POST', path ?? '', body as object)
    if (!outcome.ok) return setTrouble(outcome.sentence)
    setTrouble(undefined)
    const items = replay
      ? (outcome.body as { results: readonly Result[] }).results
      : [{ id: ids[0] ?? '', outcome: (outcome.body as { outcome: string }).outcome }]
    setResults({ at: live.now, items })
  }
  const listed = replay ? (plan?.items ?? []) : asked.items
  const freed = listed.reduce((sum, { followers }) => sum + followers, 0)
  const title = say(replay ? 'sendAgain' : 'giveUp')
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <div class="stack">
        <h2 id="dialog-title">{title}</h2>
        {results === undefined ? (
          <>
            {replay ? (
              plan === undefined ? (
                <p class="muted">{say('asking')}</p>
              ) : (
                <Notice tone="info">
                  <p>
                    <strong>{say('dryRun')}</strong> {say('wouldSend', { n: listed.length, m: freed })}
                  </p>
                  {plan.gone.length > 0 && <p>{say('wouldSkip', { n: plan.gone.length })}</p>}
                </Notice>
              )
            ) : (
              <Notice tone="warn">{say('giveUpHint', { receiver: receiverIn(receiver, language) })}</Notice>
            )}
            <fieldset class="choices-list">
              <legend>{say('reason')}</legend>
              {(replay ? REPLAY_REASONS : DISCARD_REASONS).map((one) => (
                <label key={one} class="check">
                  <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
                  <span>{say(one)}</span>
                </label>
              ))}
            </fieldset>
            {reason === 'reasonOther' && <Field label={say('inWords')} name="words" value={words} onInput={setWords} />}
          </>
        ) : (
          <p role="status">
            <Tag tone="ok">{say('done', { time: clockIn(results.at, language, zone) })}</Tag>
          </p>
        )}
        <ul class="rows results">
          {listed.map(({ id, type, mrn }) => {
            const outcome = results?.items.find((one) => one.id === id)?.outcome
            const word = outcome === undefined ? undefined : RESULTS[outcome]
            return (
              <li key={id} class="row spread">
                <span>
                  {labels.types[type] ?? type} {mrn !== undefined && <span class="mrn">{grouped(mrn)}</span>}
                </span>
                {outcome !== undefined && (
                  <Tag tone={word === undefined ? 'warn' : 'ok'}>{word === undefined ? outcome : say(word)}</Tag>
                )}
              </li>
            )
          })}
        </ul>
        {trouble !== undefined && (
          <Notice tone="bad" loud>
            {trouble}
          </Notice>
        )}
        <p class="row">
          {results === undefined && (
            <Button main disabled={replay && plan === undefined} onPress={() => void run()}>
              {title}
            </Button>
          )}
          <Button onPress={() => dialog.current?.close()}>{say('close')}</Button>
        </p>
      </div>
    </dialog>
  )
}
