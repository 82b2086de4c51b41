/** Language of the operators of these stacks. */
export const language = 'fr';
