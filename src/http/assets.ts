/** One file of a page, kept in memory: `path` as asked for below the page's address, empty for the page itself. */
export type Asset = { path: string; contentType: string; content: Buffer }
