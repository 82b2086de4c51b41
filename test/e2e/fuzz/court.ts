import { objectsOf } from '../../../constructs/objects';
import type { ServerSpec } from '../../../servers';
import { chartOf, type Described } from './described';
import { startJudge, type Judge } from './judge';

/** Servers that judge configurations. */
export class Court {
  private readonly judges = {
    prometheus: startJudge('prometheus-judge'),
    alertmanager: startJudge('alertmanager-judge'),
    'blackbox-exporter': startJudge('blackbox-judge'),
    traefik: startJudge('traefik-judge'),
  } satisfies Record<string, Judge>;

  /** Returns the errors of the servers on the files that they read. */
  async errorsOf(specs: readonly ServerSpec[]): Promise<readonly string[]> {
    const errors = specs.map((spec) => this.errorOf(spec));
    return (await Promise.all(errors)).filter((error) => error !== '');
  }

  /** Returns the error of Traefik on the custom resources of a description. */
  traefikError(described: Described): Promise<string> {
    const objects = objectsOf(chartOf(described)).filter(({ apiVersion }) => apiVersion.startsWith('traefik.io/'));
    return this.judges.traefik.ask({ objects: objects.map((one): unknown => one.toJson()) });
  }

  async stop(): Promise<void> {
    await Promise.all(Object.values(this.judges).map((judge) => judge.stop()));
  }

  private async errorOf({ name, files, args }: ServerSpec): Promise<string> {
    const texts = new Map(files.flatMap((set) => Object.entries(set.files)));
    const { prometheus, alertmanager, 'blackbox-exporter': blackbox } = this.judges;
    switch (name) {
      case 'prometheus': {
        const rules = files.filter((set) => set.name === 'prometheus-rules').map((set) => set.files);
        return prometheus.ask({
          config: texts.get('prometheus.yml'),
          rules: Object.assign({}, ...rules) as unknown,
          args,
        });
      }
      case 'alertmanager':
        return alertmanager.ask({ config: texts.get('alertmanager.yml'), template: texts.get('vigie.tmpl'), args });
      case 'blackbox-exporter':
        return blackbox.ask({ config: texts.get('blackbox.yml') });
      default:
        return '';
    }
  }
}
