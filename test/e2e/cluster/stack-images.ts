import { join } from 'node:path';
import { images } from '../../../servers/images';
import { programFile, programVersion } from '../../../tools/go';
import { packageEntries, packageVersion, withLibraries } from '../../../tools/image/debian';
import { directory, file, link, text, type Entry } from '../../../tools/image/entries';
import type { ImageProps } from '../../../tools/image/image';

const scripts = join(__dirname, '../../../servers/grafana-backup/scripts');

/** Image of a pod of the stack or of the applications. */
export interface StackImage extends ImageProps {
  /** Actual content, in short. */
  readonly inside: string;
}

/** Shell with the few commands that these images need. */
const shell: readonly Entry[] = [
  file('/bin/busybox'),
  ...['sh', 'cat', 'du', 'kill', 'ls', 'mkdir', 'sha256sum', 'sleep', 'sort', 'tail', 'touch', 'wget'].map((tool) =>
    link(`/bin/${tool}`, 'busybox'),
  ),
];

const python = packageEntries(
  'python3',
  'python3-minimal',
  'python3.11',
  'python3.11-minimal',
  'libpython3-stdlib',
  'libpython3.11-stdlib',
  'libpython3.11-minimal',
  'python3-yaml',
  // Libraries of its module ctypes, and the AES that a script uses.
  'libffi8',
  'libssl3',
);

/** Debian's version without its revision. */
function debianVersion(name: string): string {
  return packageVersion(name)
    .replace(/^\d+:/, '')
    .replace(/[-+].*$/, '');
}

/** Images of the simulated application, PostgreSQL and Redis, with unique names. */
export const applicationImages = {
  played: 'localhost/vigie/played:1',
  postgres: 'docker.io/library/postgres:15',
  redis: 'docker.io/library/redis:7',
  minio: 'docker.io/minio/minio:RELEASE.2026-02-12',
  traefik: 'docker.io/library/traefik:v3.6.12',
} as const;

