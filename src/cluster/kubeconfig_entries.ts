/** Clusters, contexts and users of kubeconfig files: set, changed and taken away, each in the file that holds it. */
import type { Document } from "yaml";
import type { Config } from "./kubeconfig.ts";
import { editKubeconfig, type KubeconfigChange, type KubeconfigFiles } from "./kubeconfig_edit.ts";

export type EntryKind = "clusters" | "contexts" | "users";

/** What an entry's settings stand under. */
const FIELD: Record<EntryKind, string> = { clusters: "cluster", contexts: "context", users: "user" };

/** Where an entry is, or would be written. */
export function entryFile(config: Config, kind: EntryKind, name: string): string {
  return config[kind].get(name)?.file ?? kubeconfigTarget(config);
}

/** The file that new things are written to. */
export function kubeconfigTarget(config: Config): string {
  return config.files[0]?.path ?? config.missing.at(-1) ?? "";
}

/**
 * Sets fields of an entry; an undefined one is taken away. An entry that is not there is made. Rejects as the files do.
 */
export async function setEntry(
  config: Config,
  { kind, name }: { kind: EntryKind; name: string },
  fields: Readonly<Record<string, unknown>>,
  files: KubeconfigFiles,
): Promise<void> {
  await editKubeconfig(entryFile(config, kind, name), files, (document) => {
    const index = indexIn(document, kind, name);
    if (index < 0) return [newEntry(document, kind, name, fields)];
    const settings = [kind, index, FIELD[kind]];
    const present = document.getIn(settings);
    if (present === undefined || present === null) return [{ path: settings, value: given(fields) }];
    return Object.entries(fields).filter(([field, value]) =>
      value !== undefined || document.hasIn([...settings, field])
    )
      .map(([field, value]) => ({ path: [...settings, field], value }));
  });
}

/** Takes an entry away. Answers its file; undefined where there is no such entry. */
export async function deleteEntry(
  config: Config,
  kind: EntryKind,
  name: string,
  files: KubeconfigFiles,
): Promise<string | undefined> {
  const file = config[kind].get(name)?.file;
  if (file === undefined) return undefined;
  await editKubeconfig(file, files, (document) => [{ path: [kind, indexIn(document, kind, name)] }]);
  return file;
}

function newEntry(
  document: Document,
  kind: EntryKind,
  name: string,
  fields: Readonly<Record<string, unknown>>,
): KubeconfigChange {
  const entry = { [FIELD[kind]]: given(fields), name };
  const list: unknown = document.toJS()?.[kind];
  return Array.isArray(list) ? { path: [kind, list.length], value: entry } : { path: [kind], value: [entry] };
}

function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function indexIn(document: Document, kind: EntryKind, name: string): number {
  const list: unknown = document.toJS()?.[kind];
  return Array.isArray(list) ? list.findIndex((item) => item?.name === name) : -1;
}
