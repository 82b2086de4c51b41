import type { Issue } from '../../core/errors';
import { isObject, objectsIn, textIn, type JsonObject } from './json';

/**
 * Replaces library panels by those that the export contains. A file that Grafana provisions cannot
 * create library panels.
 *
 * @param issues list to which library panels are added that the export does not contain
 */
export function withLibraryPanels(json: JsonObject, issues: Issue[]): JsonObject {
  const elements = isObject(json.__elements) ? Object.values(json.__elements) : json.__elements;
  const models = new Map(objectsIn(elements).map(({ uid, model }) => [uid, model]));
  const replaced = (panel: JsonObject): JsonObject => {
    const { libraryPanel, ...own } = panel;
    if (Array.isArray(own.panels)) return { ...own, panels: objectsIn(own.panels).map(replaced) };
    if (!isObject(libraryPanel)) return panel;
    const model = models.get(libraryPanel.uid);
    if (isObject(model)) return { ...model, ...own };
    issues.push({
      path: `panel "${textIn(own.title) ?? textIn(libraryPanel.name) ?? ''}"`,
      problem: 'the JSON does not contain this library panel',
      given: libraryPanel.uid,
      remedy: 'export the dashboard for sharing with another instance',
    });
    return own;
  };
  return { ...json, panels: objectsIn(json.panels).map(replaced) };
}
