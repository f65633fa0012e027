/** The form under which the desk counts a question that comes again. */
export { questionForm } from '../answers/reviewed/same-question.ts'
