import { playedPostgres, playedRedis } from '../../played/databases';
import { flows, hourly, levels, shares, type PanelValues } from '../../played/expected';
import { inIncident, targetsOf, unreachable, variablesOf, type PlayedSystem } from './played-system';

/** PostgreSQL in a namespace; in the incident it does not take connections. */
export function postgresSystem(namespace: string): PlayedSystem {
  const played = playedPostgres(namespace);
  const [target] = targetsOf(played);
  return {
    jobs: [played],
    dashboards: { postgres: postgresValues(target!) },
    variables: { postgres: variablesOf(played) },
    rules: {
      ...unreachable('Postgres', played, true),
      PostgresUnreachable: inIncident({ [`__name__=pg_up ${target!}`]: 0 }),
    },
  };
}

/**
 * Redis in a namespace; in the incident it does not take connections.
 *
 * @param isNeeded whether users need it, so that its exporter stands for it
 */
export function redisSystem(namespace: string, isNeeded: boolean): PlayedSystem {
  const played = playedRedis(namespace);
  const [target] = targetsOf(played);
  return {
    jobs: [played],
    dashboards: { redis: redisValues(target!) },
    variables: { redis: variablesOf(played) },
    rules: {
      ...unreachable('Redis', played, isNeeded),
      RedisUnreachable: inIncident({ [`__name__=redis_up ${target!}`]: 0 }),
    },
  };
}

const postgresValues = (postgres: string): readonly PanelValues[] => [
  ['Serveur', levels({ [`__name__=pg_up ${postgres}`]: 1 }, { incident: { [`__name__=pg_up ${postgres}`]: 0 } })],
  ['Connexions utilisées', levels({ 'instance=10.42.0.21:9187 job=postgres': 0.22 })],
  ['Lectures servies par le cache', shares({ '': 0.96 })],
  ['Interblocages', hourly({ '': 3.6 })],
  ['Transactions/s', flows({ '': 31 }), flows({ '': 0.2 })],
  ['Connexions par base', levels({ 'datname=gauzian': 20, 'datname=postgres': 2 })],
  ['Lignes/s', flows({ '': 505 }), flows({ '': 10.5 }), flows({ '': 4.25 }), flows({ '': 1 })],
  ['Verrous', levels({ 'mode=accesssharelock': 4, 'mode=rowexclusivelock': 2 })],
  ['Taille des bases', levels({ 'datname=gauzian': 5e9, 'datname=postgres': 8e6 })],
  ['Fichiers temporaires', flows({ 'datname=gauzian': 1000, 'datname=postgres': 0 })],
];

const redisValues = (redis: string): readonly PanelValues[] => [
  ['Serveur', levels({ [`__name__=redis_up ${redis}`]: 1 }, { incident: { [`__name__=redis_up ${redis}`]: 0 } })],
  ['Mémoire utilisée', levels({ [redis]: 0.6 })],
  ['Efficacité du cache', shares({ '': 0.9 })],
  ['Clients', levels({ '': 12 }), levels({ '': 1 })],
  ['Commandes/s', flows({ 'cmd=get': 40, 'cmd=set': 10 })],
  ['Commandes les plus lentes', shares({ 'cmd=get': 20e-6, 'cmd=set': 100e-6 })],
  ['Mémoire', levels({ '': 60e6 }), levels({ '': 80e6 })],
  ['Clés', levels({ '': 1050 }), levels({ '': 200 })],
  ['Clés retirées/s', levels({ '': 0.5 }), flows({ '': 0.1 })],
];
