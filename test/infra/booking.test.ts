import { booking as catalogue } from '../../infra/stacks/booking/catalogue';
import { funnelSteps } from '../../infra/stacks/booking/metrics/business';
import { booking } from '../../infra/stacks/booking/stack';
import { ReviewedStack, type WantedPanel } from './reviewed';
import { rulesAmong } from '../rule-files';
import { expectSnapshotFiles } from '../snapshot-files';

const reviewed = new ReviewedStack(booking);

describe('the reviewed files', () => {
  test('the objects and files', () => {
    const runbooks = ['BookingErrorsHigh', 'BookingLatencyHigh', 'BookingServiceUnavailable', 'BookingCpuHigh'];
    expectSnapshotFiles('booking', reviewed.snapshot(runbooks));
  });
});

describe("the guide's dashboards", () => {
  const plain = [[null, 'blue']] as const;
  const limited = (limit: number) =>
    [
      [null, 'green'],
      [limit, 'red'],
    ] as const;

  describe('System Metrics Dashboard', () => {
    const guide: readonly WantedPanel[] = [
      ['Processeur occupé', 'gauge', 'percentunit', limited(0.8)],
      ['Processeur par cœur', 'timeseries', 'percentunit', limited(0.8)],
      ['Charge moyenne', 'timeseries', 'short', plain],
      ['Mémoire occupée', 'gauge', 'percentunit', limited(0.9)],
      ['Disque occupé', 'bargauge', 'percentunit', limited(0.9)],
      ['Lectures et écritures', 'timeseries', 'binBps', plain],
      ['Trafic entrant et sortant', 'timeseries', 'binBps', plain],
    ];
    reviewed.testGuidesPanels('booking-system', guide);
  });

  describe('Business Metrics Dashboard', () => {
    const guide: readonly WantedPanel[] = [
      ['Créées', 'stat', 'short', plain],
      ['Complétées', 'stat', 'short', plain],
      ['Annulées', 'stat', 'short', plain],
      ['Revenus par service (€)', 'bargauge', 'short', plain],
      ['Utilisateurs actifs', 'stat', 'short', plain],
      ['Satisfaction moyenne', 'timeseries', 'short', plain],
      ['Sources de trafic', 'bargauge', 'short', plain],
      ['Entonnoir de conversion', 'bargauge', 'short', plain],
      ['Conversion de chaque étape', 'bargauge', 'percentunit', plain],
    ];
    reviewed.testGuidesPanels('booking-business', guide);

    test('has the steps of the funnel in their order', () => {
      const { targets = [] } = reviewed
        .dashboard('booking-business')
        .panels.find(({ title, type }) => title === 'Entonnoir de conversion' && type === 'bargauge')!;
      expect(targets.map(({ expr }) => /step="(\w+)"/.exec(expr)?.[1])).toEqual(funnelSteps);
    });
  });

  describe('Application Performance Dashboard', () => {
    const slow = [
      [null, 'green'],
      [1, 'yellow'],
      [2, 'red'],
    ] as const;
    const guide: readonly WantedPanel[] = [
      ['Temps de réponse p50/p90/p95/p99', 'timeseries', 's', slow],
      ['Connexions actives', 'timeseries', 'short', plain],
      ["Taux d'erreurs", 'stat', 'percentunit', limited(0.05)],
      ['Codes de statut', 'timeseries', 'reqps', plain],
      ['Requêtes à la base/s', 'timeseries', 'ops', plain],
      ['Taux de hit', 'stat', 'percentunit', plain],
    ];
    reviewed.testGuidesPanels('booking-performance', guide);
  });

  describe('Alerts & Health Dashboard', () => {
    const guide: readonly WantedPanel[] = [
      ['Alertes actives', 'stat', 'short', plain],
      ['Chronologie des alertes', 'state-timeline', 'short', plain],
      ['État des services', 'stat', 'short', plain],
      ['Chronologie des services', 'state-timeline', 'short', plain],
      ['Temps de réponse des vérifications', 'timeseries', 's', plain],
    ];
    reviewed.testGuidesPanels('booking-health', guide);
  });

  test('query each metric of the application', () => {
    const asked = ['booking-business', 'booking-performance', 'booking-health']
      .flatMap((uid) => reviewed.dashboard(uid).panels)
      .flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
      .join('\n');
    expect(Object.keys(catalogue.metrics).filter((name) => !asked.includes(name))).toEqual([]);
  });
});

describe("the guide's rules", () => {
  const { groups } = rulesAmong(reviewed.files, 'booking');
  const rules = new Map(groups.flatMap((group) => group.rules).map((rule) => [rule.alert, rule]));

  test.each([
    ['CPU above 80 %', 'BookingCpuHigh', '15m', 'warning', /\s> 0\.8$/],
    ['less than 10 % of memory', 'MachineMemoryAlmostExhausted', '10m', 'warning', /\s> 0\.9$/],
    ['more than 5 % of errors', 'BookingErrorsHigh', '5m', 'critical', /5\.\..*\s> 0\.05$/s],
    ['p95 above 1 s', 'BookingLatencyHigh', '5m', 'warning', /^histogram_quantile\(\s*0\.95.*\s> 1$/s],
    ['a failed health check', 'BookingServiceUnavailable', '2m', 'critical', /probe_success.* == 0$/],
    ['less than 10 % of a disk', 'MachineDiskAlmostFull', '10m', 'critical', /\s> 0\.9$/],
    ['CustomHighLatency', 'BookingLatencyVeryHigh', '5m', 'critical', /^histogram_quantile\(\s*0\.95.*\s> 2$/s],
  ])('%s is %s', (_, name, wait, severity, expression) => {
    const rule = rules.get(name)!;
    expect(rule.expr).toMatch(expression);
    expect([rule.for, rule.labels!.severity]).toEqual([wait, severity]);
  });
});

describe("the guide's settings", () => {
  const file = (name: string) => reviewed.files.get(`booking/${name}`)!;

  test('keeps metrics and health checks for 30 days, and silences for 90', () => {
    expect(file('prometheus.yml')).toMatch(/retention:\n\s+time: 30d/);
    const args = JSON.stringify(reviewed.stack.toJson());
    expect(args).toContain('--data.retention=2160h');
  });

  test('notifies by webhook, Slack and email', () => {
    const receiver = file('alertmanager.yml')
      .split(/\n {2}- name: /)
      .find((one) => one.startsWith('alertes'))!;
    expect(receiver).toMatch(/slack_configs:[^]*email_configs:|email_configs:[^]*slack_configs:/);
    expect(receiver).toContain('webhook_configs:');
    expect(file('alertmanager.yml')).toContain('smtp_smarthost: smtp.gmail.com:587');
  });
});

describe('every expression', () => {
  reviewed.testExpressions();
});

reviewed.testAlertTexts();
