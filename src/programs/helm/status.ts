import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { formatted, outputFlag, outputFormat } from "./output_format.ts";
import { findRelease } from "./release_acting.ts";
import { releaseResources } from "./release_resources.ts";
import { releaseJson } from "./release_json.ts";
import { releaseText } from "./release_text.ts";

/** `helm status`. */
export const status: Program = {
  name: "status",
  summary: "How a release stands",
  description:
    "Shows when a release was last changed and how that ended, the objects it has made with the pods that\n" +
    "come from them, the last run of its tests, and its notes.",
  usage: ["RELEASE_NAME [flags]"],
  flags: [
    outputFlag,
    { name: "revision", kind: "int", default: 0, usage: "The revision; without it, the newest." },
  ],
  async run(call) {
    const format = outputFormat(call.flags);
    requireArguments(call, { least: 1, most: 1, usage: "RELEASE_NAME [flags]" });
    const { chart: _chart, ...release } = await findRelease(
      call,
      call.args[0]!,
      call.flags.number("revision"),
    );
    const resources = await releaseResources(release, call);
    if (format === "table") await call.io.out(releaseText(release, { resources: await resources.text() }));
    else {
      const found = await resources.objects();
      const info = Object.keys(found).length > 0 ? { ...release.info, resources: found } : release.info;
      await call.io.out(formatted(releaseJson({ ...release, info }), format));
    }
    return 0;
  },
};
