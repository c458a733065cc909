/** Two versions of objects as the files of two folders, and what differs between them. */
import { structuredPatch } from "diff";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml.ts";
import type { Call } from "../program.ts";

export interface DiffedObject {
  /** Of its file: `apps.v1.Deployment.shop.web`. */
  name: string;
  live: KubeObject | "new";
  merged: KubeObject | "gone";
}

/** Shows the differences, or has another program show them. The exit code is that of diff. */
export async function diffTexts(call: Call, objects: readonly DiffedObject[]): Promise<number> {
  const { io } = call;
  const files = objects.map((object) => textsOf(call, object)).sort((a, b) => a.name < b.name ? -1 : 1);
  const temporary = (io.machine.env("TMPDIR") || "/tmp").replace(/\/$/, "");
  const folder = (word: string) => `${temporary}/${word}-${Math.floor(io.random() * 2 ** 32)}`;
  const folders = { live: folder("LIVE"), merged: folder("MERGED") };
  const program = io.machine.env("KUBECTL_EXTERNAL_DIFF");
  if (program) return await externalDiff(call, program, files, folders);
  let isDifferent = false;
  for (const file of files) {
    if (file.live === file.merged) continue;
    isDifferent = true;
    await io.out(unifiedDiff(file, folders, io.now()));
  }
  return isDifferent ? 1 : 0;
}

interface FileTexts {
  name: string;
  live: string;
  /** Undefined: there is no such file. */
  merged: string | undefined;
}

interface Folders {
  live: string;
  merged: string;
}

function textsOf({ flags }: Call, { name, live, merged }: DiffedObject): FileTexts {
  // What would be pruned is shown as it is.
  if (merged === "gone") return { name, live: live === "new" ? "" : yaml(live), merged: undefined };
  const bare = flags.bool("show-managed-fields") ? (one: KubeObject) => one : withoutManagedFields;
  const before = live === "new" ? undefined : bare(live);
  const after = bare(merged);
  const isSecret = after.kind === "Secret" && after.apiVersion === "v1";
  const [shownBefore, shownAfter] = isSecret && !flags.bool("show-secrets")
    ? masked(before, after)
    : [before, after];
  return { name, live: shownBefore ? yaml(shownBefore) : "", merged: yaml(shownAfter!) };
}

function yaml(object: KubeObject): string {
  return printYaml(JSON.parse(JSON.stringify(object)) as Json);
}

function withoutManagedFields(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** Values of secrets show only whether they change. */
function masked(before: KubeObject | undefined, after: KubeObject): [KubeObject | undefined, KubeObject] {
  const [old, wanted] = [dataOf(before), dataOf(after)];
  const hide = (data: JsonObject, other: JsonObject, word: string): JsonObject =>
    Object.fromEntries(
      Object.keys(data).map((key) => {
        const isChanged = Object.hasOwn(other, key) && other[key] !== data[key];
        return [key, isChanged ? `*** (${word})` : "***"];
      }),
    );
  const put = (object: KubeObject, data: JsonObject) =>
    isJsonObject(object["data"] as Json) ? { ...object, data } : object;
  return [before && put(before, hide(old, wanted, "before")), put(after, hide(wanted, old, "after"))];
}

function dataOf(object: KubeObject | undefined): JsonObject {
  const data = object?.["data"] as Json | undefined;
  return isJsonObject(data) ? data : {};
}

/** As `diff -u -N` of two folders prints it. */
function unifiedDiff({ name, live, merged }: FileTexts, folders: Folders, nowMs: number): string {
  const [before, after] = [`${folders.live}/${name}`, `${folders.merged}/${name}`];
  const { hunks } = structuredPatch(before, after, live, merged ?? "", "", "", { context: 3 });
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
    ...lines,
  ]);
  const head = [
    `diff -u -N ${before} ${after}`,
    `--- ${before}\t${timestamp(nowMs)}`,
    `+++ ${after}\t${timestamp(merged === undefined ? 0 : nowMs)}`,
  ];
  return [...head, ...lines].map((line) => `${line}\n`).join("");
}

/** Of one line its number alone; of none, the line before. */
function range(start: number, count: number): string {
  if (count === 0) return `${start - 1},0`;
  return count === 1 ? String(start) : `${start},${count}`;
}

function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().replace("T", " ").replace("Z", "")}000000 +0000`;
}

/** Words that could mean something to a shell are left out, as kubectl does. */
async function externalDiff(
  { io }: Call,
  program: string,
  files: readonly FileTexts[],
  folders: Folders,
): Promise<number> {
  const [command = "", ...words] = program.split(" ");
  const safe = words.filter((word) => /^[a-zA-Z0-9=-]+$/.test(word));
  const { machine } = io;
  try {
    for (const folder of [folders.live, folders.merged]) await machine.tree.makeFolder(folder);
    for (const { name, live, merged } of files) {
      await machine.writeFile(`${folders.live}/${name}`, new TextEncoder().encode(live));
      if (merged === undefined) continue;
      await machine.writeFile(`${folders.merged}/${name}`, new TextEncoder().encode(merged));
    }
    const { code, output, errors } = await run(machine, [command, ...safe, folders.live, folders.merged]);
    await io.out(output);
    await io.err(errors);
    return code;
  } finally {
    for (const folder of [folders.live, folders.merged]) await machine.tree.remove(folder).catch(() => {});
  }
}

async function run(machine: Call["io"]["machine"], command: string[]) {
  try {
    return await machine.run(command);
  } catch (error) {
    throw new Error(`failed to run ${JSON.stringify(command[0])}: executable file not found in $PATH`, {
      cause: error,
    });
  }
}
