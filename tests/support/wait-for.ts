import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks until the answer is neither false, null nor undefined, and returns it: what a test uses instead of sleeping.
 * @param predicate asked at once and then every 25 ms; what it throws counts as "not yet" and is shown in the end
 * @param options `timeoutMs` in milliseconds (default one minute: a busy machine is not a defect); `label` says what is waited for
 * @throws Error with the label and the last answer or error when the time is over
 */
export const waitFor = async <T>(
  predicate: () => T | Promise<T>,
  options: { readonly timeoutMs?: number; readonly label: string },
): Promise<Exclude<T, false | null | undefined>> => {
  const timeoutMs = options.timeoutMs ?? 60_000
  const end = performance.now() + timeoutMs
  let last: unknown
  for (;;) {
    try {
      const answer = await predicate()
      if (answer !== false && answer !== null && answer !== undefined) {
        return answer as Exclude<T, false | null | undefined>
      }
      last = answer
    } catch (error) {
      last = error
    }
    if (performance.now() > end) throw new Error(`${options.label}: not within ${timeoutMs} ms (last: ${String(last)})`)
    await pause(25)
  }
}
