/** What came of one thing that was tried; `why` for what failed. */
export type Outcome = { name: string; why?: string }

/** The lines `ok <name>` and `not ok <name>: <why>` of a program; what it should have said and did not has failed. */
export function outcomesOf(output: string, prefix: string, expected: number): Outcome[] {
  const told = output.split('\n').flatMap((line): Outcome[] => {
    const [, not, step, why = 'it did not say why'] = /^(not )?ok ([^:]+)(?:: (.*))?$/.exec(line) ?? []
    if (step === undefined) return []
    return [{ name: `${prefix}, ${step}`, ...(not === undefined ? {} : { why }) }]
  })
  if (told.length >= expected) return told
  return [...told, { name: prefix, why: `${told.length} of ${expected} steps were told of:\n${output.slice(-3000)}` }]
}
