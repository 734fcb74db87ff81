import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again and again until the answer is true.
 * @param condition asked every `everyMs`
 * @param options `timeoutMs` and `everyMs` in milliseconds; `label` names what is waited for in the error
 * @throws Error when the time is over
 */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  options: { readonly timeoutMs: number; readonly everyMs?: number; readonly label: string },
): Promise<void> => {
  const end = performance.now() + options.timeoutMs
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`${options.label}: not within ${options.timeoutMs / 1000} s`)
    await pause(options.everyMs ?? 50)
  }
}
