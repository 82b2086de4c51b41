import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kairoCms } from '../../../infra/stacks/kairo-cms/stack';
import { synthesize } from '../../../targets/synthesize';
import { programFile } from '../../../tools/build';
import { ofKind, readManifests } from '../manifests/manifest';
import { makeCertificate } from '../servers/certificate';
import { startBlackbox, startSite } from '../stacks/kairo-site';
import type { Workplace } from '../workplace';
import { expose, type Exposed } from './exposed';
import { targeted } from '../../targeted';

/** Starts blackbox_exporter with the modules of Kairo CMS, and probes a page. */
export function startProbe(): Promise<Exposed> {
  return expose('blackbox-probe', async (place) => {
    const certificate = makeCertificate(place.folder);
    const site = await startSite({ certificate, token: '', exposition: '' });
    place.running.push(site);
    const url = await startDeployed(place, certificate);
    return `${url}/probe?module=public&target=${encodeURIComponent(`https://localhost:${site.port}/`)}`;
  });
}

/** Exposition of blackbox_exporter itself. */
export function startBlackboxMetrics(): Promise<Exposed> {
  return expose('blackbox', async (place) => `${await startDeployed(place, makeCertificate(place.folder))}/metrics`);
}

/** The exposition of a probe has no version. */
export function blackboxVersion(): string {
  const { stdout, stderr } = spawnSync(programFile('blackbox_exporter'), ['--version'], { encoding: 'utf8' });
  return /version (\S+)/.exec(stdout + stderr)?.[1] ?? 'unknown';
}

async function startDeployed(place: Workplace, certificate: string): Promise<string> {
  const config = join(place.folder, 'blackbox.yml');
  writeFileSync(config, deployedModules(place.folder));
  const exporter = await startBlackbox(config, certificate);
  place.running.push(exporter);
  return exporter.url;
}

/** Configuration that the stack generates for its exporter. */
export function deployedModules(folder: string): string {
  const output = join(folder, 'dist');
  synthesize([targeted(kairoCms)], { output });
  const maps = ofKind(readManifests(join(output, `${kairoCms.name}.k8s.yaml`)), 'ConfigMap');
  const { data } = maps.find(({ metadata }) => metadata.name === 'blackbox-exporter-config') as unknown as {
    data: Readonly<Record<string, string>>;
  };
  return data['blackbox.yml']!;
}
