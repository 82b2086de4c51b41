import { flows, levels, type Expected, type PanelValues } from '../../played/expected';
import { authorityLeft, certificateLeft, measured, node } from '../../played/kubernetes';
import { shown } from '../../played/questions';
import { scrapeInterval } from '../../played/timeline';
import { rateInterval, type VariableValues } from '../../servers/grafana';

/** Seconds of a rate in a panel. */
const interval = rateInterval({ range: shown });

/** Values of one series by day and in the incident. */
const changing = (labels: string, day: number, incident: number): Expected =>
  levels({ [labels]: day }, { incident: { [labels]: incident } });

/** Seconds since a time that kube-state-metrics showed at the last scrape. */
const since = (labels: string, seconds: number): Expected =>
  levels({ [labels]: (moment: number) => seconds + (moment % scrapeInterval) });

/** Expected values of the dashboards of Kubernetes beside the overview, with an application in a namespace. */
export function kubernetesDashboards(namespace: string): Readonly<Record<string, readonly PanelValues[]>> {
  return {
    'kubernetes-nodes': nodes(),
    'kubernetes-pods': pods(namespace),
    'kubernetes-volumes': volumes(namespace),
    'kubernetes-workloads': workloads(namespace),
  };
}

/** Values of the variables of these dashboards. */
export function kubernetesVariables(namespace: string): Readonly<Record<string, VariableValues>> {
  const targets = { job: ['cadvisor', 'kube-state-metrics', 'kubelet'], instance: ['kube-state-metrics:8080', node] };
  const ofObjects = { ...targets, namespace: [namespace, 'monitoring'].sort() };
  return {
    'kubernetes-nodes': { ...targets, node: [node] },
    'kubernetes-pods': {
      ...ofObjects,
      pod: ['alertmanager-0', 'backend-1', 'backend-2', 'crashing', 'no-image', 'node-exporter-0'],
    },
    'kubernetes-volumes': { ...ofObjects, job: targets.job.slice(1), claim: ['data', 'prometheus'] },
    'kubernetes-workloads': { ...ofObjects, workload: ['alertmanager', 'backend', 'node-exporter'] },
  };
}

function workloads(namespace: string): readonly PanelValues[] {
  const [inNamespace, backend] = [`namespace=${namespace}`, `namespace=${namespace} owner_name=backend`];
  const [deployment, statefulset, daemonset] = [
    `deployment=backend namespace=${namespace}`,
    'namespace=monitoring statefulset=alertmanager',
    'daemonset=node-exporter namespace=monitoring',
  ];
  return [
    [
      'Par espace de noms',
      flows({ [inNamespace]: 0.2 }),
      levels({ [inNamespace]: 0.5 }),
      changing(inNamespace, 200e6, 480e6),
      levels({ [inNamespace]: 400e6 }),
      levels({ [inNamespace]: 2 }),
    ],
    [
      'Demandes et limites',
      flows({ [backend]: 0.2 }),
      levels({ [backend]: 0.5 }),
      levels({ [backend]: 1 }),
      changing(backend, 200e6, 480e6),
      levels({ [backend]: 400e6 }),
      levels({ [backend]: 500e6 }),
    ],
    ['Processeur', flows({ [backend]: 0.2 })],
    ['Mémoire utilisée', changing(backend, 200e6, 480e6)],
    ['Freinées par la limite de processeur', flows({ [backend]: 0.1 }, { incident: { [backend]: 0.6 } })],
    ['Redémarrages', flows({ [backend]: 0 }, { incident: { [backend]: 0.001 * interval } })],
    ['Reçu', flows({ [backend]: 3000 })],
    ['Envoyé', flows({ [backend]: 9000 })],
    ['Les Deployments', levels({ [deployment]: 2 }), changing(deployment, 2, 1)],
    ['Les StatefulSets', levels({ [statefulset]: 1 }), changing(statefulset, 1, 0)],
    ['Les DaemonSets', levels({ [daemonset]: 1 }), changing(daemonset, 1, 0)],
  ];
}

