import { alert, ruleGroup, type RuleGroup, type Severity } from '..';
import { scrape } from '../../metrics';
import { absent, selectors } from '../../promql';

const { up } = selectors(scrape);

/** A job whose targets must be there and answer. */
export interface WatchedJob {
  readonly job: string;
  /** What it is called in messages: `PostgreSQL`. */
  readonly title: string;
  /** The name of its alerts, in words that begin with capitals: `Postgres` gives `PostgresDown`. */
  readonly name: string;
  /** How bad it is when it is gone. */
  readonly severity: Severity;
}

/**
 * Two alerts a job: a target that does not answer, and a job without any target. The second is the twin of the first: where
 * there is no target, there is no `up` that could be 0.
 */
export function targetAlerts(jobs: readonly WatchedJob[]): RuleGroup {
  return ruleGroup({
    name: 'targets',
    rules: jobs.flatMap(({ job, title, name, severity }) => [
      alert({
        name: `${name}Down`,
        condition: up.where({ job }).equalTo(0),
        // Eight scrapes of 15 s: longer than a pod takes to start again.
        for: '2m',
        severity,
        subject: 'target',
        summary: ({ labels }) => `${title} ne répond plus (${labels.instance})`,
        description:
          "Prometheus ne peut plus lire cette cible : elle est arrêtée, surchargée, ou son port de métriques n'est plus joignable. Tant que cela dure, ce qui est calculé de ses métriques se tait.",
        panel: { dashboard: 'monitoring', panel: 'targets' },
      }),
      alert({
        name: `${name}Absent`,
        condition: absent(up.where({ job })),
        // Longer than a rolling update without a second instance.
        for: '5m',
        severity,
        subject: 'job',
        summary: `${title} a disparu`,
        description: `Prometheus ne connaît plus aucune cible du job ${job} : l'application est supprimée ou arrêtée, ou la découverte ne la trouve plus (espace de noms, étiquettes, droits).`,
        panel: { dashboard: 'monitoring', panel: 'discovered' },
      }),
    ]),
  });
}
