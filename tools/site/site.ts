import { posix } from 'node:path';
import { formatIssue, type Issue } from '../../core/errors';
import { fullText, listText } from './llms';
import { navigation } from './navigation';
import { parsePage, renderPage, type Link, type Page } from './page';
import { searchDocuments } from './search';
import { htmlPage } from './template';

/** Content of a site. */
export interface SiteProps {
  /** Markdown of the pages, by the path of each in the repository. */
  readonly markdown: ReadonlyMap<string, string>;
  /** Tests whether a path of the repository exists. Links to files that are no pages are shown as text. */
  readonly exists: (path: string) => boolean;
}

/** Files of a site, by path, and the issues of its links. */
export interface Site {
  readonly files: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

/**
 * Builds the site: each page in HTML with its Markdown beside it, the documents of the search, `llms.txt` and
 * `llms-full.txt`. The styles and scripts of `assets/` are files of their own.
 */
export function site({ markdown, exists }: SiteProps): Site {
  const pages = [...markdown].map(([path, text]) => parsePage(path, text));
  const known = new Map(pages.map((page) => [page.path, page]));
  const sections = navigation(pages);
  const files = pages.flatMap((page) => {
    const content = renderPage(page, (link) => addressOf(page, link, known));
    const html = htmlPage({ page, content, sections, addressTo: (path) => relativeAddress(page.path, htmlPath(path)) });
    return [
      [htmlPath(page.path), html],
      [page.path, page.markdown],
    ] as const;
  });
  return {
    files: new Map([
      ...files,
      [
        'assets/search-documents.js',
        `globalThis.searchDocuments = ${JSON.stringify(searchDocuments(pages, htmlPath))};\n`,
      ],
      ['llms.txt', listText(known.get('README.md'), sections, known)],
      ['llms-full.txt', fullText(pages)],
    ]),
    issues: pages.flatMap((page) => page.links.flatMap((link) => linkIssues(page, link, known, exists))),
  };
}

/** Path of the HTML of a page. The README is the first page of the site. */
function htmlPath(path: string): string {
  return path === 'README.md' ? 'index.html' : path.replace(/\.md$/, '.html');
}

function relativeAddress(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}

function addressOf({ path }: Page, { target, anchor }: Link, known: ReadonlyMap<string, Page>): string | undefined {
  if (!known.has(target)) return undefined;
  const hash = anchor === '' ? '' : `#${anchor}`;
  return target === path && hash !== '' ? hash : `${relativeAddress(path, htmlPath(target))}${hash}`;
}

function linkIssues(
  page: Page,
  { href, target, anchor }: Link,
  known: ReadonlyMap<string, Page>,
  exists: (path: string) => boolean,
): Issue[] {
  const linked = known.get(target);
  if (!linked) return exists(target) ? [] : [{ path: page.path, problem: 'its link names no file', given: href }];
  if (anchor === '' || linked.sections.some(({ id }) => id === anchor)) return [];
  return [{ path: page.path, problem: `its link names no heading of ${target}`, given: href }];
}

/** Formats the issues of a site, one a line. */
export function issuesText(issues: readonly Issue[]): string {
  return issues.map((issue) => `error: ${formatIssue(issue)}\n`).join('');
}
