import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Api, NoAnswer, type Session } from '../ui/api.ts'
import { clockIn } from '../ui/format.ts'
import { Button, Notice } from '../ui/parts.tsx'
import { showTheme, THEMES, type Theme } from '../ui/theme.ts'
import { type Say, sayIn, type WordKey } from '../words/console.ts'
import { LANGUAGES, type Language, NAMES, preferred } from '../words/languages.ts'
import { ConsoleContext, type Labels, useConsole } from './context.ts'
import { ComponentsPage } from './components.tsx'
import { CountriesPage } from './countries.tsx'
import { FigureCasesPage } from './figure-cases.tsx'
import { FiguresPage } from './figures.tsx'
import { useLive } from './live.ts'
import { type Place, placeOf, usePlace } from './place.ts'
import { kept, keep } from './remembered.ts'
import { GuaranteesPage } from './guarantees.tsx'
import { LogPage } from './log.tsx'
import { MovementPage } from './movement.tsx'
import { MovementsPage } from './movements.tsx'
import { QueuePage } from './queue.tsx'
import { AddPage, RegistryPage } from './registry/pages.tsx'
import { ParticipantPage } from './registry/participant.tsx'
import { SettlePage } from './settle.tsx'
import { SignIn } from './sign-in.tsx'
import { SignalsPage } from './signals.tsx'

/** The pages that stand in the navigation. */
const PAGES = ['settle', 'countries', 'movements', 'figures', 'guarantees', 'registry', 'log'] as const satisfies readonly WordKey[]
type Page = (typeof PAGES)[number]

const THEME_WORDS: Readonly<Record<Theme, WordKey>> = {
  auto: 'themeAuto',
  light: 'themeLight',
  dark: 'themeDark',
  sun: 'themeSun',
}

const AGAIN_MS = 4_000

type Props = { api: Api; given: string | undefined }

/** The console: who it is, then its pages. */
export function App({ api, given }: Props) {
  const [language, setLanguage] = useState<Language>(kept('language', LANGUAGES) ?? preferred(navigator.languages))
  const [theme, setTheme] = useState<Theme>(kept('theme', THEMES) ?? 'auto')
  const [session, setSession] = useState<Session | 'asking' | undefined>('asking')
  const [labels, setLabels] = useState<Labels>()
  const say = useMemo(() => sayIn(language), [language])
  api.speak(language)
  useEffect(() => showTheme(theme), [theme])
  useEffect(() => {
    document.documentElement.lang = language
    keep({ language, theme })
  }, [language, theme])
  useEffect(() => readUntilRead<Labels>(api, `/v1/labels/${language}`, setLabels), [api, language])
  const enter = useCallback(
    (next: Session | undefined) => {
      api.use(next)
      setSession(next)
    },
    [api],
  )
  const leave = useCallback(() => enter(undefined), [enter])
  useEffect(() => begin(api, given, enter), [api, given, enter])
  const signedIn = session !== undefined && session !== 'asking' ? session : undefined
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => toMain(event)}>
        {say('skip')}
      </a>
      <Header
        {...{ say, language, theme, onLanguage: setLanguage, onTheme: setTheme }}
        onLeave={signedIn && (() => void api.call('DELETE', '/v1/session').catch(() => undefined).then(leave))}
        name={signedIn?.name}
      />
      {session === 'asking' || (signedIn !== undefined && labels === undefined) ? (
        <main id="main" class="page">
          <p class="muted">{say('asking')}</p>
        </main>
      ) : signedIn === undefined || labels === undefined ? (
        <SignIn say={say} api={api} onSession={enter} />
      ) : (
        <Pages {...{ api, say, language, session: signedIn, labels, onLeave: leave }} />
      )}
    </>
  )
}

/** The hash of an address is the place in the console: a link within the page would leave it. */
function toMain(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

/** Reads until the hub answers. @returns what ends it */
function readUntilRead<T>(api: Api, path: string, done: (read: T) => void): () => void {
  const gone = new AbortController()
  const read = async (): Promise<void> => {
    try {
      const { status, body } = await api.call('GET', path, { signal: gone.signal })
      if (!gone.signal.aborted && status === 200) done(body as T)
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      if (!gone.signal.aborted) setTimeout(() => void read(), AGAIN_MS)
    }
  }
  void read()
  return () => gone.abort()
}

/** Who is signed in already, or by the token that was given; nobody else. */
function begin(api: Api, given: string | undefined, enter: (session: Session | undefined) => void): () => void {
  const gone = new AbortController()
  const ask = async (): Promise<void> => {
    try {
      const [method, body] = given === undefined ? ['GET', undefined] : ['POST', JSON.stringify({ token: given })]
      const answer = await api.call(method ?? 'GET', '/v1/session', { body, signal: gone.signal })
      if (!gone.signal.aborted) enter(answer.status < 300 ? (answer.body as Session) : undefined)
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      if (!gone.signal.aborted) setTimeout(() => void ask(), AGAIN_MS)
    }
  }
  void ask()
  return () => gone.abort()
}

type HeaderProps = {
  say: Say
  language: Language
  theme: Theme
  name: string | undefined
  onLanguage: (language: Language) => void
  onTheme: (theme: Theme) => void
  onLeave: (() => void) | undefined
}

function Header({ say, language, theme, name, onLanguage, onTheme, onLeave }: HeaderProps) {
  return (
    <header class="top">
      <a class="brand" href="#/">
        Corridor
      </a>
      <div class="row controls">
        <select
          aria-label={say('language')}
          value={language}
          onChange={(event) => onLanguage(event.currentTarget.value as Language)}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {NAMES[one]}
            </option>
          ))}
        </select>
        <select
          aria-label={say('theme')}
          value={theme}
          onChange={(event) => onTheme(event.currentTarget.value as Theme)}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {say(THEME_WORDS[one])}
            </option>
          ))}
        </select>
        {onLeave !== undefined && (
          <>
            <span class="small muted who">{name}</span>
            <Button quiet onPress={onLeave}>
              {say('signOut')}
            </Button>
          </>
        )}
      </div>
    </header>
  )
}

