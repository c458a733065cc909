/** What there is to say of the field under a cursor: the schema's words, and how things stand in this object. */
import { ageSince } from "../../kube/age.ts";
import type { ApiResource } from "../../kube/discovery.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import type { FieldNode } from "../../kube/schema_field.ts";
import { type Line, line } from "../../terminal/line.ts";
import type { FieldPath } from "../text/yaml_document.ts";
import { changeNote, type SchemaValidation } from "./change_rules.ts";
import { factLines, factsOf, wrapped } from "./field_docs.ts";
import { fieldOwners } from "./field_owners.ts";
import { valueSummary } from "./value_summary.ts";

export interface FieldUnderCursor {
  readonly resource: ApiResource;
  readonly object: KubeObject;
  readonly path: FieldPath;
  readonly value: Json;
  /** The kind in the cluster's schema; undefined while, or because, there is none. */
  readonly root: FieldNode | undefined;
  /** Why there is no schema. */
  readonly problem: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function cursorDocs(field: FieldUnderCursor, columns: number): Line[] {
  const { root, path, problem } = field;
  if (path.length === 0) return [];
  const { nodes, isKnown } = nodesAt(root, path);
  const node = nodes.at(-1);
  const lines = [headLine(field, node, isKnown)];
  if (!node) {
    if (problem !== undefined) lines.push(...words(problem, columns, "dim"));
  } else if (!isKnown) lines.push(...words("The schema does not name this field.", columns, "warn"));
  else if (firstSentence(node)) lines.push(...words(firstSentence(node), columns));
  lines.push(...liveFacts(field, nodes, columns));
  if (!node || !isKnown) return lines;
  for (const [name, value] of factsOf(node)) lines.push(...factLines(name, value, columns));
  const fields = node.children().map(({ name, required }) => required ? `${name}*` : name);
  if (fields.length > 0) lines.push(...factLines("fields", fields.join(", "), columns));
  const rest = node.fullDescription.trim().slice(firstSentence(node).length).trim();
  if (rest !== "") lines.push({ spans: [] }, ...words(rest, columns));
  return lines;
}

/**
 * The schema's fields on the way to a path, the last one innermost. List items count for their list, and the keys
 * of a map for the map; `isKnown` is false when the schema stops before the path does.
 */
export function nodesAt(
  root: FieldNode | undefined,
  path: FieldPath,
): { nodes: readonly FieldNode[]; isKnown: boolean } {
  if (!root) return { nodes: [], isKnown: false };
  const nodes = [root];
  for (const key of path) {
    if (typeof key === "number") continue;
    const node = nodes.at(-1)!;
    const child = node.children().find(({ name }) => name === key);
    if (child) nodes.push(child);
    else if (!isOpen(node)) return { nodes, isKnown: false };
  }
  return { nodes, isKnown: true };
}

/** Any key may stand in it. */
function isOpen({ type, schema }: FieldNode): boolean {
  return type.includes("map[") || schema["x-kubernetes-preserve-unknown-fields"] === true;
}

function headLine({ path }: FieldUnderCursor, node: FieldNode | undefined, isKnown: boolean): Line {
  const name = String(path.findLast((key) => typeof key === "string") ?? "");
  const index = path.at(-1);
  return {
    spans: [
      { text: name, role: "title", bold: true },
      ...(typeof index === "number" ? [{ text: `[${index}]`, role: "dim" as const }] : []),
      ...(node && isKnown ? [{ text: ` <${node.type}>`, role: "accent" as const }] : []),
      ...(node?.required && isKnown ? [{ text: " required", role: "warn" as const }] : []),
    ],
  };
}

function liveFacts(field: FieldUnderCursor, nodes: readonly FieldNode[], columns: number): Line[] {
  const { resource, object, path, value } = field;
  const names = path.filter((key): key is string => typeof key === "string");
  const validations = nodes.slice(1).flatMap(({ schema }): readonly SchemaValidation[] =>
    schema["x-kubernetes-validations"] ?? []
  );
  const change = changeNote(resource, names, object, validations);
  return [
    ...factLines("value", valueSummary(value), columns),
    ...factLines("set by", ownersText(field), columns),
    ...factLines("change", change.text, columns, change.isFixed ? "warn" : "text"),
  ];
}

/** `kubectl-client-side-apply, 64d ago; kubelet (status), 3m ago`. */
function ownersText({ object, path, now }: FieldUnderCursor): string {
  const owners = fieldOwners(object, path);
  if (owners.length === 0) return "no one is named: the server itself";
  const told = owners.map(({ manager, operation, subresource, time, isPart }) => {
    const how = [
      ...(operation === "Apply" ? ["server-side apply"] : []),
      ...(subresource ? [subresource] : []),
    ];
    return `${manager || "unnamed"}${how.length > 0 ? ` (${how.join(", ")})` : ""}` +
      `${isPart ? " in part" : ""}${time ? `, ${ageSince(time, now)} ago` : ""}`;
  });
  return told.join("; ");
}

function firstSentence({ description, fullDescription }: FieldNode): string {
  const text = (description ?? fullDescription).trim();
  const end = /[.!?](?=\s|$)/.exec(text);
  const first = end ? text.slice(0, end.index + 1) : text;
  return first.includes("\n\n") ? first.slice(0, first.indexOf("\n\n")) : first;
}

function words(text: string, columns: number, role?: "dim" | "warn"): Line[] {
  return wrapped(text, Math.max(10, columns)).map((part) => line(part, role));
}
