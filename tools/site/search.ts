import { apiFolder } from './navigation';
import type { Page, Section } from './page';

/** Section of a page, as the search shows it. */
export interface SearchDocument {
  /** Address from the root of the site, with an anchor. */
  readonly id: string;
  readonly heading: string;
  /** Title of its page, or the empty string where the heading is it. */
  readonly page: string;
  readonly text: string;
}

/** Longest text of a section that is searched, in characters. */
const longestText = 2000;

/** Returns what the search finds: each section of a guide down to level 3, and each page of the API as a whole. */
export function searchDocuments(pages: readonly Page[], addressOf: (path: string) => string): SearchDocument[] {
  return pages.flatMap((page) => {
    const address = addressOf(page.path);
    if (page.path.startsWith(`${apiFolder}/`)) {
      const names = page.sections.map(({ heading }) => heading);
      return [{ id: address, heading: page.title, page: '', text: cut([page.summary, ...new Set(names)].join(' ')) }];
    }
    return foundSections(page.sections).map(({ level, id, heading, text }) => ({
      id: level > 1 ? `${address}#${id}` : address,
      heading,
      page: level > 1 ? page.title : '',
      text: cut(text),
    }));
  });
}

/** Adds the sections of small headings, which many pages repeat, to the larger one above them. */
function foundSections(sections: readonly Section[]): Section[] {
  const found: Section[] = [];
  for (const section of sections) {
    const above = found.at(-1);
    if (above && section.level > 3) found[found.length - 1] = { ...above, text: `${above.text}${section.text}` };
    else found.push(section);
  }
  return found;
}

function cut(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, longestText);
}
