/** `helm get metadata`. Source: helm.sh/helm/v4, pkg/action/get_metadata.go. */
import { releaseSecretName } from "../../kube/helm_release.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { formatted, outputFlag, outputFormat } from "./output_format.ts";
import { findRelease } from "./release_acting.ts";
import { secondsTime } from "./release_time.ts";

export const getMetadata: Program = {
  name: "metadata",
  summary: "What is known about a release",
  description:
    "Shows facts about a release: its chart, labels, dependencies, and how its objects are applied.",
  usage: ["RELEASE_NAME [flags]"],
  flags: [outputFlag, {
    name: "revision",
    kind: "int",
    default: 0,
    usage: "The revision; without it, the newest.",
  }],
  async run(call) {
    const format = outputFormat(call.flags);
    requireArguments(call, { least: 1, most: 1, usage: "RELEASE_NAME [flags]" });
    const release = await findRelease(call, call.args[0]!, call.flags.number("revision"));
    const { client } = await call.connect();
    // The labels of the Secret, with those that Helm sets itself.
    const path = `/api/v1/namespaces/${release.namespace}/secrets/${
      releaseSecretName(release.name, release.version)
    }`;
    const { metadata: secret } = await client.get(path, { signal: call.io.signal });
    const chart = isJsonObject(release["chart"]) ? release["chart"] : {};
    const metadata = isJsonObject(chart["metadata"]) ? chart["metadata"] : {};
    const facts: JsonObject = {
      name: release.name,
      chart: metadata["name"] ?? "",
      version: metadata["version"] ?? "",
      appVersion: metadata["appVersion"] ?? "",
      ...optional("annotations", metadata["annotations"]),
      ...optional("labels", secret.labels as JsonObject | undefined),
      ...optional("dependencies", metadata["dependencies"]),
      namespace: release.namespace,
      revision: release.version,
      status: release.info.status,
      deployedAt: secondsTime(String(release.info["last_deployed"] ?? "")),
      applyMethod: String(release["apply_method"] ?? ""),
    };
    await call.io.out(format === "table" ? factsText(facts) : formatted(facts, format));
    return 0;
  },
};

const applyMethods: Readonly<Record<string, string>> = {
  ssa: "server-side apply",
  csa: "client-side apply",
  "": "client-side apply (defaulted)",
};

function factsText(facts: JsonObject): string {
  const pairs = (value: Json | undefined) =>
    Object.entries(isJsonObject(value) ? value : {}).map(([key, text]) => `${key}=${text}`).sort().join(",");
  const dependencies = Array.isArray(facts["dependencies"]) ? facts["dependencies"] : [];
  const rows: [string, unknown][] = [
    ["NAME", facts["name"]],
    ["CHART", facts["chart"]],
    ["VERSION", facts["version"]],
    ["APP_VERSION", facts["appVersion"]],
    ["ANNOTATIONS", pairs(facts["annotations"])],
    ["LABELS", pairs(facts["labels"])],
    ["DEPENDENCIES", dependencies.map((each) => isJsonObject(each) ? each["name"] : "").sort().join(",")],
    ["NAMESPACE", facts["namespace"]],
    ["REVISION", facts["revision"]],
    ["STATUS", facts["status"]],
    ["DEPLOYED_AT", facts["deployedAt"]],
    ["APPLY_METHOD", ownEntry(applyMethods, String(facts["applyMethod"])) ?? applyMethods[""]],
  ];
  return rows.map(([name, value]) => `${name}: ${value}\n`).join("");
}

function optional(name: string, value: Json | undefined): JsonObject {
  const isEmpty = !value || Object.keys(value).length === 0;
  return isEmpty ? {} : { [name]: value };
}
