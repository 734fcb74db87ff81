/** What a command is given: no command reads the process itself. */
export type CommandContext = {
  args: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  /** Ends when the process is asked to stop. */
  stopped: AbortSignal
  out: (line: string) => void
  err: (line: string) => void
}
