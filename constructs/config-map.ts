import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { annotationBytes } from './config-maps';
import { selectorLabels } from './labels';
import { objectLimit } from './spread';
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

/** ConfigMap with files. */
export class ConfigMap extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, server, instance, files }: ConfigMapProps) {
    super(scope, id);
    new k8s.KubeConfigMap(this, 'config-map', {
      metadata: { name, namespace, labels: selectorLabels(server, instance) },
      data: { ...files },
    });
    addValidation(this, () => {
      const bytes = annotationBytes(files);
      return bytes <= objectLimit
        ? []
        : [
            {
              problem: `the files of ConfigMap ${name} (${Object.keys(files).join(', ')}) have ${Math.ceil(bytes / 1024)} KiB`,
              allowed: `at most ${objectLimit / 1024} KiB, the limit of the annotation of kubectl apply`,
              remedy: 'split the dashboard or the rule group',
            },
          ];
    });
  }
}