function pods(namespace: string): readonly PanelValues[] {
  const [first, second] = [`namespace=${namespace} pod=backend-1`, `namespace=${namespace} pod=backend-2`];
  const main = `container=main ${first}`;
  const restarts = 0.001;
  const [crashing, noImage] = [
    `container=main namespace=${namespace} pod=crashing reason=CrashLoopBackOff`,
    `container=main namespace=${namespace} pod=no-image reason=ImagePullBackOff`,
  ];
  return [
    ['Les pods', since(first, 90_000), levels({ [first]: 1, [second]: 1 }, { incident: { [first]: 1, [second]: 0 } })],
    [
      'Conteneurs',
      // It grows throughout the incident.
      { ...levels({ [main]: 0 }), incident: { [main]: { least: restarts, most: restarts * 7200 } } },
      changing(main, 1, 0),
    ],
    ['Conteneurs en attente', levels({ [crashing]: 0, [noImage]: 0 }, { incident: { [crashing]: 1, [noImage]: 1 } })],
    ['Dernière fin', since(`${main} reason=OOMKilled`, 7200)],
    ['Processeur', flows({ [main]: 0.2 })],
    ['Freinés par la limite de processeur', flows({ [first]: 0.1 }, { incident: { [first]: 0.6 } })],
    ['Mémoire', changing(main, 200e6, 480e6)],
    ['Mémoire par rapport à la demande', changing(main, 0.5, 1.2)],
    ['Mémoire par rapport à la limite', changing(main, 0.4, 0.96)],
    ['Reçu', flows({ [first]: 3000 })],
    ['Envoyé', flows({ [first]: 9000 })],
    ['Lectures du disque', flows({ [first]: 5 })],
    ['Écritures sur le disque', flows({ [first]: 20 })],
  ];
}

function nodes(): readonly PanelValues[] {
  const [server, instance] = [`node=${node}`, `instance=${node}`];
  const onNode = `${instance} interface=enp1s0`;
  const pressure = `condition=MemoryPressure ${server}`;
  const authority = `${instance} subject=CN=k3s-server-ca@1764547200`;
  const [pulls, evicted] = [`${instance} operation_type=pull_image`, `eviction_signal=memory.available ${instance}`];
  return [
    ['Demandé', levels({ [server]: 0.125 }), levels({ [server]: 0.05 }), levels({ [server]: 0.02 })],
    [
      'États',
      levels(
        { [`condition=Ready ${server}`]: 1, [pressure]: 0 },
        { incident: { [`condition=Ready ${server}`]: 0, [pressure]: 1 } },
      ),
    ],
    ['Pressions', changing(pressure, 0, 1)],
    ['Processeur', levels({ [instance]: 0.7 }), levels({ [instance]: 4 })],
    ['Mémoire', levels({ [instance]: 5e9 }), levels({ [instance]: 8e9 })],
    ['Réseau de la machine', levels({ [onNode]: 5000 }), levels({ [onNode]: 8000 })],
    ['Erreurs du réseau', changing(onNode, 0, 2), levels({ [onNode]: 0 })],
    ['Pods et conteneurs', levels({ [instance]: 2 }), levels({ [instance]: 3 })],
    ['Opérations échouées', changing(pulls, 0, 0.05)],
    ['Évictions', changing(evicted, 0, 0.01 * interval)],
    [
      'Certificats de k3s',
      levels(
        { [`${instance} subject=CN=kube-apiserver`]: certificateLeft.day, [authority]: authorityLeft },
        {
          incident: { [`${instance} subject=CN=kube-apiserver`]: certificateLeft.incident, [authority]: authorityLeft },
        },
      ),
    ],
  ];
}

function volumes(namespace: string): readonly PanelValues[] {
  const claim = `namespace=${namespace} persistentvolumeclaim=data`;
  const volume = `namespace=${measured.namespace} persistentvolumeclaim=${measured.persistentvolumeclaim}`;
  return [
    ['Espace utilisé', changing(volume, 0.4, 0.95)],
    ['Fichiers utilisés', changing(volume, 0.1, 0.97)],
    ['Espace libre', changing(volume, 6e9, 0.5e9)],
    ['Tailles des demandes', levels({ [claim]: 5e9 })],
    ['États des demandes', levels({ [`${claim} phase=Bound`]: 1 }, { incident: { [`${claim} phase=Pending`]: 1 } })],
    ['Classes de stockage', levels({ [`${claim} storageclass=local-path volumename=pvc-1`]: 1 })],
  ];
}
