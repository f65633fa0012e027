/** A supervisor's board: what is due in a unit, as a page in a Teams tab. */
export { boardRoutes, type BoardOptions } from './routes.ts'
export type { SignIn } from './sign-in/answer.ts'
export type { BoardPorts, ReminderPorts, PolicyHealth, StateHealth } from './types.ts'
