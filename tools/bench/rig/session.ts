/**
 * How the bench starts what it measures and what loads it: each in a session of its own, as the servers are. Linux gives each session the
 * same share of busy cores (`sched_autogroup_enabled`), so that a hub, a reference or a route that shared one with the load would
 * get less than its servers get. Each ends with the bench through its own channel to it, not by a signal to the group.
 */
export const OWN_SESSION = { detached: true } as const