type PagesProps = {
  api: Api
  say: Say
  language: Language
  session: Session
  labels: Labels
  onLeave: () => void
}

function Pages({ api, say, language, session, labels, onLeave }: PagesProps) {
  const place = usePlace()
  const live = useLive(api, onLeave)
  const { zone } = session
  const main = useRef<HTMLElement>(null)
  const first = place.path[0] ?? 'settle'
  const where = place.path.join('/')
  const arrived = useRef(where)
  useEffect(() => {
    const page = PAGES.find((one) => one === first)
    document.title = [page === undefined ? place.path.join(' ') : say(page), say('appName')].join(' – ')
    if (arrived.current === where) return
    arrived.current = where
    // Whoever listens hears where he is; whoever looks begins at the top.
    main.current?.focus()
    window.scrollTo(0, 0)
  }, [first, where, say, place])
  if (session.role !== 'operator' && session.role !== 'auditor') {
    return (
      <main id="main" class="page stack">
        <Notice tone="warn">{say('notForYou')}</Notice>
        <a href="/desk/">{say('toDesk')}</a>
      </main>
    )
  }
  const heard = live.heardAt === undefined ? undefined : clockIn(live.heardAt, language, zone)
  return (
    <ConsoleContext.Provider value={{ api, say, language, session, labels, live, zone }}>
      <Navigation say={say} current={first} />
      <div class="contact" role="status">
        {live.live ? (
          <p class="small muted live-mark">{say('asOf', { time: heard ?? '' })}</p>
        ) : (
          <Notice tone="warn">{heard === undefined ? say('neverHeard') : say('stale', { time: heard })}</Notice>
        )}
      </div>
      <main id="main" class={`page${live.live ? '' : ' stale'}`} tabIndex={-1} ref={main}>
        <Routed place={place} />
      </main>
    </ConsoleContext.Provider>
  )
}

const Routed = ({ place: { path, query } }: { place: Place }) => {
  const [first = 'settle', second, third] = path
  if (first === 'settle') return <SettlePage />
  if (first === 'countries') return <CountriesPage />
  if (first === 'movements' && second === undefined) {
    return <MovementsPage key={query.toString()} query={query} />
  }
  if (first === 'movements' && second !== undefined) return <MovementPage key={second} mrn={second} />
  if (first === 'figures') return <Figures second={second} third={third} query={query} />
  if (first === 'guarantees') return <GuaranteesPage />
  if (first === 'registry' && second === 'add') {
    return <AddPage key={third} what={third} country={query.get('country') ?? ''} />
  }
  if (first === 'registry') return second === undefined ? <RegistryPage /> : <ParticipantPage key={second} party={second} />
  if (first === 'components') return <ComponentsPage />
  if (first === 'log') return <LogPage />
  if (first === 'queues' && second !== undefined) return <QueuePage key={second} receiver={second} />
  return <NotFound />
}

type FiguresProps = { second: string | undefined; third: string | undefined; query: URLSearchParams }

/** A topic, the movements behind one of its figures, or what the risk rules find. */
function Figures({ second, third, query }: FiguresProps) {
  const key = `${second} ${query.toString()}`
  if (second === 'signals') return <SignalsPage key={key} query={query} />
  if (second !== undefined && third === 'movements') return <FigureCasesPage key={key} topic={second} query={query} />
  return <FiguresPage key={key} topic={second} query={query} />
}

function NotFound() {
  const { say } = useConsole()
  return <h1>{say('notFound')}</h1>
}

/** The pages side by side; behind a button where there is no room. */
function Navigation({ say, current }: { say: Say; current: string }) {
  const [open, setOpen] = useState(false)
  const isCurrent = (page: Page): boolean => page === current || (page === 'countries' && current === 'queues')
  return (
    <nav class={open ? 'pages open' : 'pages'} aria-label={say('appName')}>
      <button type="button" class="button menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('menu')}
      </button>
      <ul>
        {PAGES.map((page) => (
          <li key={page}>
            <a
              href={placeOf([page])}
              aria-current={isCurrent(page) ? 'page' : undefined}
              onClick={() => setOpen(false)}
            >
              {say(page)}
            </a>
          </li>
        ))}
        <li>
          <a href="/guide/operator">{say('guide')}</a>
        </li>
      </ul>
    </nav>
  )
}
