import type { AlertTemplate, Commands, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Texts about Traefik, in English. */
export const en = {
  impact:
    'If Traefik is down, nothing can be reached from outside: the application, Grafana, Prometheus. If only its metrics are missing: none.',
  hint: ({ cluster }: Commands) =>
    `Check from outside: \`curl -sI https://‹host›\`. k3s installs Traefik with Helm: ${cluster.helmCharts} and ${cluster.helmLogs('traefik')}.`,
  errors: {
    summary: ({ labels, value }: AlertTemplate<'service'>) =>
      `Traefik: ${value} of the requests to ${labels.service} fail`,
    description: (share: number) =>
      `More than ${share}% of the requests to a service end with a 5xx status. Traefik counts also those that no pod answers (502, 503, 504), which the application does not see.`,
    runbook: ({ logs }: SystemCommands): RunbookTexts<'codes' | 'requests'> => ({
      impact: 'Users of this service see errors.',
      steps: [
        'An alert of the application itself fires too (its errors, its objective, `…Down`): follow that one; this one confirms what users see, and ends with it.',
        `\`500\`: the application fails; read its logs. \`502\`: its pods refuse or end connections (restarts, wrong port). \`503\`: Traefik knows no ready pod. \`504\`: the pods do not answer in time, or a NetworkPolicy drops the packets. Errors of Traefik: ${logs}.`,
        'The label `service` starts with the namespace: `kubectl get pods,endpointslices -n ‹its namespace›` shows whether pods are ready.',
        'It began with a deployment: undo it, and look for the reason afterwards.',
      ],
      queries: {
        codes: 'Failed requests per second, by service and status',
        requests: 'Requests per second, by service',
      },
    }),
  },
  certificate: {
    summary: ({ labels, value }: AlertTemplate<'cn' | 'sans'>) =>
      `Traefik: the certificate of ${labels.sans} expires in ${value}`,
    description:
      'Traefik did not renew this certificate. Once it has expired, browsers refuse every page of these hosts, and with HSTS users cannot go on.',
    runbook: ({ logs, restart }: SystemCommands): RunbookTexts<'left' | 'expiry'> => ({
      impact: 'None until it expires. Then nobody can open these hosts.',
      steps: [
        `Traefik says why it could not renew: ${logs}, the lines with \`acme\`. Ports 80 and 443 are closed from outside, DNS no longer leads here, or the authority limits requests.`,
        'A certificate from a Secret: look at what writes that Secret (cert-manager, by hand).',
        `The host shows a newer certificate, or none of these hosts exists any more: until it starts again, Traefik also shows what it no longer serves; ${restart}.`,
      ],
      queries: { left: 'Time left', expiry: 'Expires on' },
    }),
  },
  dashboard: {
    title: 'Traefik',
    description: 'The entry to the cluster: traffic, errors and latency by service, certificates.',
    rows: { overview: 'Overview', services: 'Services', certificates: 'Certificates and configuration' },
    entryPoints: { title: 'Requests/s by entry point', description: 'HTTP requests per second at each entry point.' },
    connections: { title: 'Open connections', description: 'Open connections at each entry point.' },
    codes: {
      title: 'Requests/s by status code',
      description: 'HTTP requests per second at all entry points, by status of the response.',
    },
    slow: {
      title: 'Slow requests',
      description:
        'Share of the requests to all services that took longer than 0.3 s and 1.2 s, which are bounds of the buckets of Traefik.',
    },
    errorShare: {
      title: '5xx error rate',
      description: 'Share of requests to all services that end with a 5xx status.',
    },
    requests: { title: 'Requests/s by service', description: 'Requests forwarded to each service per second.' },
    errors: {
      title: '5xx error rate by service',
      description: 'Share of the requests to each service that end with a 5xx status.',
    },
    clientErrors: {
      title: '4xx responses/s by service',
      description: 'Requests to each service that end with a 4xx status: not found, not allowed, too many.',
    },
    latency: {
      title: 'p95 latency by service',
      description:
        'Time within which 95% of requests are served. An estimate: Traefik has only four buckets (0.1 to 5 s).',
    },
    throughput: { title: 'Traffic by service', description: 'Size of the responses of each service per second.' },
    expiry: {
      title: 'Certificates',
      description: 'Time left until each served certificate expires.',
      noValue: 'No certificate',
    },
    name: 'Name',
    otherNames: 'Other names',
    expiresIn: 'Expires in',
    reload: { title: 'Last configuration', description: 'When the configuration was last loaded without error.' },
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
