import type { FileTree } from "../../host/file_tree.ts";
import { absolutePath, type User } from "../../host/process.ts";

/** What tests of files look at. */
export interface FileTestContext {
  files: FileTree;
  cwd: string;
  user: User;
  /** Whether a program is there that is no file of the tree. */
  isProgram(path: string): boolean;
  isTerminal(descriptor: number): boolean;
}

/** `-f file` and its kin; undefined: it is no test of files. */
export function fileTest(context: FileTestContext, operator: string, name: string): boolean | undefined {
  if (operator === "-t") return context.isTerminal(Number(name));
  const path = absolutePath(context.cwd, name);
  const { files } = context;
  const isThere = () => name !== "" && (files.exists(path) || isDevice(path) || context.isProgram(path));
  const mode = () => files.facts(path)?.mode ?? (context.isProgram(path) ? 0o755 : 0o666);
  switch (operator) {
    case "-e":
    case "-a":
      return isThere();
    case "-f":
      return name !== "" && !files.isFolder(path) && !isDevice(path) &&
        (files.read(path) !== undefined || context.isProgram(path));
    case "-d":
      return name !== "" && files.isFolder(path);
    case "-s":
      return isThere() &&
        (files.isFolder(path) || context.isProgram(path) || (files.read(path) ?? "") !== "");
    case "-L":
    case "-h":
      return files.facts(path)?.kind === "link";
    case "-r":
      return isThere() && permits(context, path, mode(), 4);
    case "-w":
      return isThere() &&
        (isDevice(path) || permits(context, path, mode(), 2) && files.folderRefusal(path) === undefined);
    case "-x":
      return isThere() &&
        (files.isFolder(path) ||
          (context.user.uid === 0 ? (mode() & 0o111) !== 0 : permits(context, path, mode(), 1)));
    case "-c":
      return isDevice(path);
    case "-b":
      return false;
    case "-p":
    case "-S":
      return false;
    case "-u":
      return isThere() && (mode() & 0o4000) !== 0;
    case "-g":
      return isThere() && (mode() & 0o2000) !== 0;
    case "-k":
      return isThere() && (mode() & 0o1000) !== 0;
    case "-O":
    case "-G":
      return isThere() && files.facts(path)?.uid === context.user.uid;
    case "-N":
      return isThere();
    default:
      return undefined;
  }
}

/** `-nt`, `-ot`, `-ef` */
export function compareFiles(
  context: FileTestContext,
  left: string,
  operator: string,
  right: string,
): boolean {
  const { files, cwd } = context;
  const [first, second] = [absolutePath(cwd, left), absolutePath(cwd, right)];
  const [a, b] = [files.facts(first), files.facts(second)];
  if (operator === "-ef") {
    return a !== undefined && (first === second || b !== undefined && a.inode === b.inode);
  }
  if (operator === "-nt") return a !== undefined && (b === undefined || a.changedMs > b.changedMs);
  return b !== undefined && (a === undefined || a.changedMs < b.changedMs);
}

function isDevice(path: string): boolean {
  return /^\/dev\/(null|zero|full|random|urandom|tty|stdin|stdout|stderr)$/.test(path);
}

/** The bits of the owner or of the others. Root may all. */
function permits({ files, user }: FileTestContext, path: string, mode: number, bit: number): boolean {
  if (user.uid === 0) return true;
  const isOwner = files.facts(path)?.uid === user.uid;
  return (mode & (isOwner ? bit << 6 : bit)) !== 0;
}
