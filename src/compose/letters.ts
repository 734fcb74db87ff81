import { createRounds, type Rounds } from '../clock/rounds.ts'
import { askingLetter, letterOf } from '../letters/letter.ts'
import { momentsOf } from '../letters/moments.ts'
import { createSmtp } from '../letters/transport.ts'
import type { LetterBox, MailTransport, Notices } from '../ports/mail.ts'
import type { Log } from '../ports/runtime.ts'
import { createLetterBox, createNotices, type LettersDeps } from '../store/letters.ts'
import { systemClock } from './clocks.ts'
import { type Core, logOf } from './core.ts'
import { processTimers } from './process-timers.ts'

/** How soon after a commit its letters are written and sent. */
const LOOK_MS = 5_000
/** A mail server that refuses or is away is asked again after this long, twice as long each time, up to an hour. */
const FIRST_RETRY_MS = 60_000
const RETRY_MAX_MS = 3_600_000
/** What could not be sent for so long is no news any more: whoever wants to know asks the follow-up. */
const GIVE_UP_MS = 3 * 86_400_000
/** Enough of a server's answer to see what it meant; it may quote the address. */
const REASON_MAX = 300

const depsOf = ({ pool, clock }: Core, publicUrl: () => string): LettersDeps => ({
  pool,
  clock,
  momentsOf,
  askingLetter: (notice) => askingLetter(publicUrl(), notice),
})

/** Who asks by e-mail to be told; undefined where the hub has no mail server. */
export const noticesOf = (core: Core, publicUrl: () => string): Notices | undefined =>
  core.config.mail === undefined ? undefined : createNotices(depsOf(core, publicUrl))

/** Writes what is to be told and hands it to the mail server; undefined where the hub has none. Close the transport after it. */
export function lettersOf(core: Core, publicUrl: string): { rounds: Rounds; transport: MailTransport } | undefined {
  const { mail } = core.config
  if (mail === undefined) return undefined
  const box = createLetterBox(depsOf(core, () => publicUrl))
  const transport = createSmtp(mail.url, mail.from)
  const log = logOf(core.log, 'letters')
  const rounds = createRounds(processTimers, LOOK_MS, async (isStopped) => {
    try {
      while (!isStopped() && (await box.write((...asked) => letterOf(publicUrl, ...asked))));
      await sendDue({ box, transport, log }, isStopped)
      return { restMs: LOOK_MS }
    } catch (error) {
      log.warn({ err: (error as Error).message }, 'nobody is told by e-mail for now')
      return { restMs: FIRST_RETRY_MS, failed: true }
    }
  })
  return { rounds, transport }
}

type Sending = { box: LetterBox; transport: MailTransport; log: Log }

/**
 * Sends what is due. A letter goes out again when the hub dies between the server's answer and its own commit: told twice is
 * better than not at all.
 */
async function sendDue({ box, transport, log }: Sending, isStopped: () => boolean): Promise<void> {
  for (let due = await box.take(); due.length > 0 && !isStopped(); due = await box.take()) {
    for (const letter of due) {
      const failure = await transport.send(letter).then(
        () => undefined,
        (error: Error) => error.message.slice(0, REASON_MAX),
      )
      if (failure === undefined) {
        await box.sent(letter.id)
        continue
      }
      const now = systemClock.now().getTime()
      const wait = Math.min(FIRST_RETRY_MS * 2 ** (letter.attempts - 1), RETRY_MAX_MS)
      const over = now - letter.queuedAt.getTime() > GIVE_UP_MS
      await box.failed(letter.id, failure, over ? undefined : new Date(now + wait))
      // Without the address, which the server's answer may quote: logs are read by others than mailboxes.
      if (over) log.warn({ letter: letter.id, attempts: letter.attempts }, 'a letter was given up')
      else log.info({ letter: letter.id, attempts: letter.attempts }, 'a letter waits: the mail server did not take it')
    }
  }
}
