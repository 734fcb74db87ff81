/** Hosts that are this machine, as `URL.hostname` gives them: nothing passes a line that others could read or answer on. */
export const isLoopback = (hostname: string): boolean => /^(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])$/.test(hostname)
