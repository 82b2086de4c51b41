import type { System } from '../../stack';
import { alertOf, app, issuesOf, serverOf } from './adjusted-stacks';

describe('the changes of a system that a user writes', () => {
  const site = {
    job: 'front',
    title: 'Front',
    name: 'Front',
    urls: [{ url: 'https://shop.example/' }],
    impact: 'None.',
  };
  const written = (where: 'watched' | 'publicUrls', adjustments: object): System => {
    const { watched, publicUrls: _, ...system } = app();
    return {
      ...system,
      watched: watched.map((one) => ({ ...one, ...(where === 'watched' ? { adjustments } : {}) })),
      publicUrls: [
        { ...site, ...(where === 'publicUrls' ? { adjustments } : {}) },
      ] as unknown as System['publicUrls'] & {},
    };
  };

  test.each([
    ['watched', 'ShopDown'],
    ['publicUrls', 'FrontUnreachable'],
  ] as const)('in %s are those of its alerts', (where, name) => {
    const valid = written(where, { team: 'data', adjust: { [name]: { for: '7m' } } });
    expect(issuesOf(serverOf([valid]))).toEqual([]);
    expect(alertOf(serverOf([valid]), name)).toMatchObject({ for: '7m', labels: { team: 'data' } });
    const messages = (adjustments: object) => issuesOf(serverOf([written(where, adjustments)])).join('\n');
    expect(messages({ adjust: { Nothing: {} } })).toMatch(
      /adjustments: adjust: no alert of the library has this name here; given: "Nothing"; allowed: \w+, /,
    );
    expect(messages({ adjust: { [name]: { severity: 'Critical' } } })).toMatch(/adjust: .*severity.*"Critical"/);
    expect(messages({ adjust: { [name]: { off: ' ' } } })).toMatch(/off: this text is empty/);
    expect(messages({ adjust: { [name]: null } })).toMatch(/adjust: /);
    expect(messages({ team: 'Data team' })).toMatch(/adjustments: team: this is no name of a team; given: "Data team"/);
  });
});
