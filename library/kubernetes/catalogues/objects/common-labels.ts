import { closed, open } from '../../../../metrics';

/** Expected numbers of objects: those of a server with a handful of applications. */
export const expected = {
  nodes: 1,
  namespaces: 12,
  pods: 40,
  containers: 60,
  workloads: 20,
  replicaSets: 60,
  jobs: 12,
  claims: 8,
} as const;

/** Status of a condition of an object. */
export const status = closed('true', 'false', 'unknown');

/** Label of all objects that are in a namespace. */
export const namespace = { namespace: open(expected.namespaces, 'shop', 'monitoring') } as const;
