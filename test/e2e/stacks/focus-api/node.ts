import { focusApi } from '../../../../infra/stacks/focus-api/stack';
import { images } from '../../../../servers/images';
import type { NodeStack } from '../../cluster/node-stack';
import { outsideHost } from '../../cluster/outside';
import { publicSites } from '../../cluster/public-sites';
import { applicationImages, imagesNamed, serverImages } from '../../cluster/stack-images';
import { askRedis, namespaceOf, playedApplication, redis, traefikManifests } from '../../played/applications';
import { notifications, redisPasswords } from '../../played/secrets';
import { playedFocusApi } from '../../played/focus-api';
import { askGrafana, withoutDataOfRedis, withoutDataOnServer } from '../systems/node';

const namespace = 'focus-api';
const monitoring = 'monitoring-focus-api';

/**
 * Focus API with Redis and a simulated API.
 *
 * @param folder folder of the certificate of its hosts
 */
export function focusApiOnNode(folder: string): NodeStack {
  const sites = publicSites(focusApi, folder);
  const api = { service: 'focus-api', port: 8000 } as const;
  return {
    stack: focusApi,
    prepare: sites.prepare,
    images: [
      ...serverImages,
      ...sites.images,
      ...imagesNamed(images.redisExporter, images.rclone, applicationImages.redis),
    ],
    around: [
      namespaceOf(namespace),
      ...traefikManifests(),
      ...sites.around,
      ...playedApplication(namespace, api.service, { played: playedFocusApi, port: api.port, replicas: 2 }),
      ...outsideHost(namespace, { ...api, host: 'focus-api.example' }),
      redis(namespace, 'first'),
    ],
    given: {
      [`${namespace}/redis-exporter/passwords.json`]: redisPasswords('first'),
      // No backup runs here: test/e2e/cluster/rotation.test.ts runs it with a real MinIO.
      [`${monitoring}/grafana-backup/rclone.conf`]: '[s3]\ntype = s3\n',
      ...notifications(monitoring, `focus-api.${namespace}.svc`),
    },
    prometheus: { namespace: monitoring, service: 'prometheus', port: 9090 },
    use: (client, node) => {
      askGrafana(client, focusApi.grafana.host);
      askRedis(node, namespace, 'first');
    },
    withoutData: { ...withoutDataOnServer, ...withoutDataOfRedis },
  };
}
