import type { StackClient } from '../../cluster/stack-client';

const healthy = 'every pod started at once and is ready';
const sentEarly = 'the first is sent before Alertmanager is first scraped, the next five minutes later';
const neverRun = 'the CronJob has not run yet';
const noOperations = 'the kernel of the machine of the tests counts no disk operations of containers';
const noVolumes = 'volumes of local-path are folders, which have no metrics';

/** Reasons why panels about Kubernetes have no data on a node of the tests. */
const withoutDataOfKubernetes = {
  'kubernetes, Pods pas prêts': healthy,
  'kubernetes, Ne démarrent pas': healthy,
  'kubernetes, Plantent en boucle': healthy,
  'kubernetes, Dernier arrêt': healthy,
  'kubernetes, Évictions': 'the kubelet shows a reason with its first eviction',
  'kubernetes-nodes, Évictions': 'the kubelet shows a reason with its first eviction',
  'kubernetes-nodes, Certificats de k3s': 'the kubelet of the tests is not part of k3s',
  'kubernetes-nodes, Opérations échouées': 'the kubelet shows failures with the first',
  'kubernetes-pods, Conteneurs en attente': healthy,
  'kubernetes-pods, Dernière fin': healthy,
  'kubernetes-pods, Lectures du disque': noOperations,
  'kubernetes-pods, Écritures sur le disque': noOperations,
  'kubernetes-volumes, Espace utilisé': noVolumes,
  'kubernetes-volumes, Fichiers utilisés': noVolumes,
  'kubernetes-volumes, Espace libre': noVolumes,
  'kubernetes, Lectures manquées de kube-state-metrics': 'the stand-in shows failures with the first',
  'kubernetes, CronJobs': neverRun,
  'kubernetes, Jobs': neverRun,
  'kubernetes, Jobs échoués': neverRun,
} as const;

/** Reasons why panels of every server stack have no data on a node of the tests. */
export const withoutDataOnServer = {
  ...withoutDataOfKubernetes,
  'machine, RAID': 'the machine of the tests has none',
  'monitoring, Latence de Grafana (p95)': 'the stand-in for Grafana has no metrics',
  'monitoring, Mémoire de Grafana': 'the stand-in for Grafana has no metrics',
  'monitoring, Tableaux de bord': 'the stand-in for Grafana has no metrics',
  'monitoring, Alertes en cours': 'none is to fire but the Watchdog',
  'monitoring, Alertes qui sonnent': 'none is to fire but the Watchdog',
  'monitoring, Messages envoyés': sentEarly,
  "monitoring, Durée d'envoi (p95)": sentEarly,
  "monitoring, Échecs d'envoi/s": 'no message is refused once there are addresses',
} as const;

const oldExporter = "Debian's postgres_exporter 0.11.1 lacks these metrics or labels";

/** Reasons why panels about Redis have no data on a node of the tests. */
export const withoutDataOfRedis = {
  'redis, Fichier AOF': 'the server keeps no append-only file',
} as const;

/** Reasons why panels about PostgreSQL have no data on a node of the tests. */
export const withoutDataOfPostgres = {
  'postgres, Plus longue transaction': oldExporter,
  'postgres, Requêtes bloquées': oldExporter,
  'postgres, Tables avec le plus de lignes mortes': 'the database has no tables, and no slots',
  'postgres, Taille du journal': oldExporter,
  'postgres, Retenu par les slots de réplication': 'the database has no tables, and no slots',
} as const;

/** Opens Grafana through Traefik, and a page that it does not have. */
export function askGrafana(client: StackClient, host: string): void {
  client.visit(`https://${host}/`);
  client.visit(`https://${host}/api/missing`);
}
