import type { Firing } from '../../played/alerts';
import type { Played } from '../../played/behaviour';
import { levels, type PanelValues, type Values } from '../../played/expected';
import { firingNow, firingOnes, inEachPhase } from '../systems/monitoring';
import { uptimeValues } from '../systems/sites';

/**
 * Values of the dashboard of alerts and health.
 *
 * @param services job of the health checks
 */
export function health(services: Played, firing: Firing): readonly PanelValues[] {
  const ofEach = (value: Values[string]): Values =>
    Object.fromEntries(services.targets.map(({ labels }) => [`instance=${labels.instance}`, value]));
  const answered = levels(ofEach(1), { incident: ofEach(0) });
  const uptime = uptimeValues([services]);
  const dependencies = { 'dependency=mongodb': 1, 'dependency=redis': 1, 'dependency=payment': 1 };
  const responses = { 'dependency=mongodb': 0.004, 'dependency=redis': 0.001, 'dependency=payment': 0.2 };
  return [
    ['Alertes actives', firingNow(firing)],
    ['Alertes en cours', firingOnes(firing)],
    [
      'Chronologie des alertes',
      inEachPhase((phase) =>
        Object.fromEntries(
          Object.values(firing[phase]).flatMap((names) => names.map((name) => [`alertname=${name}`, 1])),
        ),
      ),
    ],
    ['État des services', answered],
    ['Chronologie des services', answered],
    ['Temps de réponse des vérifications', levels(ofEach(0.25))],
    ['Disponibilité', uptime, uptime, uptime],
    [
      "Dépendances vues de l'application",
      levels(dependencies, { incident: { ...dependencies, 'dependency=redis': 0 } }),
    ],
    ['Temps de réponse des dépendances', levels(responses, { incident: { ...responses, 'dependency=payment': 2.5 } })],
  ];
}
