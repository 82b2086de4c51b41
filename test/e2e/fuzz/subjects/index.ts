import type { AnySubject } from '../subject';
import { alertmanager } from './alertmanager';
import { applications } from './applications';
import { changes } from './changes';
import { ofMonitoring } from './monitoring';
import { constructs } from './constructs';
import { dashboards } from './dashboards';
import { exporters } from './exporters';
import { expressions } from './expressions';
import { fromCatalogue } from './from-catalogue';
import { grafana } from './grafana';
import { jobs } from './jobs';
import { kubernetes } from './kubernetes';
import { metrics } from './metrics';
import { numbers } from './numbers';
import { objectives } from './objectives';
import { objectivesRows } from './objectives-row';
import { panels } from './panels';
import { policies } from './policy';
import { databases } from './databases';
import { presetNotificationSubjects } from './preset-notifications';
import { presetServers } from './preset-servers';
import { presetSubjects } from './presets';
import { prometheus } from './prometheus';
import { pulumi } from './pulumi';
import { rawExpressions } from './raw-expressions';
import { rules } from './rules';
import { stacks } from './stacks';
import { systemParts } from './system-parts';
import { systems } from './systems';
import { testing } from './testing';
import { windowFunctions } from './window-functions';

/** Subjects by the names of their types. */
export const subjects: Readonly<Record<string, AnySubject>> = {
  ...stacks,
  ...prometheus,
  ...jobs,
  ...alertmanager,
  ...policies,
  ...rules,
  ...dashboards,
  ...panels,
  ...objectivesRows,
  ...grafana,
  ...fromCatalogue,
  ...exporters,
  ...kubernetes,
  ...constructs,
  ...applications,
  ...presetSubjects,
  ...databases,
  ...presetNotificationSubjects,
  ...presetServers,
  ...systems,
  ...systemParts,
  ...changes,
  ...ofMonitoring,
  ...metrics,
  ...expressions,
  ...windowFunctions,
  ...numbers,
  ...rawExpressions,
  ...objectives,
  ...pulumi,
  ...testing,
};
