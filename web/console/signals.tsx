import { useState } from 'preact/hooks'
import { grouped, timeIn } from '../ui/format.ts'
import { Field, Notice, Tag } from '../ui/parts.tsx'
import { useConsole, useRead } from './context.ts'
import { placeOf } from './place.ts'

type Signal = {
  rule: string
  label: string
  sentence: string
  at: string
  corridor: string
  party?: string
  movements: readonly string[]
}
type Found = { items: readonly Signal[]; more: boolean }

/** By what signals are sought: a corridor, a movement or a principal, told apart by how they are written. */
function askedBy(text: string): string {
  const wanted = text.trim()
  if (/^[A-Za-z]{2}-[A-Za-z]{2}$/.test(wanted)) return `corridor=${wanted.toUpperCase()}`
  return `${wanted.includes('/') ? 'party' : 'mrn'}=${encodeURIComponent(wanted)}`
}

/** Risk signals about what somebody names, each with the movements it rests on. They inform, and decide nothing. */
export function SignalsPage({ query }: { query: URLSearchParams }) {
  const { say } = useConsole()
  const about = query.get('about') ?? ''
  const [text, setText] = useState(about)
  return (
    <div class="wide">
      <div class="head">
        <p>
          <a href={placeOf(['figures'])}>{say('figures')}</a>
        </p>
        <h1>{say('signals')}</h1>
        <p class="muted">{say('signalsHint')}</p>
      </div>
      <form
        class="find"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') location.hash = placeOf(['figures', 'signals'], { about: text.trim() })
        }}
      >
        <Field label={say('signalsAbout')} value={text} onInput={setText} />
        <button type="submit" class="button main">
          {say('find')}
        </button>
      </form>
      {about !== '' && <Signals about={about} />}
    </div>
  )
}

/** What the rules find about one thing; nothing said where they find nothing unless somebody has asked. */
export function Signals({ about, quiet = false }: { about: string; quiet?: boolean }) {
  const { say, language, zone } = useConsole()
  const { data, trouble } = useRead<Found>(`/v1/risk/signals?${askedBy(about)}`, ['movements'])
  if (trouble !== undefined) return quiet ? null : <Notice tone="warn">{trouble}</Notice>
  if (data === undefined) return quiet ? null : <p class="muted">{say('asking')}</p>
  if (data.items.length === 0) return quiet ? null : <p class="muted">{say('noSignals')}</p>
  return (
    <section class="stack" aria-labelledby="signals-title">
      <h2 id="signals-title">{say('signals')}</h2>
      <ul class="needs">
        {data.items.map(({ rule, label, sentence, at, corridor, movements }) => (
          <li key={`${rule} ${at} ${movements.join()}`} class="need warn">
            <p class="row">
              <Tag tone="warn">{label}</Tag>
              <span class="muted">
                {corridor} · {timeIn(at, language, zone)}
              </span>
            </p>
            <p class="sentence">{sentence}</p>
            <p class="row">
              {movements.map((address) => {
                const mrn = decodeURIComponent(address.replace('/v1/movements/', ''))
                return (
                  <a key={mrn} class="mrn" href={placeOf(['movements', mrn])}>
                    {grouped(mrn)}
                  </a>
                )
              })}
            </p>
          </li>
        ))}
      </ul>
      {data.more && <p class="muted">{say('signalsMore')}</p>}
    </section>
  )
}
