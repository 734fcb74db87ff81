/** A piece of HTML that is safe to put into a page; nothing else is written unescaped. */
export type Html = { readonly html: string }

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

type Part = Html | string | number | undefined | readonly Part[]

/** Tagged template: what is inserted is escaped unless it is `Html`; lists are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const rest = strings.slice(1)
  return { html: rest.reduce((text, string, at) => text + written(parts[at]) + string, strings[0] ?? '') }
}

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(written).join('')
}

/** A sentence of the sources: backticks become code, an empty line a new line. */
export function prose(text: string): Html {
  const pieces = escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll('\n\n', '<br>')
  return { html: pieces }
}

/**
 * A table; where the screen is narrow each row is a block and each cell says its heading. The roles keep it a table for
 * readers that cannot see it even then.
 */
export function table(label: string, heads: readonly string[], rows: readonly (readonly Part[])[]): Html {
  if (rows.length === 0) return html``
  const headings = heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)
  const cell = (part: Part, at: number): Html => html`<td role="cell" data-head="${heads[at]}">${part}</td>`
  return html`<table role="table" aria-label="${label}">
<thead role="rowgroup"><tr role="row">${headings}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => html`<tr role="row">${cells.map(cell)}</tr>\n`)}</tbody>
</table>
`
}

/** The name of an anchor: letters, digits and hyphens of the text. */
export const anchor = (text: string): string => text.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')

/** The whole page. Works without script and without anything from elsewhere. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Corridor</title>
<link rel="stylesheet" href="/docs/reference.css">
</head>
<body>
<header>
<a class="skip" href="#content">To the content</a>
<nav aria-label="Reference"><a href="/docs">HTTP API</a> <a href="/docs/queues">Queues</a>
<a href="/docs#messages-of-the-catalogue">Messages</a> <a href="/docs/errors">Errors and rules</a>
<a href="/openapi.json">OpenAPI</a> <a href="/asyncapi.json">AsyncAPI</a></nav>
</header>
<main id="content">
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.html
}
