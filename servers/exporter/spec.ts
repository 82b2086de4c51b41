import type { ServerSpec } from '../server-spec';
import type { Exporter } from './exporter';

/**
 * An exporter on its own, or beside the server that it asks. Nobody calls it by its name: Prometheus finds it by its labels. It has its
 * paths from its image, because it may run beside a server of somebody else.
 *
 * @param place whether it runs on its own, or beside the server that it asks
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
            purpose: secret.purpose,
            whenMissing: `the container ${name} does not start`,
            reload: secret.reload,
          },
        ]
      : [],
    port: { name: portName, port },
    probes: {
      // An exporter beside its server that is not ready would take the server out of its service.
      ...(place === 'alone' ? { ready: '/' } : {}),
      live: '/',
      startupSeconds: 60,
    },
    resources,
    canBeSidecar: true,
    isCalled: false,
    hasOwnLogin: false,
    discovers: [],
    calls: [],
    connections: [server],
    issues: issues,
  };
}
