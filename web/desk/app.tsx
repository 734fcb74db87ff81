import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { Button, Notice } from '../ui/parts.tsx'
import { showTheme } from '../ui/theme.ts'
import { sayIn } from '../words/desk.ts'
import { LANGUAGES, type Language, NAMES, preferred } from '../words/languages.ts'
import { authorOf, undoActs, UNDO_MS } from './acts.ts'
import type { Api } from '../ui/api.ts'
import { Capture } from './capture.tsx'
import { Card } from './card.tsx'
import { DeskContext, timeOf } from './context.ts'
import type { Act, DeskDb } from './db.ts'
import type { ExpectedVehicle } from './expected.ts'
import { OutboxPage } from './outbox-page.tsx'
import type { Remembered } from './remembered.ts'
import { SignIn } from './sign-in.tsx'
import { TodoPage } from './todo.tsx'
import { Unlock } from './unlock.tsx'
import { useHub } from './use-hub.ts'
import { dropVault, openPlainly, type Person, type Vault, vaultsIn } from './vault.ts'
import { Vehicles } from './vehicles.tsx'

type Tab = 'expected' | 'todo' | 'outbox'
const TABS: readonly Tab[] = ['expected', 'todo', 'outbox']

/** An open phone that nobody touches for so long asks again who works on it. */
const IDLE_MS = 15 * 60_000

type Shared = { db: DeskDb; api: Api; remembered: Remembered; remember: (change: Remembered) => void }
type Props = Shared & { vaults: readonly Vault[] }

/** Whom a start lets in without a question: the one who is signed in with nothing to unlock. */
const plainly = (vaults: readonly Vault[]): Person | undefined => {
  const [only, ...others] = vaults
  return only === undefined || others.length > 0 || only.lock.by !== 'nothing' ? undefined : openPlainly(only)
}

/** The desk: who works here, then the three pages of an office. */
export function App({ db, api, remembered, remember, vaults: atStart }: Props) {
  const [language, setLanguage] = useState<Language>(remembered.language ?? preferred(navigator.languages))
  const [sun, setSun] = useState(remembered.sun === true)
  const [vaults, setVaults] = useState(atStart)
  const [person, setPerson] = useState<Person | undefined>(() => plainly(atStart))
  const [told, setTold] = useState<string>()
  const [other, setOther] = useState(false)
  const say = useMemo(() => sayIn(language), [language])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = say('appName')
    api.speak(language)
    remember({ language, sun })
  }, [language, sun, say, api, remember])
  const look = useCallback(async (): Promise<void> => setVaults(await vaultsIn(db)), [db])
  const enter = useCallback(
    (next: Person): void => {
      setTold(undefined)
      setOther(false)
      setPerson(next)
    },
    [],
  )
  /** Nobody works here any more; who has nothing to unlock signs in anew, and leaves nothing behind. */
  const leave = useCallback(
    async (sentence: string): Promise<void> => {
      if (person?.way === 'nothing') await dropVault(db, person.owner)
      setTold(sentence)
      await look()
      setPerson(undefined)
    },
    [db, person, look],
  )
  const refused = useCallback((sentence: string) => void leave(sentence), [leave])
  useEffect(() => showTheme(sun ? 'sun' : 'auto'), [sun])
  return (
    <>
      <Top {...{ say, language, setLanguage, sun, setSun }} title={person?.session.offices[0] ?? say('appName')} />
      {person !== undefined ? (
        <Office {...{ db, api, say, language, person, remembered, remember }} onLeave={refused} />
      ) : vaults.length === 0 || other ? (
        <SignIn {...{ say, api, db }} onPerson={enter} onBack={vaults.length === 0 ? undefined : () => setOther(false)} />
      ) : (
        <Unlock
          {...{ say, db, vaults, told }}
          onPerson={enter}
          onGone={() => void look()}
          onOther={() => setOther(true)}
        />
      )}
    </>
  )
}

