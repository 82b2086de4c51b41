import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import MarkdownIt from 'markdown-it';
import { posix } from 'node:path';

hljs.registerLanguage('sh', bash);
hljs.registerLanguage('json', json);
hljs.registerLanguage('ts', typescript);
hljs.registerLanguage('yaml', yaml);

type Token = ReturnType<MarkdownIt['parse']>[number];

/** Page of Markdown, parsed. */
export interface Page {
  /** Path of the Markdown file, also in the site. */
  readonly path: string;
  readonly markdown: string;
  /** Text of the first heading, or the path. */
  readonly title: string;
  /** Text of the first paragraph below the title. */
  readonly summary: string;
  /** Headings and the text below each. */
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  readonly tokens: readonly Token[];
}

/** Part of a page from its heading to the next one. */
export interface Section {
  /** Level of the heading: 1 to 6. */
  readonly level: number;
  /** Anchor, as GitHub makes it. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/** Relative link of a page. */
export interface Link {
  /** Address as written. */
  readonly href: string;
  /** Path of the file that it names. */
  readonly target: string;
  /** Anchor without `#`, or the empty string. */
  readonly anchor: string;
  /** Heading of level 2 above it. */
  readonly section: string;
}

const parser = new MarkdownIt({
  html: false,
  highlight: (code, language) =>
    hljs.getLanguage(language) ? hljs.highlight(code, { language, ignoreIllegals: true }).value : '',
});
parser.renderer.rules.table_open = () => '<div class="table"><table>\n';
parser.renderer.rules.table_close = () => '</table></div>\n';
parser.renderer.rules.heading_close = (tokens, index) => {
  const { tag } = tokens[index]!;
  const id = String(tokens[index - 2]!.attrGet('id'));
  return `<a class="anchor" href="#${id}" aria-label="Link to this section">#</a></${tag}>\n`;
};

/** Parses a page. */
export function parsePage(path: string, markdown: string): Page {
  const tokens = parser.parse(markdown, {});
  const sections: { readonly level: number; readonly id: string; readonly heading: string; text: string }[] = [];
  const links: Link[] = [];
  const ids = new Map<string, number>();
  let section = '';
  for (const [index, token] of tokens.entries()) {
    const isHeading = tokens[index - 1]?.type === 'heading_open';
    if (token.type === 'inline' && isHeading) {
      const heading = textOf(token);
      const level = Number(tokens[index - 1]!.tag.slice(1));
      const id = uniqueId(heading, ids);
      sections.push({ level, id, heading, text: '' });
      tokens[index - 1]!.attrSet('id', id);
      if (level === 2) section = heading;
    }
    const below = sections.at(-1);
    if (below && !isHeading) below.text += shownText(token);
    if (token.type === 'inline') links.push(...linksOf(token, path, section));
  }
  const title = tokens.findIndex(({ type }) => type === 'heading_open');
  const paragraph = tokens.findIndex(
    ({ type, level }, index) => index > title && level === 0 && type === 'paragraph_open',
  );
  return {
    path,
    markdown,
    title: sections.find(({ level }) => level === 1)?.heading ?? path,
    summary: paragraph < 0 ? '' : textOf(tokens[paragraph + 1]!).replaceAll('\n', ' '),
    sections,
    links,
    tokens,
  };
}

/**
 * Renders a page in HTML.
 *
 * @param addressOf returns the address of a relative link in the site, or `undefined` where only its text is shown
 */
export function renderPage({ path, tokens }: Page, addressOf: (link: Link) => string | undefined): string {
  for (const token of tokens) {
    if (token.type !== 'inline') continue;
    const links = linksOf(token, path, '');
    for (const child of token.children ?? []) {
      if (child.type !== 'link_open') continue;
      const link = links.find(({ href }) => href === child.attrGet('href'));
      if (!link) continue;
      const address = addressOf(link);
      if (address === undefined) child.attrs = null;
      else child.attrSet('href', address);
    }
  }
  return parser.renderer.render([...tokens], parser.options, {});
}

function linksOf({ children }: Token, path: string, section: string): Link[] {
  return (children ?? []).flatMap((child) => {
    const href = child.type === 'link_open' ? String(child.attrGet('href')) : '';
    if (href === '' || /^[a-z]+:/.test(href)) return [];
    const [file = '', anchor = ''] = href.split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), decodeURI(file));
    return [{ href, target, anchor: decodeURI(anchor), section }];
  });
}

/** Text of a paragraph or of a block of code, with a space behind it. */
function shownText(token: Token): string {
  if (token.type === 'inline') return `${textOf(token)} `;
  return token.type === 'fence' || token.type === 'code_block' ? `${token.content} ` : '';
}

function textOf({ children }: Token): string {
  return (children ?? []).map(({ type, content }) => (type.endsWith('break') ? '\n' : content)).join('');
}

/** Returns the anchor of a heading, as GitHub makes it: a repeated one gets a number. */
function uniqueId(heading: string, ids: Map<string, number>): string {
  const id = heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  const repeated = ids.get(id) ?? 0;
  ids.set(id, repeated + 1);
  return repeated === 0 ? id : `${id}-${repeated}`;
}
