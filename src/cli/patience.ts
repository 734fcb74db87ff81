/** How long a command waits for the whole answer of a hub, milliseconds: longer than a hub takes for any single message. */
export const ANSWER_WITHIN_MS = 60_000

/** The same for a whole list, up or down. */
export const LONG_ANSWER_WITHIN_MS = 600_000
