import { alert, ruleGroup, type RuleGroup, type Runbook } from '../alerts';
import { Size } from '../core';
import { Dashboard, objectivesRow, query, row, statPanel, timeSeriesPanel } from '../dashboards';
import { application, common, presets } from '../library';
import { catalogue, closed, counter, gauge, histogram, httpStatus, open } from '../metrics';
import {
  eventsIndicator,
  Objective,
  percent,
  quantileOf,
  quantity,
  rate,
  ratio,
  selectors,
  sum,
  withoutNaN,
} from '../promql';
import type { MonitoringStackProps, System } from '../stack';
import { k3s } from '../targets';
import { notifications } from './docs/project/server';

/** Target of the stack. */
export const manyApplicationsTarget = k3s();

/**
 * Creates a stack with a number of applications. Each has a job that discovers its pods, a dashboard of
 * eight panels, six alerts (four of its own, `…Down` and `…Absent`), and an objective with its two
 * alerts. The policy is the default policy.
 */
export function manyApplications(count: number): MonitoringStackProps {
  return presets.k3sServer(
    {
      name: 'many',
      environment: 'production',
      commands: manyApplicationsTarget.commands,
      folder: 'Many',
      domain: 'many.example',
      retention: { time: '30d', size: Size.gibibytes(400) },
      volumes: { prometheus: { size: Size.gibibytes(500) }, grafana: { size: Size.gibibytes(4) } },
      backups: 7,
      notifications,
    },
    (of) => {
      const [first, ...others] = Array.from({ length: count }, (_, index) => applicationSystem(index, of));
      return [first!, ...others];
    },
  );
}

/** Creates an application: `app-0001`, with alerts such as `App0001Errors`. */
function applicationSystem(index: number, of: common.SystemContext): System {
  const digits = String(index + 1).padStart(4, '0');
  const [job, name, title] = [`app-${digits}`, `App${digits}`, `Application ${digits}`];
  const watched = applicationCatalogue(job);
  const view = viewOf(watched, digits);
  const dashboard = dashboardOf(view, { job, title });
  return application.system({
    ...of,
    job,
    catalogue: watched,
    namespace: 'applications',
    port: 8080,
    title,
    name,
    severity: 'critical',
    impact: `${title} does not answer.`,
    dashboards: () => [dashboard],
    rules: () => rulesOf(view, dashboard, { job, name, title, language: of.language }),
  });
}

function applicationCatalogue(name: string) {
  const route = open(5, '/', '/cart');
  return catalogue({
    name,
    software: name,
    version: '1.0.0',
    targetLabels: ['job', 'instance', 'namespace', 'pod'],
    metrics: {
      http_requests_total: counter({
        help: 'HTTP requests answered.',
        unit: 'requests',
        labels: { method: closed('GET', 'POST'), route, status: httpStatus('200', '404', '500') },
      }),
      http_request_duration_seconds: histogram({
        help: 'Time to answer an HTTP request.',
        unit: 'seconds',
        observations: 'requests',
        buckets: [0.1, 0.5, 1, 2.5],
        labels: { route },
      }),
      jobs_waiting: gauge({ help: 'Background jobs in the queue.', unit: 'none' }),
      memory_bytes: gauge({ help: 'Memory in use.', unit: 'bytes', range: { min: 1 } }),
      connections_open: gauge({ help: 'Open connections.', unit: 'connections' }),
    },
  });
}

/** Expressions that the dashboard and the alerts of an application share. */
type View = ReturnType<typeof viewOf>;

