import { App } from 'cdk8s';
import { stringify } from 'yaml';
import { gauzian, gauzianStaging } from '../../infra/stacks/gauzian/stack';
import { StackChart } from '../../targets/kubernetes/chart';
import { filesOf } from '../../targets/kubernetes/files';
import { ReviewedStack, type WantedPanel } from './reviewed';

const reviewed = new ReviewedStack(gauzian);
const { stack } = reviewed;

describe('what a reviewer reads', () => {
  reviewed.testWhatIsRead(['GauzianAvailabilityPage', 'PostgresDown', 'MinioAbsent', 'Watchdog']);

  test('what differs in staging', () => {
    // The pages of alerts say where everything is, in nearly every line.
    const linesOf = (one: StackChart) =>
      [...[...filesOf(one)], ...one.toJson().map((object: unknown) => ['', stringify(object)] as const)]
        .filter(([path, text]) => !path.includes('runbooks') && !text.includes('runbooks.json'))
        .map(([, text]) => text)
        .join('')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => !line.startsWith('runbook_url: '));
    const production = new Set(linesOf(stack));
    const staging = linesOf(new StackChart(new App(), gauzianStaging));
    expect([...new Set(staging.filter((line) => !production.has(line)))].join('\n')).toMatchSnapshot();
  });
});

describe("the installation guide's dashboard", () => {
  const guide: readonly WantedPanel[] = [
    ['Requêtes HTTP/s', 'timeseries', 'reqps', [[null, 'green']]],
    ['Connexions Actives', 'stat', 'short', [[null, 'green']]],
    // rouge <95%, jaune <99%, vert ≥99%
    [
      'Taux de Succès',
      'stat',
      'percentunit',
      [
        [null, 'red'],
        [0.95, 'yellow'],
        [0.99, 'green'],
      ],
    ],
    // Grafana writes seconds below one as milliseconds
    [
      'Latence p50/p95/p99',
      'timeseries',
      's',
      [
        [null, 'green'],
        [0.5, 'yellow'],
        [1, 'red'],
      ],
    ],
    ['Uploads de Fichiers', 'stat', 'short', [[null, 'green']]],
    ['Downloads de Fichiers', 'stat', 'short', [[null, 'green']]],
    // KB/MB/GB
    ['Bytes Uploadés', 'stat', 'bytes', [[null, 'green']]],
    ["Tentatives d'Auth", 'timeseries', 'short', [[null, 'green']]],
    // vert <1s, jaune <3s, rouge ≥3s
    [
      'Durée S3 (p95)',
      'gauge',
      's',
      [
        [null, 'green'],
        [1, 'yellow'],
        [3, 'red'],
      ],
    ],
    [
      'Top 10 Endpoints',
      'table',
      's',
      [
        [null, 'green'],
        [0.5, 'yellow'],
        [1, 'red'],
      ],
    ],
    ['Erreurs 4xx/5xx', 'timeseries', 'reqps', [[null, 'green']]],
    ['Upload Chunks (p95)', 'timeseries', 's', [[null, 'green']]],
    ['Opérations Redis', 'timeseries', 'ops', [[null, 'green']]],
    [
      'Durée DB (p95)',
      'timeseries',
      's',
      [
        [null, 'green'],
        [0.1, 'red'],
      ],
    ],
  ];

  reviewed.testGuidesPanels('gauzian-overview', guide);

  test.each([
    ['errors by endpoint', "Taux d'erreur par endpoint"],
    ['upload throughput', "Débit d'upload"],
    ['success of authentication', "Taux de succès d'authentification"],
    ['mean time of S3 operations', 'Durée S3 moyenne'],
  ])('its query for %s has a panel too', (_, title) => {
    expect(reviewed.dashboard('gauzian-overview').panels.map((panel) => panel.title)).toContain(title);
  });
});

describe('every expression', () => {
  reviewed.testExpressions();
});

reviewed.testAlertTexts();
