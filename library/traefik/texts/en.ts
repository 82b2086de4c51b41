import type { AlertTemplate, Commands, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Texts about Traefik, in English. */
export const en = {
  impact:
    'If Traefik is down, nothing can be reached from outside: the application, Grafana, Prometheus. If only its metrics are missing: none.',
  hint: ({ cluster }: Commands) =>
    `Check from outside: \`curl -sI https://‹host›\`. k3s installs Traefik with Helm: ${cluster.helmCharts} and ${cluster.helmLogs('traefik')}.`,
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
    errorShare: {
      title: '5xx error rate',
      description: 'Share of requests to all services that end with a 5xx status.',
    },
    requests: { title: 'Requests/s by service', description: 'Requests forwarded to each service per second.' },
    errors: {
      title: '5xx error rate by service',
      description: 'Share of the requests to each service that end with a 5xx status.',
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
