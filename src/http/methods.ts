/** Which methods an address answers, for `405` with `Allow` (RFC 9110 15.5.6). */
export type MethodTable = {
  add(method: string, url: string): void
  /** In alphabetical order; empty when there is nothing at this path. */
  of(path: string): readonly string[]
}

const segmentsOf = (path: string): string[] => path.split('/')

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function leadsTo(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false
  return pattern.every((one, at) => {
    const segment = segments[at] ?? ''
    return one.startsWith(':') ? segment !== '' : one === decoded(segment)
  })
}

/** An empty table. The router itself only tells whether one method has a route. */
export function createMethodTable(): MethodTable {
  const routes: { pattern: readonly string[]; method: string }[] = []
  return {
    add(method, url) {
      routes.push({ pattern: segmentsOf(url), method })
    },
    of(path) {
      const segments = segmentsOf(path)
      const found = routes.filter(({ pattern }) => leadsTo(pattern, segments)).map(({ method }) => method)
      return [...new Set(found)].sort()
    },
  }
}
