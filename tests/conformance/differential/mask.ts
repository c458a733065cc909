/** What may differ between two runs of the same command against two equal clusters. */
export interface MaskOptions {
  /** Where the client ran. */
  folder: string;
  /** The cluster's address, such as `https://127.0.0.1:34567`. */
  server: string;
}

/** What a client printed, without ages, points in time, identities, versions, generated names and addresses of this run. */
export function masked(text: string, { folder, server }: MaskOptions): string {
  let result = text.replaceAll(folder, "FOLDER").replaceAll(server, "SERVER").replaceAll(
    server.replace(/^https?:\/\//, ""),
    "SERVER",
  );
  for (const [pattern, replacement] of MASKS) result = result.replace(pattern, replacement);
  return result;
}

/** In this order. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "UID"],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, "TIME"],
  [/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, "TIME"],
  [/("?resourceVersion"?: ?)"?\d+"?/g, "$1VERSION"],
  // klog's line heads: I1123 06:19:22.290608   22297 file.go:265]
  [/^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{6} +\d+ \w+\.go:\d+\] /gm, "LOG "],
  // What -v says of features of the client's own, and of questions that a client with a newer cache does not ask.
  [/^LOG "Feature gate default state".*\n/gm, ""],
  [/^LOG "Response" verb="GET" url="SERVER\/apis?(\/v1)?(\?timeout=32s)?" status="200 OK" .*\n/gm, ""],
  [/\bmilliseconds=\d+/g, "milliseconds=N"],
  [/^(\tUser-Agent: |\t(Audit-Id|Date|X-Kubernetes-Pf-.*): ).*\n/gm, ""],
  // Where a busy machine has left no time to begin a watch, the real client says so before its error.
  [/^LOG "Failed to watch" err="context deadline exceeded".*\n/gm, ""],
  // At times it says of a watch that it has ended itself, that it has ended.
  [/^LOG "Warning: watch ended with error" .*context canceled.*\n/gm, ""],
  // The real `cp` ends with the archive, at times before what the pod's tar says on its other stream has come.
  [/^tar: removing leading '\/' from member names\n/gm, ""],
  // The files of edit and diff, and when they were written.
  [/\bkubectl-edit-\d+/g, "kubectl-edit-FILE"],
  [/\b(LIVE|MERGED)-\d+/g, "$1-FOLDER"],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9} [+-]\d{4}/g, "TIME"],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "TOKEN"],
  [/\b((?:node-)?debugger-(?:[\w-]+-)?)[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, "$1NAME"],
  [/<invalid>/g, "AGE"],
  [/\b(\d+[ywdhms]){1,2}\b/g, "AGE"],
  // The columns are as wide as what was masked in them.
  [/(?<=\S) {2,}/g, "  "],
  [/-{4,}/g, "----"],
  [/[ \t]+$/gm, ""],
];