type TopProps = {
  title: string
  say: ReturnType<typeof sayIn>
  language: Language
  setLanguage: (language: Language) => void
  sun: boolean
  setSun: (sun: boolean) => void
}

/** Where one is, the language, and the look for bright sun. */
const Top = ({ title, say, language, setLanguage, sun, setSun }: TopProps) => (
  <header class="top">
    <div class="row spread">
      <h1>{title}</h1>
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
)

type OfficeProps = Shared & {
  say: ReturnType<typeof sayIn>
  language: Language
  person: Person
  onLeave: (sentence: string) => void
}

/** Leaves when nobody has touched the page for a while. */
function useIdle(onIdle: () => void): void {
  useEffect(() => {
    let timer = setTimeout(onIdle, IDLE_MS)
    const touched = (): void => {
      clearTimeout(timer)
      timer = setTimeout(onIdle, IDLE_MS)
    }
    for (const name of ['pointerdown', 'keydown']) addEventListener(name, touched)
    return () => {
      clearTimeout(timer)
      for (const name of ['pointerdown', 'keydown']) removeEventListener(name, touched)
    }
  }, [onIdle])
}

function Office({ db, api, say, language, person, remembered, remember, onLeave }: OfficeProps) {
  const { session } = person
  const [office, setOffice] = useState(session.offices[0] ?? '')
  const [tab, setTab] = useState<Tab>('expected')
  const [open, setOpen] = useState<ExpectedVehicle | 'capture'>()
  const [kept, setKept] = useState<readonly Act[]>([])
  const hub = useHub({ db, api, person, office, remembered, remember, onRefused: onLeave })
  const author = useMemo(() => authorOf(person), [person])
  const secrets = useMemo(() => ({ db, owner: person.owner, key: person.keys.cache }), [db, person])
  const { hubNow, sure, stir } = hub
  const desk = { db, api, say, language, session, author, secrets, office, hubNow, sure, stir }
  useIdle(useCallback(() => person.way === 'nothing' || onLeave(''), [person, onLeave]))
  useEffect(() => {
    if (kept.length === 0) return undefined
    const timer = setTimeout(() => setKept([]), UNDO_MS)
    return () => clearTimeout(timer)
  }, [kept])
  const waiting = hub.acts.filter(({ state }) => !DONE.has(state)).length
  const done = (acts: readonly Act[]): void => {
    setOpen(undefined)
    setKept(acts)
    stir()
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
            onUndo={() => void undoActs(db, kept).then(() => done([]))}
          />
        )}
        {open === 'capture' ? (
          <Capture onDone={done} />
        ) : open !== undefined ? (
          <Card vehicle={open} onDone={done} />
        ) : tab === 'expected' ? (
          <Vehicles list={hub.list} onOpen={setOpen} onCapture={() => setOpen('capture')} />
        ) : tab === 'todo' ? (
          <TodoPage acts={hub.acts} list={hub.list} onKept={done} />
        ) : (
          <OutboxPage acts={hub.acts} />
        )}
        {open === undefined && (
          <p class="row spread small muted">
            {say('signedInAs', { name: session.name })}
            <Button quiet onPress={() => void signOut(api).then(() => onLeave(''))}>
              {say('signOut')}
            </Button>
          </p>
        )}
      </main>
      {open === undefined && <Tabs tab={tab} waiting={waiting} say={say} onTab={setTab} />}
    </DeskContext.Provider>
  )
}

/** What the outbox no longer counts. */
const DONE: ReadonlySet<Act['state']> = new Set(['accepted', 'recorded', 'corrected', 'asked', 'taken-over'])

/** Ends the session where the hub can be told; on the phone it ends in any case. */
const signOut = (api: Api): Promise<unknown> => api.call('DELETE', '/v1/session').catch(() => undefined)

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
      <a class="small" href={`/guide/border-officer?language=${language}`}>
        {say('guide')}
      </a>
    </div>
  )
}
