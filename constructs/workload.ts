import { Construct } from 'constructs';
import { ConfigMap } from './config-map';
import { configMapsOf } from './config-maps';
import { CronJob } from './cron-job';
import { DaemonSet } from './daemon-set';
import { Deployment } from './deployment';
import { ApiRights } from './api-rights';
import type { ServerProps } from './server';
import { StatefulSet } from './stateful-set';

/** Kubernetes objects of a server: files, workload with volumes and services, and permissions. */
export class Workload extends Construct {
  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id);
    const { name: server, files, runs, rights } = props.spec;
    const { namespace, instance } = props;
    for (const map of files.flatMap(configMapsOf)) {
      new ConfigMap(this, map.name, { ...map, namespace, server, instance });
    }
    switch (runs.kind) {
      case 'single':
        new Deployment(this, 'app', props);
        break;
      case 'members':
        new StatefulSet(this, 'app', { ...props, replicas: runs.count });
        break;
      case 'each-machine':
        new DaemonSet(this, 'app', props);
        break;
      case 'schedule':
        new CronJob(this, 'app', { ...props, run: runs });
    }
    if (rights.length > 0) new ApiRights(this, 'rights', props);
  }
}
