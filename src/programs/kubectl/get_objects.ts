import type { Json, KubeObject } from "../../kube/object.ts";
import { asList } from "../../kube/print_object.ts";
import { sortByPath } from "../../kube/sort_by.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import { type ObjectPrinter, PrintError } from "./object_printer.ts";
import { readObjects } from "./read_objects.ts";
import { readOptions, readSelected } from "./read_selected.ts";
import type { Selected } from "./selection.ts";

interface Wanted {
  selected: readonly Selected[];
  printer: ObjectPrinter;
}

/** `get -o json` and its like: the objects themselves. Exit code. */
export async function printObjects(
  call: Call,
  { client }: Connection,
  { selected, printer }: Wanted,
): Promise<number> {
  const { flags, io } = call;
  const { read, errors } = await readSelected(
    call,
    selected,
    (one) => readObjects(client, one, readOptions(call)),
  );
  const sortBy = flags.string("sort-by");
  const found = read.flatMap(({ value }) => value);
  const items = sortBy === "" ? found : sortByPath(found, sortBy, (item) => item as Json);
  const isOne = selected.length === 1 && selected[0]!.name !== undefined;
  if (isOne && items.length === 0) return errors ? 1 : 0;
  const whole = isOne ? items[0]! : asList(items as Json[]) as unknown as KubeObject;
  try {
    await io.out(printer({ whole, items }));
  } catch (error) {
    if (error instanceof PrintError) await io.out(error.printed);
    throw error;
  }
  return errors ? 1 : 0;
}
