/** The copies of files as rows: how far they are, how they ended, and how to cancel one. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { humanDuration } from "../../kube/age.ts";
import { line } from "../../terminal/line.ts";
import type { PaneContext } from "../pane.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { readingPane } from "../text/reading_pane.ts";
import { byteText } from "./byte_text.ts";
import { transferPlaces } from "./transfer_words.ts";
import type { Transfer } from "./transfers.ts";

export const transferList: RowSource = {
  name: "transfers",
  title: "Transfers",
  kubectl: () => "",
  isEndless: true,
  read: async (port, tell, signal, context) => {
    const tellRows = rowsTeller(columns, tell);
    let wake = (): void => {};
    context.transfers.subscribe(() => wake(), signal);
    while (!signal.aborted) {
      tellRows(context.transfers.list.map((transfer) => transferRow(transfer, port.timing.now())));
      const awake = new AbortController();
      wake = () => awake.abort();
      await port.timing.sleep(refreshMs, AbortSignal.any([signal, awake.signal]));
    }
  },
  enterTitle: "its report",
  enter: ({ uid }, context) => {
    const transfer = found(uid, context);
    return transfer ? [{ type: "open", pane: report(transfer) }] : [];
  },
  keys: [{
    id: "cancel-transfer",
    keys: ["Ctrl-D"],
    title: "cancel",
    footer: 2,
    whyNot: (rows, context) =>
      rows.some(({ uid }) => found(uid, context)?.state === "Copying") ? undefined : "it has ended",
    run: (rows, context) => [{
      type: "later",
      load: () => {
        for (const { uid } of rows) {
          if (found(uid, context)?.state === "Copying") context.transfers.cancel(Number(uid));
        }
        return Promise.resolve([]);
      },
    }],
  }],
  empty: "No file was copied: t on a pod or a container does.",
};

const refreshMs = 1_000;

const columns = sourceColumns(["Name", "State", "Files", "Size", "Took", "Said"], [
  "Namespace",
  "Container",
  "Context",
]);

function transferRow(transfer: Transfer, now: number): LeanRow {
  const { id, wish, state, files, bytes, total, since, until, problem, remarks, context } = transfer;
  const name = transferPlaces(wish);
  const percent = total === undefined || total === 0 ? "" : ` ${Math.floor(100 * bytes / total)}%`;
  const more = remarks.length > 1 ? ` (and ${remarks.length - 1} more)` : "";
  return sourceRow({
    uid: String(id),
    name,
    cells: [
      name,
      `${state}${state === "Copying" ? percent : ""}`,
      files,
      byteText(bytes),
      humanDuration(Math.max(0, (until ?? now) - since)),
      problem || `${remarks[0] ?? ""}${more}`,
      wish.target.namespace,
      wish.container,
      context,
    ],
  });
}

function report(transfer: Transfer) {
  const { wish, state, problem, remarks, files, bytes, kubectl } = transfer;
  return readingPane({
    name: "transfer",
    title: transferPlaces(wish),
    kubectl: () => kubectl,
    read: (_port, tell) => {
      tell([
        line(`${state}: ${files} file${files === 1 ? "" : "s"}, ${byteText(bytes)}`),
        ...(problem ? [line(problem, "bad")] : []),
        ...(remarks.length > 0 ? [line("")] : []),
        ...remarks.map((text) => line(text, "warn")),
      ]);
      return Promise.resolve();
    },
  });
}

function found(uid: string, { transfers }: PaneContext): Transfer | undefined {
  return transfers.list.find(({ id }) => String(id) === uid);
}
