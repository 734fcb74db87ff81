import { liveQuery } from 'dexie'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type Api, NoAnswer } from '../ui/api.ts'
import { connect } from './connect.ts'
import type { Act, DeskDb } from './db.ts'
import { askExpected, listKept, type OfficeList } from './expected.ts'
import { sendAll } from './outbox.ts'
import type { Remembered } from './remembered.ts'
import type { Secrets } from './secret.ts'
import { dropVault, isOver, noteContact, type Person } from './vault.ts'

/** Seconds the hub may wait for news; the page looks out of touch when it has heard nothing for a little longer. */
const WAIT_SECONDS = 10
const SILENT_MS = 15_000
/** Pause after a failure, and between two looks at the outbox; no event of the browser is needed to go on. */
const AGAIN_MS = 4_000
/** A clock that was compared longer ago may have gone wrong meanwhile. */
const SURE_MS = 24 * 3_600_000

type Props = {
  db: DeskDb
  api: Api
  person: Person
  office: string
  remembered: Remembered
  remember: (change: Remembered) => void
  /** The hub lets this person in no more, in its words. */
  onRefused: (sentence: string) => void
}

const EMPTY: OfficeList = { vehicles: [], asOf: 0, leftOut: 0 }
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Everything in the outbox, as it is now. */
export function useActs(db: DeskDb): readonly Act[] {
  const [acts, setActs] = useState<readonly Act[]>([])
  useEffect(() => {
    const shown = liveQuery(() => db.acts.toArray()).subscribe(setActs)
    return () => shown.unsubscribe()
  }, [db])
  return acts
}

/** The time at the hub as this phone knows it, and how long ago they were compared. */
function useClock({ remembered, remember }: Pick<Props, 'remembered' | 'remember'>) {
  const [heardAt, setHeardAt] = useState<number | undefined>(
    remembered.heardAt === undefined ? undefined : remembered.heardAt + (remembered.offset ?? 0),
  )
  const offset = useRef(remembered.offset ?? 0)
  const heard = useRef(remembered.heardAt ?? 0)
  const hubNow = useCallback(() => Date.now() + offset.current, [])
  const sure = useCallback(() => Date.now() - heard.current < SURE_MS, [])
  const compare = useCallback(
    (now: number): void => {
      offset.current = now - Date.now()
      heard.current = Date.now()
      setHeardAt(now)
      remember({ offset: offset.current, heardAt: heard.current })
    },
    [remember],
  )
  return { heardAt, heard, hubNow, sure, compare }
}

/**
 * Makes sure that the browser's session is this person's, however long that takes.
 * @returns false where the hub lets nobody in any more
 */
async function signedIn(
  { db, api, person, onRefused }: Pick<Props, 'db' | 'api' | 'person' | 'onRefused'>,
  connected: { current: boolean },
  gone: AbortSignal,
): Promise<boolean> {
  while (!connected.current && !gone.aborted) {
    const answer = await connect({ db, api }, person)
    if ('refused' in answer) {
      onRefused(answer.refused)
      return false
    }
    if ('wait' in answer) await pause(answer.wait * 1_000)
    else if (!gone.aborted) {
      api.use(answer.session)
      connected.current = true
    }
  }
  return true
}

/** The office's list and the outbox, kept up to date with the hub as long as it is there. */
export function useHub({ db, api, person, office, remembered, remember, onRefused }: Props) {
  const [list, setList] = useState<OfficeList>(EMPTY)
  const [live, setLive] = useState(false)
  const acts = useActs(db)
  const { heardAt, heard, hubNow, sure, compare } = useClock({ remembered, remember })
  const { owner, session, keys } = person
  const sender = session.pseudonym ?? session.name
  /** Whether the browser's session is this person's: before, nothing is asked and nothing is sent. */
  const connected = useRef(false)
  const sending = useRef(false)
  const stir = useCallback(() => {
    if (sending.current || !connected.current) return
    sending.current = true
    void sendAll({ db, api, sender, hubNow }).finally(() => {
      sending.current = false
    })
  }, [db, api, sender, hubNow])

  useEffect(() => {
    const gone = new AbortController()
    const secrets: Secrets = { db, owner, key: keys.cache }
    const look = async (known: OfficeList): Promise<OfficeList> => {
      // The first look of a start does not wait: it says what time it is.
      const wait = Date.now() - heard.current > SILENT_MS ? 0 : WAIT_SECONDS
      const told = await askExpected({ secrets, api }, office, known, wait, gone.signal)
      if ('status' in told) {
        if (told.status === 401) connected.current = false
        else await pause(AGAIN_MS)
        // A cursor of another log, or a right that was taken: the whole list is asked for.
        return told.status === 401 ? known : EMPTY
      }
      compare(told.now)
      setLive(true)
      setList(told.list)
      // Without room the phone forgets earlier than it has to, which is the better failure.
      await noteContact(db, owner).catch(() => undefined)
      stir()
      return told.list
    }
    const follow = async (): Promise<void> => {
      let known = await listKept(secrets, office)
      setList(known)
      while (!gone.signal.aborted) {
        try {
          if (!(await signedIn({ db, api, person, onRefused }, connected, gone.signal))) return
          // Before the clocks are compared, an act of a phone that is fast would be refused and its id be used up.
          if (Date.now() - heard.current <= SILENT_MS) stir()
          known = await look(known)
        } catch (error) {
          if (!(error instanceof NoAnswer)) throw error
          setLive(false)
          await pause(AGAIN_MS)
        }
      }
    }
    void follow()
    const timer = setInterval(() => {
      if (Date.now() - heard.current > SILENT_MS) setLive(false)
      // Other people's goods are not shown for longer than the phone may keep them.
      if (heard.current > 0 && isOver({ heardAt: heard.current })) void dropVault(db, owner).then(() => onRefused(''))
      stir()
    }, AGAIN_MS)
    return () => {
      gone.abort()
      connected.current = false
      clearInterval(timer)
    }
  }, [db, api, office, owner, person, keys, stir, compare, heard, onRefused])
  return { list, acts, heardAt, live, hubNow, sure, stir }
}
