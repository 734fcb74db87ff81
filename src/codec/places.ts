/** One step of the pointers that are looked for, with the steps below it. */
export type Wanted = { readonly steps: Map<string, Wanted>; offset: number | undefined }

const wanted = (): Wanted => ({ steps: new Map(), offset: undefined })

/**
 * Where some values of a text stand, filled by whoever walks the text. A tree of steps, so that a walk past what nobody
 * asked for builds no pointer: a refusal tells at most 100 findings of a text that may have 250,000 values.
 */
export class Places {
  readonly root: Wanted = wanted()
  #open = 1

  /** @param pointers what to look for, with everything around it */
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

  /** Notes where a value stands; of several under one pointer, as for an element that stands twice, the last. */
  found(node: Wanted | undefined, offset: number): void {
    if (node === undefined) return
    if (node.offset === undefined) this.#open -= 1
    node.offset = offset
  }

  /** Whether everything that was asked for has been found. */
  get complete(): boolean {
    return this.#open === 0
  }

  /** The offset of a value; for one that is not there, of the nearest thing around it. */
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
