import { readTables, type TableFile, type Tables } from './tables.ts'

/** What is read from the file of a profile, with whatever is wrong kept until all of it is known. */
export type ProfileFile = {
  readonly given: Readonly<Record<string, unknown>>
  complain: (what: string) => void
  /** A text of this form; any that is not empty unless told. */
  text: (name: string, pattern?: RegExp) => string
  choice: <One extends string>(name: string, all: readonly [One, ...One[]]) => One
  /** What `make` makes, or `otherwise` where it throws. */
  attempt: <Made>(make: () => Made, otherwise: Made) => Made
  /** The tables of these rows; empty ones where a row is wrong. */
  tables: (file: TableFile) => Tables
  /** Throws one error that names everything that is wrong, with the profile it is wrong in. */
  close: (of: string) => void
}

/**
 * Opens what a profile's file holds.
 * @param names what a profile may have; beside them `unknown`, in which a draft lists what has to be filled in
 */
export function openProfile(value: unknown, names: readonly string[]): ProfileFile {
  const given = (value ?? {}) as Record<string, unknown>
  const complaints = Object.keys(given)
    .filter((name) => name !== 'unknown' && !names.includes(name))
    .map((name) => `there is no ${name}`)
  const attempt = <Made>(make: () => Made, otherwise: Made): Made => {
    try {
      return make()
    } catch (error) {
      complaints.push((error as Error).message)
      return otherwise
    }
  }
  return {
    given,
    attempt,
    complain: (what) => void complaints.push(what),
    text: (name, pattern = /./) => {
      const found = given[name]
      if (typeof found !== 'string' || !pattern.test(found)) complaints.push(`${name} is missing or wrong`)
      return String(found)
    },
    choice: (name, all) => {
      const found = all.find((one) => one === given[name])
      if (found === undefined) complaints.push(`${name} is none of ${all.join(', ')}`)
      return found ?? all[0]
    },
    tables: (file) => attempt(() => readTables(file), readTables({ ...file, rows: [] })),
    close: (of) => {
      const open = (given['unknown'] ?? []) as readonly string[]
      if (open.length > 0) complaints.push(`still unknown: ${open.join(', ')}`)
      if (complaints.length > 0) throw new Error(`profile of ${of}: ${complaints.join('; ')}`)
    },
  }
}
