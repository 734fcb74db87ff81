/** What this browser keeps of how somebody likes to read; nothing that is secret. */
const NAME = 'corridor-console'

const all = (): Record<string, string> => {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '{}') as Record<string, string>
  } catch {
    // A browser that keeps nothing for us: then everything is as it was at first.
    return {}
  }
}

/** What was kept under this name, if it is one of these. */
export const kept = <T extends string>(name: string, among: readonly T[]): T | undefined =>
  among.find((one) => one === all()[name])

/** Keeps these besides what was kept; nothing where the browser keeps nothing. */
export function keep(values: Readonly<Record<string, string>>): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...all(), ...values }))
  } catch {
    // It is only asked again next time.
  }
}
