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
 * Renders YAML for people, without folded lines and without anchors.
 *
 * @param version `1.1` for readers that convert YAML to JSON, such as kubectl, or that read values
 * of any type, such as Grafana; default: 1.2, for readers that know which values are texts
 */
export function fileText(content: unknown, version: Version = '1.2'): string {
  const document = new Document(content, { version, aliasDuplicateObjects: false });
  const text = document.toString({ lineWidth: 0 });
  if (!anyBreak.test(text)) return text;
  visit(document, {
    Scalar: (_, node) => {
      if (isScalar(node) && typeof node.value === 'string' && anyBreak.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 }).replaceAll(new RegExp(anyBreak, 'g'), (one) => breaks[one]!);
}

/** Renders YAML files by name. */
export function fileTexts(files: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, fileText(content)]));
}
