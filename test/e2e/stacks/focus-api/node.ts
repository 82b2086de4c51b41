import { focusApi } from '../../../../infra/stacks/focus-api/stack';
import { images } from '../../../../servers/images';
import type { NodeStack } from '../../cluster/node-stack';
import { applicationImages, imagesNamed, serverImages } from '../../cluster/stack-images';
import {
  askRedis,
  namespaceOf,
  notifications,
  playedApplication,
  redis,
  redisPasswords,
  traefikManifests,
} from '../../played/applications';
import { playedFocusApi } from '../../played/focus-api';
import { withoutDataOnServer } from '../systems/node';

const namespace = 'focus-api';
const monitoring = 'monitoring-focus-api';

/** Focus API, beside Redis and an API that is played. */
export const focusApiOnNode: NodeStack = {
  stack: focusApi,
  images: [...serverImages, ...imagesNamed(images.redisExporter, applicationImages.redis)],
  around: [
    namespaceOf(namespace),
    ...traefikManifests(),
    ...playedApplication(namespace, 'focus-api', { played: playedFocusApi, port: 8000, replicas: 2 }),
    redis(namespace, 'first'),
  ],
  given: {
    [`${namespace}/redis-exporter/passwords.json`]: redisPasswords('first'),
    ...notifications(monitoring, `http://focus-api.${namespace}.svc:8000`),
  },
  prometheus: { namespace: monitoring, service: 'prometheus', port: 9090 },
  use: (client, node) => {
    client.visit(`https://${focusApi.grafana.host}/`);
    askRedis(node, namespace, 'first');
  },
  withoutData: withoutDataOnServer,
};
