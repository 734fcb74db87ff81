import { useEffect, useState } from 'preact/hooks'

/** Where somebody is: the part of the address behind the hash, which no server and no log ever sees. */
export type Place = { path: readonly string[]; query: URLSearchParams }

const placeNow = (): Place => {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?')
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) }
}

/** Where somebody is, as it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(placeNow)
  useEffect(() => {
    const follow = (): void => setPlace(placeNow())
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return place
}

/** The address of a place, its parts written so that no slash in a name divides them. */
export const placeOf = (path: readonly string[], query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return `#/${path.map(encodeURIComponent).join('/')}${asked === '' ? '' : `?${asked}`}`
}

/** A token given behind the hash, as the demo prints it; it does not stay in the address or the history. */
export function takeToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined
  if (token !== undefined) history.replaceState(null, '', location.pathname)
  return token
}
