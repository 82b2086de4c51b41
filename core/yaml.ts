import { Document, isScalar, Scalar, visit } from 'yaml';

/**
 * Version of YAML that a reader follows. In 1.1 words such as `no`, `on`, `1:30` and `2024_01` are no
 * texts unless they are quoted: https://yaml.org/type/bool.html.
 */
type Version = '1.1' | '1.2';

/** Line breaks of YAML 1.1 alone, by their escapes: https://yaml.org/spec/1.1/#id871136. */
const breaks: Readonly<Record<string, string>> = { '\u2028': '\\L', '\u2029': '\\P' };
const anyBreak = /[\u2028\u2029]/;

/**
 * Line that is its own form in YAML: it starts with a letter, `_`, `/` or hyphens before one, or is a
 * number with a unit, and has no `: `, no ` #`, no control character, and no space or `:` at its end.
 */
const plainLine =
  /^(?:[1-9]\d*(?:[smhdw]|ms|[MG]i)|-{0,2}[A-Za-z_/](?:[ !"$-9;-~\u00a0-\u2027\u202a-\ud7ff]|:(?! |$)|(?<! )#)*(?<! ))$/;

/** Line that needs quotes because it starts with `{` or has `: `, and has no character to escape in them. */
const quotedLine = /^(?=\{|.*: )[ !#-[\]-~\u00a0-\u2027\u202a-\ud7ff]+$/;

/**
 * Text of several lines that is a literal block: it starts and ends with a visible character, except
 * for one line break at its end, and has no character that YAML escapes.
 */
const block = /^(?=\S[^]*\n)[\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]*(?<=\S\n?)$/;

/** Words that YAML 1.1 or 1.2 reads as a boolean or null. */
const word = /^(?:y|n|yes|no|true|false|on|off|null)$/i;

/** Documents of the library, which take longer to create than to write. */
const documents = { '1.1': new Document(null, { version: '1.1' }), '1.2': new Document(null, { version: '1.2' }) };

/** Length of keys above which YAML needs another form. */
const maxKey = 1024;

/**
 * Renders YAML for people, without folded lines and without anchors. The structure and plain lines are
 * written here, because the library `yaml` needs most of the time of a synthesis for them; all other
 * texts are the library's.
 *
 * @param content plain objects, arrays and scalars
 * @param version `1.1` for readers that convert YAML to JSON, such as kubectl, or that read values
 * of any type, such as Grafana; default: 1.2, for readers that know which values are texts
 */
export function fileText(content: unknown, version: Version = '1.2'): string {
  const parts: string[] = [];
  addNode(content, '', version, parts);
  return `${parts.join('').replace(/^[ \n]+/, '')}\n`;
}

/** Renders YAML files by name. */
export function fileTexts(files: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, fileText(content)]));
}

/**
 * Adds a value as it follows the colon of a key: after a space, or as lines after a line break.
 *
 * @param indent spaces before the further lines of the value
 * @param parts text so far
 */
function addNode(value: unknown, indent: string, version: Version, parts: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      parts.push(`\n${indent}-`);
      addItem(item, indent, version, parts);
    }
    if (value.length === 0) parts.push(' []');
  } else if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
    for (const [key, one] of pairs) addPair(key, one, indent, version, parts);
    if (pairs.length === 0) parts.push(' {}');
  } else {
    parts.push(scalarText(value, indent, version));
  }
}

/** Adds a value after a hyphen, or after the colon of a long key: the first line of a collection is on the same line. */
function addItem(value: unknown, indent: string, version: Version, parts: string[]): void {
  const first = parts.length;
  addNode(value, `${indent}  `, version, parts);
  parts[first] = parts[first]!.replace(/^\n +/, ' ');
}

/** Adds a key with its value. */
function addPair(key: string, value: unknown, indent: string, version: Version, parts: string[]): void {
  const text = isPlain(key)
    ? key
    : libraryText({ [key]: 0 }, version)
        .replace(/:? 0$/, '')
        .replace(/^\? |\n$/g, '');
  if (text.length > maxKey) {
    parts.push(`\n${indent}? ${text}\n${indent}:`);
    addItem(value, indent, version, parts);
  } else {
    parts.push(`\n${indent}${text}:`);
    addNode(value, `${indent}  `, version, parts);
  }
}

function scalarText(value: unknown, indent: string, version: Version): string {
  if (value === null || value === undefined) return ' null';
  if (typeof value === 'boolean') return ` ${value ? 'true' : 'false'}`;
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return ` ${value}`;
  if (typeof value === 'string' && isPlain(value)) return ` ${value}`;
  if (typeof value === 'string' && quotedLine.test(value)) return ` "${value}"`;
  if (typeof value === 'string' && indent !== '' && block.test(value)) {
    const [chomping, text] = value.endsWith('\n') ? ['', value.slice(0, -1)] : ['-', value];
    return ` |${chomping}\n${text}`.replaceAll(/\n(?=[^\n])/g, `\n${indent}`);
  }
  return libraryText({ k: value }, version)
    .slice('k:'.length)
    .replaceAll(/\n(?=[^\n])/g, `\n${indent.slice('  '.length)}`);
}

function isPlain(text: string): boolean {
  return plainLine.test(text) && !word.test(text);
}

/** Renders a value with the library, without the last line break. */
function libraryText(content: object, version: Version): string {
  const document = documents[version];
  document.contents = document.createNode(content);
  const text = document.toString({ lineWidth: 0 }).slice(0, -1);
  if (!anyBreak.test(text)) return text;
  visit(document, {
    Scalar: (_, node) => {
      if (isScalar(node) && typeof node.value === 'string' && anyBreak.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document
    .toString({ lineWidth: 0 })
    .slice(0, -1)
    .replaceAll(new RegExp(anyBreak, 'g'), (one) => breaks[one]!);
}
