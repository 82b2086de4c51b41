import { programFile, programVersion } from '../../../tools/go';
import { file } from '../../../tools/image/entries';
import { writeImage } from '../../../tools/image/image';

/** Writes an image of Prometheus, built from its module, with the name in the manifests. */
export async function writePrometheusImage(archive: string): Promise<void> {
  await writeImage(archive, {
    name: 'docker.io/prom/prometheus:v3.16.0',
    version: programVersion('prometheus'),
    entries: (['prometheus', 'promtool'] as const).map((program) => file(programFile(program), `/bin/${program}`)),
    entrypoint: ['/bin/prometheus'],
    args: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
    workingDirectory: '/prometheus',
  });
}
