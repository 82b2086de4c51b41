import * as pulumi from '@pulumi/pulumi';

/** A part of the stack, such as Prometheus or Grafana, under which a preview shows its objects. */
export class ResourceGroup extends pulumi.ComponentResource {
  constructor(name: string, parent: pulumi.Resource) {
    super('vigie:index:Part', name, {}, { parent });
    this.registerOutputs();
  }
}
