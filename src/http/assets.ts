/** One file of the console, kept in memory: `path` as asked for, `/console/` itself is the page. */
export type Asset = { path: string; contentType: string; content: Buffer }
