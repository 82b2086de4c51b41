import type { MonitoringStackProps } from '../../stack/stack';
import type { PublicUrls } from '../../stack/public-urls';
import type { Wording } from '../common/wording';
import { texts } from './texts';

/** Hosts of the servers of a stack. */
interface Hosts {
  readonly prometheus: Pick<MonitoringStackProps['prometheus'], 'exposure'>;
  readonly alertmanager: Pick<NonNullable<MonitoringStackProps['alertmanager']>, 'exposure'>;
  readonly grafana: Pick<MonitoringStackProps['grafana'], 'host' | 'basicAuth'>;
}

/**
 * URLs of the servers of a stack that Traefik exposes: the health page of Grafana, and the password
 * prompts in front of Prometheus and Alertmanager. Without the prompt, anybody could read them, so
 * another answer is an alert too.
 */
export function monitoringSite({ prometheus, alertmanager, grafana }: Hosts, { language }: Wording): PublicUrls {
  const { title, impact } = texts[language].site;
  const exposed = [prometheus.exposure, alertmanager.exposure].filter((one) => one !== undefined);
  return {
    job: 'monitoring-site',
    title,
    name: 'Monitoring',
    impact,
    severity: 'warning',
    urls: [
      { url: `https://${grafana.host}/api/health`, hasBasicAuth: grafana.basicAuth !== undefined },
      ...exposed.map(({ host }) => ({ url: `https://${host}/`, hasBasicAuth: true })),
    ],
  };
}
