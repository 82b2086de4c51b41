import { notifiedStack, receivers, route, secrets, timeIntervals } from './remote-policy';
import { deployed, ofType, rulesOf } from './remote';

interface SingleRule {
  readonly title: string;
  readonly expressions: Readonly<Record<string, string>>;
  readonly panelRef?: object;
}

test('rules are single resources on request, with the same queries, states and texts as in groups', async () => {
  const groups = await deployed({ stack: notifiedStack, receivers, timeIntervals, route, secrets });
  const single = await deployed(() => ({
    ...{ stack: notifiedStack, receivers, timeIntervals, route, secrets },
    ruleResources: 'rules' as const,
  }));
  expect(ofType(single, 'RuleGroup')).toEqual([]);
  const found = [...ofType(single, 'AlertRule'), ...ofType(single, 'RecordingRule')].map(({ inputs }) => inputs);
  const expected = rulesOf(groups);
  expect(found).toHaveLength(expected.length);
  for (const rule of expected) {
    const { metadata, spec } = found.find((one) => (one.spec as SingleRule).title === rule.name) as {
      metadata: object;
      spec: SingleRule;
    };
    expect(metadata).toMatchObject({ uid: rule.uid });
    const { __dashboardUid__, __panelId__, ...texts } = rule.annotations ?? {};
    expect(spec).toMatchObject({
      labels: rule.labels,
      ...(rule.record
        ? { metric: rule.record.metric, targetDatasourceUid: rule.record.targetDatasourceUid }
        : { annotations: texts, noDataState: rule.noDataState, execErrState: rule.execErrState }),
      ...(rule.for === undefined ? {} : { for: rule.for }),
    });
    if (__dashboardUid__) expect(spec.panelRef).toEqual({ dashboard_uid: __dashboardUid__, panel_id: __panelId__ });
    const steps = Object.entries(spec.expressions).map(([refId, text]) => [refId, JSON.parse(text)] as const);
    expect(steps.map(([refId]) => refId).sort()).toEqual(rule.datas.map(({ refId }) => refId).sort());
    for (const [refId, step] of steps) {
      const data = rule.datas.find((one) => one.refId === refId)!;
      expect((step as { model: object }).model).toEqual(JSON.parse(data.model));
    }
    const deciding = steps.filter(([, step]) => (step as { source: boolean }).source).map(([refId]) => refId);
    expect(deciding).toEqual([rule.condition ?? rule.record!.from]);
  }
});
