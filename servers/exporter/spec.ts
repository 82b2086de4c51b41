import { connectionsTo } from '../../core/network';
import type { ServerSpec } from '../server-spec';
import type { Exporter } from './exporter';

/**
 * Creates the spec of an exporter. No server calls it by its name, because Prometheus discovers it
 * by its labels. Its paths are those of its image, because it can run in the pod of an external
 * workload.
 *
 * @param place `alone`: in its own pod; `beside`: in the pod of the server that it queries
 */
export function exporterSpec(exporter: Exporter, place: 'alone' | 'beside'): ServerSpec {
  const { name, image, user, port, portName, args, env, secret, resources, server, issues } = exporter;
  return {
    name,
    image,
    user,
    runs: { kind: 'single' },
    args,
    environment: env,
    files: [],
    folders: secret ? [{ kind: 'secret', name: `${name}-secret`, path: secret.folder, value: secret.value }] : [],
    secrets: secret
      ? [
          {
            secret: secret.value,
            source: 'given',
            ...(secret.check ? { check: secret.check } : {}),
            purpose: secret.purpose,
            whenMissing: `the container ${name} does not start`,
            reload: secret.reload,
          },
        ]
      : [],
    port: { name: portName, port },
    probes: {
      // In the pod of its server, an exporter that is not ready would remove the server from its
      // service.
      ...(place === 'alone' ? { ready: '/' } : {}),
      live: '/',
      startupSeconds: 60,
    },
    resources,
    canBeSidecar: true,
    isCalled: false,
    hasOwnLogin: false,
    rights: [],
    calls: [],
    connections: connectionsTo([server], `exporter ${name} reads it`),
    issues: issues,
  };
}
