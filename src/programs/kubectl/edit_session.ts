/** The loop of `edit`: shown, changed, sent; what the server refuses comes back with its reasons. */
import { goJson } from "../../kube/go_value.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { parseYaml, printYaml } from "../../kube/yaml.ts";
import type { Flag } from "../flags.ts";
import type { Io } from "../io.ts";
import { editText, withoutComments } from "./editor.ts";
import { shapeProblem } from "./manifest_shape.ts";

/** How lines of the file end. */
export const windowsLinesFlag: Flag = {
  name: "windows-line-endings",
  kind: "bool",
  usage: "Lines of the file end as on Windows.",
};

export interface EditSession {
  io: Io;
  /** What is edited: one object, or several in a list. */
  objects: readonly KubeObject[];
  format: "yaml" | "json";
  /** Comment lines at the top. */
  header: string;
  /** How the first object is named where the text is no object at all: `deployments.apps "web"`. */
  title: string;
  /** `--windows-line-endings`: so the file is written; how it is read does not depend on it. */
  isForWindows?: boolean;
  /** Does what the person wants. Reasons to edit again are in the result; what else is thrown ends it. */
  send(edited: KubeObject[]): Promise<EditResult>;
}

export interface EditResult {
  /** `deployments.apps "web" was not valid`, with its causes: the text is edited again. */
  refusals: Refusal[];
  /** Printed where the text could not be used, with `path` being where it is kept. */
  keptFor?(path: string): string;
}

export interface Refusal {
  head: string;
  causes: readonly string[];
}

/** The exit code. */
export async function runEditSession(session: EditSession): Promise<number> {
  const { io } = session;
  const original = shown(session);
  let text = original;
  let refusals: Refusal[] = [];
  let lastPath: string | undefined;
  for (;;) {
    const before = text;
    const edited = await edit(session, refusals, text).catch((error) => keep(io, lastPath, error));
    const { path } = edited;
    text = edited.text;
    if (refusals.length > 0 && withoutComments(before) === withoutComments(text)) {
      await keep(io, path, new Error("Edit cancelled, no valid changes were saved."));
    }
    if (lastPath) await io.machine.removeFile(lastPath);
    lastPath = path;
    const problem = textProblem(text);
    if (problem) {
      await io.err(`error: ${session.title} is invalid\n`);
      const cause = `<nil>: Invalid value: "The edited file failed validation": ${problem}`;
      refusals = [{ head: `${session.title} was not valid`, causes: [cause] }];
      continue;
    }
    if (withoutComments(original) === withoutComments(text)) {
      await io.machine.removeFile(path);
      await io.err("Edit cancelled, no changes made.\n");
      return 0;
    }
    const result = await session.send(objectsIn(text)).catch((error) => keep(io, path, error));
    if (result.keptFor) {
      await io.err(result.keptFor(path));
      return 1;
    }
    refusals = result.refusals;
    if (refusals.length > 0) continue;
    await io.machine.removeFile(path);
    return 0;
  }
}

async function edit(session: EditSession, refusals: readonly Refusal[], text: string) {
  const reasons = refusals.map(({ head, causes }) =>
    causes.length === 0 ? `# ${head}\n` : `# ${head}:\n${causes.map((cause) => `# * ${cause}\n`).join("")}`
  );
  const why = reasons.length > 0 ? `${reasons.join("")}#\n` : "";
  const body = refusals.length > 0 ? stripHeader(text) : text;
  const head = session.format === "yaml" ? session.header + why : "";
  const whole = session.isForWindows ? (head + body).replaceAll("\n", "\r\n") : head + body;
  const edited = await editText(session.io, whole, { prefix: "kubectl-edit-", suffix: `.${session.format}` });
  return { ...edited, text: edited.text.replaceAll("\r\n", "\n") };
}

/** The person's own words stay; the comments at the top are written anew. */
function stripHeader(text: string): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => !line.startsWith("#"));
  return lines.slice(Math.max(start, 0)).join("\n");
}

async function keep(io: Io, path: string | undefined, error: unknown): Promise<never> {
  if (path) await io.err(`A copy of your changes has been stored to ${JSON.stringify(path)}\n`);
  throw error;
}

function shown({ objects, format }: EditSession): string {
  const bare = objects.map(withoutManagedFields);
  const [only, ...others] = bare;
  const whole: Json = others.length === 0 && only
    ? only
    : { apiVersion: "v1", items: bare, kind: "List", metadata: {} };
  return format === "yaml" ? printYaml(whole) : `${goJson(whole, "    ")}\n`;
}

function withoutManagedFields(object: KubeObject): Json {
  const { managedFields: _, ...metadata } = object.metadata ?? {};
  return JSON.parse(JSON.stringify({ ...object, metadata })) as Json;
}

/** Why a text is no object; an empty one is none, too. */
function textProblem(text: string): string | undefined {
  try {
    return shapeProblem(parseYaml(withoutComments(text)));
  } catch (error) {
    return (error as Error).message.replace(/^error converting YAML to JSON: /, "");
  }
}

function objectsIn(text: string): KubeObject[] {
  const value = parseYaml(withoutComments(text));
  const items = isJsonObject(value) && Array.isArray(value["items"]) ? value["items"] : [value];
  return items as unknown as KubeObject[];
}
