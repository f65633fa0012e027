import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

export interface Column<Row> {
  head: string
  cell(row: Row): Html | string
  /** Set to the right, in figures of one width. */
  number?: boolean
  /** A number of a record, kept on one line. */
  id?: boolean
  /** Marks a cell that asks for attention. */
  alert?(row: Row): boolean
}

/** The first column names the row. Roles are said, because small screens show rows as blocks. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  return html`<table role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          ({ head, number }) =>
            html`<th role="columnheader" scope="col" class="${number ? 'number' : ''}">${head}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            ${columns.map((column, at) => cellOf(column, row, at === 0))}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function cellOf<Row>({ head, cell, number, id, alert }: Column<Row>, row: Row, first: boolean): Html {
  const named = [number ? 'number' : '', id ? 'id' : '', alert?.(row) ? 'alert' : '']
    .filter(Boolean)
    .join(' ')
  return first
    ? html`<th role="rowheader" scope="row" class="${named}">${cell(row)}</th>`
    : html`<td role="cell" class="${named}" data-head="${head}">${cell(row)}</td>`
}

/** A part of the page with a heading that names it for everybody. */
export const section = (
  id: string,
  heading: string,
  content: unknown,
  width: '' | 'wide' | 'full' = '',
): Html =>
  html`<section aria-labelledby="${id}" class="${width}">
    <h2 id="${id}">${heading}</h2>
    ${content}
  </section>`
