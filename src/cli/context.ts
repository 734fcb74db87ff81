/** What a command gets besides its call. No command reads the process itself, nor arguments its spec does not name. */
export type CommandContext = {
  env: Readonly<Record<string, string | undefined>>
  /** Ends when the process is asked to stop. */
  stopped: AbortSignal
  out: (line: string) => void
  err: (line: string) => void
}

const DAY_MS = 86_400_000

/**
 * Resolves when the process is asked to stop, or when `work` is over; rejects when `work` does. The process lives until
 * then, also while it has nothing but a pause before the next try: the project's timers keep none alive.
 */
export async function ended(stopped: AbortSignal, work?: Promise<void>): Promise<void> {
  const alive = setInterval(() => undefined, DAY_MS)
  const asked = new Promise<void>((resolve) => {
    if (stopped.aborted) resolve()
    else stopped.addEventListener('abort', () => resolve(), { once: true })
  })
  try {
    await (work === undefined ? asked : Promise.race([asked, work]))
  } finally {
    clearInterval(alive)
  }
}
