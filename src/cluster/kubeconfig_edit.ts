import type { Config } from "./kubeconfig.ts";
import { type FieldPath, KubeconfigError } from "./kubeconfig_error.ts";
import { namesIn } from "./kubeconfig_context.ts";
import type { Document } from "yaml";

/** What an edit needs of the machine. */
export interface KubeconfigFiles {
  /** Rejects with Deno.errors.NotFound. */
  read(path: string): Promise<string>;
  /** Replaces the content in one step: readers see the old text or the new one. See `writeKubeconfig`. */
  write(path: string, text: string): Promise<void>;
}

/** The machine's own files. */
export const kubeconfigFiles: KubeconfigFiles = {
  read: (path) => Deno.readTextFile(path),
  write: writeKubeconfig,
};

/**
 * Makes a context the current one, in the file that sets the current context now, else in the first file there is.
 * Answers the file that was changed.
 */
export async function useContext(
  config: Config,
  name: string,
  files: KubeconfigFiles = kubeconfigFiles,
): Promise<string> {
  if (!config.contexts.has(name)) {
    throw new KubeconfigError(
      `no context exists with the name: "${name}" (known contexts: ${namesIn(config.contexts)})`,
    );
  }
  const path = config.currentContextFile ?? config.files[0]?.path ?? "";
  await editKubeconfig(path, files, () => [{ path: ["current-context"], value: name }]);
  return path;
}

/** Sets or, with "", removes a context's default namespace, in the file that holds the context. */
export async function setNamespace(
  config: Config,
  contextName: string,
  namespace: string,
  files: KubeconfigFiles = kubeconfigFiles,
): Promise<string> {
  const context = known(config, contextName, `cannot set the namespace of context ${contextName}`);
  await editKubeconfig(context.file, files, (document) => {
    const path = ["contexts", indexOf(document, contextName), "context", "namespace"];
    return namespace === "" ? [{ path }] : [{ path, value: namespace }];
  });
  return context.file;
}

/** Renames a context; the current context follows. Answers the files that were changed. */
export async function renameContext(
  config: Config,
  from: string,
  to: string,
  files: KubeconfigFiles = kubeconfigFiles,
): Promise<string[]> {
  const context = known(config, from, `cannot rename the context "${from}"`);
  if (config.contexts.has(to)) {
    throw new KubeconfigError(`cannot rename the context "${from}", the context "${to}" already exists`);
  }
  const isCurrent = config.currentContext === from;
  const currentFile = isCurrent ? config.currentContextFile : undefined;
  const current = { path: ["current-context"], value: to };
  await editKubeconfig(context.file, files, (document) => {
    const renamed = { path: ["contexts", indexOf(document, from), "name"], value: to };
    return currentFile === context.file ? [renamed, current] : [renamed];
  });
  if (!currentFile || currentFile === context.file) return [context.file];
  await editKubeconfig(currentFile, files, () => [current]);
  return [context.file, currentFile];
}

/** Removes a context from the file that holds it. Clusters, users and the current context stay, as with kubectl. */
export async function deleteContext(
  config: Config,
  name: string,
  files: KubeconfigFiles = kubeconfigFiles,
): Promise<string> {
  const context = known(config, name, `cannot delete context ${name}`);
  await editKubeconfig(context.file, files, (document) => [{ path: ["contexts", indexOf(document, name)] }]);
  return context.file;
}

/**
 * Writes a file in one step: a temporary file beside it, then a rename. Keeps the mode of a file that is there; a new
 * one is readable by its owner only, as it may hold keys. Follows a symbolic link to the file it leads to.
 */
export async function writeKubeconfig(path: string, text: string): Promise<void> {
  let target = path;
  let mode = 0o600;
  try {
    target = await Deno.realPath(path);
    mode = ((await Deno.stat(target)).mode ?? 0o600) & 0o777;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    const folder = path.replace(/[^/\\]*$/, "");
    if (folder) await Deno.mkdir(folder, { recursive: true });
  }
  const temporary = `${target}.${crypto.randomUUID().slice(0, 8)}.tmp`;
  try {
    await Deno.writeTextFile(temporary, text, { createNew: true, mode });
    // The process's umask may have taken bits away.
    if (Deno.build.os !== "windows") await Deno.chmod(temporary, mode);
    await Deno.rename(temporary, target);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
}

function known(config: Config, name: string, action: string): { file: string } {
  const context = config.contexts.get(name);
  if (context) return context;
  const places = config.files.map((file) => file.path).join(", ");
  throw new KubeconfigError(
    `${action}, it's not in ${places} (known contexts: ${namesIn(config.contexts)})`,
  );
}

/** One value to set, or to remove when there is none. */
export interface KubeconfigChange {
  path: FieldPath;
  value?: unknown;
}

/** Reads the file again (it may have changed since it was loaded), changes it, and writes it if that made a difference. */
export async function editKubeconfig(
  path: string,
  files: KubeconfigFiles,
  changes: (document: Document) => KubeconfigChange[],
): Promise<void> {
  const yaml = await import("yaml");
  const text = await files.read(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return NEW_FILE;
    throw error;
  });
  const document = parse(yaml, path, text);
  const changed = changes(document).reduce((now, change) => apply(yaml, path, now, change), text);
  if (changed !== text) await files.write(path, changed);
}

const NEW_FILE = 'apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\nusers: []\ncurrent-context: ""\n';

type Yaml = typeof import("yaml");

function parse(yaml: Yaml, path: string, text: string): Document {
  const document = yaml.parseDocument(text, { version: "1.1" });
  // After the first line comes the text itself, which may hold a token.
  const problem = document.errors[0]?.message.split("\n", 1)[0]?.replace(/:$/, "");
  if (problem !== undefined) throw new KubeconfigError(`cannot change ${path}: ${problem}`, path);
  return document;
}

function apply(yaml: Yaml, path: string, text: string, change: KubeconfigChange): string {
  const document = parse(yaml, path, text);
  const node: unknown = document.getIn(change.path, true);
  if (isScalarValue(change.value) && yaml.isScalar(node) && node.range) {
    // The value alone is replaced: everything else stays as it is to the byte.
    const scalar = new yaml.Document(change.value, { version: "1.1" }).toString({ lineWidth: 0 }).trimEnd();
    return text.slice(0, node.range[0]) + scalar + text.slice(node.range[1]);
  }
  if (change.value === undefined) document.deleteIn(change.path);
  else document.setIn(change.path, change.value);
  // As much of the file's own layout as can be kept; long values (certificates) stay on their lines.
  return document.toString({
    lineWidth: 0,
    indentSeq: !/^(clusters|contexts|users):[ \t]*\r?\n-/m.test(text),
    flowCollectionPadding: /\{ /.test(text),
  });
}

function isScalarValue(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean";
}

/** The position of a context in a file's list as it is now. */
function indexOf(document: Document, name: string): number {
  const list: unknown = document.toJS()?.contexts;
  const index = Array.isArray(list) ? list.findIndex((item) => item?.name === name) : -1;
  if (index < 0) throw new KubeconfigError(`context ${name} is no longer in its file`);
  return index;
}
