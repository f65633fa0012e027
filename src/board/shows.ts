import type { Context } from 'hono'
import type { Asked } from './asked.ts'
import type { servedFiles } from './files.ts'
import { pageHeaders } from './headers.ts'
import type { Frame } from './view/page.ts'
import type { Html } from './view/table.ts'

/** How pages are framed and answered; `framed` where Teams shows them. */
export function pages(files: ReturnType<typeof servedFiles>, framed: boolean) {
  const headers = pageHeaders(framed)
  const addresses = {
    style: files.style.address,
    script: files.script.address,
    teams: files.teams.address,
  }
  return {
    frame: (title: string, kind: Frame['kind'], { theme }: Pick<Asked, 'theme'>): Frame => ({
      ...{ title, kind, theme },
      files: addresses,
    }),
    show: async (c: Context, content: Html, status: 200 | 401 | 403 | 503 = 200) =>
      c.html(await content, status, headers),
  }
}
export type Pages = ReturnType<typeof pages>
