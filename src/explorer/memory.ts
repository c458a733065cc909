/**
 * What the explorer remembers from one time to the next: kept apart from configuration, which it never writes. Where
 * it is kept, `cli/memory_file.ts` says.
 */
import type { ContextInfo } from "./cluster_port.ts";
import type { Model } from "./model.ts";
import type { ColumnChoices } from "./table/column_choice.ts";

export interface Memory {
  /** By `placeOf` a context. */
  readonly contexts: Readonly<Record<string, ContextMemory>>;
  /** Command lines, the newest last. */
  readonly commands: readonly string[];
  /** What was typed after `/`, the newest last. */
  readonly filters: readonly string[];
  readonly columns: ColumnChoices;
}

export interface ContextMemory {
  /** Null: all. */
  readonly namespace: string | null;
  /** The line of the last view. */
  readonly view: string;
  /** Visited namespaces, in the order of their digits. */
  readonly favourites: readonly string[];
  /** Milliseconds since 1970: the ones that were not used for longest are forgotten. */
  readonly usedAt: number;
}

export const noMemory: Memory = { contexts: {}, commands: [], filters: [], columns: {} };

/** Lines that are remembered. */
export const historyLimit = 100;
/** Contexts that are remembered. */
export const contextLimit = 200;

/** Contexts of the same name on different clusters are different places. */
export function placeOf({ name, cluster }: Pick<ContextInfo, "name" | "cluster">): string {
  return `${cluster}/${name}`;
}

/** A line at the end of others, which it leaves. */
export function withLine(lines: readonly string[], line: string): readonly string[] {
  return lines.at(-1) === line
    ? lines
    : [...lines.filter((known) => known !== line), line].slice(-historyLimit);
}

/** What is worth remembering of a model. */
export function memoryOf(model: Model): Memory {
  const here: ContextMemory = {
    namespace: model.namespace ?? null,
    view: model.viewLine,
    favourites: model.favourites,
    usedAt: model.now,
  };
  const contexts = { ...model.memory.contexts, [placeOf(model.context)]: here };
  return {
    contexts: newest(contexts),
    commands: model.history,
    filters: model.searches,
    columns: model.columnChoices,
  };
}

/** Whether what `memoryOf` says can be different. */
export function differs(before: Model, after: Model): boolean {
  return before.history !== after.history || before.searches !== after.searches ||
    before.columnChoices !== after.columnChoices || before.namespace !== after.namespace ||
    before.viewLine !== after.viewLine || before.favourites !== after.favourites ||
    before.context.name !== after.context.name;
}

/**
 * Two programs' memories as one: of a context, what is newer counts; lines of both are kept, those of `later` last.
 */
export function joined(earlier: Memory, later: Memory): Memory {
  const contexts = { ...earlier.contexts };
  for (const [place, own] of Object.entries(later.contexts)) {
    const other = contexts[place];
    if (!other || other.usedAt <= own.usedAt) contexts[place] = own;
  }
  return {
    contexts: newest(contexts),
    commands: later.commands.reduce(withLine, earlier.commands),
    filters: later.filters.reduce(withLine, earlier.filters),
    columns: { ...earlier.columns, ...later.columns },
  };
}

function newest(contexts: Memory["contexts"]): Memory["contexts"] {
  const entries = Object.entries(contexts);
  if (entries.length <= contextLimit) return contexts;
  return Object.fromEntries(
    entries.sort((one, other) => other[1].usedAt - one[1].usedAt).slice(0, contextLimit),
  );
}
