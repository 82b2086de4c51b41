import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiFolder } from '../../tools/site/navigation';
import { parsePage } from '../../tools/site/page';
import { issuesText, site } from '../../tools/site/site';

const root = join(__dirname, '../..');

const pages = {
  'README.md': '# Shop\n\nSells **things**. Also online.\n\nRead [the guide](docs/guide.md#on-sale) and `code <b>`.\n',
  'docs/index.md':
    '# Documentation\n\nSee [the readme](../README.md).\n\n## Guides\n\n- [the guide](guide.md): how\n\n## Reference\n\n- [facts](reference/facts.md)\n',
  'docs/guide.md':
    '# Guide\n\nHow to sell.\n\n## On sale!\n\n#### Today\n\n```ts\nconst price = 3;\n```\n\n## On sale\n\n| a |\n|---|\n| b |\n',
  'docs/reference/facts.md':
    '# Facts\n\n[Up](../guide.md#on-sale-1), [out](https://shop.example), [code](../../shop.ts).\n',
  'docs/alone.md': '# Alone\n\nNobody links here.\n',
  [`${apiFolder}/vigie/promql/index.md`]: '# vigie/promql\n\nQueries.\n\n## Functions\n\n- [rate](functions/rate.md)\n',
  [`${apiFolder}/vigie/promql/functions/rate.md`]: '[vigie](../index.md) / rate\n\n# Function: rate()\n\nRate.\n',
};

function siteOf(changed: Readonly<Record<string, string>> = {}) {
  return site({
    markdown: new Map(Object.entries({ ...pages, ...changed })),
    exists: (path) => path === 'shop.ts',
  });
}

describe('the site', () => {
  const { files, issues } = siteOf();

  test('has each page in HTML, and its Markdown beside it', () => {
    expect(issues).toEqual([]);
    for (const [path, text] of Object.entries(pages)) {
      expect(files.get(path)).toBe(text);
      expect(files.get(path === 'README.md' ? 'index.html' : path.replace('.md', '.html'))).toMatch(/^<!doctype html>/);
    }
  });

  test('has links to its pages, from any folder', () => {
    expect(files.get('index.html')).toContain('<a href="docs/guide.html#on-sale">the guide</a>');
    expect(files.get('docs/index.html')).toContain('<a href="../index.html">the readme</a>');
    expect(files.get('docs/reference/facts.html')).toContain('<a href="../guide.html#on-sale-1">Up</a>');
    expect(files.get('docs/reference/facts.html')).toContain('href="../../assets/style.css"');
  });

  test('shows links to files of the repository as text', () => {
    expect(files.get('docs/reference/facts.html')).toContain('<a>code</a>');
  });

  test('escapes text, and colours code', () => {
    expect(files.get('index.html')).toContain('<code>code &lt;b&gt;</code>');
    expect(files.get('docs/guide.html')).toContain('<span class="hljs-keyword">const</span> price');
  });

  test('has a navigation in the order of the index, then the modules, then the other pages', () => {
    const [, navigation] = /<nav id="navigation"[^>]*>([^]*?)<\/nav>/.exec(files.get('docs/guide.html')!)!;
    expect([...navigation!.matchAll(/<(?:a|h2)[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      'Documentation',
      ...['Guides', 'Guide', 'Reference', 'Facts', 'API', 'vigie/promql', 'More', 'Alone'],
    ]);
    expect(navigation).toContain('<a href="guide.html" aria-current="page">');
    expect(files.get(`${apiFolder}/vigie/promql/functions/rate.html`)).toContain(
      '<a href="../index.html" aria-current="true">vigie/promql</a>',
    );
  });

  test('lists its pages in llms.txt', () => {
    expect(files.get('llms.txt')).toBe(`# Shop

> Sells things. Also online.

## Guides

- [Guide](docs/guide.md): How to sell.

## Reference

- [Facts](docs/reference/facts.md): Up, out, code.

## API

- [vigie/promql](${apiFolder}/vigie/promql/index.md): Queries.

## More

- [Alone](docs/alone.md): Nobody links here.
`);
    expect(files.get('llms-full.txt')).toContain('<!-- docs/alone.md -->\n\n# Alone');
    expect(files.get('llms-full.txt')).not.toContain('Function: rate()');
  });

  test('has documents of the search with unique addresses', () => {
    const { id, all } = searchDocuments(files.get('assets/search-documents.js')!);
    expect(new Set(id).size).toBe(id.length);
    expect(all).toContainEqual({
      id: 'docs/guide.html#on-sale',
      heading: 'On sale!',
      page: 'Guide',
      text: 'const price = 3;',
    });
    expect(all).toContainEqual({
      id: `${apiFolder}/vigie/promql/functions/rate.html`,
      heading: 'Function: rate()',
      page: '',
      text: 'Rate. Function: rate()',
    });
  });

  test.each([
    ['a file', '[x](docs/gone.md)', 'README.md: its link names no file; given: "docs/gone.md"'],
    [
      'a heading',
      '[x](docs/guide.md#gone)',
      'README.md: its link names no heading of docs/guide.md; given: "docs/guide.md#gone"',
    ],
    ['a heading of its own', '[x](#gone)', 'README.md: its link names no heading of README.md; given: "#gone"'],
  ])('reports a link to %s that is not there', (_, link, message) => {
    expect(issuesText(siteOf({ 'README.md': `# Shop\n\n${link}\n` }).issues)).toBe(`error: ${message}\n`);
  });
});

function searchDocuments(script: string) {
  const all = JSON.parse(script.replace('globalThis.searchDocuments = ', '').replace(/;\n$/, '')) as { id: string }[];
  return { all, id: all.map(({ id }) => id) };
}

test.each([
  ['`code` and Ünicode', 'code-and-ünicode'],
  ["What isn't: a_b, c-d", 'what-isnt-a_b-c-d'],
  ['A & B', 'a--b'],
])('the anchor of %j is that of GitHub', (heading, id) => {
  expect(parsePage('a.md', `# ${heading}\n`).sections).toEqual([expect.objectContaining({ id })]);
});

describe('the pages of this repository', () => {
  const guides = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => `docs/${path}`);
  const paths = [...readdirSync(root), ...guides].filter((path) => path.endsWith('.md'));
  const { files } = site({
    markdown: new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
    exists: (path) => existsSync(join(root, path)),
  });

  test('load nothing from another host', () => {
    const assets = join(root, 'tools/site/assets');
    const scripts = readdirSync(assets).map((file) => readFileSync(join(assets, file), 'utf8'));
    const html = [...files].filter(([path]) => path.endsWith('.html')).map(([, text]) => text);
    expect(html.filter((text) => /<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?\/\//.test(text))).toEqual(
      [],
    );
    expect(html.filter((text) => /<(?:img|iframe|video|object)/.test(text))).toEqual([]);
    expect(scripts.filter((text) => /https?:|@import|url\(|fetch\(/.test(text))).toEqual([]);
  });
});
