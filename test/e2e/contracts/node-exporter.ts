import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../../targets/synthesize';
import { programFile } from '../../../tools/build';
import { moduleFile } from '../../../tools/go';
import { recipes } from '../../../tools/recipes';
import { monitoringStacks as stacks, targeted } from '../../targeted';
import { ofKind, readManifests, templateOf } from '../manifests/manifest';
import { freePort, startServer } from '../servers/server';
import type { Workplace } from '../workplace';
import { expose, type Exposed } from './exposed';

/** Starts node_exporter on this machine with the arguments of the first stack. */
export function startNodeExporter(): Promise<Exposed> {
  return expose('node-exporter', (place) => start(place, ''));
}

/**
 * Starts node_exporter with the same arguments on the files of its own tests. They have hardware and file systems that this
 * machine lacks: software RAID, NVMe, sensors, InfiniBand, ZFS, Btrfs, XFS and others.
 */
export function startNodeExporterOnFiles(): Promise<Exposed> {
  return expose('node-exporter-files', (place) => start(place, filesOfTests(place)));
}

/** @param root folder with `proc` and `sys`; empty for those of this machine */
async function start({ folder, running }: Workplace, root: string): Promise<string> {
  const port = await freePort();
  const args = deployedArguments(folder)
    .filter((argument) => !argument.startsWith('--web.listen-address='))
    // The file system of the machine is not mounted elsewhere here.
    .map((argument) => argument.replace(/^(--path\.\w+=)\/host\/?/, `$1${root}/`));
  running.push(
    await startServer({
      program: programFile('node_exporter'),
      args: [...args, `--web.listen-address=127.0.0.1:${port}`],
      port,
      ready: '/',
    }),
  );
  return `http://127.0.0.1:${port}/metrics`;
}

/** Returns a folder with the files of the tests of node_exporter, of which `sys` is packed in its module. */
function filesOfTests({ folder }: Workplace): string {
  const recipe = recipes.find(({ name }) => name === 'node-exporter')!;
  const module = moduleFile(recipe, { module: 'github.com/prometheus/node_exporter', path: '.' });
  const fixtures = join(module, 'collector/fixtures');
  for (const name of ['proc', 'usr']) symlinkSync(join(fixtures, name), join(folder, name));
  const args = [join(module, 'ttar'), '-C', folder, '-x', '-f', join(fixtures, 'sys.ttar')];
  const { status, stderr } = spawnSync('bash', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the files of the tests of node_exporter cannot be unpacked: ${stderr}`);
  return folder;
}

function deployedArguments(folder: string): readonly string[] {
  const [stack] = stacks;
  const output = join(folder, 'dist');
  synthesize([targeted(stack!)], { output });
  const [daemonSet] = ofKind(readManifests(join(output, `${stack!.name}.k8s.yaml`)), 'DaemonSet');
  const [container] = templateOf(daemonSet!).spec.containers;
  return (container as { readonly args?: readonly string[] }).args ?? [];
}
