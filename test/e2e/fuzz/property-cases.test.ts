import { casesOf, type Case } from './cases';
import { Court } from './court';
import { propertiesOf } from './generated';
import { settings } from './settings';
import { subjects } from './subjects';
import { constructs } from './subjects/constructs';
import { kubernetes } from './subjects/kubernetes';
import { targetIssues, verdictOf, type Verdict } from './verdict';

const court = new Court();
afterAll(() => court.stop());

const properties = Object.values(subjects).flatMap((subject) => Object.values(propertiesOf(subject)));
// Two of three cases of a property can be refused, and some properties only by types.
const kinds = properties.map(({ refused }) => (refused === 'types' ? 1 : refused === 'nothing' ? 2 : 3));
const each = Math.ceil(settings.cases / kinds.reduce((sum, count) => sum + count, 0));

test('what is valid is accepted here and by the servers, what is not is refused, and what is accepted loads', async () => {
  const cases = casesOf(subjects, { seed: settings.seed, each });
  expect(cases.length).toBeGreaterThanOrEqual(settings.cases);
  const found: Promise<readonly string[]>[] = [];
  for (const one of cases) found.push(disagreements(one));
  expect((await Promise.all(found)).flat()).toEqual([]);
});

/** Returns how this package, the servers and the case disagree. */
async function disagreements(one: Case): Promise<readonly string[]> {
  const verdict = verdictOf(() => one.subject.place(one.value));
  const refusals = verdict.issues.length > 0 ? verdict.issues : needsObjects(one) ? targetIssues(verdict) : [];
  switch (one.kind) {
    case 'valid':
      if (refusals.length > 0) return [report(one, `is refused: ${refusals.join('; ')}`)];
      return loading(one, verdict);
    case 'invalid':
      return refusals.length > 0 || targetIssues(verdict).length > 0 ? [] : [report(one, 'is accepted')];
    case 'any':
      return refusals.length > 0 ? [] : loading(one, verdict);
  }
}

/** Tests whether the value reaches objects of Kubernetes first. */
function needsObjects({ subject }: Case): boolean {
  return Object.values({ ...kubernetes, ...constructs }).some((other) => other === subject);
}

async function loading(one: Case, verdict: Verdict): Promise<readonly string[]> {
  const errors = [
    ...(await court.errorsOf(verdict.specs)),
    ...(needsObjects(one) ? [await court.traefikError(verdict.described!)] : []),
  ].filter((error) => error !== '');
  if (errors.length === 0 || targetIssues(verdict).length > 0) return [];
  return [report(one, `does not load: ${errors.join('; ')}`)];
}

function report({ kind, property, value }: Case, what: string): string {
  const name = property.slice(property.lastIndexOf('.') + 1);
  return `${property}: a value (${kind}) ${what}; given: ${JSON.stringify(value[name])}`;
}
