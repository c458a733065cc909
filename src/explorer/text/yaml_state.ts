/** What a YAML view knows. Immutable. */
import type { ObjectChange } from "../../cluster/object_watch.ts";
import { withoutManagedFields } from "../../kube/field_owners.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import type { FieldNode } from "../../kube/schema_field.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { changedLines } from "./changed_lines.ts";
import { decodedSecret } from "./decoded_secret.ts";
import { folds } from "./folds.ts";
import { sourceLine, type TextView, textView, withFolds } from "./text_view.ts";
import {
  emptyDocument,
  type FieldPath,
  followLine,
  pathOf,
  type YamlDocument,
  yamlDocument,
} from "./yaml_document.ts";

export interface YamlState {
  readonly target: Target;
  /** What the server said last. */
  readonly change: ObjectChange;
  /** What is on the screen: something older, while refreshing is off. */
  readonly object: KubeObject | undefined;
  /** Since when refreshing is off, in milliseconds since 1970. */
  readonly heldSince: number | undefined;
  readonly showsManaged: boolean;
  /** A Secret's data is shown in the clear. */
  readonly isDecoded: boolean;
  readonly hasNumbers: boolean;
  readonly document: YamlDocument;
  readonly view: TextView;
  /** Lines that changed with the last reading, and until when they are marked. */
  readonly changed: { readonly lines: ReadonlySet<number>; readonly until: number };
  readonly docs: YamlDocs;
}

/** The documentation beside the text. */
export interface YamlDocs {
  /** `auto`: where there is room. */
  readonly mode: "auto" | "on" | "off";
  readonly schema: "unread" | "reading" | { readonly root: FieldNode | undefined; readonly problem?: string };
  /** The field that stays there, wherever the cursor goes. */
  readonly pinned: FieldPath | undefined;
  /** Lines scrolled away. */
  readonly top: number;
}

export function newYamlState(target: Target, isDecoded: boolean): YamlState {
  return {
    target,
    change: { object: undefined, state: { kind: "loading", count: 0, remaining: undefined } },
    object: undefined,
    heldSince: undefined,
    showsManaged: false,
    isDecoded,
    hasNumbers: false,
    document: emptyDocument,
    view: textView(),
    changed: { lines: new Set(), until: 0 },
    docs: { mode: "auto", schema: "unread", pinned: undefined, top: 0 },
  };
}

/** What the server said, shown unless refreshing is off. */
export function withChange(state: YamlState, change: ObjectChange, now: number): YamlState {
  const next = { ...state, change };
  if (state.heldSince !== undefined && state.object) return next;
  // Only how far it can be trusted has changed: large objects are not printed for that.
  if (state.object && (change.object ?? state.object) === state.object) return next;
  const isFirst = !state.object || state.object.metadata.uid !== change.object?.metadata.uid;
  const read = printed({ ...next, object: change.object ?? state.object });
  if (isFirst || read.document === state.document) return read;
  const lines = changedLines(state.document.lines, read.document.lines);
  return { ...read, changed: { lines, until: now + markedMs } };
}

/** How long changed lines are marked. */
const markedMs = 2000;

/** Refreshing off, or on again: then the latest is shown. */
export function toggleHeld(state: YamlState, now: number): YamlState {
  if (state.heldSince === undefined) return { ...state, heldSince: now };
  return withChange({ ...state, heldSince: undefined }, state.change, now);
}

/** Prints the object as it is to be shown; cursor and folds stay at their fields. */
export function printed(state: YamlState): YamlState {
  const { object, showsManaged, isDecoded, view } = state;
  if (!object) return state;
  const { object: readable, heading } = isDecoded ? decodedSecret(object) : { object, heading: [] };
  const shown = showsManaged ? readable as unknown as Json : withoutManagedFields(readable);
  const document = yamlDocument(shown, heading);
  const follow = followLine(state.document, document);
  const next = withFolds(view, folds(document.lines, document.sections, view.folds?.closed), follow);
  return { ...state, document, view: next };
}

/** The entry under the cursor. */
export function selectedEntry({ document, view }: YamlState): ReturnType<YamlDocument["entryAt"]> {
  return document.entryAt(sourceLine(view, view.cursor));
}

/** The path of the field under the cursor. */
export function selectedPath(state: YamlState): FieldPath {
  return pathOf(selectedEntry(state));
}

/** From this width on, there is room for documentation beside the text. */
const besidesColumns = 110;
const docsShare = 0.42;
/** Lines of documentation below the text, where it is narrower. */
const sheetShare = 0.4;

/** Where the documentation is, and how large. */
export function docsPlace(
  { docs: { mode } }: YamlState,
  { columns, rows, isFullScreen }: Pick<PaneContext, "columns" | "rows" | "isFullScreen">,
): { readonly type: "none" | "beside" | "below"; readonly size: number } {
  if (isFullScreen || mode === "off") return { type: "none", size: 0 };
  if (columns >= besidesColumns) return { type: "beside", size: Math.floor(columns * docsShare) };
  return mode === "on" ? { type: "below", size: Math.floor(rows * sheetShare) } : { type: "none", size: 0 };
}

/** How wide its lines are, what stands before them not counted. */
export function textColumns(state: YamlState, context: PaneContext): number {
  const place = docsPlace(state, context);
  const room = context.columns - (place.type === "beside" ? place.size + 3 : 0);
  const numbers = state.hasNumbers ? String(state.document.lines.length).length + 1 : 0;
  return Math.max(1, room - (context.isFullScreen ? 0 : 2 + numbers));
}

/** How many lines of the text are seen. */
export function textRows(state: YamlState, context: PaneContext): number {
  const place = docsPlace(state, context);
  return Math.max(1, context.rows - (place.type === "below" ? place.size : 0));
}
