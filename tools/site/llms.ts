import { apiFolder, type NavigationSection } from './navigation';
import type { Page } from './page';

/**
 * Returns `llms.txt`, the list of the pages for language models: https://llmstxt.org. Each entry is the Markdown of a
 * page. Pages of members of the API are listed by those of their modules.
 */
export function listText(
  home: Page | undefined,
  sections: readonly NavigationSection[],
  pages: ReadonlyMap<string, Page>,
): string {
  const lists = sections.map(({ title, entries }) =>
    [`## ${title}`, '', ...entries.map((entry) => entryText(entry, pages.get(entry.path)))].join('\n'),
  );
  return [`# ${home?.title ?? 'Vigie'}`, `> ${home?.summary ?? ''}`, ...lists].join('\n\n') + '\n';
}

/** Returns `llms-full.txt`: the Markdown of all pages, those of the API excepted. */
export function fullText(pages: readonly Page[]): string {
  return pages
    .filter(({ path }) => !path.startsWith(`${apiFolder}/`))
    .map(({ path, markdown }) => `<!-- ${path} -->\n\n${markdown.trim()}\n`)
    .join('\n');
}

function entryText({ title, path }: NavigationSection['entries'][number], page: Page | undefined): string {
  const [summary = ''] = page?.summary.split(/(?<=\.) /) ?? [];
  return `- [${title}](${path})${summary === '' ? '' : `: ${summary}`}`;
}
