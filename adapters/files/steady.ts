import type { FileInfo } from './folder.ts'

/** A file that is still being written, or that is ours. */
const NOT_YET = /^\.|\.(part|tmp|filepart)$/i

/** Tells which files have not changed since the look before: one that still grows is left alone. */
export class Steady {
  /** Size and time of each file at the last look. */
  #seen = new Map<string, string>()

  /** Of what is there now the files that can be read, oldest first. */
  look(all: readonly FileInfo[]): readonly FileInfo[] {
    const files = all.filter(({ name }) => !NOT_YET.test(name))
    const before = this.#seen
    this.#seen = new Map(files.map((file) => [file.name, stateOf(file)]))
    return files
      .filter((file) => before.get(file.name) === stateOf(file))
      .toSorted((one, other) => one.modified - other.modified || (one.name < other.name ? -1 : 1))
  }

  /** Another file of this name is another file. */
  forget(name: string): void {
    this.#seen.delete(name)
  }
}

const stateOf = ({ size, modified }: FileInfo): string => `${size} ${modified}`