/** Images of all stacks with the names in the manifests. */
const known: readonly StackImage[] = [
  {
    name: images.prometheus,
    inside: 'Prometheus',
    version: programVersion('prometheus'),
    entries: [
      ...shell,
      file(programFile('prometheus'), '/bin/prometheus'),
      file(programFile('promtool'), '/bin/promtool'),
    ],
    entrypoint: ['/bin/prometheus'],
  },
  {
    name: images.alertmanager,
    inside: 'Alertmanager',
    version: programVersion('alertmanager'),
    entries: [...shell, file(programFile('alertmanager'), '/bin/alertmanager')],
    entrypoint: ['/bin/alertmanager'],
  },
  {
    name: images.nodeExporter,
    inside: 'node_exporter',
    version: programVersion('node_exporter'),
    entries: [file(programFile('node_exporter'), '/bin/node_exporter')],
    entrypoint: ['/bin/node_exporter'],
  },
  {
    name: images.blackboxExporter,
    inside: 'blackbox_exporter',
    version: programVersion('blackbox_exporter'),
    entries: [file(programFile('blackbox_exporter'), '/bin/blackbox_exporter')],
    entrypoint: ['/bin/blackbox_exporter'],
  },
  {
    name: images.kubeStateMetrics,
    inside: 'a stand-in',
    version: 'none',
    entries: [...python, file(join(__dirname, 'stand-ins', 'kube-state-metrics.py'), '/kube-state-metrics.py')],
    entrypoint: ['/usr/bin/python3', '/kube-state-metrics.py'],
    user: 65_534,
  },
  {
    name: images.postgresExporter,
    inside: 'postgres_exporter',
    version: debianVersion('prometheus-postgres-exporter'),
    entries: [...shell, ...withLibraries([file('/usr/bin/prometheus-postgres-exporter', '/bin/postgres_exporter')])],
    entrypoint: ['/bin/postgres_exporter'],
  },
  {
    name: images.redisExporter,
    inside: 'redis_exporter',
    version: debianVersion('prometheus-redis-exporter'),
    entries: withLibraries([file('/usr/bin/prometheus-redis-exporter', '/redis_exporter')]),
    entrypoint: ['/redis_exporter'],
    user: 59_000,
  },
  {
    name: images.grafana,
    inside: 'a stand-in',
    version: 'none',
    entries: [
      ...shell,
      ...python,
      file(join(__dirname, 'stand-ins', 'grafana.py'), '/usr/share/grafana/stand-in.py'),
      file(join(scripts, 'reencrypt-sqlite.py'), '/usr/share/grafana/encryption.py'),
      text('/usr/bin/grafana', '#!/bin/sh\nexec python3 /usr/share/grafana/stand-in.py "$@"\n', { mode: 0o755 }),
    ],
    entrypoint: ['/usr/bin/grafana', 'server'],
    user: 472,
  },
  {
    name: images.python,
    inside: 'Python',
    version: debianVersion('python3.11'),
    entries: [...shell, ...python],
    entrypoint: ['/usr/bin/python3'],
  },
  {
    name: applicationImages.played,
    inside: 'the played application',
    version: '1',
    entries: [
      ...withLibraries([file(process.execPath, '/usr/bin/node')]),
      file(join(__dirname, '../played/serve-exposition.mjs'), '/serve-exposition.mjs'),
    ],
    entrypoint: ['/usr/bin/node', '/serve-exposition.mjs'],
  },
  {
    name: applicationImages.postgres,
    inside: 'PostgreSQL',
    version: debianVersion('postgresql-15'),
    entries: [
      ...shell,
      ...packageEntries('postgresql-15', 'postgresql-client-15', 'tzdata'),
      directory('/var/run/postgresql', { mode: 0o1777 }),
    ],
    entrypoint: ['/bin/sh'],
  },
  {
    name: applicationImages.redis,
    inside: 'Redis',
    version: debianVersion('redis-server'),
    entries: [...shell, ...withLibraries([file('/usr/bin/redis-server'), file('/usr/bin/redis-cli')])],
    entrypoint: ['/usr/bin/redis-server'],
  },
  {
    name: applicationImages.minio,
    inside: 'MinIO',
    version: programVersion('minio'),
    entries: [...shell, file(programFile('minio'), '/usr/bin/minio')],
    entrypoint: ['/usr/bin/minio'],
  },
  {
    name: applicationImages.traefik,
    inside: 'Traefik',
    version: programVersion('traefik'),
    entries: [file(programFile('traefik'), '/traefik')],
    entrypoint: ['/traefik'],
  },
  {
    name: images.rclone,
    inside: 'rclone',
    version: programVersion('rclone'),
    entries: [...shell, file(programFile('rclone'), '/usr/local/bin/rclone')],
    entrypoint: ['/usr/local/bin/rclone'],
  },
];

/** Images with these names. */
export function imagesNamed(...names: readonly string[]): StackImage[] {
  return names.map(imageOf);
}

function imageOf(name: string): StackImage {
  return known.find((image) => image.name === name)!;
}

/** Images of server stacks, Traefik and the simulated application. */
export const serverImages: readonly StackImage[] = imagesNamed(
  images.prometheus,
  images.alertmanager,
  images.grafana,
  images.python,
  images.kubeStateMetrics,
  images.nodeExporter,
  applicationImages.traefik,
  applicationImages.played,
);

/** Images of a stack made by hand. */
export const handMadeImages: readonly StackImage[] = [
  { ...imageOf(images.prometheus), name: 'docker.io/prom/prometheus:v2.45.0' },
  {
    ...imageOf(images.grafana),
    name: 'docker.io/grafana/grafana:10.2.0',
    entrypoint: ['/usr/bin/grafana', 'by-hand'],
  },
];

/** Node under the name of the tutorial's image. */
export const nodeImage: StackImage = {
  name: 'docker.io/library/node:24-alpine',
  inside: 'Node',
  version: process.versions.node,
  entries: [...shell, ...withLibraries([file(process.execPath, '/usr/bin/node')])],
  entrypoint: ['/usr/bin/node'],
};

/** Images that are the same on all nodes. */
export const preparedImages: readonly StackImage[] = [...known, ...handMadeImages];
