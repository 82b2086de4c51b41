/** Why panels of every stack on a server show nothing on a node of the tests. */
export const withoutDataOnServer = {
  'monitoring, Latence de Grafana (p95)': 'the stand-in for Grafana has no metrics',
  'monitoring, Mémoire de Grafana': 'the stand-in for Grafana has no metrics',
  'monitoring, Tableaux de bord': 'the stand-in for Grafana has no metrics',
  'monitoring, Alertes en cours': 'none is to fire but the Watchdog',
  'monitoring, Messages envoyés': 'the first is told before Alertmanager is first read, the next five minutes later',
  "monitoring, Échecs d'envoi/s": 'no message is refused once there are addresses',
  'traefik, Certificats': 'nobody gives out a certificate here',
} as const;
