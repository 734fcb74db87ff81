import { useEffect, useMemo, useState } from 'preact/hooks'
import { Button, Notice } from '../ui/parts.tsx'
import { showTheme } from '../ui/theme.ts'
import { sayIn } from '../words/desk.ts'
import { LANGUAGES, type Language, NAMES, preferred } from '../words/languages.ts'
import { undoAct, UNDO_MS } from './acts.ts'
import type { Api, Session } from '../ui/api.ts'
import { Capture } from './capture.tsx'
import { Card } from './card.tsx'
import { DeskContext, timeOf } from './context.ts'
import type { Act, DeskDb } from './db.ts'
import type { ExpectedVehicle } from './expected.ts'
import { OutboxPage } from './outbox-page.tsx'
import type { Remembered } from './remembered.ts'
import { SignIn } from './sign-in.tsx'
import { TodoPage } from './todo.tsx'
import { useHub } from './use-hub.ts'
import { Vehicles } from './vehicles.tsx'

type Tab = 'expected' | 'todo' | 'outbox'
const TABS: readonly Tab[] = ['expected', 'todo', 'outbox']

type Props = { db: DeskDb; api: Api; remembered: Remembered; remember: (change: Remembered) => void }

/** The desk: sign-in, then the three pages of an office. */
export function App({ db, api, remembered, remember }: Props) {
  const [language, setLanguage] = useState<Language>(remembered.language ?? preferred(navigator.languages))
  const [sun, setSun] = useState(remembered.sun === true)
  const [session, setSession] = useState<Session | undefined>(remembered.session)
  const say = useMemo(() => sayIn(language), [language])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = say('appName')
    api.speak(language)
    remember({ language, sun })
  }, [language, sun, say, api, remember])
  useEffect(() => showTheme(sun ? 'sun' : 'auto'), [sun])
  const enter = (next: Session): void => {
    api.use(next)
    remember({ session: next })
    setSession(next)
  }
  const leave = (): void => {
    remember({ session: undefined })
    setSession(undefined)
  }
  return (
    <>
      <header class="top">
        <div class="row spread">
          <h1>{session?.offices[0] ?? say('appName')}</h1>
          <div class="row">
            <select
              aria-label={say('language')}
              value={language}
              onChange={(event) => setLanguage(event.currentTarget.value as Language)}
            >
              {LANGUAGES.map((one) => (
                <option key={one} value={one} lang={one}>
                  {NAMES[one]}
                </option>
              ))}
            </select>
            <Button pressed={sun} onPress={() => setSun(!sun)}>
              {say('theme')}
            </Button>
          </div>
        </div>
      </header>
      {session === undefined ? (
        <SignIn say={say} api={api} known={remembered.known} onSession={enter} />
      ) : (
        <Office {...{ db, api, say, language, session, remembered, remember, onLeave: leave }} />
      )}
    </>
  )
}

type OfficeProps = Props & {
  say: ReturnType<typeof sayIn>
  language: Language
  session: Session
  onLeave: () => void
}

