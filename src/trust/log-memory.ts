/** A state that the log has had: its size and its root then. */
export type LogState = { size: number; root: Buffer }

/** The newest state of the log that a hub remembers outside of its database. */
export type RememberedLog = LogState & {
  /** How many restores had been opened by then. */
  restores: number
  at: Date
  /** Some states before, the newest first: they tell up to where another log is the same. */
  earlier: readonly LogState[]
}

/** The log as the database has it now. */
export type FoundLog = {
  size: number
  /** What each opened restore has left of the log, in their order. */
  restores: readonly { kept: number }[]
  /** @param size no more than the log has */
  rootAt: (size: number) => Promise<Buffer>
}

/** How many entries of the remembered log are left, and which state of it is lost. */
export type LogLoss = { kept: number; lost: LogState }

/**
 * Whether the database was restored to an earlier point: its log is shorter than the remembered one, or has another root at that
 * size. What operators have accepted as lost does not count again. Undefined where the log goes on from what is remembered
 * (docs/decisions/0221).
 */
export async function lossOf(remembered: RememberedLog, found: FoundLog): Promise<LogLoss | undefined> {
  const left = Math.min(...found.restores.slice(remembered.restores).map(({ kept }) => kept), Infinity)
  const states = [remembered, ...remembered.earlier].filter(({ size }) => size <= left)
  const [lost] = states
  if (lost === undefined) return undefined
  let hasAnother = false
  for (const { size, root } of states) {
    if (size > found.size) continue
    if ((await found.rootAt(size)).equals(root)) {
      if (size === lost.size) return undefined
      return { kept: hasAnother ? size : found.size, lost }
    }
    hasAnother = true
  }
  return { kept: hasAnother ? 0 : found.size, lost }
}

/** States kept beside the newest. */
const EARLIER_MAX = 64

/** What is remembered once the log has grown to this state. Of earlier states the older ones become rare. */
export function rememberedNext(before: RememberedLog | undefined, now: Omit<RememberedLog, 'earlier'>): RememberedLog {
  if (before === undefined || before.restores !== now.restores) return { ...now, earlier: [] }
  const { size, root } = before
  const earlier = before.size === now.size ? before.earlier : [{ size, root }, ...before.earlier]
  if (earlier.length <= EARLIER_MAX) return { ...now, earlier }
  const half = EARLIER_MAX / 2
  return { ...now, earlier: earlier.filter((_, at) => at < half || at % 2 === 0) }
}

/** The text in which it is kept. */
export const memoryText = ({ restores, at, earlier, ...state }: RememberedLog): string =>
  `${JSON.stringify({ ...told(state), restores, at: at.toISOString(), earlier: earlier.map(told) })}\n`

const told = ({ size, root }: LogState): { size: number; root: string } => ({ size, root: root.toString('base64') })

/** Reads such a text; undefined unless all of it is there. */
export function readMemory(text: string): RememberedLog | undefined {
  try {
    const { restores, at, earlier, ...newest } = JSON.parse(text) as Record<string, unknown>
    const states = [newest, ...(earlier as unknown[])].map(stateIn)
    const [state, ...before] = states.filter((one) => one !== undefined)
    const time = new Date(String(at))
    if (state === undefined || before.length !== states.length - 1 || Number.isNaN(time.getTime())) return undefined
    return isCount(restores) ? { ...state, restores, at: time, earlier: before } : undefined
  } catch {
    return undefined
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

function stateIn(value: unknown): LogState | undefined {
  const { size, root } = value as { size?: unknown; root?: unknown }
  const bytes = Buffer.from(String(root), 'base64')
  return isCount(size) && bytes.length === 32 ? { size, root: bytes } : undefined
}
