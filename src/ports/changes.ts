/** Notifies of committed rows, so that nothing has to poll. */
export interface Changes {
  /** Calls `listener` after each commit of any hub that wrote rows for some receiver. Returns a function that ends it. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}