function viewOf(of: ReturnType<typeof applicationCatalogue>, digits: string) {
  const m = selectors(of);
  const failures = m.http_requests_total.where({ status: /5../ });
  const requests = sum(rate(m.http_requests_total)).by('route');
  return {
    requests,
    errorShare: ratio(sum(rate(failures)).by('route'), requests),
    latency: withoutNaN(quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'] })),
    waiting: sum(m.jobs_waiting).by('job'),
    memory: m.memory_bytes,
    connections: sum(m.connections_open).by('job'),
    objective: new Objective({
      name: `app_${digits}_availability`,
      title: 'Availability',
      indicator: eventsIndicator({ failures, events: m.http_requests_total }),
      target: percent(99),
    }),
  };
}

function dashboardOf(view: View, { job, title }: Record<'job' | 'title', string>) {
  const byRoute = { legend: ({ route }: { readonly route: string }) => route };
  return new Dashboard({
    uid: job,
    title,
    description: `Requests to ${title}, and its processes.`,
    jobs: [job],
    ...common.siblings('en'),
    rows: {
      objectives: objectivesRow({
        title: 'Objectives',
        objectives: [view.objective],
        errorBudget: { title: 'Error budget', description: 'Share of the error budget of 30 days that remains.' },
        burnRate: { title: 'Burn rate', description: 'Multiple of the rate that spends the budget in 30 days.' },
      }),
      requests: row('Requests', {
        requests: timeSeriesPanel({
          title: 'Requests',
          description: 'Requests a second, by route.',
          queries: [query(view.requests, byRoute)],
        }),
        errors: timeSeriesPanel({
          title: 'Errors',
          description: 'Share of requests that failed, by route.',
          queries: [query(view.errorShare, byRoute)],
        }),
        latency: timeSeriesPanel({
          title: 'Latency',
          description: '19 of 20 requests are faster.',
          queries: [query(view.latency, byRoute)],
        }),
      }),
      processes: row('Processes', {
        waiting: statPanel({
          title: 'Waiting jobs',
          description: 'Background jobs in the queue.',
          queries: [query(view.waiting)],
        }),
        memory: timeSeriesPanel({
          title: 'Memory',
          description: 'Memory in use, by pod.',
          queries: [query(view.memory, { legend: ({ pod }) => pod })],
        }),
        connections: statPanel({
          title: 'Connections',
          description: 'Open connections.',
          queries: [query(view.connections)],
        }),
      }),
    },
  });
}

function rulesOf(
  view: View,
  dashboard: ReturnType<typeof dashboardOf>,
  {
    job,
    name,
    title,
    language,
  }: Pick<common.ApplicationText, 'job' | 'title' | 'language'> & { readonly name: string },
): RuleGroup[] {
  const runbook: Runbook = {
    impact: `Users of ${title} wait, or see an error page.`,
    steps: [`What fails: \`kubectl logs -n applications -l app=${job} --tail=100\`.`],
  };
  return [
    ruleGroup({
      name: job,
      job,
      rules: [
        alert({
          name: `${name}Errors`,
          subject: `${job}-errors`,
          condition: view.errorShare.greaterThan(percent(5)),
          for: '5m',
          severity: 'critical',
          summary: ({ labels, value }) => `${value} of the requests to ${labels.route} of ${title} fail`,
          description: 'More than 5 % of the requests to a route failed for five minutes.',
          panel: dashboard.panel('errors'),
          runbook,
        }),
        alert({
          name: `${name}Latency`,
          condition: view.latency.greaterThan(quantity(1, 'seconds')),
          for: '10m',
          severity: 'warning',
          summary: ({ labels, value }) => `95 % of the requests to ${labels.route} of ${title} need ${value}`,
          description: 'One of 20 requests took more than a second for ten minutes.',
          panel: dashboard.panel('latency'),
          runbook,
        }),
        alert({
          name: `${name}Waiting`,
          condition: view.waiting.greaterThan(100),
          for: '15m',
          severity: 'warning',
          summary: ({ value }) => `${value} jobs of ${title} wait`,
          description: 'More than 100 background jobs waited for 15 minutes.',
          panel: dashboard.panel('waiting'),
          runbook,
        }),
        alert({
          name: `${name}Memory`,
          condition: view.memory.greaterThan(quantity(1e9, 'bytes')),
          for: '15m',
          severity: 'info',
          summary: ({ labels, value }) => `The pod ${labels.pod} of ${title} uses ${value}`,
          description: 'A pod used more than 1 GB for 15 minutes.',
          panel: dashboard.panel('memory'),
          runbook,
        }),
      ],
    }),
    ...common.objectiveAlerts(
      { title, job, panel: dashboard.panel('burnRate'), language },
      {
        name: `${name}Availability`,
        objective: view.objective,
        runbook,
        failures: '5xx errors',
        goal: 'less than 1 % 5xx errors',
        first: 'Look for the routes that answer with 5xx.',
      },
    ),
  ];
}
