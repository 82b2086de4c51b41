import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { selectorLabels } from './labels';
import { addValidation } from './validation';

/** Properties of a ConfigMap. */
export interface ConfigMapProps {
  /** Name of the ConfigMap. */
  readonly name: string;
  readonly namespace: string;
  /** Server that reads the files, and name of the stack. */
  readonly server: string;
  readonly instance: string;
  /** Texts by file name. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Size limit in bytes. `kubectl apply` without `--server-side` copies the object to an annotation,
 * and all annotations together are limited to 256 KiB. The limit of a ConfigMap itself is 1 MiB.
 * Source:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set.
 */
const limit = 256 * 1024;

/** ConfigMap with files. */
export class ConfigMap extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, server, instance, files }: ConfigMapProps) {
    super(scope, id);
    new k8s.KubeConfigMap(this, 'config-map', {
      metadata: { name, namespace, labels: selectorLabels(server, instance) },
      data: { ...files },
    });
    addValidation(this, () => {
      const bytes = Buffer.byteLength(JSON.stringify(files));
      return bytes <= limit
        ? []
        : [
            {
              problem: `the files of ConfigMap ${name} (${Object.keys(files).join(', ')}) have ${Math.ceil(bytes / 1024)} KiB`,
              allowed: `at most ${limit / 1024} KiB, the limit of the annotation of kubectl apply`,
              remedy: 'split the dashboard, or split the rules of the stack into several stacks',
            },
          ];
    });
  }
}
