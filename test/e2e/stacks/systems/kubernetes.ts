import { flows, levels, type Expected, type PanelValues } from '../../played/expected';
import {
  backup,
  certificateLeft,
  importing,
  node,
  playedCadvisor,
  playedKubelet,
  playedObjects,
  playedReads,
} from '../../played/kubernetes';
import { shown } from '../../played/questions';
import { scrapeInterval } from '../../played/timeline';
import { rateInterval } from '../../servers/grafana';
import { kubernetesDashboards, kubernetesVariables } from './kubernetes-dashboards';
import { inIncident, unreachable, type PlayedSystem } from './played-system';

/** Kubernetes, with an application in a namespace, and something of each kind in trouble in the incident. */
export function kubernetesSystem(namespace: string): PlayedSystem {
  const [cadvisor, objects] = [playedCadvisor(namespace), playedObjects(namespace)];
  const jobs = [playedKubelet, cadvisor, objects, playedReads];
  return {
    jobs,
    dashboards: { kubernetes: kubernetesValues(namespace), ...kubernetesDashboards(namespace) },
    variables: {
      kubernetes: {
        job: jobs.map(({ targets }) => targets[0].labels.job).sort(),
        instance: [...new Set(jobs.flatMap(({ targets }) => targets.map(({ labels }) => labels.instance)))].sort(),
      },
      ...kubernetesVariables(namespace),
    },
    rules: {
      ...unreachable('Kubelet', playedKubelet),
      ...unreachable('Cadvisor', cadvisor),
      ...unreachable('KubeStateMetrics', objects),
      ...kubernetesRules(namespace),
    },
  };
}

const quarter = 15 * 60;
/** Seconds of a rate in a panel. */
const interval = rateInterval({ range: shown });
const healthy = (labels: string, wanted = 1, left = 0) =>
  levels({ [labels]: wanted }, { incident: { [labels]: left } });
const troubled = (labels: string) => healthy(labels, 0, 1);

function kubernetesRules(namespace: string): Readonly<Record<string, Expected>> {
  const of = (labels: string) => `${labels} namespace=${namespace}`;
  const cronjob = 'cronjob=grafana-backup namespace=monitoring';
  const statefulset = 'namespace=monitoring statefulset=alertmanager';
  return {
    KubernetesCronJobFailing: inIncident({ [cronjob]: (moment) => moment - backup.started.incident }),
    KubernetesCronJobLate: inIncident({ [cronjob]: backup.late.incident }),
    KubernetesJobFailed: inIncident({ [of('job_name=migration')]: 1 }),
    KubernetesJobSlow: inIncident({ [of('job_name=import')]: importing.incident }),
    KubernetesPodsEvicted: inIncident({ [`eviction_signal=memory.available instance=${node}`]: 0.01 * quarter }),
    KubernetesCertificateExpiring: inIncident({ [`instance=${node}`]: certificateLeft.incident }),
    KubernetesNodeNotReady: inIncident({ [`node=${node}`]: 0 }),
    KubernetesNodePressure: inIncident({ [`condition=MemoryPressure node=${node}`]: 1 }),
    KubernetesNodeUnschedulable: inIncident({ [`node=${node}`]: 1 }),
    KubernetesContainerCannotStart: inIncident({
      [`${of('container=main')} pod=no-image reason=ImagePullBackOff`]: 1,
    }),
    KubernetesContainerOutOfMemory: inIncident({ [`${of('container=main')} pod=backend-1`]: 0.001 * quarter }),
    KubernetesPodCrashLooping: inIncident({ [`${of('container=main')} pod=crashing`]: 1 }),
    KubernetesPodNotReady: inIncident({ [`namespace=${namespace} pod=backend-2`]: 0 }),
    KubernetesVolumeClaimPending: inIncident({ [`namespace=${namespace} persistentvolumeclaim=data`]: 1 }),
    KubernetesVolumeFailed: inIncident({ 'persistentvolume=pvc-1 phase=Failed': 1 }),
    KubernetesDeploymentReplicasMissing: inIncident({ [of('deployment=backend')]: 1 }),
    KubernetesDeploymentRolloutStuck: inIncident({ [of('deployment=backend')]: 1 }),
    KubernetesStatefulSetReplicasMissing: inIncident({ [statefulset]: 0 }),
    KubernetesStatefulSetRolloutStuck: inIncident({ [statefulset]: 0 }),
    KubernetesObjectsUnread: inIncident({ 'resource=*v1.Pod': 0.01 }),
  };
}

