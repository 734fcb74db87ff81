/** What operators do to read a message's bytes: one asks, another one opens or refuses, and each reading is an act again. */
const GLASS_ACTS = ['break-glass-asked', 'break-glass', 'break-glass-rejected', 'body-read'] as const

export type GlassActName = (typeof GLASS_ACTS)[number]

/** Whether an act of this name is about a message's bytes. */
export const isGlassAct = (name: string): name is GlassActName => GLASS_ACTS.some((one) => one === name)

/** One such act on one message; `at` in milliseconds UTC. */
export type GlassAct = { act: GlassActName; operator: string; at: number }

/** For how long the two may read, and for how long a second operator may still agree. */
export const OPEN_MS = 3_600_000
export const ASKED_MS = 24 * 3_600_000

/** How a message's bytes stand: who has asked and waits for a second operator, or who may read them until when. */
export type Glass = { askedBy?: string; open?: { by: readonly string[]; until: number } }

/** How they stand at a time, by the acts on the message in the order of the log. */
export function glassAt(acts: readonly GlassAct[], now: number): Glass {
  let asked: GlassAct | undefined
  let open: Glass['open']
  for (const one of acts) {
    if (one.act === 'break-glass-asked') asked = one
    if (one.act === 'break-glass-rejected') asked = undefined
    if (one.act !== 'break-glass') continue
    open = { by: [...(asked === undefined ? [] : [asked.operator]), one.operator], until: one.at + OPEN_MS }
    asked = undefined
  }
  return {
    ...(asked === undefined || now >= asked.at + ASKED_MS ? {} : { askedBy: asked.operator }),
    ...(open === undefined || now >= open.until ? {} : { open }),
  }
}
