import { integrations, type IntegrationKind } from '../../../../servers/alertmanager/integrations';
import { longest, notificationTemplates } from '../../../../servers/alertmanager/templates/template';

const kinds = Object.entries(integrations);

test.each(kinds)('a title of %s is within its limit', (_, { textLimits }) => {
  for (const { part, maximum } of textLimits) {
    // The mark of a cut text is one character more.
    if (part === 'title') expect(longest.title + 1).toBeLessThanOrEqual(maximum);
  }
});

test.each(kinds)('the formats of %s have limits that are not larger', (_, { textLimits, formats = {} }) => {
  const limits = Object.values(formats).map((format) => Math.min(...format.limits.map(({ maximum }) => maximum)));
  for (const { part, maximum } of textLimits) {
    if (part === 'title') continue;
    expect(limits.length).toBeGreaterThan(0);
    for (const limit of limits) expect(limit).toBeLessThanOrEqual(maximum);
  }
});

test('only the webhook, which sends data, has no limit and no text', () => {
  const unlimited: readonly IntegrationKind[] = ['webhook'];
  const without = (list: unknown) => list === undefined || (list as readonly unknown[]).length === 0;
  expect(kinds.filter(([, { textLimits }]) => without(textLimits)).map(([kind]) => kind)).toEqual(unlimited);
  expect(kinds.filter(([, { formats }]) => without(formats)).map(([kind]) => kind)).toEqual(unlimited);
});

test.each([
  ['en', '"and "', '" more"'],
  ['fr', '"et "', '" de plus"'],
] as const)('a cut message in %s has the number of the other alerts', (language, before, after) => {
  const text = notificationTemplates({
    environment: 'staging',
    language,
    location: 'UTC',
    formats: integrations.telegram.formats!,
  });
  expect(text).toContain(`(print ${before} (len $omitted) ${after})`);
});