function kubernetesValues(namespace: string): readonly PanelValues[] {
  const of = (labels: string) => `${labels} namespace=${namespace}`;
  const [first, second] = [`namespace=${namespace} pod=backend-1`, `namespace=${namespace} pod=backend-2`];
  const main = `container=main ${first}`;
  const cronjob = 'cronjob=grafana-backup namespace=monitoring';
  const statefulset = 'namespace=monitoring statefulset=alertmanager';
  const claim = `namespace=${namespace} persistentvolumeclaim=data`;
  const onNode = `instance=${node} interface=enp1s0`;
  /** Times that kube-state-metrics shows are those of the last scrape. */
  const since = (seconds: { readonly day: number; readonly incident: number }) => {
    const elapsed = (of: number) => ({ [cronjob]: (moment: number) => of + (moment % scrapeInterval) });
    return levels(elapsed(seconds.day), { incident: elapsed(seconds.incident) });
  };
  const none = levels({});
  const one = { ...none, incident: { '': 1 } };
  const evicted = `eviction_signal=memory.available instance=${node}`;
  return [
    ['Nœuds', healthy(`node=${node}`)],
    ['Pods pas prêts', one],
    ['Jobs échoués', one],
    [
      'Conditions des nœuds',
      levels(
        { [`condition=Ready node=${node}`]: 1, [`condition=MemoryPressure node=${node}`]: 0 },
        { incident: { [`condition=Ready node=${node}`]: 0, [`condition=MemoryPressure node=${node}`]: 1 } },
      ),
    ],
    ['Évictions', flows({ [evicted]: 0 }, { incident: { [evicted]: 0.01 * interval } })],
    ['Nœuds fermés', troubled(`node=${node}`)],
    [
      'Lectures manquées de kube-state-metrics',
      flows({ 'resource=*v1.Pod': 0 }, { incident: { 'resource=*v1.Pod': 0.01 } }),
      flows({ 'resource=*v1.Pod': 0 }),
    ],
    ['Ne démarrent pas', troubled(`${of('container=main')} pod=no-image reason=ImagePullBackOff`)],
    ['Plantent en boucle', troubled(`${of('container=main')} pod=crashing`)],
    ['Redémarrages', flows({ [first]: 0 }, { incident: { [first]: 0.001 * interval } })],
    ['Dernier arrêt', levels({ [`${main} reason=OOMKilled`]: 1 })],
    ['Pods qui ne sont pas prêts', levels({ [first]: 0, [second]: 0 }, { incident: { [first]: 0, [second]: 1 } })],
    ['Deployments', levels({ [of('deployment=backend')]: 2 }), healthy(of('deployment=backend'), 2, 1)],
    ['StatefulSets', levels({ [statefulset]: 1 }), healthy(statefulset), healthy(statefulset)],
    [
      'CronJobs',
      since(backup.started),
      since({ day: backup.succeeded, incident: backup.succeeded }),
      levels({ [cronjob]: 0 }),
    ],
    ['Jobs', troubled(of('job_name=migration')), levels({ [of('job_name=migration')]: 0, [of('job_name=import')]: 1 })],
    ['Processeur', flows({ [first]: 0.2 })],
    ['Freinés par la limite de processeur', flows({ [first]: 0.1 }, { incident: { [first]: 0.6 } })],
    ['Mémoire', levels({ [first]: 200e6 }, { incident: { [first]: 480e6 } })],
    ['Mémoire par rapport à la limite', levels({ [main]: 0.4 }, { incident: { [main]: 0.96 } })],
    ['Reçu', flows({ [first]: 3000 })],
    ['Envoyé', flows({ [first]: 9000 })],
    ['Réseau de la machine', levels({ [onNode]: 5000 }), levels({ [onNode]: 8000 })],
    ['Demandes de volume', levels({ [`${claim} phase=Bound`]: 1 }, { incident: { [`${claim} phase=Pending`]: 1 } })],
    [
      'Volumes',
      levels({ 'persistentvolume=pvc-1 phase=Bound': 1 }, { incident: { 'persistentvolume=pvc-1 phase=Failed': 1 } }),
    ],
  ];
}
