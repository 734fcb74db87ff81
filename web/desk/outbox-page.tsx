import { useState } from 'preact/hooks'
import { Button, Field, Tag, type Tone } from '../ui/parts.tsx'
import type { WordKey } from '../words/desk-en.ts'
import { keepAct, newId } from './acts.ts'
import { timeOf, useDesk } from './context.ts'
import type { Act, ActState } from './db.ts'
import { Warned } from './warned.tsx'

const LOOKS: Readonly<Record<ActState, { tone: Tone; word: WordKey; hint: WordKey }>> = {
  waiting: { tone: 'awaiting', word: 'waiting', hint: 'waitingHint' },
  sent: { tone: 'info', word: 'sent', hint: 'sentHint' },
  accepted: { tone: 'ok', word: 'accepted', hint: 'acceptedHint' },
  recorded: { tone: 'info', word: 'recorded', hint: 'recordedHint' },
  refused: { tone: 'bad', word: 'refused', hint: 'refusedHint' },
  asked: { tone: 'awaiting', word: 'asked', hint: 'askedHint' },
  'taken-over': { tone: 'info', word: 'takenOver', hint: 'takenOverHint' },
  corrected: { tone: 'info', word: 'corrected', hint: 'correctedHint' },
  'time-check': { tone: 'warn', word: 'timeCheck', hint: 'timeCheckHint' },
  review: { tone: 'warn', word: 'review', hint: 'reviewHint' },
}

/** Everything confirmed on this phone, the latest first, and what the hub said of it. */
export function OutboxPage({ acts }: { acts: readonly Act[] }) {
  const { say, stir } = useDesk()
  if (acts.length === 0) return <p class="muted">{say('nothingInOutbox')}</p>
  const open = acts.some(({ state }) => state === 'waiting' || state === 'sent')
  return (
    <section class="stack" aria-label={say('outbox')}>
      {open && (
        <Button whole onPress={stir}>
          {say('sendNow')}
        </Button>
      )}
      <ul class="stack">
        {[...acts]
          .sort((one, other) => other.notBefore - one.notBefore || other.counter - one.counter)
          .map((act) => (
            <ActItem key={act.id} act={act} />
          ))}
      </ul>
    </section>
  )
}

function ActItem({ act }: { act: Act }) {
  const { say, language, session } = useDesk()
  const { tone, word, hint } = LOOKS[act.state]
  const foreign = act.author !== (session.pseudonym ?? session.name)
  const waits = act.state === 'waiting' || act.state === 'sent'
  return (
    <li class="panel stack">
      <p class="row spread">
        <span class="number">{act.title}</span>
        <Tag tone={tone}>{say(word)}</Tag>
      </p>
      <p class="small muted">
        {timeOf(act.at, language)} · {act.author} · {act.counter}
      </p>
      <p class="small">{foreign && waits && act.mark === undefined ? say('otherAuthor', { name: act.author }) : say(hint)}</p>
      {act.verdicts.map(({ mrn, refusal, warnings }) => (
        <div key={mrn} class="small">
          {mrn !== '' && <p class="mrn">{mrn}</p>}
          {refusal !== undefined && <p>{refusal}</p>}
          {warnings.map((warning) => (
            <Warned key={warning.code} warning={warning} />
          ))}
        </div>
      ))}
      <Mend act={act} />
    </li>
  )
}

/** What can be done about an act that did not take effect: as a new act, since the old one's bytes are what they are. */
function Mend({ act }: { act: Act }) {
  const desk = useDesk()
  const { say, db } = desk
  const refused = act.verdicts.find(({ refusal }) => refusal !== undefined)
  const [mrn, setMrn] = useState<string>()
  const again = async (change: Readonly<Record<string, unknown>>, at: number, ended: ActState = 'corrected'): Promise<void> => {
    const id = newId()
    const body = JSON.stringify({ ...(JSON.parse(act.body) as object), ...change, id })
    const { path, office, title } = act
    await db.transaction('rw', db.acts, async () => {
      await keepAct(db, desk.author, { id, path, body, at, office, title })
      await db.acts.update(act.id, { state: ended })
    })
    desk.stir()
  }
  if (act.state === 'time-check')
    return (
      <Button onPress={() => void again({ occurredAt: new Date(desk.hubNow()).toISOString(), occurredPrecision: 'minute' }, desk.hubNow())}>
        {say('setTime')}
      </Button>
    )
  if (act.state === 'review')
    return desk.session.rights?.includes('chief') === true && desk.session.offices.includes(act.office) ? (
      <Button onPress={() => void again({}, act.at, 'taken-over')}>{say('takeOver')}</Button>
    ) : null
  if (act.state !== 'refused' || act.path !== '/v1/passages' || refused === undefined || refused.mrn === '') return null
  if (mrn === undefined) return <Button onPress={() => setMrn(refused.mrn)}>{say('fix')}</Button>
  return (
    <div class="stack">
      <Field number label={say('correctMrn')} value={mrn} onInput={setMrn} />
      <div class="row">
        <Button main onPress={() => void again({ mrns: [mrn], findings: undefined }, act.at)}>
          {say('send')}
        </Button>
        <Button onPress={() => setMrn(undefined)}>{say('cancel')}</Button>
      </div>
    </div>
  )
}
