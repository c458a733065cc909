import type { Discovery } from "../../kube/discovery.ts";
import { shortNameWarnings } from "../../kube/resource_name.ts";
import type { Io } from "../io.ts";

/** Says where a short name of the arguments (`TYPE[,TYPE] …`, `TYPE/NAME …`) belongs to types of other groups, too. */
export async function warnOfShortNames(
  io: Pick<Io, "err">,
  discovery: Discovery,
  args: readonly string[],
): Promise<void> {
  const withSlash = args.filter((arg) => arg.includes("/"));
  const types = withSlash.length > 0
    ? withSlash.map((arg) => arg.slice(0, arg.indexOf("/")))
    : (args[0] ?? "").split(",");
  for (const type of types) {
    for (const text of shortNameWarnings(discovery, type)) await io.err(`Warning: ${text}\n`);
  }
}
