import { blocksOf, sectionOf } from '../../docs/pages';

/**
 * Shell commands of a how-to guide, one text for each block.
 *
 * @param guide name of its file without the ending
 * @throws Error when the guide has no such section
 */
export function guideBlocks(guide: string, heading: string): string[] {
  const blocks = blocksOf(sectionOf(`docs/how-to/${guide}.md`, heading));
  return blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
}
