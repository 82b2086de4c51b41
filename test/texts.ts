/** Texts that a reader could take for something else, each of which must be shown as it is written. */
export const texts: readonly string[] = [
  // Variables of Prometheus, Grafana, Kubernetes and shells.
  ...['$HOME', '${HOME}', 'US$5 for $$ and $', '$(HOME) and $$(HOME)', '`date` & $(date)', '%HOME% ~ ~/a'],
  // Words that are no texts in YAML 1.1.
  ...[
    'on',
    'No',
    'yes',
    'y',
    '~',
    'null',
    'true',
    '2024_01',
    '0x1f',
    '1e3',
    '012',
    '1:30',
    '.inf',
    '<<',
    '=',
    '2001-01-01',
  ],
  // Beginnings and separators of YAML.
  ...['- a', '@a', '%a', '!a b', '&a', '*a', '#a', 'a #b', 'a: b', '? a', '| a', '> a', '[a]', '{a: b}', "it's", '"a"'],
  // HTML and entities.
  ...['<b>bold</b> &amp; <a href="x">', 'a < b > c & d', '<!here> <@U1> <#C1> <https://a.example|b>'],
  // Markdown.
  ...[
    '*a* _b_ ~c~ `d` **e** __f__ ~~g~~ ||h||',
    '[a](b) ![c](d) <https://a.example>',
    'node_exporter_1 * 2 * 3',
    '# a',
    '> b',
  ],
  ...['1. a', '+ a', 'a\\*b \\\\ \\n \\', '| a | b |'],
  // Templates.
  ...[
    '{{ .Values.cart }}',
    '{{"a": 1}}',
    '{{/* no comment */}}',
    '{{- trimmed -}}',
    '{{ "{{" }}',
    '{ {{{ }}}',
    '{',
    '[[ds]]',
  ],
  // Quotes, white space and other characters.
  ...[
    '"quoted" \'single\' `back`',
    'a\nb',
    'a\tb',
    'a  b',
    'é ü ß 漢字 ‹a›',
    '💥 👩‍🚀',
    'a\u2028b \u2029 c',
    'a\u00a0b\u200bc',
  ],
];

/** Texts that YAML does not allow. */
export const refusedTexts: readonly string[] = [
  'a\0b',
  'a\u0007b',
  'a\u001bb',
  'a\u007fb',
  'a\u0085b',
  'a\u009fb',
  'a\ufeffb',
  'a\uffffb',
];
