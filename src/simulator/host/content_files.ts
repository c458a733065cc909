/** Read-only content that is asked for at every read: the files of a ConfigMap, a Secret, a token. */
import { type Generated, GeneratedFiles, type GeneratedFolder } from "./generated_files.ts";
import { FOLDER_BYTES } from "./memory_files.ts";

/** What a read-only mount shows. */
export interface Mounted {
  /** Name relative to the folder, to text. */
  files: Readonly<Record<string, string>>;
  /** Permission bits of its files, and of single ones. */
  mode?: number;
  modes?: Readonly<Record<string, number>>;
  /** The folder that the link `..data` leads to, for content that is replaced as a whole (atomic_writer.go). */
  version?: string;
}

const FILE_MODE = 0o644;

export function contentFiles(content: () => Mounted, bornMs: number): GeneratedFiles {
  return new GeneratedFiles(topFolder(content), { type: "tmpfs", bornMs, refuses: "EROFS" });
}

/** What is seen first of versioned content are links into `..data`, which is a link to the version. */
function topFolder(content: () => Mounted): GeneratedFolder {
  const below = folderAt(content, "");
  return {
    ...below,
    mode: 0o755,
    names: (caller) => {
      const { version } = content();
      return [...below.names(caller), ...version ? ["..data", version] : []];
    },
    child: (name, caller) => {
      const { version } = content();
      if (!version) return below.child(name, caller);
      if (name === "..data") return { kind: "link", target: () => version };
      if (name === version) return { ...below, mode: 0o1777 };
      return below.child(name, caller) && { kind: "link", target: () => `..data/${name}` };
    },
  };
}

/** `prefix` is empty or ends in a slash. */
function folderAt(content: () => Mounted, prefix: string): GeneratedFolder {
  return {
    kind: "folder",
    mode: 0o755,
    size: FOLDER_BYTES,
    names: () => {
      const names = Object.keys(content().files).filter((name) => name.startsWith(prefix));
      return new Set(names.map((name) => name.slice(prefix.length).split("/")[0]!));
    },
    child: (name): Generated | undefined => {
      const { files, mode = FILE_MODE, modes = {} } = content();
      const full = prefix + name;
      if (Object.hasOwn(files, full)) {
        return {
          kind: "file",
          mode: modes[full] ?? mode,
          hasSize: true,
          read: () => content().files[full] ?? "",
        };
      }
      const isFolder = Object.keys(files).some((other) => other.startsWith(`${full}/`));
      return isFolder ? folderAt(content, `${full}/`) : undefined;
    },
  };
}