function Office({ db, api, say, language, session, remembered, remember, onLeave }: OfficeProps) {
  const [office, setOffice] = useState(session.offices[0] ?? '')
  const [tab, setTab] = useState<Tab>('expected')
  const [open, setOpen] = useState<ExpectedVehicle | 'capture'>()
  const [kept, setKept] = useState<readonly Act[]>([])
  const hub = useHub({ db, api, session, office, remembered, remember, onRefused: onLeave })
  const desk = { db, api, say, language, session, office, hubNow: hub.hubNow, sure: hub.sure, stir: hub.stir }
  useEffect(() => {
    if (kept.length === 0) return undefined
    const timer = setTimeout(() => setKept([]), UNDO_MS)
    return () => clearTimeout(timer)
  }, [kept])
  const waiting = hub.acts.filter(({ state }) => state !== 'accepted' && state !== 'recorded' && state !== 'corrected').length
  const done = (acts: readonly Act[]): void => {
    setOpen(undefined)
    setKept(acts)
    hub.stir()
  }
  return (
    <DeskContext.Provider value={desk}>
      <main class="frame wide">
        <Contact heardAt={hub.heardAt} live={hub.live} say={say} language={language} />
        {session.offices.length > 1 && (
          <OfficeChoice offices={session.offices} office={office} say={say} onChoice={setOffice} />
        )}
        {kept.length > 0 && (
          <Undo
            keptAt={kept[0]?.at ?? 0}
            say={say}
            language={language}
            onUndo={() => {
              void Promise.all(kept.map(({ id }) => undoAct(db, id))).then(() => done([]))
            }}
          />
        )}
        {open === 'capture' ? (
          <Capture onDone={done} />
        ) : open !== undefined ? (
          <Card vehicle={open} onDone={done} />
        ) : tab === 'expected' ? (
          <Vehicles list={hub.list} onOpen={setOpen} onCapture={() => setOpen('capture')} />
        ) : tab === 'todo' ? (
          <TodoPage />
        ) : (
          <OutboxPage acts={hub.acts} />
        )}
        {open === undefined && (
          <p class="row spread small muted">
            {say('signedInAs', { name: session.name })}
            <Button
              quiet
              onPress={() => {
                void api.call('DELETE', '/v1/session').catch(() => undefined).then(onLeave)
              }}
            >
              {say('signOut')}
            </Button>
          </p>
        )}
      </main>
      {open === undefined && <Tabs tab={tab} waiting={waiting} say={say} onTab={setTab} />}
    </DeskContext.Provider>
  )
}

type ChoiceProps = {
  offices: readonly string[]
  office: string
  say: ReturnType<typeof sayIn>
  onChoice: (office: string) => void
}

/** For whoever works at several offices. */
const OfficeChoice = ({ offices, office, say, onChoice }: ChoiceProps) => (
  <label class="field">
    <span>{say('office')}</span>
    <select value={office} onChange={(event) => onChoice(event.currentTarget.value)}>
      {offices.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  </label>
)

type UndoProps = { keptAt: number; say: ReturnType<typeof sayIn>; language: Language; onUndo: () => void }

/** Says what was kept a moment ago, and takes it back on request. */
const Undo = ({ keptAt, say, language, onUndo }: UndoProps) => (
  <Notice tone="ok">
    <p class="row spread" role="status">
      <span>{say('kept', { time: timeOf(keptAt, language) })}</span>
      <Button onPress={onUndo}>{say('undo')}</Button>
    </p>
  </Notice>
)

type TabsProps = { tab: Tab; waiting: number; say: ReturnType<typeof sayIn>; onTab: (tab: Tab) => void }

/** The three pages of an office; a vehicle that is open has the whole screen. */
const Tabs = ({ tab, waiting, say, onTab }: TabsProps) => (
  <nav class="tabs" aria-label={say('appName')}>
    {TABS.map((one) => (
      <button key={one} type="button" aria-current={tab === one ? 'page' : undefined} onClick={() => onTab(one)}>
        {say(one)}
        {one === 'outbox' && waiting > 0 && ` (${waiting})`}
      </button>
    ))}
  </nav>
)

type ContactProps = { heardAt: number | undefined; live: boolean; say: ReturnType<typeof sayIn>; language: Language }

/** How old what is shown is: nothing looks live that is not. */
function Contact({ heardAt, live, say, language }: ContactProps) {
  const time = heardAt === undefined ? undefined : timeOf(heardAt, language)
  return (
    <div class="contact" role="status">
      {live && time !== undefined ? (
        <p class="small muted">{say('live', { time })}</p>
      ) : (
        <Notice tone="warn">{time === undefined ? say('neverHeard') : say('offline', { time })}</Notice>
      )}
    </div>
  )
}
