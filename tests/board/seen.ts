import { afterEach } from 'vitest'
import { choose, look, openBoardPlace, type Making } from './place.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})
/** A place that closes with the test. */
export async function place(making: Making = {}) {
  const opened = await openBoardPlace(making)
  open.push(opened.close)
  return opened
}
/** One page as somebody sees it who signed in first. */
export const seenBy = async (person: string, making: Making, query = '') => {
  const { url } = await place(making)
  return look(url, await choose(url, person), query)
}
/** The cells of a row of a table, by the words in its first one. */
export const row = (html: string, first: string) =>
  [...html.matchAll(/<tr role="row">([^]*?)<\/tr>/g)]
    .map(([, cells = '']) =>
      [...cells.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
        cell.replace(/<[^>]+>/g, '').trim(),
      ),
    )
    .find(([name]) => name === first)
