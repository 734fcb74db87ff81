import { useEffect, useRef, useState } from 'preact/hooks'
import { clockIn, grouped, receiverIn } from '../ui/format.ts'
import { Button, Field, Notice, Tag } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { act, useConsole } from './context.ts'

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

/** The dry run of sending these again, made once when the dialog opens: what is read must not change under the reader's hand. */
function usePlan(asked: Asked, ids: readonly string[]): { plan?: Plan; trouble?: string } {
  const console = useConsole()
  const [made, setMade] = useState<{ plan?: Plan; trouble?: string }>({})
  const begun = useRef(false)
  useEffect(() => {
    if (asked.act !== 'replay' || begun.current) return
    begun.current = true
    void act(console, 'POST', '/v1/parked/replays', { ids, dryRun: true }).then((outcome) => {
      setMade(outcome.ok ? { plan: outcome.body as Plan } : { trouble: outcome.sentence })
    })
  })
  return made
}

/** Sends again or gives up: opens with the dry run done, takes a reason, ends with a result for each. Closing it changes nothing. */
export function ParkedDialog({ asked, receiver, onClose }: Props) {
  const console = useConsole()
  const { say, language, zone, live } = console
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState<WordKey>()
  const [words, setWords] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [results, setResults] = useState<{ at: number; items: readonly Result[] }>()
  const ids = asked.items.map(({ id }) => id)
  const replay = asked.act === 'replay'
  const { plan, trouble: planless } = usePlan(asked, ids)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const run = async (): Promise<void> => {
    const listed = reason === undefined || reason === 'reasonOther' ? '' : say(reason)
    const given = [listed, words.trim()].filter(Boolean).join('. ')
    if (given === '') return setTrouble(say('reasonNeeded'))
    const outcome = replay
      ? await act(console, 'POST', '/v1/parked/replays', { ids, plan: plan?.plan, reason: given })
      : await act(console, 'POST', `/v1/parked/${encodeURIComponent(ids[0] ?? '')}/discard`, { reason: given })
    if (!outcome.ok) return setTrouble(outcome.sentence)
    setTrouble(undefined)
    const told = outcome.body as { results?: readonly Result[]; outcome?: string }
    setResults({ at: live.now, items: told.results ?? [{ id: ids[0] ?? '', outcome: told.outcome ?? '' }] })
  }
  const title = say(replay ? 'sendAgain' : 'giveUp')
  const said = trouble ?? planless
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <div class="stack">
        <h2 id="dialog-title">{title}</h2>
        {results === undefined ? (
          <>
            <Consequence replay={replay} plan={plan} receiver={receiver} />
            <Reasons {...{ replay, reason, words, onReason: setReason, onWords: setWords }} />
          </>
        ) : (
          <p role="status">
            <Tag tone="ok">{say('done', { time: clockIn(results.at, language, zone) })}</Tag>
          </p>
        )}
        <Listed items={replay ? (plan?.items ?? []) : asked.items} results={results?.items} />
        {said !== undefined && (
          <Notice tone="bad" loud>
            {said}
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

/** What will happen, before it does. */
function Consequence({ replay, plan, receiver }: { replay: boolean; plan: Plan | undefined; receiver: string }) {
  const { say, language } = useConsole()
  if (!replay) return <Notice tone="warn">{say('giveUpHint', { receiver: receiverIn(receiver, language) })}</Notice>
  if (plan === undefined) return <p class="muted">{say('asking')}</p>
  const freed = plan.items.reduce((sum, { followers }) => sum + followers, 0)
  return (
    <Notice tone="info">
      <p>
        <strong>{say('dryRun')}</strong> {say('wouldSend', { n: plan.items.length, m: freed })}
      </p>
      {plan.gone.length > 0 && <p>{say('wouldSkip', { n: plan.gone.length })}</p>}
    </Notice>
  )
}

type ReasonsProps = {
  replay: boolean
  reason: WordKey | undefined
  words: string
  onReason: (reason: WordKey) => void
  onWords: (words: string) => void
}

/** Why, from a list: what is said the same way can be counted; another reason takes words. */
function Reasons({ replay, reason, words, onReason, onWords }: ReasonsProps) {
  const { say } = useConsole()
  return (
    <>
      <fieldset class="choices-list">
        <legend>{say('reason')}</legend>
        {(replay ? REPLAY_REASONS : DISCARD_REASONS).map((one) => (
          <label key={one} class="check">
            <input type="radio" name="reason" checked={reason === one} onChange={() => onReason(one)} />
            <span>{say(one)}</span>
          </label>
        ))}
      </fieldset>
      {reason === 'reasonOther' && <Field label={say('inWords')} name="words" value={words} onInput={onWords} />}
    </>
  )
}

/** The messages it is about, each with what became of it. */
function Listed({ items, results }: { items: readonly Parked[]; results: readonly Result[] | undefined }) {
  const { say, labels } = useConsole()
  return (
    <ul class="rows results">
      {items.map(({ id, type, mrn }) => {
        const outcome = results?.find((one) => one.id === id)?.outcome
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
  )
}
