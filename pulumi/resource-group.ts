import * as pulumi from '@pulumi/pulumi';

/** Group of resources in previews, such as those of Prometheus or Grafana. */
export class ResourceGroup extends pulumi.ComponentResource {
  constructor(name: string, parent: pulumi.Resource) {
    super('vigie:index:Part', name, {}, { parent });
    this.registerOutputs();
  }
}
