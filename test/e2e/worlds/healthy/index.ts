import { certificates, renewals } from './certificates';
import { together, type World } from '../world';
import { rollingDeployments, scaledToTwo, updates } from './deployments';
import { changingObjects } from './kubernetes';
import { backupWindow, fullSnaps, reboots } from './machine';
import { countersStartAgain, dayAndNight, idleNight } from './traffic';

const usual = certificates(renewals.letsEncrypt);

/** Worlds in which nothing is wrong, each with one kind of event. */
export const healthyWorlds = (days: number): readonly World[] =>
  [
    rollingDeployments(days),
    updates(days),
    scaledToTwo(days),
    reboots(days),
    fullSnaps,
    backupWindow(days),
    changingObjects(days),
    idleNight(days),
    countersStartAgain(days),
    dayAndNight,
  ].map((world) => together(world.name, [world, usual]));

/** Everything of the healthy worlds in one: the second pod comes and goes, the first is replaced. */
export const healthyWorld = (days: number): World =>
  together('all events', [
    scaledToTwo(days),
    rollingDeployments(days),
    updates(days),
    reboots(days),
    fullSnaps,
    backupWindow(days),
    changingObjects(days),
    idleNight(days),
    countersStartAgain(days),
    usual,
  ]);
