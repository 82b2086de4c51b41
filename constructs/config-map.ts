import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { selectorLabels } from './labels';
import { addValidation } from './validation';

/** Files that a container finds in a folder. */
export interface ConfigMapProps {
  /** The name of the ConfigMap. */
  readonly name: string;
  readonly namespace: string;
  /** Server that reads them, and name of the stack. */
  readonly server: string;
  readonly instance: string;
  /** Their texts by their names. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The most that fits: `kubectl apply` without `--server-side` keeps a copy of an object in an annotation, and annotations may
 * take 256 KiB together (https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set).
 * A ConfigMap itself may hold four times as much.
 */
const limit = 256 * 1024;

/** Files in a ConfigMap. */
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
              problem: `the files of ConfigMap ${name} (${Object.keys(files).join(', ')}) take ${Math.ceil(bytes / 1024)} KiB`,
              allowed: `${limit / 1024} KiB, as much as an annotation of kubectl apply holds`,
              remedy: 'divide the dashboard, or the rules of one stack among several',
            },
          ];
    });
  }
}
