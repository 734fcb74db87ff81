import type { FollowUpView } from '../ports/document.ts'

const DAY_MS = 86_400_000

/** What is told by e-mail, in the order in which it can happen. */
export const MOMENTS = ['limit-near', 'limit-passed', 'enquiry', 'claim', 'arrived', 'closed'] as const

export type MomentKind = (typeof MOMENTS)[number]

/**
 * The moments of a movement that have come, each by a name of its own: a limit that was extended passes once more, and a second
 * enquiry is told as the first was. The same view at the same time gives the same.
 */
export function momentsOf(view: FollowUpView, now: Date): string[] {
  const { limitAt, arrivedAt, enquiry, claim, closedBy } = view
  if (closedBy !== undefined) return [`closed ${closedBy}`]
  const left = Date.parse(limitAt) - now.getTime()
  const onTheWay = arrivedAt === undefined
  return [
    ...(onTheWay && left <= DAY_MS && left > 0 ? [`limit-near ${limitAt}`] : []),
    ...(onTheWay && left <= 0 ? [`limit-passed ${limitAt}`] : []),
    ...(enquiry === undefined ? [] : [`enquiry ${enquiry.since ?? enquiry.respondBy}`]),
    ...(claim === undefined ? [] : [`claim ${claim.since ?? claim.payBy ?? ''}`]),
    ...(arrivedAt === undefined ? [] : ['arrived']),
  ]
}

/** Which kind of moment a name says. Throws for a name that `momentsOf` never gives. */
export function kindOf(moment: string): MomentKind {
  const kind = MOMENTS.find((known) => known === moment.split(' ', 1)[0])
  if (kind === undefined) throw new Error(`no moment is called ${moment}`)
  return kind
}
