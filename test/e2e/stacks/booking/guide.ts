import { blocksOf, textOf } from '../../../docs/pages';

/** Commands of docs/explanation/booking-guide.md, one text for each block. */
export const guideCommands: readonly string[] = blocksOf(textOf('docs/explanation/booking-guide.md'))
  .filter(({ language }) => language === 'sh')
  .map(({ text }) => text);
