/** A text of a list with its place in it: `line 7, wagon`, or a path of elements. */
export type Located = { text: string; place: string }

export type WagonEntry = {
  wagon: Located
  position?: Located
  mrns: readonly Located[]
  containers: readonly Located[]
  seals: readonly Located[]
  sealState?: Located
}

/** A train as a list has it, before anything of it is understood. */
export type Train = {
  /** Where it is from: our own list, or a composition of TAF TSI, whose stations and numbers are its own. */
  form: 'list' | 'tcm'
  id?: Located
  party?: Located
  train: Located
  time: Located
  operation: Located
  /** One of the two is there. */
  office?: Located
  station?: Located
  remarks?: Located
  wagons: readonly WagonEntry[]
}

/** What stands between several in one cell: blanks, commas or semicolons. */
export const BETWEEN = /[\s,;]+/

/** Several in one cell. */
export const several = ({ text, place }: Located): readonly Located[] =>
  text
    .split(BETWEEN)
    .filter((one) => one !== '')
    .map((one) => ({ text: one, place }))

/** The check digit of a wagon's number (UIC 438-1): doubled and single in turn from the right, as Luhn reckons. */
export function hasWagonCheckDigit(number: string): boolean {
  if (!/^[0-9]{12}$/.test(number)) return false
  const sum = [...number].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
