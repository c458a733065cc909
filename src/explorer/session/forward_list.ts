/** The port-forwards as rows: what leads where, how it is doing, and how to stop it. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { humanDuration } from "../../kube/age.ts";
import { PODS } from "../../kube/discovery.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { newTable, tableOf } from "../table/table_pane.ts";
import type { Target } from "../target.ts";
import { byteText } from "./byte_text.ts";
import { type Forward, isAbout } from "./forwards.ts";

/** All of them, or those of an object. */
export function forwardList(of?: Target): RowSource {
  return {
    name: "port-forwards",
    title: of ? `Port-forwards of ${of.name}` : "Port-forwards",
    kubectl: () => "",
    isEndless: true,
    read: async (port, tell, signal, context) => {
      const tellRows = rowsTeller(columns, tell);
      let wake = (): void => {};
      context.forwards.subscribe(() => wake(), signal);
      while (!signal.aborted) {
        const shown = context.forwards.list.filter((forward) => !of || isAbout(forward, of));
        tellRows(shown.map((forward) => forwardRow(forward, context, port.timing.now())));
        const awake = new AbortController();
        wake = () => awake.abort();
        // Ages and counts go on; what changes its state is told at once.
        await port.timing.sleep(refreshMs, AbortSignal.any([signal, awake.signal]));
      }
    },
    enterTitle: "its pod",
    enter: ({ uid }, context) => {
      const forward = found(uid, context);
      if (!forward?.pod) return [{ type: "notify", text: "There is no pod for it now.", role: "warn" }];
      const { namespace } = forward.target;
      const query = { resource: PODS, namespace, fieldSelector: `metadata.name=${forward.pod}` };
      return [{ type: "open", pane: newTable(tableOf(query)) }];
    },
    keys: [
      {
        id: "stop-forward",
        keys: ["Ctrl-D"],
        title: "stop",
        footer: 2,
        run: (rows, context) => [{ type: "later", load: () => Promise.resolve(stopped(rows, context)) }],
      },
      {
        id: "copy-url",
        keys: ["c"],
        title: "copy URL",
        footer: 3,
        run: ([row], context) => {
          const forward = row && found(row.uid, context);
          if (!forward) return [];
          const url = urlOf(forward);
          return [{ type: "copy", text: url }, { type: "notify", text: `Copied: ${url}`, role: "ok" }];
        },
      },
    ],
    empty: of
      ? `No port is forwarded to ${of.name}: Shift-F does.`
      : "No port is forwarded: Shift-F on a pod, a service or a workload does.",
  };
}

const refreshMs = 1_000;

const columns = sourceColumns(
  ["Name", "Address", "Status", "Pod", "Conns", "Bytes", "Age", "Error"],
  ["Namespace", "Port", "Context"],
);

function forwardRow(forward: Forward, context: PaneContext, now: number): LeanRow {
  const { id, target, pod, port, state, connections, bytes, since, lastError } = forward;
  const name = `${kubectlName(context.discovery, target.resource)}/${target.name}`;
  return sourceRow({
    uid: String(id),
    name,
    cells: [
      name,
      `${forward.address}:${forward.localPort}`,
      state,
      pod ?? "-",
      connections,
      byteText(bytes),
      humanDuration(Math.max(0, now - since)),
      lastError,
      target.namespace,
      port,
      forward.context,
    ],
  });
}

/** Most of what is forwarded speaks HTTP; 443 is known to want more. */
function urlOf({ address, localPort, port }: Forward): string {
  const host = address === "0.0.0.0" ? "127.0.0.1" : address.includes(":") ? `[${address}]` : address;
  const scheme = /^(443|8443|6443|https.*)$/.test(port) ? "https" : "http";
  return `${scheme}://${host}:${localPort}`;
}

function found(uid: string, { forwards }: PaneContext): Forward | undefined {
  return forwards.list.find(({ id }) => String(id) === uid);
}

function stopped(rows: readonly LeanRow[], { forwards }: PaneContext): readonly Command[] {
  for (const { uid } of rows) forwards.stop(Number(uid));
  const text = rows.length === 1
    ? `Port-forward to ${rows[0]!.name} stopped.`
    : `${rows.length} port-forwards stopped.`;
  return [{ type: "notify", text, role: "ok" }];
}
