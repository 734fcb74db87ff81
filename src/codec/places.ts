/** One step of the pointers to look for, with the steps below it. */
export type Wanted = { readonly steps: Map<string, Wanted>; offset: number | undefined }

const wanted = (): Wanted => ({ steps: new Map(), offset: undefined })

/**
 * Offsets of some values of a text, filled in by the code that walks it. A tree of steps, so that walking past other values
 * builds no pointers: a refusal has at most 100 findings, and a text may have 250,000 values.
 */
export class Places {
  readonly root: Wanted = wanted()
  #open = 1

  /** @param pointers what to look for; enclosing values are included */
  constructor(pointers: Iterable<string>) {
    for (const pointer of pointers) {
      let node = this.root
      for (const step of stepsOf(pointer)) {
        const known = node.steps.get(step)
        if (known === undefined) this.#open += 1
        const next = known ?? wanted()
        node.steps.set(step, next)
        node = next
      }
    }
  }

  /** Notes the offset of a value; the last one if several share a pointer, as duplicate elements do. */
  found(node: Wanted | undefined, offset: number): void {
    if (node === undefined) return
    if (node.offset === undefined) this.#open -= 1
    node.offset = offset
  }

  /** Whether everything that was asked for has been found. */
  get complete(): boolean {
    return this.#open === 0
  }

  /** The offset of a value; for a missing one, of the nearest enclosing value. */
  offsetOf(pointer: string): number {
    let node: Wanted | undefined = this.root
    let offset = node.offset ?? 0
    for (const step of stepsOf(pointer)) {
      node = node?.steps.get(step)
      if (node?.offset === undefined) break
      offset = node.offset
    }
    return offset
  }
}

/** The steps of a pointer (RFC 6901), unescaped. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => (step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step))
}

/** The part of a pointer that exists in a value: what is missing is not looked for, so that the search can end early. */
export function existingPart(value: unknown, pointer: string): string {
  let node = value
  let length = 0
  for (const step of pointer.split('/').slice(1)) {
    const [name = ''] = stepsOf(`/${step}`)
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) break
    node = Reflect.get(node, name)
    length += step.length + 1
  }
  return pointer.slice(0, length)
}
