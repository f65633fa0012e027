export { flagsOf, text, type Flags } from './policy/flags.ts'
