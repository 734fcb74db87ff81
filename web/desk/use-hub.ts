import { liveQuery } from 'dexie'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type Api, NoAnswer, type Session } from '../ui/api.ts'
import type { Act, DeskDb } from './db.ts'
import { askExpected, listKept, type OfficeList } from './expected.ts'
import { sendAll } from './outbox.ts'
import type { Remembered } from './remembered.ts'
import { forgetSecrets } from './secret.ts'

/** Seconds the hub may wait for news; the page looks out of touch when it has heard nothing for a little longer. */
const WAIT_SECONDS = 10
const SILENT_MS = 15_000
/** Pause after a failure, and between two looks at the outbox; no event of the browser is needed to go on. */
const AGAIN_MS = 4_000
/** A clock that was compared longer ago may have gone wrong meanwhile. */
const SURE_MS = 24 * 3_600_000
/** Other people's goods are on this phone only so long without any contact. */
const LEASE_MS = 7 * 24 * 3_600_000

type Props = {
  db: DeskDb
  api: Api
  session: Session
  office: string
  remembered: Remembered
  remember: (change: Remembered) => void
  onRefused: () => void
}

const EMPTY: OfficeList = { vehicles: [], asOf: 0, leftOut: 0 }
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Everything in the outbox, as it is now. */
function useActs(db: DeskDb): readonly Act[] {
  const [acts, setActs] = useState<readonly Act[]>([])
  useEffect(() => {
    const shown = liveQuery(() => db.acts.toArray()).subscribe(setActs)
    return () => shown.unsubscribe()
  }, [db])
  return acts
}

/** The office's list and the outbox, kept up to date with the hub as long as it is there. */
export function useHub({ db, api, session, office, remembered, remember, onRefused }: Props) {
  const [list, setList] = useState<OfficeList>(EMPTY)
  const acts = useActs(db)
  const [heardAt, setHeardAt] = useState<number | undefined>(remembered.heardAt)
  const [live, setLive] = useState(false)
  const offset = useRef(remembered.offset ?? 0)
  const heard = useRef(remembered.heardAt ?? 0)
  const hubNow = useCallback(() => Date.now() + offset.current, [])
  const sure = useCallback(() => Date.now() - heard.current < SURE_MS, [])
  const author = session.pseudonym ?? session.name

  const sending = useRef(false)
  const stir = useCallback(() => {
    if (sending.current) return
    sending.current = true
    void sendAll({ db, api, author, hubNow }).finally(() => {
      sending.current = false
    })
  }, [db, api, author, hubNow])

  useEffect(() => {
    const gone = new AbortController()
    const note = (now: number): void => {
      offset.current = now - Date.now()
      heard.current = Date.now()
      setHeardAt(now)
      setLive(true)
      remember({ offset: offset.current, heardAt: heard.current })
    }
    const follow = async (): Promise<void> => {
      if (heard.current > 0 && Date.now() - heard.current > LEASE_MS) await forgetSecrets(db)
      let known = await listKept(db, office)
      setList(known)
      while (!gone.signal.aborted) {
        try {
          // The first look of a start does not wait: it says what time it is.
          const wait = Date.now() - heard.current > SILENT_MS ? 0 : WAIT_SECONDS
          const told = await askExpected({ db, api }, office, known, wait, gone.signal)
          if ('status' in told) {
            if (told.status === 401) {
              await forgetSecrets(db)
              return onRefused()
            }
            // A cursor of another log, or a right that was taken: the whole list is asked for.
            known = EMPTY
            await pause(AGAIN_MS)
            continue
          }
          known = told.list
          note(told.now)
          setList(known)
          stir()
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
      stir()
    }, AGAIN_MS)
    return () => {
      gone.abort()
      clearInterval(timer)
    }
  }, [db, api, office, session, stir, remember, onRefused])
  return { list, acts, heardAt, live, hubNow, sure, stir }
}
