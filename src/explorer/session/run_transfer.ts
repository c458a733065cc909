/** One copy from its beginning to its end: in the list of transfers, and said above the footer. */
import type { ClusterPort } from "../cluster_port.ts";
import type { WorkEffect } from "../command.ts";
import type { Machine } from "../../machine/machine.ts";
import type { PaneContext } from "../pane.ts";
import { byteText } from "./byte_text.ts";
import type { CopyListener } from "../../cluster/copy/copy.ts";
import { download } from "../../cluster/copy/download.ts";
import { cleanPath } from "../../cluster/copy/remote_path.ts";
import { transferCommand, transferPlaces } from "./transfer_words.ts";
import type { Transfer, Transfers, TransferWish } from "./transfers.ts";
import { upload } from "../../cluster/copy/upload.ts";

export function runTransfer(wish: TransferWish, context: PaneContext): WorkEffect {
  return {
    type: "work",
    name: wish.direction,
    run: async (port, tell, ended, machine) => {
      const cancelled = new AbortController();
      const signal = AbortSignal.any([ended, cancelled.signal]);
      const say = (text: string): void => tell([{ type: "notify", text, role: "busy" }]);
      const entry = enter(wish, context, port, () => cancelled.abort());
      const title = transferPlaces(wish);
      say(`Copying (:transfers cancels) ${title} …`);
      const progress = new Progress(entry.change, port, (text) => say(`Copying ${title}: ${text}`));
      const copy = wish.direction === "download" ? download : upload;
      const local = localPath(wish.local, machine);
      const { client } = port;
      try {
        await copy({ client, wish, local, tree: machine.tree, signal, tell: progress });
      } catch (error) {
        const problem = cancelled.signal.aborted
          ? ""
          : error instanceof Error
          ? error.message
          : String(error);
        progress.end(cancelled.signal.aborted ? "Cancelled" : "Failed", problem);
        if (!cancelled.signal.aborted) throw error;
        tell([{ type: "notify", text: `Copying ${title} was cancelled.`, role: "warn" }]);
        return;
      }
      tell([notice(title, progress.end("Done", ""))]);
    },
  };
}

/** The whole path: `~/` is the home, and what is relative starts where the program was started. */
export function localPath(
  typed: string,
  { home, workingFolder }: Pick<Machine, "home" | "workingFolder">,
): string {
  if (typed === "~" || typed.startsWith("~/")) return cleanPath(`${home}${typed.slice(1)}`);
  return cleanPath(/^(\/|[A-Za-z]:[\\/])/.test(typed) ? typed : `${workingFolder}/${typed}`);
}

function enter(
  wish: TransferWish,
  context: PaneContext,
  { context: { name }, timing }: ClusterPort,
  cancel: () => void,
): ReturnType<Transfers["add"]> {
  return context.transfers.add({
    wish,
    context: name,
    kubectl: transferCommand(wish, context),
    state: "Copying",
    files: 0,
    bytes: 0,
    total: undefined,
    since: timing.now(),
    until: undefined,
    problem: "",
    remarks: [],
  }, cancel);
}

function notice(title: string, { files, bytes, remarks }: Transfer) {
  const amount = `${files} file${files === 1 ? "" : "s"}, ${byteText(bytes)}`;
  const more = remarks.length > 0
    ? `; ${remarks[0]}${remarks.length > 1 ? " … (:transfers shows all)" : ""}`
    : "";
  return {
    type: "notify" as const,
    text: `✓ Copied ${amount}: ${title}${more}`,
    role: remarks.length > 0 ? "warn" as const : "ok" as const,
  };
}

/** Counts, and enters what it counted a few times a second. */
class Progress implements CopyListener {
  #files = 0;
  #bytes = 0;
  #total: number | undefined;
  readonly #remarks: string[] = [];
  #toldAt: number;
  #saidAt: number;

  constructor(
    readonly change: (news: Partial<Transfer>) => Transfer,
    readonly port: ClusterPort,
    readonly say: (text: string) => void,
  ) {
    this.#toldAt = this.#saidAt = port.timing.now();
  }

  total(bytes: number): void {
    this.#total = bytes;
  }

  bytes(count: number): void {
    this.#bytes += count;
    this.#tell();
  }

  file(): void {
    this.#files++;
    this.#tell();
  }

  remark(text: string): void {
    if (this.#remarks.length < remarkLimit) this.#remarks.push(text);
  }

  end(state: Transfer["state"], problem: string): Transfer {
    return this.change({ ...this.#counts(), state, problem, until: this.port.timing.now() });
  }

  #counts(): Partial<Transfer> {
    const remarks = [...this.#remarks];
    return { files: this.#files, bytes: this.#bytes, total: this.#total, remarks };
  }

  #tell(): void {
    const now = this.port.timing.now();
    if (now - this.#toldAt < tellMs) return;
    this.#toldAt = now;
    this.change(this.#counts());
    if (now - this.#saidAt < sayMs) return;
    this.#saidAt = now;
    const of = this.#total === undefined ? "" : ` of ${byteText(this.#total)}`;
    this.say(`${this.#files} files, ${byteText(this.#bytes)}${of}`);
  }
}

const tellMs = 200;
const sayMs = 5_000;
const remarkLimit = 1_000;
