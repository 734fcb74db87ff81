const LOOK_EVERY_MS = 500

/**
 * Aborts when this process is asked to end: by a signal, or because whoever started it is gone. npm passes a signal on
 * to the shell between it and us, and that shell ends without telling anyone; all we see is another parent.
 */
export const stopController = (): AbortController => {
  const stop = new AbortController()
  const parent = process.ppid
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  // Started by hand, it may be meant to outlive its shell.
  const byNpm = process.env['npm_lifecycle_event'] !== undefined
  const timer = setInterval(() => {
    if (byNpm && process.ppid !== parent) stop.abort()
  }, LOOK_EVERY_MS)
  timer.unref()
  stop.signal.addEventListener('abort', () => clearInterval(timer))
  return stop
}
