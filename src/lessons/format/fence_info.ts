/** What stands after the language of a typed fence: `lesson:run terminal=2 until="start worker"`. */
export interface FenceInfo {
  /** `run`; undefined: the fence is an ordinary one. */
  readonly kind: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  /** A part that is no `name=value`. */
  readonly wrong?: string;
}

const PART = /([a-z-]+)=(?:"([^"]*)"|(\S+))(?:\s+|$)/y;

export function readFenceInfo(info: string): FenceInfo {
  const [, kind, rest = ""] = /^lesson:(\S*)\s*(.*)$/.exec(info) ?? [];
  const attributes = new Map<string, string>();
  if (kind === undefined) return { kind, attributes };
  PART.lastIndex = 0;
  while (PART.lastIndex < rest.length) {
    const at = PART.lastIndex;
    const part = PART.exec(rest);
    if (!part) return { kind, attributes, wrong: rest.slice(at) };
    attributes.set(part[1]!, part[2] ?? part[3]!);
  }
  return { kind, attributes };
}
