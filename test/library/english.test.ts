import type { Language } from '../../alerts';
import { Tls } from '../../constructs/ingress/tls';
import { formatIssue } from '../../core/errors';
import { rulesOf } from '../../stack/rules';
import type { StackProps } from '../../stack/stack';
import { k3s, kubernetes } from '../../targets/kubernetes';
import { validate } from '../../targets/validation';
import { expectSnapshotFiles } from '../snapshot-files';
import { shopCloud, shopServer } from './shop-stacks';

/** Text and its path. */
type Text = readonly [place: string, text: string];

/** Texts of dashboards for users, by the paths of the JSON. */
function dashboardTexts(value: unknown, path: string): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]): Text[] => {
    const place = `${path}.${key}`;
    const isRead =
      ['title', 'description', 'noValue', 'legendFormat', 'displayName', 'text'].includes(key) ||
      path.endsWith('renameByName');
    return typeof one === 'string' ? (isRead ? [[place, one]] : []) : dashboardTexts(one, place);
  });
}

/** Lines of a page for users, without queries, commands and links. */
function pageTexts(page: string, path: string): Text[] {
  return page
    .replaceAll(/```[^]*?```/g, '')
    .split('\n')
    .map((line, index): Text => [`${path}:${index}`, line])
    .filter(
      ([, line]) => /\p{L}{2}/u.test(line.replaceAll(/`[^`]*`|\]\([^)]*\)|\[[A-Z]\w+/g, '')) && !line.startsWith('# '),
    );
}

/** All texts of a stack. */
function textsOf(stack: StackProps): Text[] {
  const files = [...kubernetes().render(stack)];
  const dashboards = files.filter(([path]) => /\/dashboards\/(?!runbooks)/.test(path));
  const pages = files.filter(([path]) => path.includes('/runbooks/'));
  return [
    ...dashboards.flatMap(([path, text]) => dashboardTexts(JSON.parse(text), path)),
    ...pages.flatMap(([path, text]) => pageTexts(text, path)),
    ...rulesOf(stack).groups.flatMap(({ rules }) =>
      rules.flatMap(({ alert, annotations = {} }) =>
        ['summary', 'description'].map((key): Text => [`${alert}.${key}`, annotations[key] ?? '']),
      ),
    ),
  ].filter(([, text]) => /\p{L}{2}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, '')));
}

describe.each<readonly ['shop' | 'shop-cloud', (language: Language) => StackProps]>([
  ['shop', shopServer],
  ['shop-cloud', shopCloud],
])('the texts of %s', (name, stackIn) => {
  const english = textsOf(stackIn('en'));
  const french = new Map(textsOf(stackIn('fr')));

  test('are those of a valid stack', () => {
    const target = k3s({ ingress: { tls: Tls.fromResolver('letsencrypt') } });
    expect(validate([{ stack: stackIn('en'), target }]).map(formatIssue)).toEqual([]);
  });

  test('have the same paths in both languages', () => {
    expect(english.length).toBeGreaterThan(300);
    expect(english.map(([place]) => place).sort()).toEqual([...french.keys()].sort());
  });

  test('are equal in both languages only for these words', () => {
    const alike = english.filter(([place, text]) => french.get(place) === text).map(([, text]) => text);
    expect([...new Set(alike)].sort()).toMatchSnapshot();
  });

  test('have no French in English', () => {
    const words = /[éèêàçùôîœ«»]|\b(?:le|la|les|des|une|est|pas|avec|pour|dans|sur|du|de|et|ou|qui)\b/i;
    const found = english.filter(([, text]) => words.test(text.replaceAll(/`[^`]*`|\]\([^)]*\)/g, '')));
    expect(found).toEqual([]);
  });

  test('match the reviewed texts', () => {
    const stack = stackIn('en');
    const { groups } = rulesOf(stack);
    const groupOf = (alert: string) =>
      groups.find(({ rules }) => rules.some((rule) => 'alert' in rule && rule.alert === alert))!.name;
    const pages = [...kubernetes().render(stack)].flatMap(([path, text]) => {
      const [, alert] = /\/runbooks\/(\w+)\.md$/.exec(path) ?? [];
      return alert === undefined ? [] : [[`${groupOf(alert)}/${alert}.md`, text] as const];
    });
    const alerts = groups.map(
      ({ name: group, rules }) =>
        [
          `${group}/alerts.md`,
          rules
            .flatMap(({ alert, annotations = {} }) =>
              alert === undefined
                ? []
                : [`# ${alert}\n\n${annotations.summary ?? ''}\n\n${annotations.description ?? ''}\n`],
            )
            .join('\n'),
        ] as const,
    );
    expectSnapshotFiles(`english/${name}`, new Map([...pages, ...alerts.filter(([, text]) => text !== '')]));
  });
});
