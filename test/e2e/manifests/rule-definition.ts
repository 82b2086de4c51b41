const map = { type: 'object', additionalProperties: { type: 'string' } };
const text = { type: 'string' };

const rule = object({
  ...{ record: text, alert: text, expr: text, for: text, keep_firing_for: text },
  ...{ labels: map, annotations: map },
});

/** Definition of PrometheusRule with the fields that rules of this package have. */
export const ruleDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'prometheusrules.monitoring.coreos.com' },
  spec: {
    group: 'monitoring.coreos.com',
    scope: 'Namespaced',
    names: {
      kind: 'PrometheusRule',
      listKind: 'PrometheusRuleList',
      plural: 'prometheusrules',
      singular: 'prometheusrule',
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: object({
            spec: object({
              groups: list(object({ name: text, interval: text, rules: list(rule) })),
            }),
          }),
        },
      },
    ],
  },
};

function object(properties: object): object {
  return { type: 'object', properties };
}

function list(items: object): object {
  return { type: 'array', items };
}
