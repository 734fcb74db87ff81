import { useEffect, useState } from 'preact/hooks'
import { Button, Notice, Tag } from '../ui/parts.tsx'
import { NoAnswer, sentenceOf } from '../ui/api.ts'
import { Answered } from './answered.tsx'
import { type Desk, timeOf, useDesk } from './context.ts'
import type { Act } from './db.ts'
import { Approve, Decide, isDecided } from './decide.tsx'
import { type Approval, type List, LISTS, type TodoItem } from './duties.ts'
import type { OfficeList } from './expected.ts'
import { OpenCaptures, useCaptures } from './open-captures.tsx'
import { readSecretly, writeSecretly } from './secret.ts'

type Todo = Readonly<Record<List, readonly TodoItem[]>> & {
  approvals: readonly Approval[]
  leftOut: Readonly<Record<List, number>>
  /** The office has a system of its own: it decides there, and here it only reads. */
  automated: boolean
  asOf: string
}

/** How often the page looks again while it is open. */
const AGAIN_MS = 10_000

/** What the office has to do as the hub says it, and as it was kept where there is no network. */
function useTodo({ api, office, secrets, say }: Desk, acts: readonly Act[]) {
  const [todo, setTodo] = useState<Todo>()
  const [trouble, setTrouble] = useState<string>()
  // What the hub has taken changes what is to be done.
  const answered = acts.filter(({ verdicts, state }) => verdicts.length > 0 || state === 'accepted' || state === 'asked').length
  useEffect(() => {
    const gone = new AbortController()
    const name = `todo ${office}`
    const read = async (): Promise<void> => {
      try {
        const { status, body } = await api.call('GET', `/v1/offices/${office}/todo`, { signal: gone.signal })
        if (gone.signal.aborted) return
        if (status !== 200) return setTrouble(sentenceOf(body))
        setTodo(body as Todo)
        setTrouble(undefined)
        // Without room it is shown all the same.
        await writeSecretly(secrets, name, body).catch(() => undefined)
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        if (!gone.signal.aborted) setTrouble(say('failed', { reason: say('noNetwork') }))
      }
    }
    void readSecretly<Todo>(secrets, name).then((kept) => setTodo((now) => now ?? kept))
    void read()
    const timer = setInterval(() => void read(), AGAIN_MS)
    return () => {
      gone.abort()
      clearInterval(timer)
    }
  }, [api, office, secrets, say, answered])
  return { todo, trouble }
}

type Props = { acts: readonly Act[]; list: OfficeList; onKept: (acts: readonly Act[]) => void }

/** What the office has to do, the oldest first, by kinds that have something; an office without a system decides it here. */
export function TodoPage({ acts, list: awaited, onKept }: Props) {
  const desk = useDesk()
  const { say, language } = desk
  const { todo, trouble } = useTodo(desk, acts)
  const captures = useCaptures(acts)
  const [open, setOpen] = useState<string>()
  if (todo === undefined) return trouble === undefined ? <p class="muted">{say('loading')}</p> : <Notice tone="warn">{trouble}</Notice>
  const filled = LISTS.filter((list) => todo[list].length > 0)
  const close = (kept: readonly Act[]): void => {
    setOpen(undefined)
    onKept(kept)
  }
  return (
    <section class="wide" aria-label={say('todo')}>
      {trouble !== undefined && (
        <Notice tone="warn">
          {trouble} {say('asOf', { time: timeOf(todo.asOf, language) })}
        </Notice>
      )}
      {filled.length + todo.approvals.length + captures.length === 0 && <p class="muted">{say('nothingToDo')}</p>}
      {todo.approvals.length > 0 && (
        <section class="stack">
          <Heading words={say('approvals')} count={todo.approvals.length} />
          <ul class="vehicles">
            {todo.approvals.map((approval) => (
              <Approve key={approval.id} approval={approval} acts={acts} onKept={close} />
            ))}
          </ul>
        </section>
      )}
      {captures.length > 0 && <OpenCaptures {...{ captures, acts }} list={awaited} onKept={close} />}
      {filled.map((list) => (
        <section key={list} class="stack">
          <Heading words={say(list)} count={todo[list].length + (todo.leftOut[list] ?? 0)} />
          <ul class="vehicles">
            {todo[list].map((item) => {
              const key = `${list} ${item.mrn}`
              const asked = todo.approvals.some(({ mrn }) => mrn === item.mrn) || isDecided(acts, item.mrn)
              return (
                <Item key={key} list={list} item={item} asked={asked}>
                  {!todo.automated && !asked && list in VERBS && open !== key && (
                    <Button onPress={() => setOpen(key)}>{say(VERBS[list] ?? 'decide')}</Button>
                  )}
                  {open === key && <Decide list={list} item={item} onKept={close} />}
                </Item>
              )
            })}
          </ul>
        </section>
      ))}
    </section>
  )
}

/** What an office without a system may do about each kind; the others it reads. */
const VERBS: Partial<Record<List, 'release' | 'discharge' | 'settle' | 'enterResults'>> = {
  toRelease: 'release',
  toDischarge: 'discharge',
  differences: 'settle',
  withoutResults: 'enterResults',
}

const Heading = ({ words, count }: { words: string; count: number }) => (
  <h2 class="row spread">
    {words}
    <Tag tone="awaiting">{count}</Tag>
  </h2>
)

type ItemProps = { list: List; item: TodoItem; asked: boolean; children: preact.ComponentChildren }

function Item({ list, item: { mrn, at, vehicle, answers }, asked, children }: ItemProps) {
  const { say, language } = useDesk()
  return (
    <li class="seal stack">
      <p class="row spread">
        <span class="number">{vehicle ?? mrn}</span>
        <span class="small muted">{say(list === 'limitTomorrow' ? 'until' : 'since', { time: timeOf(at, language) })}</span>
      </p>
      {vehicle !== undefined && <p class="mrn">{mrn}</p>}
      {answers !== undefined && <Answered mrn={mrn} count={answers} />}
      {asked && list in VERBS && <p class="small">{say('alreadyAsked')}</p>}
      {children}
    </li>
  )
}
