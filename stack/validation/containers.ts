import { commandCharacterIssues } from '../../core/characters';
import { inPath, type Issue } from '../../core/errors';
import { amountIssues } from '../../core/size';
import { imageIssues } from '../../servers/images';
import { resourceIssues } from '../../servers/resources';
import type { ServerSpec } from '../../servers/server-spec';

/** Returns the issues of what every server has: its image, its resources, its volumes and its texts. */
export function containerIssues(server: ServerSpec): Issue[] {
  const { image, resources, folders, args, environment } = server;
  return [
    ...imageIssues(image),
    ...resourceIssues(resources),
    ...halfCharacterIssues(server),
    ...commandCharacterIssues({ args, environment }),
    ...folders.flatMap((folder) =>
      folder.kind === 'volume' ? inPath('volume.size', amountIssues(folder.volume.size)) : [],
    ),
  ];
}

/** Half of a character outside the basic plane, as YAML and JSON write it in quotes. */
const writtenHalf = /"(?:[^"\\\n]|\\(?!ud[89a-f])[^\n])*\\ud[89a-f][0-9a-f]{2}/i;

/** Returns an issue for each text with half of a character, which is no text in UTF-8, and which no server reads. */
function halfCharacterIssues({ files, args, environment }: ServerSpec): Issue[] {
  const texts = [
    ...files.flatMap((set) => Object.entries(set.files)),
    ...Object.entries(environment),
    ...args.map((arg) => ['arguments', arg] as const),
  ];
  return texts
    .filter(([, text]) => /\p{Surrogate}/u.test(text) || (/\\ud/i.test(text) && writtenHalf.test(text)))
    .map(([path]) => ({ path, problem: 'a text has half of a character', remedy: 'remove it, or complete it' }));
}
