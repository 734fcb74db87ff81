import { useState } from 'preact/hooks'
import { clockIn } from '../../ui/format.ts'
import { Check, Field, Notice, TextArea } from '../../ui/parts.tsx'
import { act, useConsole } from '../context.ts'

export type Values = Readonly<Record<string, string>>

type Option = { value: string; label: string }

/** One question of a form; of `several` the answer is its values with spaces in between. */
export type Question = { name: string; label: string; hint?: string; initial?: string } & (
  | { kind?: 'text' | 'date' | 'area' | 'datetime-local' }
  | { kind: 'one' | 'several'; options: readonly Option[] }
)

type Call = { method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; body: object }

type Props = {
  title: string
  questions: readonly Question[]
  /** What the button says. */
  does: string
  call: (values: Values) => Call
  /** With what the hub has answered. */
  onDone?: (body: unknown) => void
}

/**
 * An act of an operator: its questions, why, and what came of it. What the hub refuses it says itself, at each place; what was typed
 * stays until it is taken.
 */
export function ActForm({ title, questions, does, call, onDone }: Props) {
  const console = useConsole()
  const { say, language, zone, live } = console
  const asked: readonly Question[] = [...questions, { name: 'reason', label: say('reason') }]
  const first = (): Values => Object.fromEntries(asked.map(({ name, initial = '' }) => [name, initial]))
  const [values, setValues] = useState<Values>(first)
  const [busy, setBusy] = useState(false)
  const [troubles, setTroubles] = useState<readonly string[]>([])
  const [doneAt, setDoneAt] = useState<number>()
  const send = async (): Promise<void> => {
    setBusy(true)
    setDoneAt(undefined)
    const { method, path, body } = call(values)
    const outcome = await act(console, method, path, body)
    setBusy(false)
    setTroubles(outcome.ok ? [] : outcome.sentences)
    if (!outcome.ok) return
    setDoneAt(live.now)
    setValues(first())
    onDone?.(outcome.body)
  }
  return (
    <form
      class="panel stack act-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void send()
      }}
    >
      <h3>{title}</h3>
      {asked.map((question) => (
        <Asked
          key={question.name}
          question={question}
          value={values[question.name] ?? ''}
          onChange={(value) => setValues((before) => ({ ...before, [question.name]: value }))}
        />
      ))}
      {troubles.map((sentence) => (
        <Notice key={sentence} tone="bad" loud>
          {sentence}
        </Notice>
      ))}
      <p class="row">
        <button type="submit" class="button main" disabled={busy}>
          {does}
        </button>
        {doneAt !== undefined && <span role="status">{say('done', { time: clockIn(doneAt, language, zone) })}</span>}
      </p>
    </form>
  )
}

type AskedProps = { question: Question; value: string; onChange: (value: string) => void }

function Asked({ question, value, onChange }: AskedProps) {
  const { label, hint, name, kind } = question
  if (kind === 'one') {
    return (
      <label class="field">
        <span>{label}</span>
        <select name={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {question.options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
    )
  }
  if (kind === 'several') {
    const chosen = value.split(' ').filter(Boolean)
    const toggle = (one: string) => (on: boolean) =>
      onChange(question.options.map((option) => option.value).filter((other) => (other === one ? on : chosen.includes(other))).join(' '))
    return (
      <fieldset class="choices-list">
        <legend>{label}</legend>
        {question.options.map((one) => (
          <Check key={one.value} label={one.label} on={chosen.includes(one.value)} onChange={toggle(one.value)} />
        ))}
      </fieldset>
    )
  }
  return (
    <>
      {kind === 'area' ? (
        <TextArea label={label} name={name} value={value} onInput={onChange} />
      ) : (
        <Field label={label} name={name} value={value} onInput={onChange} type={kind ?? 'text'} />
      )}
      {hint !== undefined && <p class="small muted">{hint}</p>}
    </>
  )
}

/** What was typed with spaces or commas in between. */
export const listOf = (text = ''): string[] => text.split(/[\s,]+/).filter(Boolean)

/** Without what was left empty. */
export const filled = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])))
