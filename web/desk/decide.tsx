import { useState } from 'preact/hooks'
import { Button, Field, Notice } from '../ui/parts.tsx'
import type { WordKey } from '../words/desk-en.ts'
import { keepAct, type NewAct } from './acts.ts'
import { timeOf, useDesk } from './context.ts'
import type { Act } from './db.ts'
import { approvalAct, messageAct } from './messages.ts'
import type { Approval, List, TodoItem } from './duties.ts'

type Kept = { onKept: (acts: readonly Act[]) => void }

/** Whether this phone has a decision on a movement that the hub has not answered yet. */
export const isDecided = (acts: readonly Act[], mrn: string): boolean =>
  acts.some(({ path, body, state }) => path === '/v1/messages' && (state === 'waiting' || state === 'sent') && body.includes(mrn))

/** Keeps an act, or says that there is no room for it. */
function useKeeping({ onKept }: Kept) {
  const { db, author, say } = useDesk()
  const [trouble, setTrouble] = useState<string>()
  const keep = async (act: NewAct): Promise<void> => {
    try {
      onKept([await keepAct(db, author, act)])
    } catch {
      setTrouble(say('notKept'))
    }
  }
  return { trouble, setTrouble, keep }
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** One of a few, as large buttons. */
function Choice<T extends string>({ label, of, words, value, onChoice }: ChoiceProps<T>) {
  const { say } = useDesk()
  return (
    <fieldset class="plain stack">
      <legend>{label}</legend>
      <div class="row">
        {of.map((one) => (
          <Button key={one} pressed={one === value} onPress={() => onChoice(one)}>
            {say(words[one])}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
type ChoiceProps<T extends string> = {
  label: string
  of: readonly T[]
  words: Readonly<Record<T, WordKey>>
  value: T | undefined
  onChoice: (value: T) => void
}

/** The decision that an office without a system takes about a movement; where two have to, it waits for the second. */
export function Decide({ list, item, onKept }: { list: List; item: TodoItem } & Kept) {
  const { say } = useDesk()
  const { trouble, setTrouble, keep } = useKeeping({ onKept })
  const props = { item, keep, setTrouble }
  return (
    <div class="panel stack">
      {trouble !== undefined && (
        <Notice tone="bad" loud>
          {trouble}
        </Notice>
      )}
      {list === 'toRelease' && <Release {...props} />}
      {list === 'withoutResults' && <Results {...props} />}
      {list === 'toDischarge' && <Discharge {...props} />}
      {list === 'differences' && <Settle {...props} />}
      <Button quiet onPress={() => onKept([])}>
        {say('cancel')}
      </Button>
    </div>
  )
}

type Form = { item: TodoItem; keep: (act: NewAct) => Promise<void>; setTrouble: (trouble: string) => void }

const titleOf = ({ vehicle, mrn }: TodoItem): string => vehicle ?? mrn

const EXAMINED = { A1: 'examined', A2: 'notExamined' } as const

function Release({ item, keep, setTrouble }: Form) {
  const desk = useDesk()
  const { say, hubNow } = desk
  const [limit, setLimit] = useState('')
  const [code, setCode] = useState<'A1' | 'A2'>()
  const ask = (): void => {
    const limitAt = new Date(limit)
    if (code === undefined || Number.isNaN(limitAt.getTime())) return setTrouble(say('releaseNeeds'))
    const body = {
      releasedAt: new Date(hubNow()).toISOString(),
      limitAt: limitAt.toISOString(),
      controlResult: { code },
      officer: officerOf(desk.author.name),
    }
    void keep(messageAct(desk, { type: 'release-for-transit', mrn: item.mrn, title: titleOf(item), body }))
  }
  return (
    <>
      <Choice label={say('controlBefore')} of={['A1', 'A2']} words={EXAMINED} value={code} onChoice={setCode} />
      <Field label={say('limitAtDestination')} type="datetime-local" value={limit} onInput={setLimit} />
      <Button main whole tall onPress={ask}>
        {say('release')}
      </Button>
      <p class="small muted">{say('secondNeeded')}</p>
    </>
  )
}

const FOUND = { A1: 'satisfactory', A4: 'minorDifferences', A5: 'openDifferences', B1: 'notSatisfactory' } as const
const SEALS = { intact: 'sealsIntact', broken: 'sealBroken', missing: 'sealMissing', replaced: 'sealReplaced', none: 'noSeals' } as const

function Results({ item, keep, setTrouble }: Form) {
  const desk = useDesk()
  const { say, hubNow } = desk
  const [code, setCode] = useState<keyof typeof FOUND>()
  const [sealState, setSealState] = useState<keyof typeof SEALS>()
  const [text, setText] = useState('')
  const ask = (): void => {
    if (code === undefined || sealState === undefined || (code !== 'A1' && text.trim() === '')) return setTrouble(say('resultsNeed'))
    const said = text.trim() === '' ? {} : { text: text.trim() }
    const body = { code, date: day(hubNow()), sealState, ...said, officer: officerOf(desk.author.name) }
    void keep(messageAct(desk, { type: 'control-results', mrn: item.mrn, title: titleOf(item), body }))
  }
  return (
    <>
      <Choice label={say('resultOfControl')} of={['A1', 'A4', 'A5', 'B1']} words={FOUND} value={code} onChoice={setCode} />
      <Choice label={say('seals')} of={['intact', 'broken', 'missing', 'replaced', 'none']} words={SEALS} value={sealState} onChoice={setSealState} />
      <Field label={say('remarks')} value={text} onInput={setText} />
      <Button main whole tall onPress={ask}>
        {say('enterResults')}
      </Button>
    </>
  )
}

function Discharge({ item, keep }: Form) {
  const desk = useDesk()
  const { say, hubNow } = desk
  const body = { basis: 'results', date: day(hubNow()), officer: officerOf(desk.author.name) }
  return (
    <>
      <p>{say('dischargeHint')}</p>
      <Button
        main
        whole
        tall
        onPress={() => void keep(messageAct(desk, { type: 'discharge', mrn: item.mrn, title: titleOf(item), body }))}
      >
        {say('discharge')}
      </Button>
      <p class="small muted">{say('secondNeeded')}</p>
    </>
  )
}

const OUTCOMES = { solved: 'solved', unsolved: 'unsolved' } as const

function Settle({ item, keep, setTrouble }: Form) {
  const desk = useDesk()
  const { say, hubNow } = desk
  const [outcome, setOutcome] = useState<keyof typeof OUTCOMES>()
  const [text, setText] = useState('')
  const ask = (): void => {
    if (outcome === undefined || text.trim() === '') return setTrouble(say('settleNeeds'))
    const body = { outcome, decidedOn: day(hubNow()), text: text.trim(), officer: officerOf(desk.author.name) }
    void keep(messageAct(desk, { type: 'discrepancy-resolution', mrn: item.mrn, title: titleOf(item), body }))
  }
  return (
    <>
      <Choice label={say('outcome')} of={['solved', 'unsolved']} words={OUTCOMES} value={outcome} onChoice={setOutcome} />
      <Field label={say('why')} value={text} onInput={setText} />
      <Button main whole tall onPress={ask}>
        {say('settle')}
      </Button>
      <p class="small muted">{say('secondNeeded')}</p>
    </>
  )
}

/** Pseudonyms of some administrations have characters that messages do not take. */
const officerOf = (pseudonym: string): string => pseudonym.replace(/[^A-Za-z0-9_-]/g, '') || 'officer'

const ASKED: Readonly<Record<string, WordKey>> = {
  'release-for-transit': 'release',
  'control-results': 'enterResults',
  discharge: 'discharge',
  'discrepancy-resolution': 'settle',
  cancellation: 'cancelMovement',
}

/** What a colleague has asked: this person confirms or rejects it, unless it is the one who asked. */
export function Approve({ approval, acts, onKept }: { approval: Approval; acts: readonly Act[] } & Kept) {
  const desk = useDesk()
  const { say, language, session, author } = desk
  const { trouble, setTrouble, keep } = useKeeping({ onKept })
  const [reason, setReason] = useState('')
  const { id, mrn, type, by, since } = approval
  const word = ASKED[type]
  const own = by === author.name
  const may = session.rights?.some((right) => right !== 'facts') === true
  const said = acts.some(({ path, state }) => path === `/v1/approvals/${id}` && (state === 'waiting' || state === 'sent'))
  const answer = (decision: 'approve' | 'reject'): void => {
    if (reason.trim() === '') return setTrouble(say('reasonNeeded'))
    void keep(approvalAct(desk, { of: id, title: mrn, decision, reason: reason.trim() }))
  }
  return (
    <li class="seal stack">
      <p class="row spread">
        <strong>{word === undefined ? type : say(word)}</strong>
        <span class="small muted">{say('askedBy', { name: by, time: timeOf(since, language) })}</span>
      </p>
      <p class="mrn">{mrn}</p>
      {own ? (
        <Notice tone="info">{say('samePerson')}</Notice>
      ) : !may ? (
        <Notice tone="info">{say('mayNotDecide')}</Notice>
      ) : said ? (
        <p class="small">{say('waitingHint')}</p>
      ) : (
        <>
          <Field label={say('why')} value={reason} onInput={setReason} />
          {trouble !== undefined && (
            <Notice tone="bad" loud>
              {trouble}
            </Notice>
          )}
          <div class="row">
            <Button main onPress={() => answer('approve')}>
              {say('approve')}
            </Button>
            <Button onPress={() => answer('reject')}>{say('reject')}</Button>
          </div>
        </>
      )}
    </li>
  )
}
