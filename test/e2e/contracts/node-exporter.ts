import { join } from 'node:path';
import { synthesize } from '../../../targets/synthesize';
import { programFile } from '../../../tools/build';
import { ofKind, readManifests, templateOf } from '../manifests/manifest';
import { freePort, startServer } from '../servers/server';
import { expose, type Exposed } from './exposed';
import { monitoringStacks as stacks, targeted } from '../../targeted';

/** Starts node_exporter on this machine with the arguments of the first stack. */
export function startNodeExporter(): Promise<Exposed> {
  return expose('node-exporter', async ({ folder, running }) => {
    const port = await freePort();
    const args = deployedArguments(folder)
      .filter((argument) => !argument.startsWith('--web.listen-address='))
      // The file system of this machine is not mounted elsewhere here.
      .map((argument) => argument.replace(/^(--path\.\w+=)\/host\/?/, '$1/'));
    running.push(
      await startServer({
        program: programFile('node_exporter'),
        args: [...args, `--web.listen-address=127.0.0.1:${port}`],
        port,
        ready: '/',
      }),
    );
    return `http://127.0.0.1:${port}/metrics`;
  });
}

function deployedArguments(folder: string): readonly string[] {
  const [stack] = stacks;
  const output = join(folder, 'dist');
  synthesize([targeted(stack!)], { output });
  const [daemonSet] = ofKind(readManifests(join(output, `${stack!.name}.k8s.yaml`)), 'DaemonSet');
  const [container] = templateOf(daemonSet!).spec.containers;
  return (container as { readonly args?: readonly string[] }).args ?? [];
}
