import type { Import } from './imports';

/** Cycles of imports: at least one for each group of files that reach each other, the shortest through its first file. */
export function cyclesOf(imports: readonly Import[]): readonly (readonly Import[])[] {
  const graph = graphOf(imports);
  const seen = new Set<string>();
  return [...graph.keys()].sort().flatMap((file) => {
    if (seen.has(file)) return [];
    const cycle = shortestWay(graph, file, file);
    for (const { from } of cycle ?? []) seen.add(from);
    return cycle === undefined ? [] : [cycle];
  });
}

type Graph = ReadonlyMap<string, readonly Import[]>;

function graphOf(imports: readonly Import[]): Graph {
  const graph = new Map<string, Import[]>();
  for (const one of imports) {
    const others = graph.get(one.from);
    if (others === undefined) graph.set(one.from, [one]);
    else others.push(one);
  }
  return graph;
}

/** Shortest chain of imports from one file to another, by breadth-first search. */
function shortestWay(graph: Graph, start: string, end: string): readonly Import[] | undefined {
  const arrivedBy = new Map<string, Import>();
  let frontier = [start];
  while (frontier.length > 0 && !arrivedBy.has(end)) {
    const reached = new Set<string>();
    for (const one of frontier.flatMap((file) => graph.get(file) ?? [])) {
      if (arrivedBy.has(one.to)) continue;
      arrivedBy.set(one.to, one);
      reached.add(one.to);
    }
    frontier = [...reached];
  }
  const last = arrivedBy.get(end);
  if (last === undefined) return undefined;
  const way = [last];
  while (way[0]!.from !== start) way.unshift(arrivedBy.get(way[0]!.from)!);
  return way;
}
