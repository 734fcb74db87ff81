export type PublishedFile = { contentType: string; content: Buffer }

/**
 * What the hub publishes of its own sources: schemas by file name (`<type>.json`, `<type>.xsd`), code lists by name.
 */
export type Published = {
  schemas: ReadonlyMap<string, PublishedFile>
  codelists: ReadonlyMap<string, PublishedFile>
}
