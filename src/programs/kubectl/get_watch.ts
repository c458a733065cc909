import { TABLE_ACCEPT, tableFrom } from "../../cluster/table_answer.ts";
import { openWatch } from "../../cluster/watch_stream.ts";
import type { KubeList, KubeObject, Status } from "../../kube/object.ts";
import type { Table, TableColumn } from "../../kube/table.ts";
import { tableLines } from "../../kube/table_text.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import { readTable, tableTextOptions } from "./get_table.ts";
import type { ObjectPrinter } from "./object_printer.ts";
import type { Selected } from "./selection.ts";
import { untilAborted, untilEnd } from "./watch_end.ts";

interface Watching {
  call: Call;
  connection: Connection;
  selected: Selected[];
  printer: ObjectPrinter | undefined;
}

/** `get --watch`: the list, then a line or a document for each change, until Ctrl-C or the server ends it. */
export async function watchSelected(watching: Watching): Promise<number> {
  const { call, selected } = watching;
  const [one] = selected;
  if (selected.length !== 1 || !one) throw new Error("you may only specify a single resource type");
  return await untilEnd(call, (io) => {
    const limited = { ...watching, call: { ...call, io } };
    return watching.printer ? watchObjects(limited, one, watching.printer) : watchRows(limited, one);
  });
}

async function watchRows({ call, connection: { client } }: Watching, one: Selected): Promise<number> {
  const { flags, io } = call;
  const printer = new RowPrinter(call, one);
  const place = watchPlace(one);
  const list = await readTable(client, one, {
    ...selectors(call),
    chunkSize: 500,
    signal: io.signal,
    nowMs: io.now(),
  });
  if (!flags.bool("watch-only")) await printer.print(list, "ADDED");
  const events = await openWatch<Table | KubeObject>(client, place.path, {
    accept: TABLE_ACCEPT,
    query: { ...selectors(call), ...place.query },
    ...version(list.metadata.resourceVersion ?? list.rows[0]?.object?.metadata.resourceVersion),
    signal: io.signal,
  });
  let columns: TableColumn[] | undefined = list.columnDefinitions;
  for await (const batch of untilAborted(events, io.signal)) {
    for (const event of batch) {
      if (event.type === "BOOKMARK") continue;
      if (event.type === "ERROR") throw watchFailure(event.object);
      const table = tableFrom(event.object, io.now());
      columns = table.columnDefinitions ?? columns ?? [];
      await printer.print({ ...table, columnDefinitions: columns }, event.type);
    }
  }
  return 0;
}

async function watchObjects(
  { call, connection: { client } }: Watching,
  one: Selected,
  printer: ObjectPrinter,
): Promise<number> {
  const { flags, io } = call;
  const place = watchPlace(one);
  const list = await client.get<KubeList | KubeObject>(one.path, {
    query: selectors(call),
    signal: io.signal,
  });
  const items = "items" in list ? (list as KubeList).items : [list as KubeObject];
  const { resource } = one;
  const type = {
    apiVersion: resource.group ? `${resource.group}/${resource.version}` : resource.version,
    kind: resource.kind,
  };
  const show = async (object: KubeObject, event: string) => {
    const whole = flags.bool("output-watch-events")
      ? { type: event, object } as unknown as KubeObject
      : object;
    await io.out(printer({ whole, items: [object] }));
  };
  if (!flags.bool("watch-only")) { for (const item of items) await show({ ...type, ...item }, "ADDED"); }
  const events = await openWatch(client, place.path, {
    query: { ...selectors(call), ...place.query },
    ...version((list.metadata as { resourceVersion?: string }).resourceVersion),
    signal: io.signal,
  });
  for await (const batch of untilAborted(events, io.signal)) {
    for (const event of batch) {
      if (event.type === "BOOKMARK") continue;
      if (event.type === "ERROR") throw watchFailure(event.object);
      await show(event.object, event.type);
    }
  }
  return 0;
}

/** The server ends a watch with a Status, such as 410 for a version that it has forgotten. */
function watchFailure({ message = "" }: Status): Error {
  return new Error(`unable to decode an event from the watch stream: ${message}`);
}

/** Lines of several tables under one header, in columns that never get narrower. */
class RowPrinter {
  readonly #call: Call;
  readonly #one: Selected;
  readonly #widths: number[] = [];
  #hasHeader = false;

  constructor(call: Call, one: Selected) {
    this.#call = call;
    this.#one = one;
  }

  async print(table: Table, event: string): Promise<void> {
    const { flags, io } = this.#call;
    const options = tableTextOptions(this.#call, [this.#one], this.#one);
    const noHeaders = options.noHeaders || this.#hasHeader;
    const rows = tableLines(table, { ...options, noHeaders });
    if (rows.length === 0) return;
    const lines = flags.bool("output-watch-events")
      ? rows.map((cells, index) => [index === 0 && !noHeaders ? "EVENT" : event, ...cells])
      : rows;
    this.#hasHeader = true;
    for (const cells of lines) {
      cells.forEach((cell, index) =>
        this.#widths[index] = Math.max(this.#widths[index] ?? 6, cell.length + 3)
      );
    }
    const padded = lines.map((cells) =>
      cells.map((cell, index) => index === cells.length - 1 ? cell : cell.padEnd(this.#widths[index]!)).join(
        "",
      )
    );
    // One by one, so that a reader who has seen enough is noticed before the next event.
    for (const line of padded) await io.out(`${line}\n`);
  }
}

/** A named object is watched in its collection. */
function watchPlace(one: Selected): { path: string; query: { fieldSelector?: string } } {
  if (one.name === undefined) return { path: one.path, query: {} };
  return {
    path: one.path.slice(0, one.path.lastIndexOf("/")),
    query: { fieldSelector: `metadata.name=${one.name}` },
  };
}

function selectors({ flags }: Call): { labelSelector?: string; fieldSelector?: string } {
  return {
    ...(flags.has("selector") ? { labelSelector: flags.string("selector") } : {}),
    ...(flags.has("field-selector") ? { fieldSelector: flags.string("field-selector") } : {}),
  };
}

function version(resourceVersion: string | undefined): { resourceVersion?: string } {
  return resourceVersion ? { resourceVersion } : {};
}
