/** What a command gets besides its call. No command reads the process itself, nor arguments its spec does not name. */
export type CommandContext = {
  env: Readonly<Record<string, string | undefined>>
  /** Ends when the process is asked to stop. */
  stopped: AbortSignal
  out: (line: string) => void
  err: (line: string) => void
}

/** Resolves when the process is asked to stop. */
export const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
