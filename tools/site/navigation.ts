import type { Page } from './page';

/** Section of the navigation, with the paths of its pages. */
export interface NavigationSection {
  readonly title: string;
  readonly entries: readonly { readonly title: string; readonly path: string }[];
}

/** Index of the documentation. Its headings and links are the navigation. */
export const indexPath = 'docs/index.md';

/** Folder of the generated reference of the API. */
export const apiFolder = 'docs/reference/api';

/**
 * Returns the navigation: the sections and links of the index in their order, the modules of the API, and the pages
 * that nothing names.
 */
export function navigation(pages: readonly Page[]): NavigationSection[] {
  const known = new Map(pages.map((page) => [page.path, page]));
  const links = (known.get(indexPath)?.links ?? []).filter(
    ({ target, section }) => section !== '' && known.has(target),
  );
  const sections = [...new Set(links.map(({ section }) => section))].map((title) => ({
    title,
    entries: links.filter(({ section }) => section === title).map(({ target }) => entryOf(known.get(target)!)),
  }));
  const named = new Set([indexPath, 'README.md', ...links.map(({ target }) => target)]);
  const modules = pages
    .filter(({ path }) => isModule(path))
    .map(entryOf)
    .sort(byTitle);
  const others = pages.filter(({ path }) => !named.has(path) && !path.startsWith(`${apiFolder}/`)).map(entryOf);
  return [
    ...sections,
    { title: 'API', entries: modules.filter(({ path }) => !named.has(path)) },
    { title: 'More', entries: others },
  ].filter(({ entries }) => entries.length > 0);
}

/** Tests whether a page describes a module of the package. */
function isModule(path: string): boolean {
  return new RegExp(`^${apiFolder}/vigie/(\\w+/)?index\\.md$`).test(path);
}

function entryOf({ path, title }: Page) {
  return { title, path };
}

function byTitle(one: { readonly title: string }, other: { readonly title: string }): number {
  return one.title < other.title ? -1 : 1;
}
