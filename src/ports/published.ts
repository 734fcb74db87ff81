export type PublishedFile = { contentType: string; content: Buffer }

/**
 * What the hub publishes of its own sources: schemas by file name (`<type>.json`, `<type>.xsd`), code lists by name.
 */
export type Published = {
  schemas: ReadonlyMap<string, PublishedFile>
  codelists: ReadonlyMap<string, PublishedFile>
}

/** The machine-readable contract: OpenAPI 3.1 of the HTTP API and AsyncAPI 3 of the queues, both as JSON text. */
export type ApiDocuments = { openApi: string; asyncApi: string }
