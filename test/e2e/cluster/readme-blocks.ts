import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Shell commands of a procedure in the README, one text for each block.
 *
 * @param lead first words of the procedure, in bold
 * @throws Error when the README has no such procedure
 */
export function blocksUnder(lead: string): string[] {
  const [, text] = readFileSync(join(__dirname, '../../../README.md'), 'utf8').split(`\n**${lead}`);
  if (text === undefined) throw new Error(`the README has no part "${lead}"`);
  const [part] = text.split(/\n(?:\*\*[A-Z]|## )/);
  return [...part!.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block]) => block!);
}
