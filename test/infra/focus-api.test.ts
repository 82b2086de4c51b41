import { focusApi as catalogue } from '../../infra/stacks/focus-api/catalogue';
import { focusApi } from '../../infra/stacks/focus-api/stack';
import { expectSnapshotFiles } from '../snapshot-files';
import { ReviewedStack, type WantedPanel } from './reviewed';
import { rulesAmong } from '../rule-files';

const reviewed = new ReviewedStack(focusApi);

describe('the reviewed files', () => {
  test('the objects and files', () => {
    const runbooks = ['FocusApiErrorsHigh', 'FocusApiDown', 'FocusApiCacheHitRateLow', 'RedisUnreachable'];
    expectSnapshotFiles('focus-api', reviewed.snapshot(runbooks));
  });
});

describe("the guide's dashboard", () => {
  const plain = [[null, 'blue']] as const;
  const slow = [
    [null, 'green'],
    [1, 'red'],
  ] as const;
  const guide: readonly WantedPanel[] = [
    // 1. Vue d'ensemble
    ['Total utilisateurs', 'stat', 'short', plain],
    ['Requêtes/seconde', 'stat', 'reqps', plain],
    ['Temps de réponse moyen', 'stat', 's', slow],
    [
      "Taux d'erreur",
      'stat',
      'percentunit',
      [
        [null, 'green'],
        [0.05, 'red'],
      ],
    ],
    // 2. Performance HTTP
    ['Requêtes par endpoint', 'timeseries', 'reqps', plain],
    ['Temps de réponse par endpoint', 'timeseries', 's', slow],
    ['Erreurs par type', 'timeseries', 'reqps', plain],
    // 3. Cache: > 80 % = bon, 50-80 % = moyen, < 50 % = revoir la stratégie
    [
      'Hit rate',
      'stat',
      'percentunit',
      [
        [null, 'red'],
        [0.5, 'yellow'],
        [0.8, 'green'],
      ],
    ],
    ['Miss rate', 'stat', 'percentunit', plain],
    ['Temps de réponse du cache', 'timeseries', 's', plain],
    // 4. Base de données
    ['Requêtes SQL/seconde', 'timeseries', 'ops', plain],
    ['Connexions actives', 'timeseries', 'short', plain],
    ['Temps de réponse de la base', 'timeseries', 's', plain],
    // 5. Business metrics
    ['Nouvelles inscriptions', 'stat', 'short', plain],
    ['Connexions/minute', 'timeseries', 'short', plain],
    ['Challenges actifs', 'stat', 'short', plain],
    ['Activités créées par application', 'bargauge', 'short', plain],
  ];

  reviewed.testGuidesPanels('focus-api-overview', guide);

  test('is in its five sections, below the objectives', () => {
    const { panels } = reviewed.dashboard('focus-api-overview');
    expect(panels.filter(({ type }) => type === 'row').map(({ title }) => title)).toEqual([
      'Objectifs',
      "Vue d'ensemble",
      'Performance HTTP',
      'Cache',
      'Base de données',
      'Business',
    ]);
  });

  test('queries each metric', () => {
    const { panels } = reviewed.dashboard('focus-api-overview');
    const asked = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n');
    const missing = Object.keys(catalogue.metrics).filter((name) => !asked.includes(name));
    expect(missing).toEqual([]);
  });
});

describe("the guide's alerts", () => {
  const { groups } = rulesAmong(reviewed.files, 'focus-api');
  const rules = new Map(groups.flatMap((group) => group.rules).map((rule) => [rule.alert, rule]));

  test.each([
    ['HighErrorRate', 'FocusApiErrorsHigh', '5m', 'warning', /_errors_total.*\/.*_requests_total.*\s> 0\.05$/s],
    ['SlowResponseTime', 'FocusApiResponsesSlow', '10m', 'warning', /_seconds_sum.*\/.*_seconds_count.*\s> 1$/s],
    ['LowCacheHitRate', 'FocusApiCacheHitRateLow', '15m', 'info', /_hits_total.*\/.*_misses_total.*\s< 0\.5$/ms],
    ['APIDown', 'FocusApiDown', '2m', 'critical', /^up\{job="focus-api"\} == 0$/],
  ])('%s is %s: after %s, %s', (_, name, wait, severity, expression) => {
    const rule = rules.get(name)!;
    expect(rule.expr).toMatch(expression);
    expect([rule.for, rule.labels!.severity]).toEqual([wait, severity]);
  });

  test('FocusApiErrorsHigh has the same subject as FocusApiAvailabilityPage, which inhibits it', () => {
    const [warning, page] = ['FocusApiErrorsHigh', 'FocusApiAvailabilityPage'].map((name) => rules.get(name)!.labels!);
    expect(warning!.subject).toBe(page!.subject);
  });
});

describe('every expression', () => {
  reviewed.testExpressions();
});

reviewed.testAlertTexts();
