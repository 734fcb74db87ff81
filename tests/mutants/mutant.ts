/** One safeguard broken on purpose, and the test that must notice. */
export type Mutant = {
  name: string
  file: string
  /** Occurs once in the file. */
  find: string
  replace: string
  /** Project, file and name of the test that fails with the fault and passes without it. */
  test: { project: string; file: string; name: string }
}
