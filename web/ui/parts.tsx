import type { ComponentChildren } from 'preact'

/** How grave a status is; the shape says it too, for whoever sees no colour. */
export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'awaiting'

/** Nothing goes on, and nobody need do anything. */
export type Idle = 'idle'

const SHAPES: Readonly<Record<Tone | Idle, string>> = {
  idle: 'M3 7h8',
  ok: 'M2 7l3 3 7-7',
  info: 'M7 2v0M7 6v6',
  warn: 'M7 1l6 12H1zM7 5v4M7 11v0',
  bad: 'M2 2l10 10M12 2L2 12',
  awaiting: 'M7 1a6 6 0 100 12A6 6 0 007 1M7 4v3l2 2',
}

/** A status: a shape, a word, and a tint, in that order of trust. */
export const Tag = ({ tone, children }: { tone: Tone | Idle; children: ComponentChildren }) => (
  <span class={`tag ${tone}`}>
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={SHAPES[tone]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
    {children}
  </span>
)

type ButtonProps = {
  onPress: () => void
  main?: boolean
  whole?: boolean
  tall?: boolean
  quiet?: boolean
  pressed?: boolean
  disabled?: boolean
  children: ComponentChildren
}

/** Something to do. Actions always look like this, and nothing else does. */
export function Button({ onPress, main, whole, tall, quiet, pressed, disabled, children }: ButtonProps) {
  const looks = [main && 'main', whole && 'whole', tall && 'tall', quiet && 'quiet'].filter(Boolean).join(' ')
  const held = pressed === undefined ? {} : { 'aria-pressed': pressed }
  return (
    <button type="button" class={`button ${looks}`} disabled={disabled ?? false} onClick={onPress} {...held}>
      {children}
    </button>
  )
}

type FieldProps = {
  label: string
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'password' | 'pin' | 'datetime-local' | 'date' | 'month'
  number?: boolean
  name?: string
  autocomplete?: string
}

/** One line of text to enter, with its label above. */
export function Field({ label, value, onInput, type = 'text', number, name, autocomplete = 'off' }: FieldProps) {
  const rest = {
    name: name ?? '',
    class: number === true ? 'number' : '',
    value,
    autocomplete,
    spellcheck: false,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const
  return (
    <label class="field">
      <span>{label}</span>
      {type === 'text' && <input type="text" {...rest} />}
      {type === 'pin' && <input type="password" inputMode="numeric" maxLength={6} {...rest} />}
      {type === 'password' && <input type="password" {...rest} />}
      {type === 'datetime-local' && <input type="datetime-local" {...rest} />}
      {type === 'date' && <input type="date" {...rest} />}
      {type === 'month' && <input type="month" {...rest} />}
    </label>
  )
}

type AreaProps = { label: string; value: string; onInput: (value: string) => void; name: string }

/** Several lines of text to enter, with the label above. */
export const TextArea = ({ label, value, onInput, name }: AreaProps) => (
  <label class="field">
    <span>{label}</span>
    <textarea name={name} rows={6} value={value} spellcheck={false} onInput={(event) => onInput(event.currentTarget.value)} />
  </label>
)

/** Yes or no. */
export const Check = ({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) => (
  <label class="check">
    <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
)

/** Something to know, in the words of the hub or of the page; `loud` where it interrupts whoever listens. */
export const Notice = ({ tone, loud, children }: { tone: Tone; loud?: boolean; children: ComponentChildren }) => (
  <div class={`notice ${tone}`} role={loud === true ? 'alert' : undefined}>
    {children}
  </div>
)
