import fc from 'fast-check';
import { minio, postgres, redis } from '../../../../library';
import { textsWithout } from '../awkward';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { dnsLabels, freeTexts, noTexts } from '../values';
import { adjustable } from './adjustments';
import { noPodLabels, podLabels } from './jobs';
import { beside, commands, context, languages, names, severities } from './presets';

type MinioProps = Parameters<typeof minio.system>[0];
type RedisProps = Parameters<typeof redis.system>[0];
type PostgresProps = Parameters<typeof postgres.system>[0];

const minioProps: Subject<MinioProps> = {
  properties: {
    namespace: required(
      dnsLabels(),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
    ),
    labels: optional(podLabels, noPodLabels),
    language: required(languages, 'types'),
    ...adjustable('MinioDown'),
  },
  place: (props) => beside(minio.system(props)),
};

const unreachable: Subject<RedisProps['unreachable']> = {
  properties: { severity: required(severities, 'types'), impact: required(freeTexts, noTexts) },
  place: (one) => beside(redis.system({ ...context, namespace: 'apps', lost: 'Its cache.', unreachable: one })),
};

const inNamespace = {
  namespace: required(
    dnsLabels(),
    textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
  ),
  lost: required(freeTexts, noTexts),
  stack: required(names, 'nothing'),
  language: required(languages, 'types'),
  commands: required(fc.constant(commands), 'types'),
} as const;

const redisProps: Subject<RedisProps> = {
  properties: {
    ...inNamespace,
    unreachable: required(valuesOf(unreachable), 'types'),
    ...adjustable('RedisUnreachable'),
  },
  place: (props) => beside(redis.system(props)),
};

const postgresProps: Subject<PostgresProps> = {
  properties: {
    ...inNamespace,
    database: required(fc.constantFrom('shop', 'a_b'), fc.constantFrom('', ' ', 'a b', 'a/b', 'a?b')),
    ...adjustable('PostgresAbsent'),
  },
  place: (props) => beside(postgres.system(props)),
};

/** Subjects of the systems of databases and storages. */
export const databases = {
  MinioProps: minioProps,
  RedisUnreachable: unreachable,
  'redisSystem()': redisProps,
  'postgresSystem()': postgresProps,
};
