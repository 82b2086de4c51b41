/** Reasons why panels of every server stack have no data on a node of the tests. */
export const withoutDataOnServer = {
  'monitoring, Latence de Grafana (p95)': 'the stand-in for Grafana has no metrics',
  'monitoring, Mémoire de Grafana': 'the stand-in for Grafana has no metrics',
  'monitoring, Tableaux de bord': 'the stand-in for Grafana has no metrics',
  'monitoring, Alertes en cours': 'none is to fire but the Watchdog',
  'monitoring, Alertes qui sonnent': 'none is to fire but the Watchdog',
  'monitoring, Messages envoyés': 'the first is sent before Alertmanager is first scraped, the next five minutes later',
  "monitoring, Échecs d'envoi/s": 'no message is refused once there are addresses',
} as const;
