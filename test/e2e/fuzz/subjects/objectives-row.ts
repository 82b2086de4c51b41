import fc from 'fast-check';
import { Dashboard, objectivesRow, type ObjectivesRowProps } from '../../../../dashboards';
import { Size } from '../../../../core';
import { objectivesRowOf } from '../../../../library/common';
import { availability } from '../../../shop';
import { minimalStack } from '../../../stacks';
import { runbooks } from '../base';
import { valuesOf } from '../generated';
import { required, type Subject } from '../subject';
import { freeTexts, noTexts } from '../values';
import { sizes } from './panels';
import { about, example, withDashboard } from './placed-dashboards';
import { objectiveGroups } from './rules';

const inRow: Subject<ObjectivesRowProps['errorBudget']> = {
  properties: { title: sizes.title, description: sizes.description, noValue: sizes.noValue },
  place: (errorBudget) => withObjectives({ ...objectives, errorBudget }),
};

const objectives: ObjectivesRowProps = {
  title: 'Objectives',
  objectives: [availability()],
  errorBudget: about,
  burnRate: about,
};

const withObjectives = (props: ObjectivesRowProps) => withObjectivesRow(objectivesRow(props));

function withObjectivesRow(all: ReturnType<typeof objectivesRow>) {
  const placed = withDashboard(new Dashboard({ ...example, rows: { all } }));
  const prometheus = { ...minimalStack.prometheus, retention: { time: '30d', size: Size.gibibytes(4) } } as const;
  return { ...placed, stack: { ...placed.stack, rules: objectiveGroups, runbooks, prometheus } as typeof placed.stack };
}

const objectivesProps: Subject<ObjectivesRowProps> = {
  properties: {
    title: required(freeTexts, noTexts),
    objectives: required(fc.constant(objectives.objectives), 'types'),
    errorBudget: required(valuesOf(inRow), 'types'),
    burnRate: required(valuesOf(inRow), 'types'),
  },
  place: withObjectives,
};

const goals: Subject<{ readonly goals: string }> = {
  properties: { goals: required(freeTexts, 'nothing') },
  place: ({ goals: text }) => withObjectivesRow(objectivesRowOf([availability()], text, 'en')),
};

/** Subjects of the row of objectives. */
export const objectivesRows = {
  ObjectivesRowProps: objectivesProps,
  'ObjectivesRowProps.errorBudget': inRow,
  'objectivesRowOf(…)': goals,
};
