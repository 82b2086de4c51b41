import type { AnySubject } from '../subject';
import { alertmanager } from './alertmanager';
import { constructs } from './constructs';
import { dashboards } from './dashboards';
import { expressions } from './expressions';
import { exporters } from './exporters';
import { grafana } from './grafana';
import { jobs } from './jobs';
import { kubernetes } from './kubernetes';
import { metrics } from './metrics';
import { policies } from './policy';
import { presetSubjects } from './presets';
import { prometheus } from './prometheus';
import { pulumi } from './pulumi';
import { rules } from './rules';
import { stacks } from './stacks';
import { systemParts } from './system-parts';
import { systems } from './systems';
import { testing } from './testing';

/** Subjects by the names of their types. */
export const subjects: Readonly<Record<string, AnySubject>> = {
  ...stacks,
  ...prometheus,
  ...jobs,
  ...alertmanager,
  ...policies,
  ...rules,
  ...dashboards,
  ...grafana,
  ...exporters,
  ...kubernetes,
  ...constructs,
  ...presetSubjects,
  ...systems,
  ...systemParts,
  ...metrics,
  ...expressions,
  ...pulumi,
  ...testing,
};
