import { parser } from '@prometheus-io/lezer-promql';
import { grafanaRulesOf, rulesOf } from '../../stack/rules';
import { filesOf } from '../../targets/kubernetes/files';
import { queriesOf } from '../e2e/code-blocks';
import { chartOf, monitoringStacks as stacks } from '../targeted';

interface PanelJson {
  readonly id: number;
  readonly title: string;
  readonly options?: { readonly content: string };
}

describe.each(stacks.map((stack) => [stack.name, stack] as const))('the runbooks of %s', (name, props) => {
  const files = filesOf(chartOf(props));
  const dashboards = new Map(
    [...files].flatMap(([path, text]) => {
      const [, uid] = /\/(?:dashboards|runbooks)\/([\w-]+)\.json$/.exec(path) ?? [];
      return uid === undefined ? [] : [[uid, (JSON.parse(text) as { panels: PanelJson[] }).panels] as const];
    }),
  );
  const panelsOf = (uid: string): readonly PanelJson[] => dashboards.get(uid) ?? [];
  const alerts = rulesOf(props).groups.flatMap(({ rules }) =>
    rules.flatMap(({ alert, annotations }) => (alert === undefined ? [] : [{ alert, annotations: annotations! }])),
  );
  const pages = [...files].filter(([path]) => /\/runbooks\/\w+\.md$/.test(path)).map(([, page]) => page);

  /** Returns the panel of a URL of the stack's Grafana; the only panel when it names none. */
  function panelAt(address: string): PanelJson | undefined {
    const { origin, pathname, searchParams } = new URL(address);
    expect(origin).toBe(`https://${props.grafana.host}`);
    const [, uid] = /^\/d\/([\w-]+)$/.exec(pathname)!;
    const panels = panelsOf(uid!);
    return searchParams.has('viewPanel')
      ? panels.find(({ id }) => searchParams.get('viewPanel') === `panel-${id}`)
      : panels[0];
  }

  test.each(alerts)('$alert has a page with a link, and the same text in a file', ({ alert, annotations }) => {
    expect(annotations.runbook_url).toContain(`/d/runbook-`);
    const panel = panelAt(annotations.runbook_url!)!;
    expect(files.get(`${name}/runbooks/${alert}.md`)).toBe(`# ${alert}\n\n${panel.options!.content}\n`);
  });

  test('has no other pages, and rules of Grafana link to the same pages', () => {
    expect(pages).toHaveLength(alerts.length);
    const links = grafanaRulesOf(props).flatMap(({ rules }) =>
      rules.map(({ annotations }) => annotations?.runbook_url),
    );
    expect(links.filter(Boolean)).toEqual(alerts.map(({ annotations }) => annotations.runbook_url));
  });

  test('every link leads to an existing panel or to the page for a silence', () => {
    const links = [...panelsOf('runbooks').map(({ options }) => options?.content ?? ''), ...pages].flatMap((text) =>
      [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link!),
    );
    expect(links.length).toBeGreaterThan(3 * alerts.length);
    const silences = `https://${props.alertmanager!.exposure!.host}/#/silences/new?filter=`;
    for (const link of new Set(links.filter((one) => !one.startsWith(silences)))) {
      expect([link, panelAt(link)?.id]).toEqual([link, expect.any(Number)]);
    }
  });

  test('every name that looks like an alert is one', () => {
    // Other names with the same spelling.
    const others =
      /^(Postgre|MinIO|Network|Role|CrashLoop|GitHub|ClusterRole|ConfigMap|CronJob|ReplicaSet|StatefulSet)/;
    const names = alerts.map(({ alert }) => alert);
    const spoken = pages.flatMap((page) =>
      [...page.replaceAll(/```[^]*?```|`[^`]*`|\([^)]*\)/g, '').matchAll(/\b(?:[A-Z][a-z0-9]+){2,}\b/g)].map(
        ([word]) => word,
      ),
    );
    expect([...new Set(spoken)].filter((word) => !names.includes(word) && !others.test(word))).toEqual([]);
  });

  test('every query parses, and is limited to scrape jobs of the stack', () => {
    const jobs = props.jobs.map(({ job }) => job);
    const queries = pages.flatMap(queriesOf);
    expect(queries.length).toBeGreaterThan(2 * alerts.length);
    for (const query of queries) {
      const issues: string[] = [];
      parser.parse(query).iterate({
        enter: ({ type, from }) => {
          if (type.isError) issues.push(query.slice(from));
        },
      });
      expect([query, issues]).toEqual([query, []]);
      for (const [, job] of query.matchAll(/\bjob="([^"]*)"/g)) expect(jobs).toContain(job);
    }
  });

  test('every page has a few steps, and queries or commands of kubectl', () => {
    for (const page of pages) expect(page.match(/^\d+\. /gm)!.length).toBeGreaterThanOrEqual(2);
    const isAsking = (page: string) => page.includes("### Que demander d'abord") || /^\d+\. .*`kubectl /m.test(page);
    expect(pages.filter((page) => !isAsking(page))).toEqual([]);
  });

  test('no page contains templates, because its reader has no alert to expand them', () => {
    expect(pages.filter((page) => /\{\{ ?[$.]|undefined|\$__/.test(page))).toEqual([]);
  });
});
