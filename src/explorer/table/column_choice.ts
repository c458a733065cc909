/** Which columns of a kind the user wants to see, and in which order. */
import type { RowColumn } from "../../cluster/row_column.ts";
import { type ShownColumn, shownColumns } from "./cell.ts";
import type { Subject } from "./subject.ts";

export interface ColumnChoice {
  /** Titles that were shown or hidden by hand; the others are as the table has them. */
  readonly visible: Readonly<Record<string, boolean>>;
  /** Titles in the wanted order; what is not in it follows. Empty: as the table has them. */
  readonly order: readonly string[];
}

/** By kind; see `columnsKind`. */
export type ColumnChoices = Readonly<Record<string, ColumnChoice>>;

export const noChoice: ColumnChoice = { visible: {}, order: [] };

/** What the columns of a subject are remembered under: `pods`, `deployments.apps`, `contexts`. */
export function columnsKind(subject: Subject): string {
  switch (subject.type) {
    case "resource": {
      const { name, group } = subject.query.resource;
      return group ? `${name}.${group}` : name;
    }
    case "source":
      return subject.source.name;
    default:
      return subject.type;
  }
}

/** All columns in the chosen order, each with whether it is shown. */
export function chosenColumns(
  columns: readonly RowColumn[],
  { choice, wide, namespaces }: { choice: ColumnChoice; wide: boolean; namespaces: boolean },
): { column: ShownColumn; isShown: boolean }[] {
  const all = shownColumns(columns, { wide: true, namespaces });
  const usual = new Set(shownColumns(columns, { wide, namespaces }).map(({ title }) => title));
  return inOrder(all, choice.order).map((column) => {
    const byHand = choice.visible[column.title];
    const isShown = byHand ?? usual.has(column.title);
    // What was asked for by name is not the first to go where it is narrow.
    return { column: byHand ? { ...column, look: { ...column.look, rank: 0 } } : column, isShown };
  });
}

function inOrder(columns: readonly ShownColumn[], order: readonly string[]): readonly ShownColumn[] {
  if (order.length === 0) return columns;
  const place = new Map(order.map((title, index) => [title, index]));
  const at = ({ title }: ShownColumn): number => place.get(title) ?? order.length;
  return columns.toSorted((one, other) => at(one) - at(other));
}
