import type { Client } from './client.ts'
import { expressionOf } from './expression.ts'
import type { Intake } from './intake.ts'
import type { Profile } from './profile.ts'

/** More pages than this at one look are left to the next. */
const MOST_PAGES = 100

/**
 * One look at what the web service has: everything since the last look and some before, since its clock and its transactions
 * are its own; what was read already is known by its content. The time moves on only when all of it is stored.
 */
export function createPoll(poll: NonNullable<Profile['poll']>, client: Client, intake: Intake): () => Promise<void> {
  const items = expressionOf(poll.items, 'poll.items')
  const at = poll.at === undefined ? undefined : expressionOf(poll.at, 'poll.at')
  const next = poll.next === undefined ? undefined : expressionOf(poll.next, 'poll.next')
  return async () => {
    let path: string | undefined = pathOf(poll, intake.until)
    let latest: string | undefined
    for (let page = 0; path !== undefined && page < MOST_PAGES; page += 1) {
      const { status, body } = await client({ method: 'GET', path })
      if (status !== 200) throw new Error(`status ${status}`)
      const answer = JSON.parse(body) as unknown
      for (const document of listOf(await items(answer, '/poll'))) await intake.take(document)
      for (const time of listOf(await at?.(answer, '/poll'))) latest = later(latest, time)
      const following = await next?.(answer, '/poll')
      path = typeof following === 'string' && following !== '' ? following : undefined
    }
    // What is left of the pages is read from the same time on at the next look.
    if (latest !== undefined && path === undefined) await intake.readUntil(latest)
  }
}

function pathOf({ path, since, overlapSeconds }: NonNullable<Profile['poll']>, until: string | undefined): string {
  if (since === undefined || until === undefined) return path
  const from = new Date(Date.parse(until) - overlapSeconds * 1_000).toISOString()
  return `${path}${path.includes('?') ? '&' : '?'}${since}=${encodeURIComponent(from)}`
}

/** JSONata makes of a list with one entry that entry. */
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

function later(one: string | undefined, time: unknown): string | undefined {
  const instant = typeof time === 'string' ? Date.parse(time) : Number.NaN
  if (Number.isNaN(instant)) throw new Error('poll.at gives something that is no time')
  const iso = new Date(instant).toISOString()
  return one === undefined || iso > one ? iso : one
}
