import { type Answered, type Api, NoAnswer, sentenceOf } from '../ui/api.ts'
import type { Act, ActState, DeskDb, Verdict, Warned } from './db.ts'

/** Acts on the way at once: a line with long round trips is filled, and one act never waits for another vehicle's. */
const AT_ONCE = 4
/** An act whose time lies further ahead of the hub's would be refused and its id be used up: it is not sent. */
const AHEAD_MS = 5 * 60_000

type Deps = { db: DeskDb; api: Api; sender: string; hubNow: () => number }

/** Whether this officer's session may send an act: its own, and whatever bears its author's mark. */
export const mayCarry = ({ author, mark }: Act, sender: string): boolean => author === sender || mark !== undefined

/** Those that this officer's session may send now, in the order in which they were confirmed. Milliseconds by this phone's clock. */
export const sendable = (acts: readonly Act[], sender: string, now: number): Act[] =>
  acts
    .filter((act) => (act.state === 'waiting' || act.state === 'sent') && mayCarry(act, sender) && act.notBefore <= now)
    .sort((one, other) => one.notBefore - other.notBefore || one.counter - other.counter)

/**
 * Sends what waits. Each act is the same bytes under the same id until an answer is stored: sent twice it takes effect once, and
 * whatever is interrupted is sent again.
 * @returns false where the network or the session ended it
 */
export async function sendAll(deps: Deps): Promise<boolean> {
  const queue = sendable(await deps.db.acts.toArray(), deps.sender, Date.now())
  let open = true
  const work = async (): Promise<void> => {
    for (let act = queue.shift(); act !== undefined && open; act = queue.shift())
      open = (await sendOne(deps, act)) && open
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return open
}

async function sendOne({ db, api, hubNow }: Deps, act: Act): Promise<boolean> {
  if (act.at > hubNow() + AHEAD_MS && act.tries === 0) {
    await db.acts.update(act.id, { state: 'time-check' })
    return true
  }
  // Noted first: from here on nobody can say that the hub does not have it.
  await db.acts.update(act.id, { state: 'sent', tries: act.tries + 1 })
  let answer: Answered
  try {
    answer = await api.call('POST', act.path, { body: act.body, act: actHeader(act) })
  } catch (error) {
    if (error instanceof NoAnswer) return false
    throw error
  }
  const judged = judge(act, answer)
  if (judged === undefined) return answer.status !== 401
  await db.acts.update(act.id, judged)
  return true
}

/** Header Corridor-Act: as frozen at the tap, whoever sends it. */
const actHeader = ({ device, counter, mark }: Act): string | undefined =>
  device === undefined ? undefined : [device, counter, ...(mark === undefined ? [] : [mark])].join('/')

type Judged = { state: ActState; verdicts: Verdict[]; suggestions?: string[] }

/** What an answer means for an act; undefined where it is none yet and the act is to be sent again. */
export function judge(act: Act, { status, body }: Answered): Judged | undefined {
  if (status === 401 || status === 408 || status === 429 || status >= 500) return undefined
  // The session's token is renewed with the session; the right itself was not refused.
  const { code } = (body ?? {}) as { code?: string }
  if (status === 403 && code === 'csrf') return undefined
  // A right that was withdrawn, a phone that was taken away: a person decides, and nothing has taken effect.
  if ((status === 403 && code !== 'same-person') || code === 'act-not-of-device')
    return { state: 'review', verdicts: [{ mrn: '', status, warnings: [], refusal: sentenceOf(body) }] }
  // Somebody was faster, or this very word arrived and its answer was lost: it is decided either way.
  if (code === 'already-decided')
    return { state: 'recorded', verdicts: [{ mrn: '', status, warnings: [], refusal: sentenceOf(body) }] }
  if (status >= 400)
    return { state: 'refused', verdicts: [{ mrn: '', status, warnings: [], refusal: sentenceOf(body) }] }
  if (act.path === '/v1/captures') {
    const { suggestions } = body as { suggestions: { mrn: string }[] }
    return { state: 'accepted', verdicts: [], suggestions: suggestions.map(({ mrn }) => mrn) }
  }
  if (act.path !== '/v1/passages') return { state: stateOfOne(body), verdicts: warningsOf(body) }
  const items = (body as { items: Item[] }).items
  // One that could not be looked at now keeps the whole act waiting: what was taken of it is not taken twice.
  if (items.some((one) => one.status === 429 || one.status >= 500)) return undefined
  const verdicts = items.map(verdictOf)
  return { state: stateOf(verdicts), verdicts }
}

/** What a single message, or a second person's word, has come to. */
const stateOfOne = (body: unknown): ActState =>
  (body as { status?: unknown } | undefined)?.status === 'asked' ? 'asked' : 'accepted'

/** Warnings in a receipt. */
function warningsOf(body: unknown): Verdict[] {
  const { mrn = '', warnings = [] } = (body ?? {}) as Partial<Pick<Verdict, 'mrn' | 'warnings'>>
  return warnings.length === 0 ? [] : [{ mrn, status: 200, warnings }]
}

type Item = { mrn: string; status: number; receipt?: string; problem?: unknown }

function verdictOf({ mrn, status, receipt, problem }: Item): Verdict {
  if (receipt === undefined) return { mrn, status, warnings: [], refusal: sentenceOf(problem) }
  const bytes = Uint8Array.from(atob(receipt), (letter) => letter.charCodeAt(0))
  const { status: outcome, warnings = [] } = JSON.parse(new TextDecoder().decode(bytes)) as {
    status: string
    warnings?: Warned[]
  }
  return { mrn, status, outcome, warnings }
}

function stateOf(verdicts: readonly Verdict[]): ActState {
  if (verdicts.some(({ refusal }) => refusal !== undefined)) return 'refused'
  return verdicts.every(({ outcome }) => outcome === 'recorded') ? 'recorded' : 'accepted'
}
