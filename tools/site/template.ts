import { apiFolder, indexPath, type NavigationSection } from './navigation';
import type { Page } from './page';

/** Parts of a page of the site. */
export interface HtmlPageProps {
  readonly page: Page;
  /** HTML of its Markdown. */
  readonly content: string;
  readonly sections: readonly NavigationSection[];
  /** Returns the relative address of a file of the site; that of a page by its path of Markdown. */
  readonly addressTo: (path: string) => string;
}

/** Renders a page with the header, the navigation and the list of its headings. */
export function htmlPage({ page, content, sections, addressTo }: HtmlPageProps): string {
  const home = addressTo('README.md');
  const root = home.slice(0, -'index.html'.length);
  const title = page.path === 'README.md' ? 'Vigie' : `${page.title} - Vigie`;
  return `<!doctype html>
<html lang="${page.path.endsWith('.fr.md') ? 'fr' : 'en'}" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escaped(page.summary)}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/style.css">
<link rel="alternate" type="text/markdown" href="${root}${page.path}">
<script src="${root}assets/theme.js"></script>
<script src="${root}assets/page.js" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<button id="menu" type="button" aria-expanded="false" aria-controls="navigation">Menu</button>
<a class="home" href="${home}">Vigie</a>
<div class="search" role="search">
<input id="search" type="search" placeholder="Search" aria-label="Search" autocomplete="off" spellcheck="false">
<ul id="results" aria-live="polite" hidden></ul>
</div>
<button id="theme" type="button" aria-label="Switch between dark and light">Theme</button>
</header>
<div class="columns">
<nav id="navigation" aria-label="Pages">
<a href="${addressTo(indexPath)}"${current(page, indexPath)}>Documentation</a>
${sections.map((section) => sectionHtml(section, page, addressTo)).join('\n')}
</nav>
<main id="content">
${content}<footer><a href="${root}${page.path}">This page in Markdown</a></footer>
</main>
${contentsHtml(page)}
</div>
</body>
</html>
`;
}

function sectionHtml({ title, entries }: NavigationSection, page: Page, addressTo: HtmlPageProps['addressTo']): string {
  const items = entries.map(
    (entry) => `<li><a href="${addressTo(entry.path)}"${current(page, entry.path)}>${escaped(entry.title)}</a></li>`,
  );
  return `<h2>${escaped(title)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

/** Marks the page itself, and the module of a page of the API. */
function current({ path }: Page, entry: string): string {
  if (path === entry) return ' aria-current="page"';
  const folder = entry.replace(/index\.md$/, '');
  const isInModule = entry.startsWith(`${apiFolder}/vigie/`) && folder !== `${apiFolder}/vigie/`;
  return isInModule && path.startsWith(folder) ? ' aria-current="true"' : '';
}

/** Lists the headings of a page with three or more. */
function contentsHtml({ sections }: Page): string {
  const headings = sections.filter(({ level }) => level === 2 || level === 3);
  if (headings.length < 3) return '<aside></aside>';
  const items = headings.map(
    ({ level, id, heading }) => `<li class="level-${level}"><a href="#${id}">${escaped(heading)}</a></li>`,
  );
  return `<aside><nav aria-label="On this page"><h2>On this page</h2>\n<ul>\n${items.join('\n')}\n</ul></nav></aside>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
