/**
 * Escapes a text for Markdown, which then shows it as it is written, with its line breaks:
 * https://spec.commonmark.org/0.31.2/#backslash-escapes. An underscore within a word has no meaning.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*~|<[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll(/^([ \t]*)([#>+=-])/gm, '$1\\$2')
    .replaceAll(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
    .replaceAll('\n', '\\\n');
}
