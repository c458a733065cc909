import { isJsonObject } from "../../kube/merge_type.ts";
import type { JsonObject } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { archiveFiles } from "./chart_archive.ts";
import { metadataRecord } from "./chart_record.ts";
import { chartFromFiles } from "./load_chart.ts";
import { parseIndex } from "./repository_index.ts";

/** `helm repo index`. */
export const repoIndex: Program = {
  name: "index",
  summary: "Write the index.yaml for a folder of chart archives",
  usage: ["[DIR] [flags]"],
  flags: [
    { name: "json", kind: "bool", usage: "Write the index as JSON." },
    { name: "merge", kind: "string", usage: "An index whose charts are kept." },
    { name: "url", kind: "string", usage: "The URL that the archives will be found under." },
  ],
  async run(call) {
    const { args, flags, io } = call;
    requireArguments(call, { least: 1, most: 1, usage: "[DIR] [flags]" });
    const folder = args[0]!.replace(/(?<=.)\/+$/, "");
    const created = new Date(io.now()).toISOString();
    const entries = new Map<string, JsonObject[]>();
    const names = await io.machine.listFolder(folder).catch(() => {
      throw new Error(`open ${folder}/index.yaml: no such file or directory`);
    });
    for (const name of names.filter((each) => each.endsWith(".tgz"))) {
      const data = await io.machine.readFile(`${folder}/${name}`);
      const { metadata } = await chartFromFiles(await archiveFiles(data));
      const url = flags.string("url") ? `${flags.string("url").replace(/\/+$/, "")}/${name}` : name;
      const record = { ...metadataRecord(metadata), created, digest: await digestOf(data), urls: [url] };
      entries.set(metadata.name, [...entries.get(metadata.name) ?? [], record]);
    }
    if (flags.string("merge")) {
      const text = new TextDecoder().decode(await io.machine.readFile(flags.string("merge")));
      for (const [name, list] of Object.entries(parseIndex(text).entries)) {
        const own = entries.get(name) ?? [];
        const others = list.map(({ record }) => record).filter((one) =>
          !own.some((each) => each["version"] === one["version"])
        );
        entries.set(name, [...own, ...others]);
      }
    }
    const text = indexText(
      { apiVersion: "v1", entries: Object.fromEntries(entries), generated: created },
      flags.bool("json"),
    );
    await io.machine.writeFile(`${folder}/index.yaml`, new TextEncoder().encode(text), 0o644);
    return 0;
  },
};

/** The newest versions first. */
function indexText(index: JsonObject, isJson: boolean): string {
  const entries = isJsonObject(index["entries"]) ? index["entries"] : {};
  const sorted = parseIndex(JSON.stringify(index)).entries;
  const ordered = Object.fromEntries(
    Object.keys(entries).sort().map((name) => [name, sorted[name]!.map(({ record }) => record)]),
  );
  const value: JsonObject = { ...index, entries: ordered };
  return isJson ? JSON.stringify(value) : printYaml(value);
}

async function digestOf(data: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", data as Uint8Array<ArrayBuffer>));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
