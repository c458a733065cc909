import type { IEvent } from "kubernetes-models/v1/Event";
import { resourcePath } from "../../cluster/resource_path.ts";
import { openWatch, type StreamedEvent } from "../../cluster/watch_stream.ts";
import { interval, lastSeenMs } from "../../kube/describe/event_text.ts";
import { printGroupVersion } from "../../kube/group_version.ts";
import type { KubeObject } from "../../kube/object.ts";
import { resolveResource, ResourceNameError } from "../../kube/resource_name.ts";
import { alignColumns } from "../../kube/table_text.ts";
import { escapeForTerminal } from "../../kube/terminal_escape.ts";
import type { Connection } from "../connection.ts";
import type { Call, Program } from "../program.ts";
import { StandardError } from "./error_text.ts";
import { outcomeFlags } from "./outcome.ts";
import { typedPrinter } from "./typed_object.ts";
import { untilAborted, untilEnd } from "./watch_end.ts";

/** `kubectl events`. */
export const events: Program = {
  name: "events",
  summary: "List events",
  description: "Shows what has happened, the oldest first: in the namespace, everywhere, or to one object.",
  usage: ["[(-o|--output=)json|yaml|name|jsonpath|...] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]"],
  flags: [
    {
      name: "all-namespaces",
      short: "A",
      kind: "bool",
      usage: "Every namespace; --namespace is then ignored.",
    },
    { name: "chunk-size", kind: "int", default: 500, usage: "Events a request; 0 asks for all at once." },
    { name: "for", kind: "string", usage: "Only those about this object: TYPE/NAME." },
    { name: "no-headers", kind: "bool", usage: "Leave out the line of column names." },
    ...outcomeFlags,
    { name: "types", kind: "list", usage: "Only these types: Normal or Warning." },
    { name: "watch", short: "w", kind: "bool", usage: "Go on after the list and show what happens." },
  ],
  examples: [["Warnings everywhere", "kubectl events -A --types=Warning"], [
    "Of one pod",
    "kubectl events --for pod/web",
  ]],
  run: runEvents,
};

type Event = IEvent & KubeObject;

async function runEvents(call: Call): Promise<number> {
  const { flags, io } = call;
  const isEverywhere = flags.bool("all-namespaces");
  const types = flags.list("types").map((type) => type.toLowerCase());
  if (types.some((type) => type !== "normal" && type !== "warning")) {
    throw new Error("valid --types are Normal or Warning");
  }
  const print = flags.string("output") ? await typedPrinter(call) : undefined;
  const connection = await call.connect();
  const fieldSelector = await selectorOf(call, connection);
  const path = resourcePath({ group: "", version: "v1", name: "events" }, {
    namespace: isEverywhere ? undefined : connection.namespace,
  });
  const fits = ({ type = "" }: Event) => types.length === 0 || types.includes(type.toLowerCase());
  const { items, metadata } = await connection.client.list<Event>(path, {
    query: { fieldSelector },
    signal: io.signal,
  });
  const found = items.filter(fits);
  if (flags.bool("watch")) {
    const { resourceVersion } = metadata;
    const since = resourceVersion ? { resourceVersion } : {};
    await io.out(print ? "" : tableText(call, found, !flags.bool("no-headers")));
    return await untilEnd(call, async ({ signal }) => {
      const stream = await openWatch<Event>(connection.client, path, {
        query: { fieldSelector },
        ...since,
        signal,
      });
      for await (const batch of untilAborted(stream, signal)) {
        for (const event of happened(batch).filter(fits)) {
          await io.out(print ? print(whole(event), "") : tableText(call, [event], false));
        }
      }
      return 0;
    });
  }
  if (found.length === 0) {
    await io.err(
      isEverywhere ? "No events found.\n" : `No events found in ${connection.namespace} namespace.\n`,
    );
    return 0;
  }
  found.sort((left, right) => lastSeenMs(left) - lastSeenMs(right));
  const list = { kind: "EventList", apiVersion: "v1", metadata: {}, items: found } as unknown as KubeObject;
  await io.out(print ? print(list, "") : tableText(call, found, !flags.bool("no-headers")));
  return 0;
}

function happened(batch: readonly StreamedEvent<Event>[]): Event[] {
  return batch.flatMap(({ type, object }) => type === "ADDED" || type === "MODIFIED" ? [object] : []);
}

function whole(event: Event): KubeObject {
  return { ...event, kind: "Event", apiVersion: "v1" };
}

/** What `--for` means; undefined: everything. */
async function selectorOf({ flags }: Call, { discovery }: Connection): Promise<string | undefined> {
  const about = flags.string("for");
  if (about === "") return undefined;
  const [type = "", name, ...rest] = about.split("/");
  if (name === undefined || rest.length) throw new Error("--for must be in resource/name form");
  try {
    const resource = resolveResource(await discovery(), type);
    return `involvedObject.kind=${resource.kind},involvedObject.apiVersion=${printGroupVersion(resource)},` +
      `involvedObject.name=${name}`;
  } catch (error) {
    if (!(error instanceof ResourceNameError)) throw error;
    throw new StandardError(`the server doesn't have a resource type ${JSON.stringify(type)}`);
  }
}

function tableText({ flags, io }: Call, found: Event[], hasHeaders: boolean): string {
  const isEverywhere = flags.bool("all-namespaces");
  const rows = found.map((event) =>
    [
      ...(isEverywhere ? [event.metadata.namespace ?? ""] : []),
      interval(event, io.now()),
      event.type ?? "",
      event.reason ?? "",
      `${event.involvedObject.kind}/${event.involvedObject.name}`,
      (event.message ?? "").trim(),
    ].map(escapeForTerminal)
  );
  const headers = [
    ...(isEverywhere ? ["NAMESPACE"] : []),
    "LAST SEEN",
    "TYPE",
    "REASON",
    "OBJECT",
    "MESSAGE",
  ];
  return alignColumns(hasHeaders ? [headers, ...rows] : rows);
}
