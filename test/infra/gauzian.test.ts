import { gauzian, gauzianStaging } from '../../infra/stacks/gauzian/stack';
import { expectSnapshotFiles } from '../snapshot-files';
import { differencesOf } from '../../testing/snapshots';
import { ReviewedStack, type WantedPanel } from './reviewed';

const reviewed = new ReviewedStack(gauzian);
const runbooks = ['GauzianAvailabilityPage', 'PostgresDown', 'MinioAbsent', 'Watchdog'];

describe('the reviewed files', () => {
  test('the objects and files', () => {
    expectSnapshotFiles('gauzian', reviewed.snapshot(runbooks));
  });

  test('the differences of staging, except for its names', () => {
    const staging = new ReviewedStack(gauzianStaging).snapshot(runbooks);
    const production = new Map(
      [...reviewed.snapshot(runbooks)].map(([path, text]) => [stagingName(path), stagingName(text)]),
    );
    const changes = differencesOf(production, staging, 1);
    expectSnapshotFiles('gauzian-staging', new Map([['from-production.diff', changes.join('\n')]]));
  });
});

/**
 * Text of production with the names of staging, so that a name of production in staging is a
 * difference.
 */
function stagingName(text: string): string {
  return text
    .replaceAll(/(?<=instance: |part-of: )gauzian$/gm, 'gauzian-staging')
    .replaceAll('gauzian.pupin.fr', 'staging.gauzian.pupin.fr')
    .replaceAll('gauzian-v2', 'gauzian-staging')
    .replaceAll('dist/gauzian/', 'dist/gauzian-staging/')
    .replaceAll(/(?<=namespace: |metadata\.name: |namespace-)(monitoring|node-exporter)\b/g, '$1-staging')
    .replaceAll(/(?<=\bname: )monitoring$/gm, '$&-staging')
    .replaceAll(/(?<=-n )monitoring\b|\bmonitoring(?=\.svc|-prometheus)|^node-exporter(?=\/)/g, '$&-staging');
}

describe("the installation guide's dashboard", () => {
  const guide: readonly WantedPanel[] = [
    ['Requêtes HTTP/s', 'timeseries', 'reqps', [[null, 'blue']]],
    ['Connexions Actives', 'stat', 'short', [[null, 'blue']]],
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
    // Grafana displays seconds below one as milliseconds.
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
    ['Uploads de Fichiers', 'stat', 'short', [[null, 'blue']]],
    ['Downloads de Fichiers', 'stat', 'short', [[null, 'blue']]],
    // KB/MB/GB
    ['Bytes Uploadés', 'stat', 'bytes', [[null, 'blue']]],
    ["Tentatives d'Auth", 'timeseries', 'short', [[null, 'blue']]],
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
    ['Erreurs 4xx/5xx', 'timeseries', 'reqps', [[null, 'blue']]],
    ['Upload Chunks (p95)', 'timeseries', 's', [[null, 'blue']]],
    ['Opérations Redis', 'timeseries', 'ops', [[null, 'blue']]],
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
  ])('has a panel for the query for %s', (_, title) => {
    expect(reviewed.dashboard('gauzian-overview').panels.map((panel) => panel.title)).toContain(title);
  });
});

describe('every expression', () => {
  reviewed.testExpressions();
});

reviewed.testAlertTexts();
