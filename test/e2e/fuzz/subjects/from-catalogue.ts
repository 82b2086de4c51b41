import fc from 'fast-check';
import { application } from '../../../../library';
import { percent, seconds } from '../../../../promql';
import { shop } from '../../../shop';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import { dnsLabels, freeTexts, noPorts, noTexts, ports } from '../values';
import { noChanges, teams } from './adjustments';
import {
  commands,
  context,
  languages,
  limits as certificateLimits,
  noNames,
  onServer,
  server,
  someUrls,
} from './presets';

type Props = application.CatalogueApplicationProps;

const example: Props = { ...context, job: 'shop', catalogue: shop, namespace: 'apps', port: 8080 };
const place = (props: Props) => onServer(server, application.fromCatalogue(props));

const limits: Subject<application.RequestLimits> = {
  properties: {
    errorShare: optional(
      fc.constantFrom(percent(1), percent(50)),
      fc.constantFrom(percent(100), percent(500), percent(-1)),
    ),
    duration: optional(fc.constantFrom(seconds(0.1), seconds(0.5)), fc.constantFrom(seconds(1e6), seconds(-1))),
  },
  place: (one) => place({ ...example, limits: one }),
};

const props: Subject<Props> = {
  properties: {
    stack: required(fc.constantFrom('shop', 'a-b'), 'nothing'),
    language: required(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    job: required(fc.constantFrom('shop', 'web-shop', 'a1'), fc.oneof(noNames, fc.constantFrom('1a', '-'))),
    title: optional(freeTexts, noTexts),
    catalogue: required(fc.constant(shop), 'types'),
    namespace: required(
      dnsLabels(),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
    ),
    port: required(ports, noPorts),
    publicUrls: optional(someUrls, 'types'),
    certificateLimits: optional(certificateLimits, 'types'),
    limits: optional(valuesOf(limits), 'types'),
    dashboards: optional(fc.constant([]), 'types'),
    rules: optional(fc.constant([]), 'types'),
    team: teams,
    adjust: optional(fc.constant({}), noChanges('ShopDown')),
  },
  place,
};

/** Subjects of systems made from a catalogue. */
export const fromCatalogue = {
  CatalogueApplicationProps: props,
  RequestLimits: limits,
};
