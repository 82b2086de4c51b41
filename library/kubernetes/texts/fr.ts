import { kubeStateMetricsAddress } from '../../../servers/kube-state-metrics/spec';
import { dashboard } from './dashboard-fr';
import { dashboards } from './dashboards-fr';
import type { Texts } from './en';

/** Texts about Kubernetes, in French. */
export const fr: Texts = {
  jobs: {
    kubelet: {
      title: 'Kubelet',
      impact:
        'Rien pour le moment : les pods continuent. Les évictions et les démarrages manqués de ce nœud ne se voient pas.',
      hint: ({ cluster }) =>
        `Vérifier le nœud : ${cluster.nodes}. \`403\` sur la page des cibles : le ClusterRole de Prometheus n'autorise pas \`nodes/metrics\`. \`x509\` : les kubelets ont signé eux-mêmes leurs certificats ; poser \`selfSigned: true\`.`,
    },
    cadvisor: {
      title: 'Métriques des conteneurs (cAdvisor)',
      impact:
        "Rien pour le moment : les pods continuent. Ce qu'ils consomment de processeur, de mémoire et de réseau ne se voit pas.",
      hint: ({ cluster }) => `Le kubelet du nœud les montre aussi : ${cluster.nodes}.`,
    },
    objects: {
      title: 'kube-state-metrics',
      impact:
        'Rien pour le moment. Les alertes sur les pods, les déploiements, les jobs et les nœuds ne se déclenchent pas.',
      hint: (commands) => `Lire ses journaux : ${commands.server(kubeStateMetricsAddress.name).system.logs}.`,
    },
  },
  crashLooping: {
    summary: ({ labels: l }) => `Le conteneur ${l.container} de ${l.namespace}/${l.pod} plante en boucle`,
    description:
      "Il s'est arrêté plusieurs fois juste après son démarrage, et Kubernetes attend jusqu'à cinq minutes avant chaque nouvel essai. Lire les journaux du passage précédent.",
    runbook: ({ previousLogs, describe, undo }) => ({
      impact: "Ce que fait ce conteneur n'est plus fait, sauf si d'autres pods font la même chose.",
      steps: [
        `Lire pourquoi il s'est arrêté : ${previousLogs}.`,
        `Lire son code de sortie et la raison, sous \`Last State\` : ${describe('pod')}. \`OOMKilled\` : relever la limite de mémoire ; 1 ou 2 : le programme lui-même ; 137 sans raison : une sonde de vie.`,
        `Cela a commencé avec une nouvelle version : revenir à la précédente. Un Deployment a le nom du ReplicaSet sous \`Controlled By\`, sans sa dernière partie : ${undo('deployment', 'nom du Deployment')}.`,
        "Cela a commencé sans elle : chercher ce qu'il lui faut au démarrage et qu'il ne trouve pas : une base, un Secret, de la place sur le disque.",
      ],
    }),
  },
  cannotStart: {
    summary: ({ labels: l }) =>
      `Le conteneur ${l.container} de ${l.namespace}/${l.pod} ne peut pas démarrer : ${l.reason}`,
    description:
      "Son image ne peut pas être tirée, ou sa configuration nomme quelque chose qui n'existe pas. Cela ne s'arrange pas tout seul.",
    runbook: ({ describe, undo }) => ({
      impact: 'Le pod ne tourne pas. Pendant une mise à jour progressive, les anciens pods continuent.',
      steps: [
        `Lire les événements du pod : ${describe('pod')}.`,
        '`ErrImagePull`, `ImagePullBackOff`, `InvalidImageName` : le nom ou le tag est faux, le registre refuse, ou le secret de tirage manque.',
        "`CreateContainerConfigError` : un Secret, une ConfigMap ou l'une de leurs clés n'existe pas dans ce namespace.",
        `Revenir à la version précédente. Un Deployment a le nom du ReplicaSet sous \`Controlled By\`, sans sa dernière partie : ${undo('deployment', 'nom du Deployment')}.`,
      ],
    }),
  },
  notReady: {
    summary: ({ labels: l }) => `Le pod ${l.namespace}/${l.pod} n'est pas prêt`,
    description:
      'Il devrait tourner et ne reçoit pas de requêtes : il attend un nœud, un volume ou une initialisation, ou sa sonde échoue.',
    runbook: ({ describe, logs, events }) => ({
      impact: "Ce que fait ce pod n'est plus fait, sauf si d'autres pods font la même chose.",
      steps: [
        `Lire ses conditions et ses événements : ${describe('pod')}.`,
        "`FailedScheduling` : aucun nœud n'a le processeur ou la mémoire qu'il demande, ou un taint l'écarte.",
        `\`FailedMount\` : son volume, son Secret ou sa ConfigMap manque : ${events}.`,
        `\`Readiness probe failed\` : lire ses journaux : ${logs}.`,
      ],
    }),
  },
  outOfMemory: {
    summary: ({ labels: l }) => `Le conteneur ${l.container} de ${l.namespace}/${l.pod} a été tué faute de mémoire`,
    description:
      "Il a atteint sa limite de mémoire, le noyau l'a arrêté, et Kubernetes l'a redémarré. Sans changement, cela se reproduira.",
    runbook: ({ usage, describe, previousLogs }) => ({
      impact: "Les requêtes qu'il traitait ont échoué, et ce qu'il tenait en mémoire est perdu.",
      steps: [
        `Comparer ce qu'il consomme et sa limite : ${usage} et ${describe('pod')}.`,
        `Lire ce qu'il a fait en dernier : ${previousLogs}. Une grosse requête ou un import : en limiter la taille.`,
        'Sa mémoire monte pendant des jours : une fuite. Le panneau le montre ; relever la limite pour gagner du temps, et le redémarrer la nuit.',
        'Elle manque dès le début : relever la limite.',
      ],
    }),
  },
  deploymentReplicas: {
    summary: ({ labels: l }) => `Le Deployment ${l.namespace}/${l.deployment} a moins de pods que prévu`,
    description: "Depuis un quart d'heure, ses pods ne sont pas tous disponibles.",
    runbook: ({ describe, rollout }) => ({
      impact: "Moins de capacité ; une panne quand aucun pod n'est disponible.",
      steps: [
        `Voir le déploiement : ${rollout('deployment')}.`,
        `Voir le Deployment et ses ReplicaSets : ${describe('deployment')}. \`FailedCreate\` : un quota ou un Pod Security Standard refuse ses pods.`,
        "Une alerte sur l'un de ses pods en dit plus.",
      ],
    }),
  },
  deploymentRollout: {
    summary: ({ labels: l }) => `Le déploiement de ${l.namespace}/${l.deployment} est bloqué`,
    description: 'Ses nouveaux pods ne sont pas devenus prêts dans le délai prévu. Les anciens continuent.',
    runbook: ({ describe, rollout, undo }) => ({
      impact: "La nouvelle version n'est pas là. L'ancienne sert, avec moins de pods si la stratégie le permet.",
      steps: [
        `Voir le déploiement et ses conditions : ${rollout('deployment')} et ${describe('deployment')}.`,
        "Une alerte sur l'un de ses nouveaux pods dit pourquoi ils ne démarrent pas.",
        `Revenir à la version précédente : ${undo('deployment')}.`,
      ],
    }),
  },
  statefulSetReplicas: {
    summary: ({ labels: l }) => `Le StatefulSet ${l.namespace}/${l.statefulset} a moins de pods prêts que prévu`,
    description: "Depuis un quart d'heure, ses pods ne sont pas tous prêts. Ils démarrent l'un après l'autre.",
    runbook: ({ describe, rollout }) => ({
      impact: 'Pour une base avec un seul pod : une panne.',
      steps: [
        `Voir le StatefulSet : ${rollout('statefulset')} et ${describe('statefulset')}.`,
        "Un pod qui n'est pas prêt empêche les suivants de démarrer ; une alerte sur ce pod en dit plus.",
        "Un pod qui attend son volume : le volume est sur un autre nœud, ou sa demande n'est pas liée.",
      ],
    }),
  },
  statefulSetRollout: {
    summary: ({ labels: l }) => `La mise à jour du StatefulSet ${l.namespace}/${l.statefulset} est bloquée`,
    description: 'Depuis une demi-heure, certains de ses pods ont une révision plus ancienne que la dernière.',
    runbook: ({ describe, rollout, undo }) => ({
      impact: 'Des pods de deux versions tournent côte à côte.',
      steps: [
        `Voir la mise à jour : ${rollout('statefulset')} et ${describe('statefulset')}.`,
        'Avec la stratégie `OnDelete`, un pod n’est mis à jour que lorsqu’on le supprime.',
        `Revenir à la révision précédente : ${undo('statefulset')}. Un pod jamais devenu prêt doit ensuite être supprimé à la main.`,
      ],
    }),
  },
  jobFailed: {
    summary: ({ labels: l }) => `Le Job ${l.namespace}/${l.job_name} a échoué`,
    description: "Il n'a pas réussi dans ses essais ou dans son délai, et n'est plus tenté.",
    runbook: ({ describe, remove }) => ({
      impact: "Son travail, comme une migration ou un import, n'est pas fait.",
      steps: [
        `Lire la raison : ${describe('job', 'job_name')}. Journaux de ses pods : \`kubectl logs -n ‹namespace› job/‹job_name›\`.`,
        `Le créer de nouveau après la correction. L'alerte s'arrête quand le Job échoué n'est plus là : ${remove('job', 'job_name')}.`,
      ],
    }),
  },
  jobSlow: {
    summary: ({ labels: l, value }) => `Le Job ${l.namespace}/${l.job_name} tourne depuis ${value}`,
    description: "Il a des pods qui tournent, et n'a ni réussi ni échoué.",
    runbook: ({ describe, remove }) => ({
      impact: "Son travail n'est pas fait. Un CronJob qui interdit deux passages à la fois n'en lance pas d'autre.",
      steps: [
        `Voir ses pods : ${describe('job', 'job_name')} ; leurs journaux : \`kubectl logs -n ‹namespace› job/‹job_name›\`.`,
        `Il est bloqué : l'arrêter, ${remove('job', 'job_name')}, et poser \`activeDeadlineSeconds\`.`,
        'Il est vraiment si long : relever le seuil de cette alerte.',
      ],
    }),
  },
  cronJobFailing: {
    summary: ({ labels: l }) => `Le dernier passage du CronJob ${l.namespace}/${l.cronjob} n'a pas réussi`,
    description: "Il a été lancé, aucun de ses Jobs ne tourne plus, et aucun n'a réussi depuis.",
    runbook: ({ describe, events }) => ({
      impact: "Son travail n'a pas été fait, comme la sauvegarde d'une nuit.",
      steps: [
        `Voir le CronJob : ${describe('cronjob')}, et ses événements : ${events}.`,
        'Ses Jobs et leurs journaux : `kubectl get jobs -n ‹namespace›`, puis `kubectl logs -n ‹namespace› job/‹nom du Job›`.',
        "Le relancer après la correction : `kubectl create job -n ‹namespace› --from=cronjob/‹cronjob› encore`. L'alerte s'arrête au prochain passage prévu qui réussit.",
      ],
    }),
  },
  cronJobLate: {
    summary: ({ labels: l, value }) => `Le CronJob ${l.namespace}/${l.cronjob} est attendu depuis ${value}`,
    description: "Son horaire demandait un passage, et aucun n'a été lancé.",
    runbook: ({ describe }) => ({
      impact: "Son travail n'est pas fait, comme la sauvegarde d'une nuit.",
      steps: [
        `Lire ses événements : ${describe('cronjob')}.`,
        "Un passage précédent n'est pas terminé et le CronJob en interdit deux à la fois : voir ce Job.",
        '`TooManyMissedTimes` : plus de 100 passages manqués ; poser `startingDeadlineSeconds`.',
      ],
    }),
  },
  nodeNotReady: {
    summary: ({ labels: l }) => `Le nœud ${l.node} n'est pas prêt`,
    description:
      "Le serveur d'API n'a plus de nouvelles de son kubelet, ou le kubelet dit qu'il ne peut pas faire tourner de pods.",
    runbook: ({ describe }) => ({
      impact:
        "Au bout de cinq minutes, ses pods sont lancés sur d'autres nœuds, s'il y en a. Les volumes sur son disque ne sont pas joignables.",
      steps: [
        `Lire ses conditions : ${describe('node')}.`,
        'Sur le nœud : `sudo systemctl status k3s k3s-agent`, `sudo journalctl -u k3s -u k3s-agent -n 100`.',
        "Le nœud n'est pas joignable : voir la console de l'hébergeur.",
      ],
    }),
  },
  nodePressure: {
    summary: ({ labels: l }) => `Le nœud ${l.node} est en ${l.condition}`,
    description:
      "La mémoire, le disque ou les numéros de processus s'épuisent : le kubelet évince des pods jusqu'à la fin de la pression.",
    runbook: ({ describe }) => ({
      impact: "Des pods sont retirés, d'abord ceux qui ne réservent rien. Aucun nouveau pod ne démarre ici.",
      steps: [
        `Lire ce qui s'épuise : ${describe('node')}.`,
        '`DiskPressure` : libérer de la place, voir MachineDiskAlmostFull. `MemoryPressure` : `kubectl top pods -A --sort-by=memory | head`. `PIDPressure` : un programme lance des processus sans fin : `ps -e | wc -l`.',
        "La pression s'arrête quelques minutes après qu'il y a de nouveau de la place.",
      ],
    }),
  },
  nodeUnschedulable: {
    summary: ({ labels: l }) => `Le nœud ${l.node} n'accepte plus de nouveaux pods`,
    description: 'Il a été fermé (cordon), souvent pour une maintenance, et l’est resté.',
    runbook: ({ describe }) => ({
      impact:
        "Rien pour le moment. Un pod qui s'arrête n'est pas relancé sur ce nœud ; sur l'unique nœud, il reste absent.",
      steps: [`Une maintenance est-elle en cours ? ${describe('node')}.`, 'Sinon : `kubectl uncordon ‹node›`.'],
    }),
  },
  evictions: {
    summary: ({ labels: l }) => `Le nœud ${l.instance} évince des pods : ${l.eviction_signal}`,
    description: 'Le kubelet a retiré des pods parce que la mémoire, le disque ou les processus du nœud s’épuisaient.',
    runbook: ({ describe }) => ({
      impact: "Les pods retirés sont relancés, ici ou ailleurs, dès qu'il y a de la place.",
      steps: [
        'Lesquels : `kubectl get pods -A --field-selector=status.phase=Failed`.',
        `\`memory.available\` : un pod sans limite a grossi : \`kubectl top pods -A --sort-by=memory | head\`. \`nodefs.available\`, \`imagefs.available\` : le disque est plein, voir MachineDiskAlmostFull ; ${describe('node', 'instance')}.`,
        "Donner aux pods qui doivent rester des réservations égales à ce qu'ils consomment.",
      ],
    }),
  },
  certificates: {
    summary: ({ labels: l, value }) => `Un certificat de k3s sur ${l.instance} expire dans ${value}`,
    description:
      "k3s ne renouvelle ses certificats qu'à son démarrage, et il n'a pas redémarré ces derniers mois. Le panneau les nomme.",
    runbook: (nodes) => ({
      impact:
        "Rien jusqu'à l'expiration. Ensuite l'API et les nœuds ne se parlent plus ; les pods en marche continuent.",
      steps: [
        'Les certificats, sur le nœud : `k3s certificate check`.',
        'Redémarrer k3s à une heure calme, les serveurs d’abord : `systemctl restart k3s` (`k3s-agent` sur les autres). Les pods continuent.',
        `Le nœud est de nouveau prêt (${nodes}), et en une demi-heure le panneau montre environ un an.`,
        "C'est une autorité (`k3s-…-ca`), qu'un redémarrage ne renouvelle pas : prévoir `k3s certificate rotate-ca`.",
      ],
    }),
  },
  claimPending: {
    summary: ({ labels: l }) => `La demande ${l.namespace}/${l.persistentvolumeclaim} n'obtient pas de volume`,
    description: "Un pod l'utilise, et aucun volume ne lui est lié depuis un quart d'heure.",
    runbook: ({ describe }) => ({
      impact: "Le pod qui l'utilise ne démarre pas.",
      steps: [
        `Lire les événements : ${describe('persistentvolumeclaim')}.`,
        "La classe de stockage n'existe pas, ou n'est pas celle par défaut : `kubectl get storageclass`.",
        'Le fournisseur ne tourne pas : dans k3s `kubectl get pods -n kube-system -l app=local-path-provisioner`.',
      ],
    }),
  },
  volumeFailed: {
    summary: ({ labels: l }) => `Le volume ${l.persistentvolume} est ${l.phase}`,
    description: "Il n'a pas pu être créé, ou n'a pas pu être libéré après la suppression de sa demande.",
    runbook: ({ describe }) => ({
      impact: 'Le pod qui en a besoin ne démarre pas ; ou un volume supprimé prend encore de la place.',
      steps: [
        `Lire pourquoi : ${describe('persistentvolume')}.`,
        "Avant de le supprimer : voir ce qu'il contient, et sa politique de récupération.",
      ],
    }),
  },
  readingFails: {
    summary: ({ labels: l }) => `kube-state-metrics ne peut pas lire ${l.resource}`,
    description:
      "Ses requêtes au serveur d'API échouent. Les alertes sur ces objets ne se déclenchent pas, ou sur ce qui n'est plus.",
    runbook: ({ server, cluster }) => ({
      impact: 'Rien ; les alertes sur Kubernetes sont aveugles en partie.',
      steps: [
        `Lire ses journaux : ${server(kubeStateMetricsAddress.name).system.logs}.`,
        '`forbidden` : il manque ces objets à son ClusterRole ; appliquer de nouveau la pile.',
        `Le serveur d'API ne répond pas : ${cluster.nodes}.`,
      ],
    }),
  },
  dashboard,
  ...dashboards,
};
