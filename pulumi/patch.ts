import * as pulumi from '@pulumi/pulumi';
import { patchJson } from '../constructs/patch';
import { checksum } from '../core/checksum';
import type { WorkloadPatch } from '../stack/patch';
import { KubernetesObject, objectName, typeToken } from './kubernetes-object';
import { fieldsOf } from './manifest';
import { outputDigest } from './output-text';

/** Annotation of a patched workload. Only it shows Pulumi whether the patch has changed. */
const patchChecksum = 'checksum/exporters';

/**
 * Patch of an external workload. Deletion of the patch removes the added fields and keeps the
 * workload.
 *
 * Pulumi's provider compares lists by index, and would take the exporter's container for the first
 * one of the workload (https://github.com/pulumi/pulumi-kubernetes/issues/2682). So `spec` is
 * ignored, and a changed checksum replaces the patch: the provider removes the old fields and adds
 * the new ones at once, and the pods are recreated once. The patch is also replaced when the
 * workload was not ready, because an update would apply the whole `spec` of the workload.
 *
 * The state contains the whole workload, whose owner may have written a password anywhere. All of
 * it is marked secret.
 */
export class ExternalWorkloadPatch extends KubernetesObject {
  /** @param component name of the component that the patch belongs to */
  constructor(component: string, patch: WorkloadPatch, options: pulumi.CustomResourceOptions) {
    const { kind, name, namespace } = patch.workload;
    const content = patchJson(patch);
    const text = JSON.stringify(content);
    const annotations = {
      [patchChecksum]: outputDigest(`the patch of ${name}`, text) ?? checksum(text),
    };
    const object = { apiVersion: 'apps/v1', kind, metadata: { name, namespace } };
    const { spec, ...fields } = fieldsOf({ ...object, ...content });
    super(
      `${typeToken(object)}Patch`,
      `${component}/${objectName(object)}`,
      { ...fields, metadata: { name, namespace, annotations }, spec: pulumi.secret(spec) },
      {
        ...options,
        ignoreChanges: ['spec'],
        replaceOnChanges: ['metadata', '#initerror'],
        deleteBeforeReplace: true,
        additionalSecretOutputs: ['metadata', 'spec', 'status'],
      },
    );
  }
}
