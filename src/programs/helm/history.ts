import { releaseHistory } from "../../cluster/helm_releases.ts";
import { summaryOf } from "../../kube/helm_release.ts";
import type { Json } from "../../kube/object.ts";
import type { Program } from "../program.ts";
import { alignedTable } from "./aligned_table.ts";
import { requireArguments } from "./argument_count.ts";
import { formatted, outputFlag, outputFormat } from "./output_format.ts";
import { ansicTime } from "./release_time.ts";

/** `helm history`. */
export const history: Program = {
  name: "history",
  aliases: ["hist"],
  summary: "Print the revisions of a release",
  description: "Lists the revisions of a release that are kept, the oldest first.",
  usage: ["RELEASE_NAME [flags]"],
  flags: [{ name: "max", kind: "int", default: 256, usage: "How many at most, the newest." }, outputFlag],
  async run(call) {
    const { flags, args, io } = call;
    const format = outputFormat(flags);
    requireArguments(call, { least: 1, most: 1, usage: "RELEASE_NAME [flags]" });
    const { client, namespace } = await call.connect();
    const releases = await releaseHistory(client, { namespace, name: args[0]! }, io.signal);
    if (releases.length === 0) throw new Error("release: not found");
    const rows = releases.slice(0, flags.number("max")).reverse().map(summaryOf);
    if (format !== "table") {
      await io.out(formatted(
        rows.map((row): Json => ({
          revision: row.revision,
          updated: row.updated,
          status: row.status,
          chart: row.chart,
          app_version: row.appVersion,
          description: row.description,
        })),
        format,
      ));
      return 0;
    }
    const lines = rows.map((row) => [
      String(row.revision),
      ansicTime(row.updated),
      row.status,
      row.chart,
      row.appVersion,
      row.description,
    ]);
    const headers = ["REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "DESCRIPTION"];
    await io.out(`${alignedTable([headers, ...lines])}\n`);
    return 0;
  },
};
