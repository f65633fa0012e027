import { html } from 'hono/html'
import type { Theme } from '../asked.ts'
import type { Html } from './table.ts'

export interface Frame {
  title: string
  theme: Theme
  /** What the script of the page does: only theme changes, the sign-in of Teams, or adding the tab. */
  kind: 'board' | 'sign-in' | 'configure'
  /** Addresses of the style sheet and the script, with the mark of their content. */
  files: { style: string; script: string; teams: string }
}

/** A whole page. Nothing in it is inline: its style and its script are files of ours. */
export const page = ({ title, theme, kind, files }: Frame, content: Html): Html =>
  html`<!doctype html>
    <html lang="en" data-theme="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Waymark</title>
        <link rel="stylesheet" href="${files.style}" />
        <script src="${files.script}" data-kind="${kind}" data-teams="${files.teams}" defer></script>
      </head>
      <body>
        ${content}
      </body>
    </html>`

/** A page of one sentence. */
export const message = (frame: Frame, heading: string, sentence: string): Html =>
  page(
    frame,
    html`<main class="message">
      <h1>${heading}</h1>
      <p id="says" role="status">${sentence}</p>
    </main>`,
  )
