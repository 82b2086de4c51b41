import { booking } from '../../../../infra/stacks/booking/stack';
import { images } from '../../../../servers/images';
import type { NodeStack } from '../../cluster/node-stack';
import { outsideHost } from '../../cluster/outside';
import { publicSites } from '../../cluster/public-sites';
import { applicationImages, imagesNamed, serverImages } from '../../cluster/stack-images';
import {
  askRedis,
  deployment,
  namespaceOf,
  playedApplication,
  redis,
  service,
  traefikManifests,
} from '../../played/applications';
import { playedBooking } from '../../played/booking';
import { receiverUrl, redisPasswords } from '../../played/secrets';
import { askGrafana, withoutDataOfRedis, withoutDataOnServer } from '../systems/node';

const namespace = 'booking';
const monitoring = 'monitoring-booking';
const custom = { name: 'custom-service', port: 8080 } as const;

/** The service of the guide's example of a health check, which answers as the application does. */
const customService = [
  deployment(namespace, custom.name, {
    image: applicationImages.played,
    args: ['/page/page.json', String(custom.port)],
    port: custom.port,
    volumes: [{ name: 'page', configMap: { name: 'page' } }],
  }),
  service(namespace, custom.name, { app: custom.name }, [{ port: custom.port }]),
];

/**
 * The booking service with Redis, another service and a simulated application.
 *
 * @param folder folder of the certificate of its hosts
 */
export function bookingOnNode(folder: string): NodeStack {
  const sites = publicSites(booking, folder);
  const api = { service: 'booking', port: 3000 } as const;
  const receivers = ['slack', 'webhook', 'veilleur'].map((receiver) => [
    `${monitoring}/notifications/${receiver}`,
    receiverUrl(`booking.${namespace}.svc`, receiver),
  ]);
  return {
    stack: booking,
    prepare: sites.prepare,
    images: [...serverImages, ...sites.images, ...imagesNamed(images.redisExporter, applicationImages.redis)],
    around: [
      namespaceOf(namespace),
      ...traefikManifests(),
      ...sites.around,
      ...playedApplication(namespace, api.service, { played: playedBooking, port: api.port, replicas: 3 }),
      ...outsideHost(namespace, { ...api, host: 'booking.example' }),
      ...customService,
      redis(namespace, 'first'),
    ],
    given: {
      [`${namespace}/redis-exporter/passwords.json`]: redisPasswords('first'),
      // No email is sent here: nothing fires that goes by email.
      [`${monitoring}/notifications/smtp-password`]: 'unused',
      ...(Object.fromEntries(receivers) as Record<string, string>),
    },
    prometheus: { namespace: monitoring, service: 'prometheus', port: 9090 },
    use: (client, node) => {
      askGrafana(client, booking.grafana.host);
      askRedis(node, namespace, 'first');
    },
    withoutData: {
      ...withoutDataOnServer,
      ...withoutDataOfRedis,
      'booking-health, Alertes actives': 'none is to fire but the Watchdog',
      'booking-health, Alertes en cours': 'none is to fire but the Watchdog',
      'booking-health, Chronologie des alertes': 'none is to fire but the Watchdog',
    },
  };
}
