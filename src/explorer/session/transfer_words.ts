/** How a copy is named, and the kubectl command that does the same. */
import type { PaneContext } from "../pane.ts";
import { quote } from "../../kube/shell_quote.ts";
import { baseName } from "../../cluster/copy/remote_path.ts";
import type { TransferWish } from "./transfers.ts";

/** `web-1:/tmp/a → ./a`. */
export function transferPlaces({ direction, target, remote, local }: TransferWish): string {
  const there = `${target.name}:${remote}`;
  return direction === "download" ? `${there} → ${local}` : `${local} → ${there}`;
}

export function transferCommand(
  wish: TransferWish,
  { contextFlag }: Pick<PaneContext, "contextFlag">,
): string {
  const { direction, target, container, remote, local, noPreserve, retries } = wish;
  const there = quote(`${target.namespace}/${target.name}:${remote}`);
  const here = quoteLocal(local);
  const places = direction === "download" ? `${there} ${here}` : `${here} ${there}`;
  const flags = direction === "download"
    ? retries === 0 ? "" : ` --retries=${retries}`
    : noPreserve
    ? " --no-preserve"
    : "";
  return `kubectl cp ${places} -c ${container}${flags}${contextFlag}`;
}

/** Where a download goes when nothing is said: the same name, where the program was started. */
export function sameName(remote: string): string {
  return `./${baseName(remote)}`;
}

/** A shell knows `~/` only outside quotes. */
function quoteLocal(path: string): string {
  return path.startsWith("~/") ? `~/${quote(path.slice(2))}` : quote(path);
}
