import { useEffect, useState } from 'preact/hooks'
import { Notice, Tag } from '../ui/parts.tsx'
import { NoAnswer, sentenceOf } from '../ui/api.ts'
import { timeOf, useDesk } from './context.ts'

const LISTS = [
  'toRelease',
  'toDischarge',
  'limitTomorrow',
  'enquiries',
  'differences',
  'presented',
  'withoutResults',
  'approvals',
] as const

type Item = { mrn: string; at?: string; since?: string; vehicle?: string; type?: string }
type Todo = Readonly<Record<(typeof LISTS)[number], readonly Item[]>> & { leftOut: Readonly<Record<string, number>> }

/** What the office has to do, the oldest first, by kinds that have something. */
export function TodoPage() {
  const { api, office, say, language } = useDesk()
  const [todo, setTodo] = useState<Todo>()
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    const gone = new AbortController()
    const read = async (): Promise<void> => {
      try {
        const { status, body } = await api.call('GET', `/v1/offices/${office}/todo`, undefined, gone.signal)
        if (gone.signal.aborted) return
        if (status === 200) setTodo(body as Todo)
        else setTrouble(sentenceOf(body))
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        if (!gone.signal.aborted) setTrouble(say('failed', { reason: say('noNetwork') }))
      }
    }
    void read()
    return () => gone.abort()
  }, [api, office, say])
  if (trouble !== undefined) return <Notice tone="warn">{trouble}</Notice>
  if (todo === undefined) return <p class="muted">{say('loading')}</p>
  const filled = LISTS.filter((list) => todo[list].length > 0)
  if (filled.length === 0) return <p class="muted">{say('nothingToDo')}</p>
  return (
    <section class="wide" aria-label={say('todo')}>
      {filled.map((list) => (
        <section key={list} class="stack">
          <h2 class="row spread">
            {say(list)}
            <Tag tone="awaiting">{todo[list].length + (todo.leftOut[list] ?? 0)}</Tag>
          </h2>
          <ul class="vehicles">
            {todo[list].map(({ mrn, at, since, vehicle }) => (
              <li key={mrn} class="seal">
                <p class="row spread">
                  <span class="number">{vehicle ?? mrn}</span>
                  <span class="small muted">
                    {say(list === 'limitTomorrow' ? 'until' : 'since', { time: timeOf(at ?? since ?? '', language) })}
                  </span>
                </p>
                {vehicle !== undefined && <p class="mrn">{mrn}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
