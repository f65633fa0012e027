import { html } from 'hono/html'
import { page, type Frame } from './page.ts'
import type { Html } from './table.ts'

/** On one machine only: whoever sits there chooses whom to be, and comes to what was asked for (such as `?theme=dark`). */
export const demoSignIn = (
  frame: Frame,
  people: readonly { id: string; name: string }[],
  query: string,
): Html =>
  page(
    frame,
    html`<main class="message">
      <h1>Whose board?</h1>
      <p>Waymark runs on this machine only, with invented people. Choose whom to be.</p>
      <form method="post" action="/board/session${query}">
        <ul class="people">
          ${people.map(
            ({ id, name }) =>
              html`<li>
                <button name="person" value="${id}">${name} <span>${id}</span></button>
              </li>`,
          )}
        </ul>
      </form>
    </main>`,
  )

/** What a tab shows until Teams has said who looks. */
export const teamsSignIn = (frame: Frame): Html =>
  page(
    frame,
    html`<main class="message">
      <h1>Waymark board</h1>
      <p id="says" role="status">Signing you in …</p>
      <noscript
        ><p>The board needs scripts to sign you in. Turn them on, or open it in the Teams app.</p></noscript
      >
    </main>`,
  )

/** Shown by Teams when somebody adds the tab to a channel. */
export const configure = (frame: Frame): Html =>
  page(
    frame,
    html`<main class="message">
      <h1>Add the board to this channel</h1>
      <p>
        Each person sees what the case system lets them see: a supervisor the unit, a worker their own duties.
        It never shows a child’s name.
      </p>
      <p id="says" role="status">Press Save to add it.</p>
    </main>`,
  )
