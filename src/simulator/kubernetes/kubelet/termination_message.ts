/** What a container leaves behind to explain its end. Source: kuberuntime_container.go, getTerminationMessage. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { FileTree } from "../../host/file_tree.ts";
import type { ContainerLog } from "../../host/container_log.ts";

/** Characters of the file, lines and characters of the log. */
const MAX_FILE_LENGTH = 4096;
const MAX_LOG_LENGTH = 2048;
const MAX_LOG_LINES = 80;

/** "" when it has left nothing. */
export function terminationMessage(
  container: IContainer,
  files: FileTree,
  log: ContainerLog,
  exitCode: number,
): string {
  const path = container.terminationMessagePath ?? "/dev/termination-log";
  const text = (files.read(path) ?? "").slice(-MAX_FILE_LENGTH);
  const fallsBack = container.terminationMessagePolicy === "FallbackToLogsOnError" && exitCode !== 0;
  if (text !== "" || !fallsBack) return text;
  return log.lines.slice(-MAX_LOG_LINES).map((line) => line.text).join("").slice(-MAX_LOG_LENGTH);
}
