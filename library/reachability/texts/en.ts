import type { AlertTemplate, ClusterCommands, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Texts about addresses and their certificates, in English. */
export const en = {
  unreachable: {
    summary: (title: string, { labels }: AlertTemplate<'instance'>) =>
      `${title}: ${labels.instance} is unreachable from outside`,
    description:
      'The address does not answer, or not as expected: status, certificate or content. "Last response" and "Duration by phase" show how far the probe got.',
    runbook: (
      impact: string,
      hint: string,
      { networkPolicies }: ClusterCommands,
    ): RunbookTexts<'status' | 'phases' | 'content' | 'certificate'> => ({
      impact,
      steps: [
        `Check it yourself, from another network: \`curl -sv -o /dev/null ‹address›\`. It answers: the outgoing traffic of the cluster is blocked, ${networkPolicies}, or its DNS fails.`,
        'Check how far the probe gets (phases below). No further than `resolve`: DNS (`dig ‹host›`); `connect`: the server or the firewall; `tls`: the certificate; `processing`: the application.',
        'Status 5xx: the logs of the application. 404: the page has moved. 401, 403: something in front of the site requires a login. Where Traefik asks for a password, 401 is right, and 200 or 302 means that it no longer asks.',
        hint,
      ],
      queries: {
        status: 'Status of the last response (0: none)',
        phases: 'Duration of each phase',
        content: 'Unexpected content (1)',
        certificate: 'Time left of the certificate',
      },
    }),
  },
  certificate: {
    summary: (title: string, { labels, value }: AlertTemplate<'instance'>) =>
      `${title}: the certificate of ${labels.instance} expires in ${value}`,
    description:
      'The certificate was not renewed. Once it has expired, browsers refuse the page and the probe fails: this alert ends and the alert for an unreachable address fires.',
    runbook: (hint: string): RunbookTexts<'left' | 'expiry'> => ({
      impact: 'None until it expires. Then browsers show a warning instead of the site, and calls to the API fail.',
      steps: [
        'Look at the certificate that everyone sees: `openssl s_client -connect ‹host›:443 -servername ‹host› </dev/null 2>/dev/null | openssl x509 -noout -issuer -dates`.',
        hint,
        'It was renewed and the old one is still served: the server has not reloaded it, or another server answers at this address (`dig ‹host›`).',
      ],
      queries: { left: 'Time left', expiry: 'Expires on' },
    }),
  },
  probe: {
    title: (title: string) => `The probe of ${title}`,
    impact: 'None; but nobody would hear of an unreachable site or an expired certificate.',
    hint: (logs: string) =>
      `Status \`400\`: blackbox_exporter does not have the module that the job names; ${logs} and *Status > Configuration*.`,
  },
  throughTraefik: ({ list, logs }: SystemCommands): Readonly<Record<'unreachable' | 'certificate', string>> => ({
    unreachable: `All addresses of the server are unreachable: Traefik (${list}), the firewall, ports 80 and 443. Only this one: its route in Traefik (404), its middlewares, and the pods behind it (502, 503).`,
    certificate: `Traefik renews its own certificates 30 days before their end and says why it could not: ${logs}, the lines with \`acme\` (ports 80 and 443 closed from outside, DNS that no longer leads here, rate limit of the authority). A certificate from a Secret: whatever writes that Secret.`,
  }),
  dashboard: {
    title: 'Seen from outside',
    description:
      'What users see of the public addresses: reachable or not, how fast, until when certificates are valid.',
    rows: { reachability: 'Seen from outside', certificates: 'Certificates' },
    reachable: {
      title: 'Reachable',
      description: 'The last probe from outside: the address answers as expected, over TLS.',
    },
    no: 'Unreachable',
    yes: 'Reachable',
    answers: {
      title: 'Last response',
      description: 'HTTP status of the last response (0: none), duration of the probe and redirects followed.',
    },
    address: 'Address',
    status: 'Status',
    time: 'Time',
    redirects: 'Redirects',
    uptime: {
      title: 'Uptime',
      description: 'Share of the probes that succeeded: over the last day, 7 and 30 days, as far as the history goes.',
    },
    day: '1 day',
    week: '7 days',
    month: '30 days',
    exporter: {
      title: 'Prober',
      description: 'blackbox_exporter, which probes, loaded its configuration without error.',
    },
    refused: 'Refused',
    loaded: 'Loaded',
    phases: {
      title: 'Duration by phase',
      description:
        'Where the time goes, for the slowest address: name lookup (resolve), connection (connect), encryption (tls), waiting (processing), download (transfer).',
    },
    lookup: { title: 'Name lookup', description: 'Duration of the DNS lookup.' },
    certificate: {
      title: 'Certificate: time left',
      description:
        "Until the first certificate of the chain expires. Yellow and red where the alerts fire; Let's Encrypt renews 30 days before.",
      noValue: 'Expired, or no TLS',
    },
    tls: { title: 'TLS version', description: 'TLS version of the last response.' },
    version: 'Version',
    addresses: 'Addresses',
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
