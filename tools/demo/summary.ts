import type { DemoResult } from './run.ts'

/** The summary a person reads at the end. */
export const summaryOf = (
  { plan, figures, sightings, refusals, witnessed }: Omit<DemoResult, 'failures'>,
  services: { broker: string; database: string },
): string => {
  const corridors = [...new Set(plan.map((one) => one.corridor.name))]
  const { movements, released, discharged, messagesAccepted, messagesDelivered, parked } = figures
  const shown = [...new Set(plan.flatMap((one) => (one.shows === undefined ? [] : [one.shows])))]
  return [
    '',
    `Movements: ${movements} over ${corridors.length} corridors; released ${released}, discharged ${discharged}`,
    `Shown: ${shown.join('; ')}`,
    `Messages: ${messagesAccepted} accepted, ${messagesDelivered} delivered and journalled, ${parked} parked`,
    `Guarantees: ${figures.guaranteesBalanced ? 'balanced, everything available again' : 'NOT BALANCED'}`,
    `Witness: ${witnessed.country} has seen the log grow ${witnessed.times} times and co-signed all ${witnessed.size} entries of it`,
    `Services: ${services.broker}; ${services.database}`,
    '',
    table(
      ['seen against declared', 'noticed', 'alerts', 'settled', 'ended'],
      sightings.map(({ shown, noticed, alerts, alerted, settled, ended }) => [
        shown,
        noticed,
        `${alerts} to ${alerted}`,
        settled,
        ended,
      ]),
    ),
    '',
    table(
      ['level', 'tried', 'expected', 'answer', ''],
      refusals.map(({ level, tried, expected, got, ok }) => [
        level,
        tried,
        expected,
        got,
        ok ? 'as expected' : 'WRONG',
      ]),
    ),
    `${figures.rejections} refusals on record`,
    ...(figures.mismatches.length === 0
      ? ['SQL and the national systems’ journals agree; each receiver verified every seal, signature and order.']
      : ['', 'MISMATCHES:', ...figures.mismatches.slice(0, 20), `(${figures.mismatches.length} in all)`]),
  ].join('\n')
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [lineOf(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(lineOf)].join('\n')
}
